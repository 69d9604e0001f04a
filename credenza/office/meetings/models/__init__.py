"""Committees' seats, their meetings, what is on the agenda and what became of it."""

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import CharterEdition, Seat
from credenza.office.meetings.models.following import ActionItem, Followed
from credenza.office.meetings.models.meetings import Meeting
from credenza.office.meetings.models.minutes import Addendum, Minutes
from credenza.office.meetings.models.packets import Enclosure, Note, Packet, Part, Release

__all__ = [
    "ActionItem",
    "Addendum",
    "AgendaItem",
    "CharterEdition",
    "Enclosure",
    "Followed",
    "Meeting",
    "Minutes",
    "Note",
    "Packet",
    "Part",
    "Release",
    "Seat",
]
