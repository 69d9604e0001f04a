"""What other rooms ask about people and places."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from credenza.core.applications.term import FULL
from credenza.core.facts import Adopted, OwnLimit, Place
from credenza.core.law import Packs
from credenza.core.permissions import (
    ADMINISTRATOR,
    CHAIR,
    MEMBER,
    OFFICE,
    RIGHTS,
    Actor,
    Grant,
    Scope,
)
from credenza.core.rulebook import compile_rules
from credenza.core.screening.agreeing import NEVER
from credenza.core.standards.editions import adopting
from credenza.core.verdict import ALLOWED, Verdict
from credenza.office.team.models import (
    Adoption,
    Bylaw,
    Committee,
    Department,
    Edition,
    Facility,
    RoleGrant,
    Setting,
    User,
)
from credenza.packs.loader import credential_kinds, pack_from, packs

STRANGER = Actor(None, "someone who has not signed in")
DEFAULTS = {
    "second_factor": "offered",
    "notice_days": [90, 60, 30, 14, 7],
    "chair_notice_days": [14],
    "zone": settings.OFFICE_ZONE,
    "sender": "",
    "reappointment_cycle": FULL,
    "screening_agreement": NEVER,
}
_choices: ContextVar[dict[str, Any] | None] = ContextVar("office_choices", default=None)


@dataclass(frozen=True, slots=True)
class Chair:
    """Where a chair is reached, and of what: a department, a facility, or (both None) all."""

    address: str
    practitioner: int | None
    facility: int | None
    department: int | None

    def is_of(self, facility: int, department: int | None) -> bool:
        """Whether a member of that department there belongs to this chair."""
        if self.department is not None:
            return self.department == department
        return self.facility in (None, facility)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits as a member: in one committee, or (``kind`` "") in all of a facility's;
    ``facility`` None is everywhere.
    """

    facility: int | None
    kind: str = ""

    def is_in(self, facility: int, kind: str) -> bool:
        """Whether it is a seat in that facility's committee of that kind."""
        return self.facility in (None, facility) and self.kind in ("", kind)


def actor_of(source: HttpRequest | User | AnonymousUser) -> Actor:
    """Who acts in this request, with the roles held now; asked once per request.

    A role in a department is held in its sections too.
    """
    if not isinstance(source, HttpRequest):
        return _actor(source)
    known = getattr(source, "_actor", None)
    if known is None or known.id != source.user.pk:
        known = source._actor = _actor(source.user)
    return known


def _actor(user: User | AnonymousUser) -> Actor:
    if not user.is_authenticated:
        return STRANGER
    running = Q(ends_at=None) | Q(ends_at__gt=timezone.now())
    held = RoleGrant.objects.filter(running, user=user).order_by("id", "department__department")
    rows = held.values_list("role", "facility", "department", "department__department")
    grants = (
        Grant(role, facility, place)
        for role, facility, department, section in rows
        for place in (department, section or department)
    )
    return _with_roles(user, grants)


def _with_roles(user: User, grants: Iterable[Grant]) -> Actor:
    return Actor(user.pk, user.name, tuple(dict.fromkeys(grants)), user.practitioner_id)


def all_actors() -> list[tuple[User, Actor]]:
    """Everybody who can sign in, by name, with the roles they hold now; two reads."""
    held = RoleGrant.objects.order_by("id", "department__department")
    grants: dict[int, list[Grant]] = {}
    columns = ("user", "role", "facility", "department", "department__department")
    for user, role, facility, department, section in held.values_list(*columns):
        grants.setdefault(user, []).extend(
            Grant(role, facility, place) for place in (department, section or department)
        )
    return [(one, _with_roles(one, grants.get(one.pk, ()))) for one in sign_ins()]


def seats_of(actor: Actor) -> tuple[Seat, ...]:
    """Where ``actor`` sits as a member."""
    rows = RoleGrant.objects.filter(user=actor.id, role=MEMBER).order_by("id")
    held = rows.values_list("facility", "committee__facility", "committee__kind")
    return tuple(Seat(own or facility, kind or "") for facility, own, kind in held)


def all_committees() -> QuerySet[Committee]:
    """Every committee, by its facility's name and its own."""
    return Committee.objects.order_by("facility__name", "name", "id")


def committees_of(actor: Actor) -> frozenset[int]:
    """Ids of the committees in which ``actor`` was made a member by name."""
    held = RoleGrant.objects.filter(user=actor.id, role=MEMBER, committee__isnull=False)
    return frozenset(held.order_by("id").values_list("committee", flat=True))


def member_grants() -> QuerySet[RoleGrant]:
    """The roles of members that name one committee, with whom and which."""
    rows = RoleGrant.objects.filter(role=MEMBER, committee__isnull=False)
    return rows.select_related("user", "committee").order_by("id")


def sign_ins() -> QuerySet[User]:
    """Everybody who can sign in, by name."""
    return User.objects.filter(is_active=True).order_by("name", "id")


def scope_of(actor: Actor, verb: str) -> Scope:
    """Where ``actor`` holds the right to ``verb``: what lists are filtered by."""
    return actor.scope(RIGHTS[verb].roles)


def people(actor: Actor) -> QuerySet[User]:
    """Everybody whose roles ``actor`` may manage in part or wholly, by name."""
    rows = User.objects.order_by("name", "id").prefetch_related(
        Prefetch("grants", RoleGrant.objects.select_related("facility", "department", "committee"))
    )
    scope = scope_of(actor, "people:manage")
    if scope.everywhere:
        return rows
    here = RoleGrant.objects.filter(user=OuterRef("pk"), facility__in=scope.facilities)
    return rows.filter(Exists(here))


def administrators(lock: bool = False) -> set[int]:
    """Ids of everybody who can act as an administrator of the whole office now."""
    users = User.objects.filter(
        is_active=True, grants__role=ADMINISTRATOR, grants__facility__isnull=True
    ).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    users = users.order_by("pk")
    return set((users.select_for_update() if lock else users).values_list("pk", flat=True))


def invitation_link(user: User) -> str:
    """A link with which its owner sets a password, once, within PASSWORD_RESET_TIMEOUT."""
    return password_link(f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}")


def password_link(key: str) -> str:
    """The page that a key for setting a password opens, at the office's own address.

    Never at the address that a request named: that is for the sender to choose.
    """
    uid, _, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return settings.URL.geturl() + path


def facilities() -> QuerySet[Facility]:
    """All facilities by name."""
    return Facility.objects.order_by("name", "id")


def visible_facilities(actor: Actor, roles: Iterable[str]) -> QuerySet[Facility]:
    """Facilities at which ``actor`` holds one of ``roles`` for the whole facility."""
    held = actor.facilities(roles)
    return facilities() if held is None else facilities().filter(pk__in=held)


def facility(pk: int) -> Facility:
    """One facility. Raises Facility.DoesNotExist."""
    return Facility.objects.get(pk=pk)


def departments(facility_id: int | None = None) -> QuerySet[Department]:
    """Departments and sections of one facility, or of all."""
    rows = Department.objects.select_related("facility").order_by("facility__name", "name", "id")
    return rows if facility_id is None else rows.filter(facility_id=facility_id)


def places() -> dict[int, Place]:
    """Every facility as the rules see it, by id, in three reads."""
    own: dict[int, list[OwnLimit]] = {}
    for bylaw in bylaws():
        own.setdefault(bylaw.facility_id, []).append(_own_limit(bylaw))
    adopted: dict[int, list[Adopted]] = {}
    for one in adoptions():
        adopted.setdefault(one.facility_id, []).append(_adopted(one))
    return {
        row.pk: _place(row, own.get(row.pk, ()), adopted.get(row.pk, ())) for row in facilities()
    }


def place(facility: Facility) -> Place:
    """One facility as the rules see it, its own stricter limits included."""
    own = map(_own_limit, bylaws().filter(facility=facility))
    return _place(facility, own, map(_adopted, adoptions().filter(facility=facility)))


def bylaws() -> QuerySet[Bylaw]:
    """Every bylaw, past and coming ones too, the oldest first."""
    return Bylaw.objects.order_by("effective_on", "id")


def adoptions() -> QuerySet[Adoption]:
    """Every adoption of a new edition, in the order of their days."""
    return Adoption.objects.select_related("edition").order_by("from_on", "id")


def received() -> QuerySet[Edition]:
    """The new editions that the office received, the newest first, with who adopted them."""
    held = Prefetch("adoptions", Adoption.objects.select_related("facility"))
    return Edition.objects.prefetch_related(held)


def packs_at(place: Place) -> Packs:
    """The packs that a place is judged by: those that ship, with the editions it adopted."""
    return _packs_with(place.editions)


def packs_of(facility: Facility) -> Packs:
    """The packs by which what is done at a facility is judged: see ``packs_at``."""
    return packs_at(place(facility))


@lru_cache(maxsize=64)
def _packs_with(adopted: tuple[Adopted, ...]) -> Packs:
    held = packs()
    for one in adopted:
        edition = Edition.objects.get(fingerprint=one.edition)
        held = adopting(held, pack_from(edition.pack, edition.text), one.from_on)
    return held


def _adopted(adoption: Adoption) -> Adopted:
    return Adopted(adoption.edition.fingerprint, adoption.from_on)


def _own_limit(bylaw: Bylaw) -> OwnLimit:
    return OwnLimit(
        bylaw.requirement, bylaw.limit, bylaw.effective_on, bylaw.ended_on, bylaw.citation
    )


def _place(facility: Facility, own: Iterable[OwnLimit], adopted: Iterable[Adopted] = ()) -> Place:
    bodies = frozenset(facility.bodies)
    return Place(facility.pk, facility.kind, facility.state, bodies, tuple(own), tuple(adopted))


def is_stricter(facility: Facility, requirement: str, limit: int, day: date) -> Verdict:
    """Is ``limit`` at least as strict as every rule that binds the facility on the day?"""
    here = replace(place(facility), own_limits=(OwnLimit(requirement, limit, day),))
    rules = compile_rules(packs_at(here), here, day, credential_kinds())
    return rules.ignored[0] if rules.ignored else ALLOWED


def setting(key: str, default: Any = None) -> Any:
    """One of the office's own choices; where none was made, ``default`` or the house's."""
    known = _choices.get() if key in DEFAULTS else None
    if known is None:
        known = _choices_of([key])
    house = DEFAULTS.get(key) if default is None else default
    return known.get(key, house)


@contextmanager
def choices_known() -> Iterator[None]:
    """Read the office's choices once for all that happens within, which changes none of them."""
    token = _choices.set(_choices_of(list(DEFAULTS)))
    try:
        yield
    finally:
        _choices.reset(token)


def _choices_of(keys: list[str]) -> dict[str, Any]:
    return dict(Setting.objects.filter(pk__in=keys).order_by("key").values_list("key", "value"))


def colleagues() -> QuerySet[User]:
    """The people of the office among whom work is handed out."""
    return User.objects.filter(is_active=True, grants__role__in=OFFICE).distinct().order_by("name")


def holders(roles: Iterable[str], facility: int) -> QuerySet[User]:
    """Everybody who holds one of the roles at a facility, a part of it or everywhere, by name."""
    running = Q(ends_at=None) | Q(ends_at__gt=timezone.now())
    here = Q(facility=facility) | Q(facility=None, department=None)
    here |= Q(department__facility=facility)
    held = RoleGrant.objects.filter(running, here, user=OuterRef("pk"), role__in=list(roles))
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "id")


def accounts_of_files(practitioners: Iterable[int]) -> dict[int, User]:
    """The open accounts of these practitioners, by the practitioner's id; one read."""
    rows = User.objects.filter(practitioner_id__in=list(practitioners), is_active=True)
    return {one.practitioner_id: one for one in rows.order_by("id")}


def accounts(ids: Iterable[int]) -> QuerySet[User]:
    """These people, as far as their accounts are open, by name."""
    return User.objects.filter(pk__in=list(ids), is_active=True).order_by("name", "id")


def has_sign_in(practitioner: int) -> bool:
    """Whether the practitioner of that file can sign in to read it."""
    return User.objects.filter(practitioner_id=practitioner, is_active=True).exists()


def chair_addresses() -> list[Chair]:
    """Every chair who can be written to."""
    rows = RoleGrant.objects.filter(role=CHAIR, user__is_active=True).order_by("id")
    columns = ("user__email", "user__practitioner_id", "facility_id", "department_id")
    return [Chair(*row) for row in rows.values_list(*columns)]


def account_of_file(practitioner: int) -> User | None:
    """The account of the practitioner whose file that is, closed or not; None without one."""
    return User.objects.filter(practitioner_id=practitioner).first()


def account_at(email: str) -> User | None:
    """The account with that address, closed or not; None without one."""
    return User.objects.filter(email__iexact=email.strip()).first()


def roles_of(user: User) -> frozenset[str]:
    """Every role that somebody was given, ended ones included."""
    return frozenset(RoleGrant.objects.filter(user=user).order_by().values_list("role", flat=True))
