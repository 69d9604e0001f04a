"""How well those who tell concerns are served: from the cases that the reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.clocks import LATE, MET, MISSED, Deadline
from credenza.core.concerns.service import (
    Answers,
    Course,
    Month,
    Share,
    by_month,
    content,
    measured,
)
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Rating
from credenza.office.concerns.queries.clocks import deadlines_of
from credenza.office.concerns.queries.scope import visible_cases
from credenza.packs.case_letters import service_policy

ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Service:
    """The last months one by one, all of them together, and what those who told it answered."""

    months: list[Month]
    whole: Month
    content: dict[str, Share]
    asked: int
    answered: int


def service(actor: Actor, kind: str, as_of: date, facility: int | None = None) -> Service:
    """Service to those who told cases of a kind, over the months that the pack names."""
    policy = service_policy()
    rows = visible_cases(actor).filter(kind=kind)
    rows = rows.filter(facility=facility) if facility else rows
    first = by_month([], as_of, policy.months, policy.fewest)[0].first
    cases = [one for one in rows if _day(one, one.received_at) >= first]
    courses = list(_courses(cases, as_of))
    ratings = Rating.objects.filter(case__in=[one.pk for one in cases])
    answers = [_answers(one) for one in ratings.exclude(answered_at=None).order_by("id")]
    return Service(
        months=by_month(courses, as_of, policy.months, policy.fewest),
        whole=measured(courses, first, policy.fewest),
        content=content(answers, policy.fewest),
        asked=ratings.count(),
        answered=len(answers),
    )


def _courses(cases: list[Case], as_of: date) -> Iterable[Course]:
    clocks = deadlines_of(cases, as_of)
    for case in cases:
        found = clocks[case.pk]
        yield Course(
            received_on=_day(case, case.received_at),
            closed_on=_day(case, case.closed_at) if case.closed_at else None,
            acknowledged=_kept([one for one in found if one.key == ACKNOWLEDGE]),
            within=_kept(found) if case.closed_at else _broken(found),
        )


def _kept(clocks: Iterable[Deadline]) -> bool | None:
    """Whether every clock was kept; None where none has come to its end."""
    ended = [one.state for one in clocks if one.state in (MET, MISSED, LATE)]
    return all(one == MET for one in ended) if ended else None


def _broken(clocks: Iterable[Deadline]) -> bool | None:
    """Of an open case: False once a clock is broken, else nothing yet."""
    return False if any(one.state in (MISSED, LATE) for one in clocks) else None


def _answers(one: Rating) -> Answers:
    return Answers(one.answered_at.date(), one.heard, one.clear, one.fair)


def _day(case: Case, at) -> date:
    return local_day(at, ZoneInfo(case.facility.zone))
