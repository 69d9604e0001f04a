"""The list of practitioners: found, filtered, a page at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.practitioners.models import (
    Appointment,
    OpenFinding,
    Practitioner,
    Specialty,
    Standing,
)
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.scope import places_within, visible
from credenza.packs.loader import requirements

LIST = "practitioner:list"
PAGE = 50
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; empty means anything."""

    q: str = ""
    facility: int | None = None
    department: int | None = None
    profession: str = ""
    category: str = ""
    standing: str = ""
    requirement: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list, with what the page shows beside the name."""

    practitioner: Practitioner
    specialty: str
    appointments: Sequence[Appointment]
    late: int
    missing: int
    due: int


def matching(actor: Actor, filters: Filters, verb: str = LIST) -> QuerySet[Practitioner]:
    """Practitioners within reach of ``verb`` that fit ``filters``; who left a staff only where
    that standing is asked for.
    """
    found = visible(actor, verb).filter(_named(filters.q))
    within = places_within(actor, verb)
    here = {} if within is None else {"facility__in": within}
    held = {
        key: value
        for key, value in {
            "facility": filters.facility,
            "department": filters.department,
            "category": filters.category,
            "standing": filters.standing,
        }.items()
        if value
    }
    if held:
        mine = Appointment.objects.filter(practitioner=OuterRef("pk"), **held).filter(**here)
        if not filters.standing:
            mine = mine.exclude(standing="ended")
        found = found.filter(Exists(mine))
    if filters.profession:
        found = found.filter(profession=filters.profession)
    open_ones = {"requirement": filters.requirement, "state": filters.state}
    if any(open_ones.values()):
        wanted = {key: value for key, value in open_ones.items() if value}
        theirs = OpenFinding.objects.filter(practitioner=OuterRef("pk"), **wanted).filter(**here)
        found = found.filter(Exists(theirs.exclude(requirement__in=_unreadable(actor))))
    return found


def _unreadable(actor: Actor) -> list[str]:
    """Requirements that speak of confidential credentials which the reader may not see."""
    readable = readable_kinds(actor, 0)
    return [one.key for one in requirements().values() if not readable.issuperset(one.kinds)]


def _named(text: str) -> Q:
    """Each word begins a name, or the whole is an NPI."""
    words = text.replace(",", " ").split()
    if len(words) == 1 and words[0].isdigit():
        return Q(npi__startswith=words[0])
    where = Q()
    for word in words:
        where &= Q(last_name__istartswith=word) | Q(first_name__istartswith=word)
    return where


def lines(actor: Actor, practitioners: Sequence[Practitioner], verb: str = LIST) -> list[Line]:
    """Rows for the practitioners of one page: three more reads, whatever the page's length."""
    ids = [person.pk for person in practitioners]
    within = places_within(actor, verb)
    appointments = defaultdict(list)
    running = Appointment.objects.filter(practitioner__in=ids).exclude(standing="ended")
    for one in running.select_related("facility", "department").order_by("facility_id", "id"):
        if within is None or one.facility_id in within:
            appointments[one.practitioner_id].append(one)
    specialty: dict[int, str] = {}
    for owner, title in (
        Specialty.objects.filter(practitioner__in=ids)
        .order_by("-primary", "id")
        .values_list("practitioner_id", "title")
    ):
        specialty.setdefault(owner, title)
    counts = defaultdict(lambda: [0, 0, 0])
    for standing in Standing.objects.filter(practitioner__in=ids).order_by("id"):
        if within is None or standing.facility_id in within:
            counts[standing.practitioner_id][0] += standing.late
            counts[standing.practitioner_id][1] += standing.missing
            counts[standing.practitioner_id][2] += standing.due
    return [
        Line(person, specialty.get(person.pk, ""), appointments[person.pk], *counts[person.pk])
        for person in practitioners
    ]


def all_lines(actor: Actor, found: QuerySet[Practitioner], verb: str) -> Iterator[Line]:
    """Rows for all that was found, read a chunk at a time."""
    people = found.iterator(chunk_size=CHUNK)
    while chunk := list(islice(people, CHUNK)):
        yield from lines(actor, chunk, verb)


def same_person(actor: Actor, *, npi: str, last_name: str, first_name: str) -> QuerySet:
    """Files within reach that may already be this person's: the same NPI, or the same name."""
    by_name = Q(last_name__iexact=last_name, first_name__iexact=first_name)
    return visible(actor, "practitioner:list").filter(Q(npi=npi) | by_name if npi else by_name)


def by_npi(actor: Actor, npis: Iterable[str]) -> dict[str, int]:
    """Files within reach by NPI."""
    rows = visible(actor, "practitioner:list").filter(npi__in=list(npis))
    return dict(rows.order_by("id").values_list("npi", "id"))
