"""What is done to people and places; every act leaves its entry in the ledger."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.mail import send_mail
from django.db.transaction import on_commit
from django.template.loader import render_to_string

from credenza.core.delegation import (
    may_give,
    may_lose_administrator,
    may_manage,
    may_manage_account,
)
from credenza.core.permissions import ADMINISTRATOR, Actor, Grant
from credenza.core.verdict import Verdict, refused, require
from credenza.office.ledger.actions import act
from credenza.office.team.models import (
    Bylaw,
    Committee,
    Department,
    Facility,
    RoleGrant,
    Setting,
    User,
)
from credenza.office.team.queries import (
    actor_of,
    administrators,
    invitation_link,
    is_stricter,
    setting,
)


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
    *, email: str, name: str, grant: Grant, by: Actor, at: datetime, reason: str = ""
) -> User:
    """Make an account with a first role and mail its owner the link to set a password."""
    user = enrol(email=email, name=name, grants=[grant], by=by, at=at)
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
def give_role(*, user: User, grant: Grant, by: Actor, at: datetime, reason: str = "") -> RoleGrant:
    """Give ``user`` a role; a role held already is left as it is."""
    user = _locked(user, by, may_manage)
    require(may_give(by, grant))
    if grant.department and not _department_of(grant.facility, grant.department):
        require(refused("That department belongs to another facility."))
    given, _ = RoleGrant.objects.get_or_create(
        user=user, role=grant.role, facility_id=grant.facility, department_id=grant.department
    )
    return given


@act("role:take")
def take_role(*, given: RoleGrant, by: Actor, at: datetime, reason: str = "") -> None:
    """Take a role back; it stops counting with the next request."""
    if given.role == ADMINISTRATOR and given.facility_id is None:
        _keep_an_administrator(given.user)
    _locked(given.user, by, may_manage)
    require(may_give(by, Grant(given.role, given.facility_id, given.department_id)))
    given.delete()


@act("account:rename")
def rename(*, user: User, name: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Change the name under which a person acts; earlier entries keep the earlier name."""
    user.name = name
    user.save(update_fields=["name"])


@act("account:password")
def change_password(
    *, user: User, password: str, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Set a password that its owner chose; every other session of theirs ends."""
    user.set_password(password)
    user.save(update_fields=["password"])


@act("account:share-password")
def share_password(
    *, users: list[User], password: str, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Give people who do not exist one password, which everybody is told; hashed once."""
    ids = [user.pk for user in users]
    User.objects.filter(pk__in=ids).update(password=make_password(password))


@act("account:rehash")
def hash_again(*, user: User, password: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Store the same password by the present way of hashing."""
    user.set_password(password)
    user.save(update_fields=["password"])


@act("facility:add")
def add_facility(*, fields: dict[str, Any], by: Actor, at: datetime, reason: str = "") -> Facility:
    """Add a facility from the fields of its form."""
    return Facility.objects.create(**fields)


@act("facility:change")
def change_facility(
    *, facility: Facility, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Facility:
    """Change what a facility is called, where it is, and whose rules it has taken on."""
    return _changed(facility, fields)


@act("department:add")
def add_department(
    *, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Department:
    """Add a department, or a section of one."""
    return Department.objects.create(**fields)


@act("department:change")
def change_department(
    *, department: Department, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Department:
    """Rename a department or move it under another one."""
    return _changed(department, fields)


@act("committee:add")
def add_committee(
    *, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Committee:
    """Add a body that recommends or decides."""
    return Committee.objects.create(**fields)


@act("bylaw:tighten")
def tighten(*, fields: dict[str, Any], by: Actor, at: datetime, reason: str = "") -> Bylaw:
    """Set a limit stricter than the rules in force; a looser one is refused."""
    bylaw = Bylaw(**fields)
    require(is_stricter(bylaw.facility, bylaw.requirement, bylaw.limit, bylaw.effective_on))
    bylaw.save()
    return bylaw


@act("bylaw:end")
def end_bylaw(*, bylaw: Bylaw, ended_on: date, by: Actor, at: datetime, reason: str = "") -> None:
    """Let a bylaw end; ``ended_on`` is the last day on which it binds."""
    if ended_on < bylaw.effective_on:
        require(refused("A bylaw cannot end before it takes effect."))
    bylaw.ended_on = ended_on
    bylaw.save(update_fields=["ended_on"])


@act("setting:choose")
def choose(*, key: str, value: Any, by: Actor, at: datetime, reason: str = "") -> None:
    """Make one of the office's own choices."""
    Setting.objects.update_or_create(key=key, defaults={"value": value})


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


def _changed(row, fields: dict[str, Any]):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    return row


def _mail_invitation(user: User) -> None:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    context = {"user": user, "link": invitation_link(user), "days": days}
    body = render_to_string("team/mail/invitation.txt", context)
    sender = setting("sender") or settings.DEFAULT_FROM_EMAIL
    subject = "Your account at the medical staff office"
    # Robust: the account exists by now, and the link can be sent again from its page.
    on_commit(lambda: send_mail(subject, body, sender, [user.email]), robust=True)
