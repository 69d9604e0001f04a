"""Ballots of the members on an amendment: opened with notice, voted in, closed by their rule."""

from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.calendar import add_days, long_date
from credenza.core.permissions import Actor
from credenza.core.policies.balloting import NO, PASSED, YES, result, told
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.actions.policy_versions import Said, carry_out, send_back
from credenza.office.compliance.models import Ballot, BallotPaper, PolicyVersion
from credenza.office.compliance.queries.audience import of_files
from credenza.office.compliance.queries.ballots import (
    VOTERS,
    count_of,
    over,
    rule_of,
    waits_for_ballot,
)
from credenza.office.compliance.queries.campaigns import day_at
from credenza.office.compliance.queries.policies import may_approve
from credenza.office.compliance.queries.policy_versions import MEMBERS
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.members import categories, members


@dataclass(frozen=True, slots=True)
class Terms:
    """When a ballot closes and what it takes, in percent."""

    closes_on: date
    share: int
    turnout: int = 0
    silence: bool = False


@act("ballot:open")
def open_ballot(*, policy_version: PolicyVersion, terms: Terms, by: Actor, at: datetime) -> Ballot:
    """Open a ballot of the active members on a version that lies before them. It is their notice.

    Raises Refused where it does not lie there, one runs already, nobody may vote, or the last day
    comes before the notice is over.
    """
    require(may_approve(by, policy_version.policy))
    if not waits_for_ballot(policy_version):
        raise Refused(refused("It does not lie before the members."))
    if policy_version.ballots.filter(closed_at=None).exists():
        raise Refused(refused("A ballot runs already."))
    policy, day = policy_version.policy, day_at(policy_version.policy.facility, at)
    first = add_days(day, policy.notice_days)
    if terms.closes_on < first:
        raise Refused(refused(f"Members have notice until {long_date(first)}: close no sooner."))
    people = _voters(policy.facility_id, day)
    if not people:
        raise Refused(refused(f"No member of the category “{VOTERS}” may vote there."))
    made = Ballot.objects.create(
        version=policy_version,
        opened_at=at,
        opened_by=by.name[:120],
        closes_on=terms.closes_on,
        share=terms.share,
        turnout=terms.turnout,
        silence=terms.silence,
    )
    BallotPaper.objects.bulk_create(
        BallotPaper(ballot=made, practitioner_id=one.practitioner, name=one.name[:120])
        for one in people
    )
    change(policy_version, policy_version.version, {"noticed_on": day})
    about(policy=policy.pk, ballot=made.pk)
    return made


@act("ballot:vote")
def vote(*, paper: BallotPaper, says: str, by: Actor, at: datetime) -> BallotPaper:
    """Vote, or vote anew while the ballot runs. Raises Refused for another's paper and once it is
    over.
    """
    held = BallotPaper.objects.select_for_update(of=("self",)).select_related("ballot")
    held = held.get(pk=paper.pk)
    if by.practitioner is None or held.practitioner_id != by.practitioner:
        raise Refused(refused("Everybody votes for themselves."))
    ballot = Ballot.objects.select_related("version__policy__facility").get(pk=held.ballot_id)
    if ballot.closed_at or ballot.closes_on < day_at(ballot.version.policy.facility, at):
        raise Refused(refused("The ballot is over."))
    if says not in (YES, NO):
        raise Refused(refused("Choose yes or no."))
    held.says, held.at = says, at
    held.save(update_fields=["says", "at"])
    about(ballot=ballot.pk)
    return held


@act("ballot:close")
def close_ballot(*, ballot: Ballot, by: Actor, at: datetime) -> Ballot:
    """Count once the last day is over: the version goes on, or back to the draft."""
    ballot = Ballot.objects.select_for_update(of=("self",)).get(pk=ballot.pk)
    version = PolicyVersion.objects.select_related("policy__facility").get(pk=ballot.version_id)
    day = day_at(version.policy.facility, at)
    if ballot.closed_at is not None or ballot.closes_on >= day:
        raise Refused(refused("It runs until the end of its last day, and is counted once."))
    count = count_of(ballot)
    ballot.closed_at, ballot.result = at, result(count, rule_of(ballot))
    ballot.save(update_fields=["closed_at", "result"])
    about(policy=version.policy_id, ballot=ballot.pk)
    said = Said(MEMBERS, ballot.closes_on, told(count))
    follow = carry_out if ballot.result == PASSED else send_back
    follow(policy_version=version, said=said, by=by, at=at)
    return ballot


def close_ended(*, by: Actor, at: datetime) -> int:
    """Count the ballots whose last day is over; how many."""
    ended = [one for one in over(today(at)) if one.closes_on < day_at(_place(one), at)]
    for one in ended:
        close_ballot(ballot=one, by=by, at=at)
    return len(ended)


def _place(ballot: Ballot):
    return ballot.version.policy.facility


def _voters(facility: int, day: date) -> list:
    rows = list(members(facility, day))
    held = categories(facility, [one.pk for one in rows])
    return of_files(one for one in rows if held.get(one.pk, "").casefold() == VOTERS.casefold())
