"""Ballots of the members on a version: who may vote, how it stands."""

from datetime import date

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.core.policies.balloting import NO, YES, Count, Rule
from credenza.core.policies.steps import BEFORE
from credenza.office.compliance.models import Ballot, BallotPaper, PolicyVersion
from credenza.office.compliance.queries.policies import BALLOT

VOTERS = "Active"
"""The category whose members vote, where the bylaws give it the vote."""


def ballot_of(policy_version: PolicyVersion) -> Ballot | None:
    """The last ballot on a version."""
    return policy_version.ballots.order_by("-opened_at", "-id").first()


def waits_for_ballot(policy_version: PolicyVersion) -> bool:
    """Does the version lie before its members?"""
    if policy_version.state != BEFORE:
        return False
    return policy_version.route[policy_version.stage] == BALLOT


def count_of(ballot: Ballot) -> Count:
    """The votes so far."""
    said = list(ballot.papers.order_by("id").values_list("says", flat=True))
    return Count(said.count(YES), said.count(NO), len(said))


def rule_of(ballot: Ballot) -> Rule:
    """What the ballot takes."""
    return Rule(ballot.share, ballot.turnout, ballot.silence)


def own_paper(actor: Actor, ballot: Ballot | None) -> BallotPaper | None:
    """The paper of ``actor`` in a ballot; None for who has none."""
    if ballot is None or actor.practitioner is None:
        return None
    return ballot.papers.filter(practitioner=actor.practitioner).first()


def own_ballots(actor: Actor) -> QuerySet[BallotPaper]:
    """Papers of ``actor`` in ballots that run, the first to close first."""
    rows = BallotPaper.objects.filter(practitioner=actor.practitioner, ballot__closed_at=None)
    rows = rows if actor.practitioner is not None else rows.none()
    return rows.select_related("ballot__version__policy__facility").order_by(
        "ballot__closes_on", "id"
    )


def over(day: date) -> QuerySet[Ballot]:
    """Ballots that run although their last day is over."""
    rows = Ballot.objects.filter(closed_at=None, closes_on__lt=day)
    return rows.select_related("version__policy__facility").order_by("closes_on", "id")
