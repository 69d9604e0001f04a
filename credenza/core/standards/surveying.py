"""What a survey may be, and what of a file it shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from credenza.core.verdict import ALLOWED, Verdict, refused

NORMAL, PEER_REVIEW = "normal", "peer_review"
MATTERS = ("application", "privilege-request")
"""Kinds of committees' matters whose decisions a survey shows; never cases or peer review."""


@dataclass(frozen=True, slots=True)
class SurveyLimits:
    """How long a survey lasts at the most, in days, and who says so."""

    longest: int
    citation: str


def may_last(limits: SurveyLimits, opened_at: datetime, ends_at: datetime) -> Verdict:
    """May a survey opened then last until ``ends_at``?"""
    if ends_at <= opened_at:
        return refused("A survey ends after it begins: choose a later day.")
    if ends_at - opened_at > timedelta(days=limits.longest):
        return refused(
            f"A surveyor is let in for {limits.longest} days at the most: choose an earlier end, "
            "and extend it if they stay longer.",
            limits.citation,
        )
    return ALLOWED


def levels(peer_review: bool) -> frozenset[str]:
    """How confidential the credentials may be that a survey shows; never health matters."""
    return frozenset({NORMAL, PEER_REVIEW} if peer_review else {NORMAL})


def minutes(called_at: datetime, ready_at: datetime) -> int:
    """Whole minutes from the calling of a name to the file in hand; a part counts as one."""
    return -(-(ready_at - called_at) // timedelta(minutes=1))
