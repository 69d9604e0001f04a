"""What waits for a committee and is on none of its agendas yet."""

from django.db.models import Q

from credenza.core.committees.agenda import CARRIED, DECIDED, WITHDRAWN
from credenza.core.committees.docket import Matter, by_urgency
from credenza.core.committees.steps import ADJOURNED, APPROVED, CANCELLED
from credenza.core.permissions import Actor
from credenza.office.meetings.matters.base import waiting
from credenza.office.meetings.models import AgendaItem


def docket_of(committee, actor: Actor) -> list[Matter]:
    """All that waits for the committee, the most urgent first; nothing in which ``actor`` has no
    part. As many reads as the kinds of matters take.
    """
    return [one for one in waiting_for(committee) if not one.concerns(actor.practitioner)]


def waiting_for(committee) -> list[Matter]:
    """All that waits for the committee, the most urgent first, whoever reads."""
    mine = (
        one
        for one in waiting([committee.facility_id])
        if one.is_for(committee.pk, committee.facility_id, committee.kind)
    )
    return sorted(mine, key=by_urgency)


def placed_in(committee) -> dict[tuple[str, str], int]:
    """Matters that stand on an agenda, by their key, with the meeting's id: of a meeting that is
    not over, or decided in one that is, and not carried out yet.
    """
    over = Q(meeting__state__in=(ADJOURNED, APPROVED))
    rows = AgendaItem.objects.filter(meeting__committee=committee).exclude(matter="")
    rows = rows.filter(~over & ~Q(state__in=(CARRIED, WITHDRAWN)) | Q(state=DECIDED))
    rows = rows.filter(followed=None).exclude(meeting__state=CANCELLED).order_by("id")
    return {
        (kind, reference): meeting
        for kind, reference, meeting in rows.values_list("matter", "reference", "meeting")
    }
