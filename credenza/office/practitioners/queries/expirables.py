"""What lapses when: lists, counts and the calendar, within the reader's reach."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from credenza.core.permissions import Actor
from credenza.office.practitioners.models import Appointment, Credential
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.scope import in_visible_files
from credenza.office.team.queries import chair_addresses
from credenza.packs.loader import credential_kinds

WINDOWS = (30, 60, 90, 120)
LAPSED = "lapsed"
KEYS = (LAPSED, *map(str, WINDOWS))
SHOWN = 4  # expirables of one day that the calendar names


@dataclass(frozen=True, slots=True)
class Window:
    """A heading of the list: how many lapse in it."""

    key: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: the first that lapse at its end, and how many more do."""

    shown: Sequence[Credential]
    more: int


def expiring(actor: Actor, verb: str = "expirables:see") -> QuerySet[Credential]:
    """Expirables of practitioners on a staff, as far as the actor may read their kinds, the
    soonest first; continuous ones never lapse.
    """
    readable = readable_kinds(actor, 0)
    kinds = [key for key, kind in credential_kinds().items() if kind.expires and key in readable]
    on_staff = Appointment.objects.filter(practitioner=OuterRef("practitioner")).exclude(
        standing="ended"
    )
    rows = Credential.objects.filter(
        Exists(on_staff),
        kind__in=kinds,
        withdrawn_on=None,
        continuous=False,
        ends_on__isnull=False,
    )
    rows = rows.select_related("practitioner", "facility").order_by("ends_on", "id")
    return in_visible_files(rows, actor, verb)


def within(rows: QuerySet[Credential], window: str, as_of: date) -> QuerySet[Credential]:
    """The rows of one of the ``KEYS``: lapsed, or lapsing within so many days; or of one day, as
    in "2026-11-24".
    """
    if window == LAPSED:
        return rows.filter(ends_on__lt=as_of)
    if window not in KEYS:
        return rows.filter(ends_on=date.fromisoformat(window))
    last = as_of + timedelta(days=int(window))
    return rows.filter(ends_on__gte=as_of, ends_on__lte=last)


def windows(rows: QuerySet[Credential], as_of: date) -> list[Window]:
    """How many have lapsed and how many will, in one read."""
    ends = rows.order_by().filter(ends_on__lte=as_of + timedelta(days=WINDOWS[-1]))
    per_day = Counter()
    for _, day, count in ends.values_list("kind", "ends_on").annotate(Count("id")):
        per_day[day] += count
    lapsed = sum(count for day, count in per_day.items() if day < as_of)
    ahead = [
        Window(
            str(days),
            f"Next {days} days",
            sum(
                count
                for day, count in per_day.items()
                if as_of <= day <= as_of + timedelta(days=days)
            ),
        )
        for days in WINDOWS
    ]
    return [Window(LAPSED, "Lapsed", lapsed), *ahead]


def whole(ids: Iterable[int]) -> list[Credential]:
    """The credentials of ``ids``, in that order, with their practitioners.

    A long list is sorted as ids, which one index holds, and only what is shown is read whole.
    """
    known = Credential.objects.select_related("practitioner", "facility").in_bulk(list(ids))
    return [known[pk] for pk in ids]


def by_day(rows: QuerySet[Credential], first: date, last: date) -> Mapping[date, Day]:
    """What lapses between two days, by day, in two reads."""
    ids: dict[date, list[int]] = defaultdict(list)
    for day, pk in rows.filter(ends_on__range=(first, last)).values_list("ends_on", "id"):
        ids[day].append(pk)
    shown = {one.pk: one for one in whole([pk for many in ids.values() for pk in many[:SHOWN]])}
    return {
        day: Day([shown[pk] for pk in many[:SHOWN]], len(many[SHOWN:])) for day, many in ids.items()
    }


def chairs_of(practitioners: Iterable[int]) -> dict[int, list[str]]:
    """Addresses of the chairs of each practitioner's departments; one's own is left out."""
    chairs = chair_addresses()
    found: dict[int, list[str]] = defaultdict(list)
    rows = Appointment.objects.filter(practitioner__in=list(practitioners)).exclude(
        standing="ended"
    )
    for owner, facility, department in rows.order_by("id").values_list(
        "practitioner_id", "facility_id", "department_id"
    ):
        for chair in chairs:
            if chair.practitioner != owner and chair.is_of(facility, department):
                found[owner].append(chair.address)
    return defaultdict(list, {owner: sorted(set(many)) for owner, many in found.items()})
