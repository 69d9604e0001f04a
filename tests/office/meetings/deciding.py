"""Decisions as the record of a session holds them."""

from credenza.core.committees.agenda import DECIDED
from credenza.office.ledger.actions import acting
from credenza.office.meetings.models import AgendaItem, Decision, Motion
from tests.office.meetings.rooms import NOW, OFFICE


def decide(item: AgendaItem, seat, choice: str = "as_asked", **values) -> Decision:
    """A carried motion of ``seat``, and what it decided about the item."""
    with acting("test:decide", by=OFFICE, at=NOW):
        motion = Motion.objects.create(
            meeting=item.meeting,
            item=item,
            number=item.meeting.motions.count() + 1,
            kind="main",
            state="carried",
            text="As asked",
            mover=seat,
            moved_at=NOW,
        )
        AgendaItem.objects.filter(pk=item.pk).update(state=DECIDED)
        counts = {"yes": 4, "no": 0, "abstained": 1, "recused": ["Dr. Chen"]}
        return Decision.objects.create(
            item=item, motion=motion, choice=choice, at=NOW, **counts | values
        )
