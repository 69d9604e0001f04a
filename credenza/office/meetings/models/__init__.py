"""Committees' seats, their meetings, what is on the agenda and what became of it."""

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import CharterEdition, Seat
from credenza.office.meetings.models.following import ActionItem, Followed
from credenza.office.meetings.models.meetings import Meeting

__all__ = ["ActionItem", "AgendaItem", "CharterEdition", "Followed", "Meeting", "Seat"]
