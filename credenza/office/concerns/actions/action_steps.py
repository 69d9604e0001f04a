"""What every act on a corrective action does first and last."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.corrective import WORKFLOWS, may_step
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.models import Action
from credenza.office.concerns.queries.corrective import KEEP, visible_actions

AHEAD = "That day lies ahead: record it once it has come."
OUT_OF_REACH = "Only who must know of this action keeps it."


def held(action: Action, by: Actor) -> Action:
    """The action, locked, for who may keep it. Raises Refused for others."""
    rows = Action.objects.select_for_update(of=("self",))
    one = rows.select_related("practitioner", "facility").get(pk=action.pk)
    if not visible_actions(by, KEEP).filter(pk=one.pk).exists():
        raise Refused(refused(OUT_OF_REACH))
    return one


def stepped(action: Action, verb: str, by: Actor, *, resolved: bool, heard: bool = False) -> Action:
    """The action, locked and brought to where ``verb`` leads. Raises Refused where it cannot."""
    one = held(action, by)
    require(may_step(one.kind, one.state, verb, resolved=resolved, heard=heard))
    one.state = WORKFLOWS[one.kind].step(verb).target
    return one


def saved(action: Action) -> Action:
    """The action, written down."""
    action.version += 1
    action.save()
    return action


def day_of(facility, at: datetime) -> date:
    """The day at the facility."""
    return local_day(at, ZoneInfo(facility.zone))


def require_past(facility, on: date | None, at: datetime) -> None:
    """Raise Refused for a day that has not come at the facility."""
    if on is None or on > day_of(facility, at):
        raise Refused(refused(AHEAD))
