"""What somebody holds, on what conditions and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from credenza.core.facts import AppointmentFact, Standing
from credenza.core.privileges.conditions import Condition, conditions
from credenza.core.privileges.holding import Answer, Appointed, GrantFact, answer, reported_from
from credenza.office.practitioners.queries.facts import appointments
from credenza.office.privileging.models import Grant, Suspension
from credenza.office.privileging.queries.forms import Named, names_of, unknown
from credenza.office.team.queries import packs_of
from credenza.packs.floors import REPORTED_SUSPENSION, days

Places = Mapping[tuple[int, int], Appointed]
"""The appointment by practitioner and facility."""


@dataclass(frozen=True, slots=True)
class Held:
    """A grant as a page shows it: what it is called, and how it stands on the day.

    ``reported_from`` is the day from which its suspension is to be reported, where it is of such
    a kind.
    """

    grant: Grant
    named: Named
    answer: Answer
    conditions: tuple[Condition, ...]
    suspension: Suspension | None
    reported_from: date | None

    @property
    def without(self) -> list[str]:
        """The procedures of the core that were not granted, by name."""
        return [self.named.procedures.get(key, key) for key in self.grant.without]


def granted(practitioner, facility, as_of: date, *, over: bool = False) -> list[Held]:
    """What somebody was granted at a facility (None: at every one) for a term that holds
    ``as_of``, cores first; with ``over``, what is over or lies ahead too.

    ``practitioner`` and ``facility`` are rows or their ids. Suspended grants are among them:
    ask ``answer``.
    """
    rows = grants_of(practitioner, facility)
    return held(rows if over else running(rows, as_of), as_of)


def grants_of(practitioner, facility=None) -> QuerySet[Grant]:
    """Every grant of a practitioner, at one facility or at all."""
    rows = Grant.objects.filter(practitioner=practitioner)
    return rows if facility is None else rows.filter(facility=facility)


def running(rows: QuerySet[Grant], as_of: date) -> QuerySet[Grant]:
    """Those of ``rows`` whose term holds the day."""
    return rows.filter(starts_on__lte=as_of, ends_on__gte=as_of)


def held(rows: QuerySet[Grant], as_of: date) -> list[Held]:
    """Grants with their names and answers, in four reads."""
    grants = list(rows.select_related("facility"))
    resting = Suspension.objects.filter(grant__in=grants).order_by("starts_on", "id")
    return told(grants, resting, appointed({one.practitioner_id for one in grants}), as_of)


def told(
    grants: Sequence[Grant], suspensions: Iterable[Suspension], places: Places, as_of: date
) -> list[Held]:
    """Grants with their names and answers, from what is known about them."""
    names = names_of(one.form_version_id for one in grants)
    resting = {one.grant_id: one for one in suspensions if rests(one, as_of)}
    rows = [
        _held(
            one,
            names.get((one.form_version_id, one.item)) or unknown(one.item),
            resting.get(one.pk),
            places.get((one.practitioner_id, one.facility_id)),
            as_of,
        )
        for one in grants
    ]
    return sorted(rows, key=_order)


def fact(grant: Grant, resting: Suspension | None) -> GrantFact:
    """A grant as the rules see it, with the suspension under which it rests."""
    return GrantFact(
        kind=grant.kind,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        conditions=conditions(grant.conditions),
        suspended_on=resting.starts_on if resting else None,
        ended_by=grant.ended_by,
    )


def rests(one: Suspension, as_of: date) -> bool:
    """Whether a suspension holds on the day."""
    return one.starts_on <= as_of and (one.lifted_on is None or one.lifted_on > as_of)


def ending(rows: QuerySet[Grant], as_of: date, days: int) -> QuerySet[Grant]:
    """Those that end by their date within ``days``, and are not renewed."""
    later = Grant.objects.filter(
        practitioner=OuterRef("practitioner"),
        facility=OuterRef("facility"),
        item=OuterRef("item"),
        starts_on__gt=OuterRef("ends_on"),
    )
    soon = rows.filter(ends_on__gte=as_of, ends_on__lte=as_of + timedelta(days=days), ended_by="")
    return soon.annotate(next=Subquery(later.values("pk")[:1])).filter(next=None)


def suspended(rows: QuerySet[Grant], as_of: date) -> QuerySet[Grant]:
    """Those that rest on the day under a suspension of their own."""
    resting = Q(suspensions__starts_on__lte=as_of) & (
        Q(suspensions__lifted_on=None) | Q(suspensions__lifted_on__gt=as_of)
    )
    return running(rows, as_of).filter(resting).distinct().order_by(F("id"))


def appointed(people: Iterable[int]) -> dict[tuple[int, int], Appointed]:
    """The appointment that answers for each person and facility, in one read."""
    known = appointments(people)
    return appointed_at((person, one) for person, held in known.items() for one in held)


def appointed_at(
    held: Iterable[tuple[int, AppointmentFact]],
) -> dict[tuple[int, int], Appointed]:
    """The same from the facts: of several at one facility, the one that has not ended."""
    found: dict[tuple[int, int], Appointed] = {}
    for person, one in held:
        key = person, one.facility
        if key not in found or one.standing is not Standing.ENDED:
            found[key] = Appointed(one.standing, one.starts_on, one.ends_on)
    return found


def _held(
    grant: Grant, named: Named, resting: Suspension | None, there: Appointed | None, as_of: date
) -> Held:
    known = fact(grant, resting)
    told_from = _reported_from(grant, resting) if resting else None
    return Held(grant, named, answer(known, there, as_of), known.conditions, resting, told_from)


def _reported_from(grant: Grant, resting: Suspension) -> date | None:
    lasts = days(packs_of(grant.facility), REPORTED_SUSPENSION, resting.starts_on)
    return reported_from(resting.kind, resting.starts_on, lasts)


def _order(one: Held) -> tuple:
    grant, named = one.grant, one.named
    return grant.facility_id, named.form, not named.is_core, named.title, grant.starts_on, grant.pk
