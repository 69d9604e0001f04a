"""Applications, what was answered in them, and the way they go."""

from credenza.office.credentialing.models.affiliations import (
    AffiliationBatch,
    AffiliationRequest,
    LetterCheck,
)
from credenza.office.credentialing.models.applications import Application, Cohort, Passage
from credenza.office.credentialing.models.portal import (
    Answers,
    Assistant,
    Correction,
    Invitation,
    Signature,
    Suggestion,
    Upload,
)
from credenza.office.credentialing.models.references import Reference, ReferenceLink

__all__ = [
    "AffiliationBatch",
    "AffiliationRequest",
    "Answers",
    "Application",
    "Assistant",
    "Cohort",
    "Correction",
    "Invitation",
    "LetterCheck",
    "Passage",
    "Reference",
    "ReferenceLink",
    "Signature",
    "Suggestion",
    "Upload",
]
