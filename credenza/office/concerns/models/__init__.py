"""The tables of concerns."""

from credenza.office.concerns.models.cases import Case, Link, Named, Party
from credenza.office.concerns.models.work import (
    Evidence,
    Happening,
    Interview,
    Look,
    Note,
    Task,
)

__all__ = [
    "Case",
    "Evidence",
    "Happening",
    "Interview",
    "Link",
    "Look",
    "Named",
    "Note",
    "Party",
    "Task",
]
