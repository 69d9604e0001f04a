"""What lapses when: lists, counts and the calendar, within the reader's reach."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from credenza.core.permissions import Actor
from credenza.office.practitioners.models import Appointment, Credential
from credenza.office.practitioners.queries.scope import visible
from credenza.packs.loader import credential_kinds

WINDOWS = (30, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class Window:
    """A heading of the list: how many lapse in it."""

    key: str
    title: str
    count: int


def expiring(actor: Actor, verb: str = "expirables:see") -> QuerySet[Credential]:
    """Expirables of practitioners on a staff, the soonest first; continuous ones never lapse."""
    kinds = [kind.key for kind in credential_kinds().values() if kind.expires]
    on_staff = Appointment.objects.filter(practitioner=OuterRef("practitioner")).exclude(
        standing="ended"
    )
    return (
        Credential.objects.filter(
            Exists(on_staff),
            practitioner__in=visible(actor, verb),
            kind__in=kinds,
            withdrawn_on=None,
            continuous=False,
            ends_on__isnull=False,
        )
        .select_related("practitioner", "facility")
        .order_by("ends_on", "id")
    )


def within(rows: QuerySet[Credential], window: str, as_of: date) -> QuerySet[Credential]:
    """The rows of one window: "lapsed", or those lapsing within 30, 60, 90 or 120 days."""
    if window == "lapsed":
        return rows.filter(ends_on__lt=as_of)
    days = int(window) if window.isdigit() else WINDOWS[-1]
    return rows.filter(ends_on__gte=as_of, ends_on__lte=as_of + timedelta(days=days))


def windows(rows: QuerySet[Credential], as_of: date) -> list[Window]:
    """How many have lapsed and how many will, in one read."""
    ends = rows.order_by().filter(ends_on__lte=as_of + timedelta(days=WINDOWS[-1]))
    per_day = Counter(ends.values_list("ends_on", flat=True))
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
    return [Window("lapsed", "Lapsed", lapsed), *ahead]


def by_day(rows: QuerySet[Credential], first: date, last: date) -> dict[date, Sequence[Credential]]:
    """The rows that lapse between two days, by day, for the calendar."""
    days: dict[date, list[Credential]] = defaultdict(list)
    for one in rows.filter(ends_on__gte=first, ends_on__lte=last):
        days[one.ends_on].append(one)
    return days
