"""Signing in, one's own account, people, places and the office's choices.

Of allauth only the pages used here are opened, under its own names; signing up and managing
e-mail addresses are not among them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from credenza.office.team.rights import needs, public
from credenza.office.team.views import account as me
from credenza.office.team.views import choices, people, places

own = needs("account:keep")

urlpatterns = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/code/", public(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/closed/", public(account.account_inactive), name="account_inactive"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("password/forgotten/", public(account.password_reset), name="account_reset_password"),
    path("password/sent/", public(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/set/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/done/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("account/", me.account, name="account"),
    path("account/confirm/", own(account.reauthenticate), name="account_reauthenticate"),
    path("account/confirm/code/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        own(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/password/", own(account.password_change), name="account_change_password"),
    path("account/factors/", own(mfa.index), name="mfa_index"),
    path("account/factors/app/", own(me.AddApp.as_view()), name="mfa_activate_totp"),
    path("account/factors/app/remove/", own(me.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("account/factors/codes/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/factors/codes/renew/",
        own(me.RenewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/factors/codes/download/",
        own(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("account/factors/passkeys/", own(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("account/factors/passkeys/add/", own(me.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "account/factors/passkeys/<int:pk>/remove/",
        own(me.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/factors/passkeys/<int:pk>/name/",
        own(me.RenamePasskey.as_view()),
        name="mfa_edit_webauthn",
    ),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="person-invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/roles/", people.give_role, name="person-give-role"),
    path("people/<int:pk>/roles/<int:grant>/", people.take_role, name="person-take-role"),
    path("people/<int:pk>/invite/", people.invite_again, name="person-invite-again"),
    path("people/<int:pk>/disable/", people.disable, name="person-disable"),
    path("people/<int:pk>/enable/", people.enable, name="person-enable"),
    path("people/<int:pk>/factor/", people.reset_second_factor, name="person-reset-factor"),
    path("office/", places.office, name="office"),
    path("office/choices/", choices.choices, name="choices"),
    path("office/facilities/add/", places.add_facility, name="facility-add"),
    path("office/facilities/<int:pk>/", places.facility, name="facility"),
    path("office/facilities/<int:pk>/change/", places.change_facility, name="facility-change"),
    path("office/facilities/<int:pk>/departments/", places.add_department, name="department-add"),
    path("office/facilities/<int:pk>/bylaws/", places.tighten, name="bylaw-add"),
    path("office/departments/<int:pk>/", places.change_department, name="department-change"),
    path("office/bylaws/<int:pk>/end/", places.end_bylaw, name="bylaw-end"),
]
