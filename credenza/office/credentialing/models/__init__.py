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
from credenza.office.credentialing.models.review import (
    FacilityRoute,
    Flag,
    Hearing,
    Override,
    Station,
    Word,
)

__all__ = [
    "AffiliationBatch",
    "AffiliationRequest",
    "Answers",
    "Application",
    "Assistant",
    "Cohort",
    "Correction",
    "FacilityRoute",
    "Flag",
    "Hearing",
    "Invitation",
    "LetterCheck",
    "Override",
    "Passage",
    "Reference",
    "ReferenceLink",
    "Signature",
    "Station",
    "Suggestion",
    "Upload",
    "Word",
]
