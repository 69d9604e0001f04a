"""The tables of standards, audits and policies."""

from credenza.office.compliance.models.attestations import Attestation, Campaign, OrientationPack
from credenza.office.compliance.models.audits import (
    Audit,
    AuditAnswer,
    AuditFile,
    AuditFinding,
)
from credenza.office.compliance.models.ballots import Ballot, BallotPaper
from credenza.office.compliance.models.integrity import (
    IntegrityAudit,
    IntegritySign,
    IntegrityTraining,
)
from credenza.office.compliance.models.policies import Policy, PolicyApproval, PolicyVersion
from credenza.office.compliance.models.proofs import Proof
from credenza.office.compliance.models.readiness import Columns, Reading, Tally
from credenza.office.compliance.models.surveys import Look, Shown, Survey, Surveyor

__all__ = [
    "Attestation",
    "Audit",
    "AuditAnswer",
    "AuditFile",
    "AuditFinding",
    "Ballot",
    "BallotPaper",
    "Campaign",
    "Columns",
    "IntegrityAudit",
    "IntegritySign",
    "IntegrityTraining",
    "Look",
    "OrientationPack",
    "Policy",
    "PolicyApproval",
    "PolicyVersion",
    "Proof",
    "Reading",
    "Shown",
    "Survey",
    "Surveyor",
    "Tally",
]
