"""What was decided in a meeting, and what followed from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from credenza.core.calendar import local_day
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.models import ActionItem, AgendaItem, Decision, Followed
from credenza.office.meetings.queries.agenda import is_withheld, recused_from
from credenza.office.meetings.queries.papers import matters_of
from credenza.office.meetings.queries.scope import day_of, seat_of, visible_meetings


@dataclass(frozen=True, slots=True)
class Line:
    """A decided item: what was decided in words, and what followed (None: nothing yet).

    ``waits``: something follows from it that nobody carried out yet.
    """

    item: AgendaItem
    decision: Decision
    choice: str
    followed: Followed | None

    @property
    def waits(self) -> bool:
        return bool(self.item.matter and self.decision.choice) and self.followed is None


def outcome_of(decision: Decision, meeting) -> Outcome:
    """A decision as the room that brought the matter needs it, on the day it was taken there."""
    return Outcome(
        choice=decision.choice,
        reason=decision.reason,
        conditions=decision.conditions,
        meeting_on=local_day(decision.at, ZoneInfo(meeting.committee.facility.zone)),
        yes=decision.yes,
        no=decision.no,
        abstained=decision.abstained,
        recused=tuple(decision.recused),
        motion=decision.motion_id,
    )


def decided(meeting, actor: Actor) -> list[Line]:
    """The decided items that ``actor`` may read of, in the order of the agenda."""
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    rows, recused = _decided(meeting.items.all()), recused_from(meeting, actor)
    mine = [one for one in rows if one.pk not in recused and not is_withheld(one, actor, seat)]
    unfollowed = [one for one in mine if not hasattr(one, "followed")]
    matters = matters_of(unfollowed, meeting.committee.facility_id)
    return [_line(one, matters.get(one.pk)) for one in mine]


def to_follow(meeting) -> QuerySet[AgendaItem]:
    """Items whose decision nobody carried out yet, the first decided first."""
    return _waiting().filter(meeting=meeting)


def waiting_decisions(actor: Actor) -> QuerySet[AgendaItem]:
    """The same of all meetings that ``actor`` keeps, nothing of their own; the committee is read
    with each.
    """
    kept = visible_meetings(actor, "meeting:keep").order_by().values("pk")
    rows = _waiting().filter(meeting__in=kept).select_related("meeting__committee__facility")
    own = actor.practitioner
    return rows if own is None else rows.exclude(practitioner=own)


def _waiting() -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(decision__isnull=False, followed=None)
    rows = rows.exclude(matter="").exclude(decision__choice="")
    return rows.order_by("decision__at", "position", "id")


def _decided(rows: QuerySet[AgendaItem]) -> Iterable[AgendaItem]:
    given = Prefetch("action_items", ActionItem.objects.select_related("seat", "user"))
    rows = rows.filter(decision__isnull=False).select_related("decision", "followed")
    return rows.prefetch_related(given).order_by("position", "id")


def _line(item: AgendaItem, matter: Matter | None) -> Line:
    followed = getattr(item, "followed", None)
    if followed:
        return Line(item, item.decision, followed.outcome["title"], followed)
    choice = matter.choice(item.decision.choice) if matter else None
    return Line(item, item.decision, choice.title if choice else "", None)


def choice_of(item: AgendaItem, key: str) -> Choice | None:
    """The choice of that key among those of the item's matter; None for an item of no matter."""
    matter = matter_of(item.matter, item.reference) if item.matter and key else None
    return matter.choice(key) if matter else None
