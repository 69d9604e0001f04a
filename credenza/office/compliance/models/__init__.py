"""The tables of standards, audits and policies."""

from credenza.office.compliance.models.attestations import Attestation, Campaign, OrientationPack
from credenza.office.compliance.models.ballots import Ballot, BallotPaper
from credenza.office.compliance.models.policies import Policy, PolicyApproval, PolicyVersion

__all__ = [
    "Attestation",
    "Ballot",
    "BallotPaper",
    "Campaign",
    "OrientationPack",
    "Policy",
    "PolicyApproval",
    "PolicyVersion",
]
