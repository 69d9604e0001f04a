"""The door: who comes in, with what, how often, and for how long."""

import datetime as dt
import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from credenza.core.permissions import ROLES
from credenza.office.ledger.models import Act, Change
from credenza.office.team.actions import choose, disable, enable, reset_second_factor
from credenza.office.team.queries import invitation_link
from credenza.office.team.signin import second_factors
from tests.fixtures import BEGAN, PASSWORD, SYSTEM, signed_in

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NEW_PASSWORD = "a quite different long phrase"


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@pytest.fixture
def ada(person):
    return person("director", name="Ada Director")


@pytest.fixture
def with_app(ada, arranging):
    """Ada, with an authenticator app and recovery codes."""
    with arranging():
        TOTP.activate(ada, SECRET)
        RecoveryCodes.activate(ada)
    return ada


def code(steps: int = 0) -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def enter(client: Client, email: str, password: str = PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **more)


def enter_code(client: Client, typed: str):
    return client.post(reverse("mfa_authenticate"), {"code": typed})


def confirm(client: Client) -> None:
    """Enter the password once more, as delicate pages ask."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def later(time_machine, **span) -> None:
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(**span), tick=False)


# Passwords


def test_the_right_password_opens_the_door(client, ada):
    assert enter(client, "ADA.Director@example.org")["Location"] == "/today/"
    assert is_in(client)
    assert Act.objects.get(verb="account:sign-in").actor == "Ada Director"


def test_a_wrong_password_does_not_and_is_written_down(client, ada):
    assert enter(client, ada.email, "wrong").status_code == 200
    assert not is_in(client)
    entry = Act.objects.get(verb="account:sign-in")
    assert (entry.actor_id, entry.outcome) == (ada.pk, "refused")


def test_what_was_typed_is_never_written_down(client, ada):
    enter(client, "my-secret-typed-in-the-wrong-field@example.org", "another-secret")
    enter(client, ada.email, "a-third-secret")
    told = [str(row) for row in (*Act.objects.values(), *Change.objects.values())]
    assert not [entry for entry in told if "secret" in entry]


def test_known_and_unknown_addresses_are_answered_alike(client, ada):
    for name, more in (("account_login", {"password": "wrong"}), ("account_reset_password", {})):
        answers = []
        for email in (ada.email, "eve.stranger@example.org"):
            field = "login" if "password" in more else "email"
            answer = Client().post(reverse(name), {field: email, **more})
            text = re.sub(r'(csrfmiddlewaretoken" value|nonce|csrftoken)="[^"]*"', "", answer.text)
            text = re.sub(r'X-CSRFToken": "[^"]*"', "", text)
            answers.append((answer.status_code, answer.get("Location"), text.replace(email, "")))
        assert answers[0] == answers[1]


def test_known_and_unknown_addresses_cost_the_same_hashing(client, ada, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given)
    )
    counts = []
    for email in (ada.email, "eve.stranger@example.org"):
        hashed.clear()
        enter(Client(), email, "wrong")
        counts.append(len(hashed))
    assert counts[0] == counts[1] > 0


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client, ada, mailoutbox):
    form = {"email": "ADA.director@example.org"}
    client.post(reverse("account_reset_password"), form, headers={"Host": "127.0.0.1"})
    [mail] = mailoutbox
    link = urlsplit(re.search(r"http://\S+", mail.body)[0])
    assert link.hostname == "localhost"
    path = link.path
    form = client.get(path)["Location"]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not is_in(client)
    enter(client, ada.email, NEW_PASSWORD)
    assert is_in(client)
    assert Client().get(path).status_code == 200
    assert "Password Reset" in mailoutbox[1].subject
    assert "tell the office at once" in mailoutbox[1].body


def test_an_unknown_address_gets_no_mail(client, ada, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "eve.stranger@example.org"})
    assert mailoutbox == []


def test_twelve_wrong_passwords_close_one_account_for_a_while(ada, person, time_machine):
    other = person("viewer", name="Vera Viewer")
    later(time_machine)
    for _ in range(12):
        enter(Client(), ada.email, "wrong")
    locked, free = Client(), Client()
    enter(locked, ada.email)
    enter(free, other.email)
    assert (is_in(locked), is_in(free)) == (False, True)
    assert "password was not looked at" in Act.objects.filter(outcome="refused").last().detail
    later(time_machine, minutes=6)
    enter(locked, ada.email)
    assert is_in(locked)


def test_guessing_from_one_address_closes_that_address_only(ada, time_machine):
    later(time_machine)
    for number in range(25):
        enter(Client(), f"guess{number}@example.org", "wrong", REMOTE_ADDR="203.0.113.7")
    near, far = Client(), Client()
    enter(near, ada.email, REMOTE_ADDR="203.0.113.7")
    enter(far, ada.email, REMOTE_ADDR="198.51.100.9")
    assert (is_in(near), is_in(far)) == (False, True)


def test_a_password_hashed_in_an_old_way_is_hashed_anew(client, ada, arranging, settings):
    hashers = "django.contrib.auth.hashers"
    settings.PASSWORD_HASHERS = [f"{hashers}.MD5PasswordHasher", f"{hashers}.PBKDF2PasswordHasher"]
    with arranging():
        ada.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
        ada.save()
    enter(client, ada.email)
    assert is_in(client)
    ada.refresh_from_db()
    assert ada.password.startswith("md5$")
    assert Act.objects.filter(verb="account:rehash", actor_id=ada.pk).exists()


def test_a_closed_account_does_not_open(client, ada):
    disable(user=ada, by=SYSTEM, at=BEGAN)
    assert enter(client, ada.email)["Location"] == reverse("account_inactive")
    assert not is_in(client)


@pytest.mark.parametrize(
    "path",
    ["sign-up/", "signup/", "accounts/signup/", "accounts/email/", "email/", "social/login/"],
)
def test_nobody_signs_up_and_no_address_is_managed_here(client, db, path):
    assert client.get(f"/{path}").status_code == 404


# Second factors


@pytest.mark.parametrize("role", ROLES)
def test_a_password_alone_makes_no_session_where_there_is_a_second_factor(
    client, person, arranging, role
):
    user = person(role)
    with arranging():
        TOTP.activate(user, SECRET)
    assert enter(client, user.email)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    enter_code(client, code())
    assert is_in(client)


def test_a_reset_password_does_not_pass_the_second_factor(client, with_app):
    form = client.get(urlsplit(invitation_link(with_app)).path)["Location"]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not is_in(client)
    assert enter(client, with_app.email, NEW_PASSWORD)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


@pytest.mark.parametrize("worn", ["{}", " {} ", "{}\t", "{:.3}-{:.0}"])
def test_a_code_opens_once(with_app, time_machine, worn):
    later(time_machine)
    used = code()
    first, second = Client(), Client()
    for client in (first, second):
        enter(client, with_app.email)
    enter_code(first, used)
    again = used[:3] + "-" + used[3:] if "-" in worn else worn.format(used)
    enter_code(second, again)
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_used_code_stays_used_after_a_failed_sign_in(with_app, time_machine):
    later(time_machine)
    used = code()
    first, second = Client(), Client()
    enter(first, with_app.email)
    enter_code(first, used)
    enter(second, with_app.email, "wrong")
    enter(second, with_app.email)
    enter_code(second, "000000")
    enter_code(second, used)
    assert not is_in(second)


def test_guessing_codes_is_stopped(with_app, time_machine):
    later(time_machine)
    client = Client()
    enter(client, with_app.email)
    for _ in range(6):
        enter_code(client, "000000")
    enter_code(client, code())
    assert not is_in(client)
    later(time_machine, minutes=6)
    enter_code(client, code())
    assert is_in(client)


def test_a_recovery_code_opens_once_and_is_written_down(with_app):
    recovery = second_factors(with_app).model.objects.get(type="recovery_codes")
    spare = recovery.wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        enter(client, with_app.email)
        enter_code(client, spare)
    assert (is_in(first), is_in(second)) == (True, False)
    assert Act.objects.filter(verb="account:enter-code", actor_id=with_app.pk).count() == 2
    assert Act.objects.filter(outcome="refused").last().actor_id == with_app.pk


def test_the_secrets_of_second_factors_lie_sealed(with_app):
    kept = [str(factor.data) for factor in Authenticator.objects.all()]
    assert len(kept) == 2
    assert not [data for data in kept if SECRET in data]
    assert {data.partition("k1:")[1] for data in kept} == {"k1:"}


def test_an_app_is_set_up_confirmed_and_removed_within_acts(client, ada):
    enter(client, ada.email)
    assert client.get(reverse("mfa_activate_totp")).status_code == 302
    confirm(client)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    typed = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post(reverse("mfa_activate_totp"), {"code": typed}).status_code == 302
    assert second_factors(ada).exists()
    assert Act.objects.filter(verb="account:add-app", outcome="done").exists()
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert not second_factors(ada).exists()
    assert Act.objects.filter(verb="account:remove-app", outcome="done").exists()


def test_recovery_codes_are_renewed_within_an_act(client, with_app):
    enter(client, with_app.email)
    enter_code(client, code())
    confirm(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    assert Act.objects.filter(verb="account:renew-codes", outcome="done").exists()


def test_where_a_second_factor_is_required_nothing_else_opens_until_it_is_set_up(client, ada):
    choose(key="second_factor", value="required", by=SYSTEM, at=BEGAN)
    enter(client, ada.email)
    assert client.get(reverse("people"))["Location"] == reverse("mfa_index")
    assert client.post(reverse("person-invite"))["Location"] == reverse("mfa_index")
    part = client.get(reverse("people"), headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == reverse("mfa_index")
    confirm(client)
    for name in ("account", "mfa_index", "mfa_activate_totp", "account_change_password"):
        assert client.get(reverse(name)).status_code == 200
    secret = client.session["mfa.totp.secret"]
    typed = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": typed})
    assert client.get(reverse("people")).status_code == 200


def test_a_required_second_factor_cannot_be_removed(client, with_app):
    choose(key="second_factor", value="required", by=SYSTEM, at=BEGAN)
    enter(client, with_app.email)
    enter_code(client, code())
    confirm(client)
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert "cannot deactivate" in answer.text
    assert second_factors(with_app).exists()


def test_where_it_is_offered_only_nobody_is_held_up(client, ada):
    enter(client, ada.email)
    assert client.get(reverse("people")).status_code == 200


def test_a_lost_second_factor_is_removed_by_a_colleague(client, with_app):
    enter(client, with_app.email)
    enter_code(client, code())
    reset_second_factor(user=with_app, by=SYSTEM, at=BEGAN)
    assert not is_in(client)
    assert not Authenticator.objects.filter(user=with_app).exists()
    assert enter(Client(), with_app.email)["Location"] == "/today/"


# Sessions


def test_signing_in_gives_a_new_session(client, ada):
    client.session["before"] = 1
    session = client.session
    session.save()
    client.cookies["credenza"] = session.session_key
    enter(client, ada.email)
    assert is_in(client)
    assert client.cookies["credenza"].value != session.session_key


def test_a_session_that_was_signed_out_is_over(client, ada):
    enter(client, ada.email)
    old = client.cookies["credenza"].value
    client.post(reverse("account_logout"))
    client.cookies["credenza"] = old
    assert not is_in(client)
    assert Act.objects.filter(verb="account:sign-out", actor_id=ada.pk).exists()


def test_closing_an_account_ends_every_session_at_once_and_for_good(ada):
    sessions = [signed_in(ada), signed_in(ada)]
    disable(user=ada, by=SYSTEM, at=BEGAN)
    assert [is_in(client) for client in sessions] == [False, False]
    enable(user=ada, by=SYSTEM, at=BEGAN)
    assert [is_in(client) for client in sessions] == [False, False]


def test_a_request_under_way_cannot_revive_a_session(ada):
    client = signed_in(ada)
    under_way = SessionStore(client.cookies["credenza"].value)
    under_way["seen_at"] = time.time()
    disable(user=ada, by=SYSTEM, at=BEGAN)
    enable(user=ada, by=SYSTEM, at=BEGAN)
    under_way.save()
    assert not is_in(client)


def test_signing_in_while_the_account_is_being_closed_leads_nowhere(client, ada):
    stale = type(ada).objects.get(pk=ada.pk)
    disable(user=ada, by=SYSTEM, at=BEGAN)
    client.force_login(stale)
    assert not is_in(client)


def test_a_changed_password_ends_the_other_sessions(client, ada):
    other = signed_in(ada)
    enter(client, ada.email)
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post(reverse("account_change_password"), form)
    assert (is_in(other), is_in(client)) == (False, False)
    assert enter(Client(), ada.email, NEW_PASSWORD)["Location"] == "/today/"
    assert Act.objects.filter(verb="account:password", actor_id=ada.pk).exists()


def test_an_idle_session_ends_and_says_so(ada, time_machine):
    later(time_machine)
    client = signed_in(ada)
    later(time_machine, minutes=14)
    assert is_in(client)
    later(time_machine, minutes=16)
    answer = client.get(reverse("account"), follow=True)
    assert answer.redirect_chain == [(f"{reverse('account_login')}?next=%2Faccount%2F", 302)]
    assert "You were signed out" in answer.text


def test_a_busy_session_ends_after_twelve_hours(ada, time_machine):
    later(time_machine)
    client = signed_in(ada)
    for _ in range(72):
        later(time_machine, minutes=10)
        assert is_in(client)
    later(time_machine, minutes=10)
    assert not is_in(client)


def test_the_session_cookie_is_read_by_no_script_and_ends_with_the_browser(client, ada):
    enter(client, ada.email)
    cookie = client.cookies["credenza"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["expires"]


def test_a_short_password_is_refused(client, ada):
    enter(client, ada.email)
    form = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "at least 15" in client.post(reverse("account_change_password"), form).text


def test_reading_from_elsewhere_does_not_lead_out_of_the_office(client, ada):
    url = reverse("account_login") + "?next=https://elsewhere.example/"
    answer = client.post(url, {"login": ada.email, "password": PASSWORD})
    assert answer["Location"] == "/today/"
