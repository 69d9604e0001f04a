"""Who is asked to a meeting and what they answered; links that open without an account."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from credenza.core.committees.charter import Charter
from credenza.core.committees.quorum import needed
from credenza.core.committees.seats import VOTING
from credenza.core.committees.steps import CANCELLED
from credenza.formats.calendars import Happening, Party
from credenza.office.meetings.models import Invitation, Meeting, Seat
from credenza.office.meetings.queries.scope import day_of, seated
from credenza.office.meetings.queries.seats import in_order
from credenza.office.team.queries import setting

YES, NO = "yes", "no"
_links = Signer(salt="meetings.answer")


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody with a seat on the day, and their invitation, if one was made."""

    seat: Seat
    invitation: Invitation | None

    @property
    def answer(self) -> str:
        """ "yes", "no", or "" while there is none."""
        return self.invitation.answer if self.invitation else ""


@dataclass(frozen=True, slots=True)
class Turnout:
    """Everybody with a seat on the day. ``voting`` and ``coming`` count those with a vote;
    ``needed`` of them make a quorum.
    """

    asked: tuple[Asked, ...]
    voting: int
    coming: int
    needed: int
    unasked: int
    behind: int

    @property
    def open(self) -> int:
        """How many were invited and have not answered."""
        return sum(bool(one.invitation) and not one.answer for one in self.asked)


def turnout(meeting: Meeting, charter: Charter) -> Turnout:
    """Who is expected at a meeting, and who said what."""
    known = {one.seat_id: one for one in Invitation.objects.filter(meeting=meeting)}
    rows = seated(day_of(meeting)).filter(committee=meeting.committee_id)
    seats = sorted(rows.select_related("stands_in_for"), key=in_order)
    asked = tuple(Asked(seat, known.get(seat.pk)) for seat in seats)
    voting = [one for one in asked if one.seat.kind in VOTING and not one.seat.stands_in_for_id]
    told = [one.invitation for one in asked if one.invitation]
    return Turnout(
        asked=asked,
        voting=len(voting),
        coming=sum(one.answer == YES for one in voting),
        needed=needed(charter.quorum, len(voting)),
        unasked=sum(one.invitation is None for one in asked),
        behind=sum(one.told_sequence not in (None, meeting.sequence) for one in told),
    )


def answer_url(invitation: Invitation) -> str:
    """The address at which a guest answers without an account, at the office's own host."""
    path = reverse("meeting-answer", args=[_links.sign(invitation.pk)])
    return settings.URL.geturl() + path


def opened_by(token: str) -> Invitation | None:
    """The invitation that a link opens; None for a link that the office never made."""
    try:
        pk = int(_links.unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = Invitation.objects.select_related("seat", "meeting__committee__facility")
    return rows.filter(pk=pk).first()


def may_answer(invitation: Invitation, at: datetime) -> bool:
    """Can it still be answered: is the meeting ahead?"""
    meeting = invitation.meeting
    return meeting.state != CANCELLED and at < meeting.ends_at


def happening(meeting: Meeting, at: datetime, *, words: str = "", url: str = "") -> Happening:
    """A meeting as calendars show it."""
    return Happening(
        uid=f"{meeting.uid}@{settings.URL.hostname}",
        sequence=meeting.sequence,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        stamped_at=at,
        place=", ".join(filter(None, (meeting.place, meeting.link))),
        words=words,
        url=url,
        cancelled=meeting.state == CANCELLED,
    )


def organizer() -> Party:
    """The office, as it invites."""
    return Party("Medical staff office", setting("sender") or settings.DEFAULT_FROM_EMAIL)
