"""Inviting to a meeting, telling of changes, and keeping the answers.

Each change of a meeting is mailed once to each guest: the outbox knows them by the meeting's
sequence.
"""

from datetime import datetime

from django.template.loader import render_to_string

from credenza.core.committees.steps import CALLED, CANCELLED, PLANNED
from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.formats.calendars import Party, invitation
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import Invitation, Meeting
from credenza.office.meetings.queries.invitations import (
    NO,
    YES,
    answer_url,
    happening,
    may_answer,
    organizer,
)
from credenza.office.meetings.queries.scope import day_of, seated

INVITED, CHANGED, CALLED_OFF = "invited", "changed", "cancelled"
SUBJECTS = {INVITED: "Invitation", CHANGED: "Changed", CALLED_OFF: "Cancelled"}


@act("meeting:invite")
def invite(*, meeting: Meeting, by: Actor, at: datetime, reason: str = "") -> int:
    """Invite whoever has a seat on the day and was not invited, and tell the others of changes.

    How many e-mails that makes; invited again, nobody is asked twice. Raises Refused for a meeting
    that is over or cancelled.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.state not in (PLANNED, CALLED):
        require(refused("Only a meeting that is still ahead is invited to."))
    seats = list(seated(day_of(meeting)).filter(committee=meeting.committee_id))
    known = set(Invitation.objects.filter(meeting=meeting).values_list("seat", flat=True))
    Invitation.objects.bulk_create(
        Invitation(meeting=meeting, seat=seat) for seat in seats if seat.pk not in known
    )
    sent = _tell(meeting, "", by=by, at=at)
    about(meeting=meeting.pk, invited=len(seats) - len(known), mailed=sent)
    return sent


@act("meeting:tell")
def tell_of_changes(*, meeting: Meeting, by: Actor, at: datetime, reason: str = "") -> int:
    """Mail what changed, or why it is cancelled, to whoever was invited; how many e-mails."""
    return _tell(meeting, reason, by=by, at=at)


@act("meeting:answer")
def answer(*, given: Invitation, says: str, by: Actor, at: datetime) -> Invitation:
    """Keep an answer, "yes" or "no". Raises Refused once the meeting is over or cancelled."""
    if says not in (YES, NO):
        require(refused("Answer yes or no."))
    if not may_answer(given, at):
        require(refused("The meeting is over or was cancelled."))
    about(practitioner=given.seat.practitioner_id, meeting=given.meeting_id, says=says)
    given.answer, given.answered_at, given.answered_by = says, at, by.name[:120]
    given.save(update_fields=["answer", "answered_at", "answered_by"])
    return given


def _tell(meeting: Meeting, why: str, *, by: Actor, at: datetime) -> int:
    rows = Invitation.objects.filter(meeting=meeting).exclude(told_sequence=meeting.sequence)
    due = [one for one in rows.select_related("seat").order_by("pk") if one.seat.email]
    for one in due:
        _mail(one, meeting, why, by=by, at=at)
    Invitation.objects.filter(pk__in=[one.pk for one in due]).update(told_sequence=meeting.sequence)
    return len(due)


def _mail(one: Invitation, meeting: Meeting, why: str, *, by: Actor, at: datetime) -> None:
    what = _what(one, meeting)
    url = answer_url(one)
    words = {"invitation": one, "meeting": meeting, "what": what, "why": why, "url": url}
    guest = Party(one.seat.name, one.seat.email, one.answer)
    post(
        occasion=f"Meeting: {SUBJECTS[what].lower()}",
        key=f"meeting {meeting.uid} {one.seat_id} {meeting.sequence} {what}",
        address=one.seat.email,
        subject=f"{SUBJECTS[what]}: {meeting.title}",
        body=render_to_string("meetings/mail/invitation.txt", words),
        facility=meeting.committee.facility_id,
        calendar=invitation(happening(meeting, at, url=url), organizer(), guest),
        by=by,
        at=at,
    )


def _what(one: Invitation, meeting: Meeting) -> str:
    if meeting.state == CANCELLED:
        return CALLED_OFF
    return INVITED if one.told_sequence is None else CHANGED
