"""The tables of concerns."""

from credenza.office.concerns.models.cases import Case, Link, Named, Party
from credenza.office.concerns.models.corrective import (
    Action,
    ActionPaper,
    FairHearing,
    Report,
    Resolution,
)
from credenza.office.concerns.models.doors import CaseKey, CaseLink, Door, Draft
from credenza.office.concerns.models.exposures import Exposure
from credenza.office.concerns.models.letters import CaseLetter
from credenza.office.concerns.models.messages import Message, Rating
from credenza.office.concerns.models.referrals import Referral
from credenza.office.concerns.models.responses import Response, ResponseStep, Threshold
from credenza.office.concerns.models.weighing import Weighing
from credenza.office.concerns.models.work import (
    Evidence,
    Happening,
    Interview,
    Look,
    Note,
    Task,
)

__all__ = [
    "Action",
    "ActionPaper",
    "Case",
    "CaseKey",
    "CaseLetter",
    "CaseLink",
    "Door",
    "Draft",
    "Evidence",
    "Exposure",
    "FairHearing",
    "Happening",
    "Interview",
    "Link",
    "Look",
    "Message",
    "Named",
    "Note",
    "Party",
    "Rating",
    "Referral",
    "Report",
    "Resolution",
    "Response",
    "ResponseStep",
    "Task",
    "Threshold",
    "Weighing",
]
