"""Minutes that wait to be approved, in the place of the standing item."""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day, long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.committees.minutes import MATTER, PROPOSED, SEALED
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.meetings.actions.minutes import seal, take_back
from credenza.office.meetings.models import Minutes
from credenza.office.meetings.queries.scope import day_of

STANDING = "Minutes of the last meeting"
APPROVE, CORRECT = "approve", "correct"
CHOICES = (
    Choice(APPROVE, "Approve as written"),
    Choice(CORRECT, "Send back to be corrected", needs_reason=True),
)


class MinutesToApprove:
    """Minutes that were put before their committee: the reference is their id."""

    key, title = MATTER, "Minutes"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = _rows().filter(state=PROPOSED)
        if facilities is not None:
            rows = rows.filter(meeting__committee__facility__in=facilities)
        return [_matter(one) for one in rows.order_by("meeting__starts_at", "id")]

    def matter(self, reference: str) -> Matter | None:
        one = _one(reference)
        return _matter(one) if one else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = _one(reference)
        if one is None or one.state == SEALED:
            raise Refused(refused("These minutes wait no longer."))
        if outcome.choice == CORRECT:
            take_back(minutes=one, reason=outcome.words, by=by, at=at)
            return "They went back to the office to be corrected."
        how = f"By the committee: {outcome.yes} for, {outcome.no} against"
        seal(minutes=one, approved_on=outcome.meeting_on, how=how, by=by, at=at)
        return "They are sealed, with their fingerprint in the ledger."


def _rows():
    return Minutes.objects.select_related("meeting__committee__facility")


def _one(reference: str) -> Minutes | None:
    return _rows().filter(pk=reference).first() if reference.isdecimal() else None


def _matter(one: Minutes) -> Matter:
    meeting = one.meeting
    committee, zone = meeting.committee, ZoneInfo(meeting.committee.facility.zone)
    return Matter(
        kind=MinutesToApprove.key,
        reference=str(one.pk),
        title=f"Minutes of {long_date(day_of(meeting))}",
        summary=f"{meeting.title}. To be approved, and sealed.",
        facility=committee.facility_id,
        committee_kind=committee.kind,
        documents=(one.pdf_id,) if one.pdf_id else (),
        ready_on=local_day(one.proposed_at, zone) if one.proposed_at else None,
        choices=CHOICES,
        committee=committee.pk,
        minutes=2,
        addresses=(reverse("meeting-minutes", args=[meeting.pk]),),
        in_place_of=STANDING,
    )
