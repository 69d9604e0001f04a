"""Applications, what was answered in them, and the way they go."""

from credenza.office.credentialing.models.affiliations import (
    AffiliationBatch,
    AffiliationRequest,
    LetterCheck,
)
from credenza.office.credentialing.models.applications import Application, Cohort, Passage
from credenza.office.credentialing.models.references import Reference, ReferenceLink

__all__ = [
    "AffiliationBatch",
    "AffiliationRequest",
    "Application",
    "Cohort",
    "LetterCheck",
    "Passage",
    "Reference",
    "ReferenceLink",
]
