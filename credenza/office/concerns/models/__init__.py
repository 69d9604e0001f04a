"""The tables of concerns."""

from credenza.office.concerns.models.cases import Case, Link, Named, Party
from credenza.office.concerns.models.exposures import Exposure
from credenza.office.concerns.models.referrals import Referral
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
    "Exposure",
    "Happening",
    "Interview",
    "Link",
    "Look",
    "Named",
    "Note",
    "Party",
    "Referral",
    "Task",
]
