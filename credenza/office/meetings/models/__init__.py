"""Committees' seats, their meetings, what is on the agenda and what became of it."""

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import Seat
from credenza.office.meetings.models.meetings import Meeting

__all__ = ["AgendaItem", "Meeting", "Seat"]
