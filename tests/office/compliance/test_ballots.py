"""Amendments before the members."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.compliance.actions import ballots
from credenza.office.compliance.actions import policy_versions as steps
from credenza.office.compliance.models import BallotPaper
from credenza.office.compliance.queries.policies import visible_versions
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.compliance.policies import NOW, draft, make_policy

CLOSES = dt.date(2026, 12, 24)
AFTER = NOW + dt.timedelta(days=31)


@pytest.fixture
def director(person):
    return actor_of(person("director", name="Dora Director"))


@pytest.fixture
def amendment(office, director):
    policy = make_policy(office.north, director, kind="bylaws", title="Bylaws", route=[0])
    return steps.propose(policy_version=draft(policy, director), by=director, at=NOW)


@pytest.fixture
def voter(person, make_file):
    return person("practitioner", name="Adaeze Okafor", practitioner_id=make_file().pk)


def lay(amendment, by, closes_on=CLOSES, share=67):
    terms = ballots.Terms(closes_on, share)
    return ballots.open_ballot(policy_version=amendment, terms=terms, by=by, at=NOW)


def test_a_ballot_that_passed_puts_the_amendment_into_force(amendment, director, voter, make_file):
    make_file("Silent", "Sam")
    make_file("Silent", "Sue")
    ballot = lay(amendment, director)
    paper = BallotPaper.objects.get(practitioner=voter.practitioner_id)
    ballots.vote(paper=paper, says="no", by=actor_of(voter), at=NOW)
    ballots.vote(paper=paper, says="yes", by=actor_of(voter), at=NOW)
    assert ballots.close_ended(by=director, at=NOW + dt.timedelta(days=30)) == 0
    assert ballots.close_ended(by=director, at=AFTER) == 1
    amendment.refresh_from_db()
    ballot.refresh_from_db()
    assert (ballot.result, amendment.state, amendment.effective_on) == (
        "passed",
        "approved",
        CLOSES,
    )
    assert "1 for, 0 against, 2 of 3" in amendment.approvals.get().words


def test_a_ballot_nobody_voted_in_sends_the_amendment_back(amendment, director, voter):
    lay(amendment, director)
    ballots.close_ended(by=director, at=AFTER)
    amendment.refresh_from_db()
    assert (amendment.state, amendment.noticed_on) == ("draft", None)


def test_a_ballot_cannot_close_before_the_notice_is_over(amendment, director, voter):
    with pytest.raises(Refused, match="24 December 2026"):
        lay(amendment, director, closes_on=CLOSES - dt.timedelta(days=1))


def test_nobody_votes_for_another_or_after_the_end(amendment, director, voter):
    lay(amendment, director)
    paper = BallotPaper.objects.get()
    with pytest.raises(Refused, match="for themselves"):
        ballots.vote(paper=paper, says="yes", by=director, at=NOW)
    with pytest.raises(Refused, match="over"):
        ballots.vote(paper=paper, says="yes", by=actor_of(voter), at=AFTER)


def test_a_member_reads_what_they_vote_on_and_votes_in_the_browser(amendment, director, voter):
    assert not visible_versions(actor_of(voter)).exists()
    ballot = lay(amendment, director, closes_on=dt.date(2099, 1, 1))
    client, paper = signed_in(voter), ballot.papers.get()
    assert b"Read and vote" in client.get("/policies/to-sign/").content
    page = f"/policies/versions/{amendment.pk}/"
    assert b"You may vote" in client.get(page).content
    assert client.post(f"/policies/ballots/{paper.pk}/vote/", {"says": "yes"})["Location"] == page
    paper.refresh_from_db()
    assert paper.says == "yes"
