"""Committees' seats, their meetings, what is on the agenda and what became of it."""

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import CharterEdition, Seat
from credenza.office.meetings.models.following import ActionItem, Followed
from credenza.office.meetings.models.invitations import Feed, Invitation
from credenza.office.meetings.models.meetings import Meeting
from credenza.office.meetings.models.minutes import Addendum, Minutes
from credenza.office.meetings.models.packets import Enclosure, Note, Packet, Part, Release
from credenza.office.meetings.models.sessions import (
    Attendance,
    Decision,
    Disclosure,
    Discussion,
    Motion,
    Recusal,
    Session,
    Urn,
    Vote,
)

__all__ = [
    "ActionItem",
    "Addendum",
    "AgendaItem",
    "Attendance",
    "CharterEdition",
    "Decision",
    "Disclosure",
    "Discussion",
    "Enclosure",
    "Feed",
    "Followed",
    "Invitation",
    "Meeting",
    "Minutes",
    "Motion",
    "Note",
    "Packet",
    "Part",
    "Recusal",
    "Release",
    "Seat",
    "Session",
    "Urn",
    "Vote",
]
