"""Planning meetings: one, a year by the charter, moved, cancelled."""

from datetime import date, datetime

from credenza.core.committees.steps import CANCELLED, MEETING, PLANNED
from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions.invitations import tell_of_changes
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.planning import Proposed, proposals, taken
from credenza.office.practitioners.actions.editing import change
from credenza.office.team.queries import all_committees

TOLD = ("title", "starts_at", "ends_at", "place", "link")
"""What calendars hear of when it changes."""


@act("meeting:plan")
def plan(*, committee, values: dict, by: Actor, at: datetime, reason: str = "") -> Meeting:
    """Plan one meeting; ``values`` are columns of ``Meeting``."""
    _require_order(values)
    meeting = Meeting.objects.create(committee=committee, state=PLANNED, **values)
    about(meeting=meeting.pk, committee=committee.pk)
    return meeting


@act("meeting:plan-year")
def plan_year(*, committee, first: date, last: date, by: Actor, at: datetime) -> list[Meeting]:
    """Plan the days by the charter from ``first`` to ``last`` for which nothing is planned yet.

    Done twice, it plans nothing twice.
    """
    rows = all_committees().select_for_update(of=("self",)).select_related("facility")
    committee = rows.get(pk=committee.pk)
    charter = charter_of(committee, first)
    known = taken([committee], first, last)[committee.pk]
    days = proposals(committee, charter, first, last, known)
    due = [one for one in days if one.starts_at]
    made = [_planned(committee, charter.place, one) for one in due]
    about(committee=committee.pk, meetings=len(made))
    return made


@act("meeting:move")
def move(
    *, meeting: Meeting, version: int, values: dict, by: Actor, at: datetime, reason: str = ""
) -> Meeting:
    """Change what a meeting is called, when or where it is; calendars hear of it when invited.

    Raises Conflict where somebody else changed it since, Refused for one that is over.
    """
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(MEETING.may_go(current.state, "cancel"))
    _require_order(values)
    moved = any(getattr(current, name) != values.get(name, "") for name in TOLD if name in values)
    change(meeting, version, {**values, "sequence": current.sequence + moved})
    tell_of_changes(meeting=meeting, by=by, at=at, reason=reason)
    return meeting


@act("meeting:cancel")
def cancel(*, meeting: Meeting, by: Actor, at: datetime, reason: str) -> Meeting:
    """Cancel a meeting that has not begun, saying why."""
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(MEETING.may_go(current.state, "cancel"))
    if not reason.strip():
        require(refused("Say why it is cancelled: those invited are told."))
    change(meeting, current.version, {"state": CANCELLED, "sequence": current.sequence + 1})
    tell_of_changes(meeting=meeting, by=by, at=at, reason=reason)
    return meeting


def _require_order(values: dict) -> None:
    if values["ends_at"] <= values["starts_at"]:
        require(refused("A meeting ends after it begins."))


def _planned(committee, place: str, one: Proposed) -> Meeting:
    return Meeting.objects.create(
        committee=committee,
        title=committee.name,
        state=PLANNED,
        planned_for=one.day.by_rule,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        place=place,
    )
