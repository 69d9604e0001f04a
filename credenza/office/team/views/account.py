"""One's own account: the name, and allauth's pages for second factors within acts.

allauth writes second factors by itself. The ledger lets nothing be written outside an act, so
each of its pages that writes one is wrapped here.
"""

from allauth.mfa.base import forms as codes
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.permissions import ROLES
from credenza.office.ledger.actions import acting
from credenza.office.team.actions import rename
from credenza.office.team.forms import NameForm
from credenza.office.team.queries import actor_of, setting
from credenza.office.team.rights import needs
from credenza.office.team.signin import SecondFactorAdapter, second_factors
from credenza.office.team.views import form_status


@needs("account:keep")
def account(request: HttpRequest) -> HttpResponse:
    """Name, password, second factors and roles of whoever is signed in."""
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        by, now = actor_of(request), timezone.now()
        rename(user=request.user, name=form.cleaned_data["name"], by=by, at=now)
        messages.success(request, "Your name was changed.")
        return redirect("account")
    grants = request.user.grants.select_related("facility", "department")
    context = {
        "form": form,
        "factors": second_factors(request.user),
        "required": setting("second_factor") == "required",
        "grants": [(grant, ROLES.get(grant.role, "")) for grant in grants],
    }
    return render(request, "team/account.html", context, status=form_status(form))


class Recorded:
    """A page of allauth whose writing is one act, named by ``act``."""

    act: str

    def form_valid(self, form: forms.Form) -> HttpResponse:
        with acting(self.act, by=actor_of(self.request), at=timezone.now()):
            return super().form_valid(form)


class AddApp(Recorded, ActivateTOTPView):
    act = "account:add-app"


class RemoveApp(Recorded, DeactivateTOTPView):
    act = "account:remove-app"


class RenewCodes(Recorded, GenerateRecoveryCodesView):
    act = "account:renew-codes"


class AddPasskey(Recorded, AddWebAuthnView):
    act = "account:add-passkey"


class RenamePasskey(Recorded, EditWebAuthnView):
    act = "account:rename-passkey"


class RemovePasskey(Recorded, RemoveWebAuthnView):
    act = "account:remove-passkey"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if not SecondFactorAdapter().can_delete_authenticator(self.object):
            messages.error(self.request, "This office requires a second factor: add another first.")
            return redirect("mfa_index")
        return super().form_valid(form)


class EntersCode:
    """A form that takes a code of a second factor; a recovery code is used up by it.

    The error is raised after the act, so that the count of wrong tries is kept.
    """

    def clean_code(self) -> str:
        wrong = None
        with acting("account:enter-code", by=actor_of(self.user), at=timezone.now()):
            try:
                return super().clean_code()
            except ValidationError as error:
                wrong = error
        raise wrong


class SignInCodeForm(EntersCode, codes.AuthenticateForm):
    """The code at signing in."""


class ConfirmCodeForm(EntersCode, codes.ReauthenticateForm):
    """The code before something delicate."""
