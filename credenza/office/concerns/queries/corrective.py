"""Corrective actions: which a person may know of, how long they last, and which clocks run.

They stand behind the same wall as cases: never the subject, never somebody of the same practice,
and one that came from a case only for who reads that case.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from credenza.core.applications.hearing import CLOSED, awaited
from credenza.core.calendar import local_day
from credenza.core.concerns.corrective import (
    ASKED,
    BYLAWS,
    INVESTIGATION,
    OPEN,
    PRECAUTIONARY,
    RESTING,
    RUNNING,
)
from credenza.core.concerns.reporting import (
    REPORTABLE,
    UNSAID,
    ActionFacts,
    Answer,
    answers,
)
from credenza.core.concerns.suspension import DAYS, Counter, Period, counters, whole
from credenza.core.concerns.walls import NOT_NAMED
from credenza.core.permissions import RIGHTS, About, Actor, may
from credenza.core.verdict import Verdict, refused
from credenza.office.concerns.models import Action, FairHearing, Report, Resolution
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.sealed import told
from credenza.office.practitioners.queries.practices import colleagues_of
from credenza.packs.holidays import holidays_of
from credenza.packs.response import alarms, report_rules

SEE, KEEP = "action:see", "action:keep"
DONE = ("reported", "not_reportable")
PARTS = ("words", "heard")


@dataclass(frozen=True, slots=True)
class Clock:
    """What must be done or decided of an action by a day, and where that is written."""

    what: str
    day: date
    citation: str
    confidence: str = "V"


def visible_actions(actor: Actor, verb: str = SEE) -> QuerySet[Action]:
    """Actions to which ``actor`` may do ``verb``, the latest first."""
    rows = Action.objects.select_related("practitioner", "facility", "case", "hearing")
    if actor.is_system:
        return rows
    scope = actor.scope(RIGHTS[verb].roles)
    if not scope:
        return rows.none()
    if not scope.everywhere:
        rows = rows.filter(facility__in=scope.facilities)
    readable = Q(case=None) | Q(case__in=visible_cases(actor).order_by().values("pk"))
    return rows.filter(readable).exclude(practitioner__in=_apart_from(actor))


def before_committee(facilities: Collection[int] | None) -> QuerySet[Action]:
    """Investigations and suspensions on which the executive committee has to resolve, the oldest
    first; whoever reads.
    """
    rows = Action.objects.filter(state__in=(ASKED, RUNNING, RESTING)).order_by("opened_at", "id")
    rows = rows if facilities is None else rows.filter(facility__in=facilities)
    return rows.select_related("facility").prefetch_related("suspensions", "resolutions")


def apart_by_action(rows: Iterable[Action]) -> dict[int, frozenset[int]]:
    """Practitioners who have no part in deciding each: whom it is about, and their practice."""
    return {one.pk: colleagues_of({one.practitioner_id}) | {one.practitioner_id} for one in rows}


def review_by(action: Action) -> date | None:
    """The last day of the executive committee's review of a suspension; None once it was held."""
    if reviewed(action) or (period := resting(action)) is None:
        return None
    days = [one.day for one in alarms().values() if one.review and one.unit == DAYS]
    return period.day(max(days))


def may_begin(actor: Actor, practitioner: int, facility: int) -> Verdict:
    """May ``actor`` open an action about that practitioner there?"""
    if practitioner in _apart_from(actor):
        return refused(NOT_NAMED)
    return may(actor, KEEP, About(frozenset({facility}), practitioner))


def periods_of(action: Action) -> tuple[Period, ...]:
    """The days of rest of an action: those of the privileges it suspended, as they stand there."""
    rows = action.suspensions.all()
    return tuple(Period(one.starts_on, one.lifted_on) for one in rows)


def resting(action: Action) -> Period | None:
    """From the first to the last of them."""
    return whole(periods_of(action))


def facts_of(action: Action) -> ActionFacts:
    """The action as the rules on reporting see it."""
    beside = Action.objects.filter(practitioner=action.practitioner_id, facility=action.facility_id)
    others = beside.exclude(pk=action.pk).prefetch_related("suspensions")
    period = resting(action)
    return ActionFacts(
        kind=action.kind,
        state=action.state,
        basis=action.basis,
        profession=action.practitioner.profession,
        place=action.facility.state,
        periods=(period,) if period else (),
        others=tuple(one for row in others for one in periods_of(row)),
        final_on=action.final_on,
        until_on=action.until_on,
        under_investigation=action.under_investigation,
    )


def duties_of(action: Action, as_of: date) -> tuple[Answer, ...]:
    """What each duty to report says of the action today."""
    if action.kind == INVESTIGATION:
        return ()
    return answers(facts_of(action), report_rules().values(), as_of)


def duties_shown(action: Action, as_of: date) -> list[tuple[Answer, Report | None]]:
    """The same, each with what a person decided on it."""
    kept = {one.rule: one for one in action.reports.all()}
    return [(one, kept.get(one.rule.key)) for one in duties_of(action, as_of)]


def counters_of(action: Action, as_of: date) -> tuple[Counter, ...]:
    """The alarm days of a precautionary suspension."""
    period = resting(action)
    if action.kind != PRECAUTIONARY or period is None:
        return ()
    state, years = action.facility.state, (period.starts_on.year, period.starts_on.year + 1)
    closed = holidays_of(state, years).keys()
    return counters(period, alarms().values(), as_of, state=state, holidays=closed)


def clocks_of(action: Action, as_of: date) -> list[Clock]:
    """What must be done next of an action, the nearest first: alarms that have not passed, the
    hearing's next step, and reports that nobody decided on.
    """
    found = [*_alarms(action, as_of), *_steps(action), *_reports(action, as_of)]
    return sorted(found, key=lambda one: (one.day, one.what))


def running_out(actor: Actor, as_of: date) -> Iterable[tuple[Action, Clock]]:
    """Actions that ``actor`` keeps, each with its nearest clock."""
    rows = visible_actions(actor, KEEP).prefetch_related("suspensions", "reports", "resolutions")
    for one in rows.filter(Q(state__in=OPEN) | ~Q(kind=INVESTIGATION)):
        clocks = clocks_of(one, as_of)
        if clocks:
            yield one, clocks[0]


def under_investigation(practitioner: int, facility: int, on: date) -> bool:
    """Whether an investigation was under way there on a day, by the committee's resolutions."""
    rows = Action.objects.filter(
        practitioner=practitioner, facility=facility, kind=INVESTIGATION, begun_on__lte=on
    )
    return rows.filter(Q(state=RUNNING) | Q(ended_on__gte=on)).exists()


def hearing_words(hearing: FairHearing) -> dict[str, str]:
    """What was written at each step of a hearing, by its name."""
    text = told(hearing.words_sealed, "fair-hearing", hearing.uid, "words")
    return json.loads(text) if text else {}


def resolutions_of(action: Action) -> list[tuple[Resolution, str, str]]:
    """Every resolution with its words and how the practitioner was heard, the oldest first."""
    return [
        (
            one,
            *(told(getattr(one, f"{part}_sealed"), "resolution", one.uid, part) for part in PARTS),
        )
        for one in action.resolutions.all()
    ]


def _alarms(action: Action, as_of: date) -> Iterable[Clock]:
    held = reviewed(action)
    for one in counters_of(action, as_of):
        if one.waits(reviewed=held):
            yield Clock(one.alarm.title, one.on, one.alarm.citation, one.alarm.confidence)


def reviewed(action: Action) -> bool:
    """Whether the executive committee reviewed a suspension and continued it."""
    return any(one.verb == "continue" for one in action.resolutions.all())


def _steps(action: Action) -> Iterable[Clock]:
    """What the committee and a hearing have to do next."""
    if action.state == ASKED:
        asked_on = local_day(action.opened_at, ZoneInfo(action.facility.zone))
        yield Clock("Bring it before the medical executive committee", asked_on, BYLAWS, "G")
    kept = getattr(action, "hearing", None) if action.state in OPEN else None
    due = None if kept is None or kept.state == CLOSED else awaited(kept)
    if due is not None:
        yield Clock(due.what, due.day, due.citation)


def _reports(action: Action, as_of: date) -> Iterable[Clock]:
    done = {one.rule for one in action.reports.all() if one.state in DONE}
    for one in duties_of(action, as_of):
        if one.says in (REPORTABLE, UNSAID) and one.rule.key not in done:
            what = f"{one.rule.authority}: {one.rule.title.lower()}"
            yield Clock(what, one.by, one.rule.citation, one.rule.confidence)


def _apart_from(actor: Actor) -> frozenset[int]:
    """Practitioners of whose actions ``actor`` has nothing to know: themselves, their practice."""
    if actor.practitioner is None:
        return frozenset()
    return colleagues_of({actor.practitioner}) | {actor.practitioner}
