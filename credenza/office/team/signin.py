"""Signing in: allauth's adapters, and what the session and the ledger learn from them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa import signals as factors
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import signals as sessions
from django.contrib.auth.hashers import get_hasher, identify_hasher
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import record, record_refusal
from credenza.office.team.actions import change_password, hash_again
from credenza.office.team.context import first_room
from credenza.office.team.models import User
from credenza.office.team.queries import STRANGER, actor_of, password_link, setting

WAY_IN = "way_in"
"""Where somebody goes who came by a link of the office and had to sign in on the way."""
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SignInAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation alone; every attempt to sign in is written down."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return request.session.pop(WAY_IN, "") or first_room(actor_of(request.user))

    def format_email_subject(self, subject: str) -> str:
        return f"Credenza: {subject}"

    def get_from_email(self) -> str:
        return setting("sender") or settings.DEFAULT_FROM_EMAIL

    def get_reset_password_from_key_url(self, key: str) -> str:
        return password_link(key)

    def set_password(self, user: User, password: str) -> None:
        change_password(user=user, password=password, by=actor_of(user), at=timezone.now())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _refused(_owner_of(credentials), "Too many attempts; the password was not looked at.")
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user = super().authenticate(request, **credentials)
        if user and _is_outdated(user.password):
            password = credentials["password"]
            hash_again(user=user, password=password, by=actor_of(user), at=timezone.now())
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _refused(_owner_of(credentials), "Wrong e-mail address or password.")

    def reauthenticate(self, user: User, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed, and the last factor in place if required."""

    def encrypt(self, text: str) -> str:
        return settings.VAULT.seal(text, "mfa_authenticator", "data")

    def decrypt(self, encrypted_text: str) -> str:
        return settings.VAULT.unseal(encrypted_text, "mfa_authenticator", "data")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = second_factors(authenticator.user).exclude(pk=authenticator.pk)
        return setting("second_factor") != "required" or others.exists()


def second_factors(user: User) -> QuerySet[Authenticator]:
    """The authenticator app and passkeys of one person; recovery codes alone do not count."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Must this person set up a second factor before anything else?

    The session remembers that one was found; losing it ends or changes the session.
    """
    if request.session.get("second_factor") or setting("second_factor") != "required":
        return False
    found = second_factors(request.user).exists()
    request.session["second_factor"] = found
    return not found


def connect() -> None:
    """Listen to what Django and allauth tell about sessions and second factors."""
    sessions.user_logged_in.connect(_signed_in)
    sessions.user_logged_out.connect(_signed_out)
    factors.authentication_failed.connect(_wrong_code)
    factors.authenticator_removed.connect(_factor_removed)


def _signed_in(sender, request: HttpRequest, user: User, **kwargs) -> None:
    now = timezone.now()
    request.session["began_at"] = request.session["seen_at"] = now.timestamp()
    record("account:sign-in", by=actor_of(user), at=now)


def _signed_out(sender, request: HttpRequest, user: User | None, **kwargs) -> None:
    if user is not None:
        record("account:sign-out", by=actor_of(user), at=timezone.now())


def _wrong_code(sender, user: User, **kwargs) -> None:
    _refused(actor_of(user), "Wrong code of the second factor.")


def _factor_removed(sender, request: HttpRequest, **kwargs) -> None:
    request.session.pop("second_factor", None)


def _owner_of(credentials: dict[str, Any]) -> Actor:
    """Whose account was tried. Unknown addresses are not kept: they may be passwords."""
    owner = User.objects.filter(email__iexact=credentials.get("email", "")).first()
    return actor_of(owner) if owner else STRANGER


def _refused(by: Actor, why: str) -> None:
    record_refusal("account:sign-in", by=by, at=timezone.now(), why=why)


def _is_outdated(encoded: str) -> bool:
    """Was this password hashed in a way, or with a strength, that is not the present one?"""
    preferred, hasher = get_hasher("default"), identify_hasher(encoded)
    return hasher.algorithm != preferred.algorithm or preferred.must_update(encoded)
