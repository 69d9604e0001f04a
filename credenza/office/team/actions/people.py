"""Inviting people, giving them roles, and closing their accounts."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.transaction import on_commit
from django.template.loader import render_to_string

from credenza.core.delegation import (
    may_give,
    may_lose_administrator,
    may_manage,
    may_manage_account,
)
from credenza.core.permissions import ADMINISTRATOR, MEMBER, Actor, Grant
from credenza.core.verdict import Verdict, refused, require
from credenza.office.ledger.actions import act
from credenza.office.team.models import Committee, Department, RoleGrant, User
from credenza.office.team.queries import actor_of, administrators, invitation_link, setting


@act("person:enrol")
def enrol(
    *,
    email: str,
    name: str,
    grants: Iterable[Grant],
    by: Actor,
    at: datetime,
    password: str | None = None,
    practitioner_id: int | None = None,
    reason: str = "",
) -> User:
    """Make an account with its first roles; without a password nobody can sign in to it yet.

    ``practitioner_id`` is the file that the person may see as their own.
    """
    if User.objects.filter(email__iexact=email).exists():
        require(refused(f"{email} belongs to somebody who is here already."))
    user = User.objects.create_user(email, password, name=name, practitioner_id=practitioner_id)
    for grant in grants:
        give_role(user=user, grant=grant, by=by, at=at)
    return user


@act("person:invite")
def invite(
    *,
    email: str,
    name: str,
    grant: Grant,
    ends_at: datetime | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> User:
    """Make an account with a first role, for good or until ``ends_at``, and mail its owner the
    link to set a password.
    """
    user = enrol(email=email, name=name, grants=(), by=by, at=at)
    give_role(user=user, grant=grant, ends_at=ends_at, by=by, at=at)
    _mail_invitation(user)
    return user


@act("person:reinvite")
def invite_again(*, user: User, by: Actor, at: datetime, reason: str = "") -> None:
    """Mail a fresh link; earlier ones stop working."""
    user = _locked(user, by, may_manage_account)
    if user.has_usable_password():
        require(refused(f"{user.name} has a password already and can reset it when signing in."))
    user.set_unusable_password()
    user.save(update_fields=["password"])
    _mail_invitation(user)


@act("person:disable")
def disable(*, user: User, by: Actor, at: datetime, reason: str = "") -> None:
    """Close the account and end its sessions at once."""
    _keep_an_administrator(user)
    user = _locked(user, by, may_manage_account)
    user.is_active = False
    _end_sessions(user)
    user.save(update_fields=["is_active", "generation"])


@act("person:enable")
def enable(*, user: User, by: Actor, at: datetime, reason: str = "") -> None:
    """Open the account again; its old sessions stay ended."""
    user = _locked(user, by, may_manage_account)
    user.is_active = True
    user.save(update_fields=["is_active"])


@act("person:reset-second-factor")
def reset_second_factor(*, user: User, by: Actor, at: datetime, reason: str = "") -> None:
    """Remove every second factor of somebody who lost theirs, and end their sessions."""
    user = _locked(user, by, may_manage_account)
    user.authenticator_set.all().delete()
    _end_sessions(user)
    user.save(update_fields=["generation"])


@act("role:give")
def give_role(
    *,
    user: User,
    grant: Grant,
    committee: Committee | None = None,
    ends_at: datetime | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> RoleGrant:
    """Give ``user`` a role, or say anew until when they hold it: for good, or until ``ends_at``.
    A member may sit in one ``committee`` of the facility.
    """
    user = _locked(user, by, may_manage)
    require(may_give(by, grant))
    if grant.department and not _department_of(grant.facility, grant.department):
        require(refused("That department belongs to another facility."))
    if committee and (grant.role != MEMBER or committee.facility_id != grant.facility):
        require(refused("Only members of that facility sit in its committee."))
    given, _ = RoleGrant.objects.get_or_create(
        user=user,
        role=grant.role,
        facility_id=grant.facility,
        department_id=grant.department,
        committee=committee,
        defaults={"ends_at": ends_at},
    )
    if given.ends_at != ends_at:
        given.ends_at = ends_at
        given.save(update_fields=["ends_at"])
    return given


@act("role:take")
def take_role(*, given: RoleGrant, by: Actor, at: datetime, reason: str = "") -> None:
    """Take a role back; it stops counting with the next request."""
    if given.role == ADMINISTRATOR and given.facility_id is None:
        _keep_an_administrator(given.user)
    _locked(given.user, by, may_manage)
    require(may_give(by, Grant(given.role, given.facility_id, given.department_id)))
    given.delete()


def _department_of(facility: int | None, department: int) -> bool:
    return Department.objects.filter(pk=department, facility_id=facility).exists()


def _locked(user: User, by: Actor, allows: Callable[[Actor, Actor], Verdict]) -> User:
    """The row as it stands now, held until the act ends, if the rule ``allows`` it."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(allows(by, actor_of(user)))
    return user


def _keep_an_administrator(user: User) -> None:
    """Before any other row is held: all who take an administrator away wait here in one line."""
    require(may_lose_administrator(user.pk, administrators(lock=True)))


def _end_sessions(user: User) -> None:
    user.generation += 1


def _mail_invitation(user: User) -> None:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    context = {"user": user, "link": invitation_link(user), "days": days}
    body = render_to_string("team/mail/invitation.txt", context)
    sender = setting("sender") or settings.DEFAULT_FROM_EMAIL
    subject = "Your account at the medical staff office"
    # Robust: the account exists by now, and the link can be sent again from its page.
    on_commit(lambda: send_mail(subject, body, sender, [user.email]), robust=True)
