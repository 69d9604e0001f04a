"""A meeting in session, act by act."""

import datetime as dt

import pytest

from credenza.core.committees import session as acts
from credenza.core.committees import voting
from credenza.core.committees.motions import Motion
from credenza.core.committees.voting import Heard
from credenza.core.verdict import Refused
from tests.core.committees.sessions import session

AT = dt.datetime(2026, 11, 24, 13, tzinfo=dt.UTC)
ITEM = 10


def stated(state, id=1, kind="main", item=ITEM, mover=1, seconder=2, **more):
    """The state with a motion moved and seconded."""
    state = acts.move(state, Motion(id, kind, item, mover=mover, **more))
    return acts.second(state, id, seconder)


def voted(state, id=1, method="roll", **votes):
    """The state after the vote was opened and ``s1="yes"`` said."""
    state = voting.open_vote(state, id, method)
    for seat, choice in votes.items():
        state = voting.cast(state, id, int(seat[1:]), choice, AT)
    return state


def refusal(function, *args) -> str:
    with pytest.raises(Refused) as caught:
        function(*args)
    return caught.value.verdict.reason


def test_three_of_four_carry_a_motion():
    state = voted(stated(session(1, 2, 3, 4)), s1="yes", s2="yes", s3="no", s4="abstain")
    closed = voting.close(state, 1, AT)
    assert closed.result.words == "Carried: 2 for, 1 against, 1 abstained."
    assert closed.state.decided == {ITEM}
    assert closed.items == {ITEM: closed.result}


def test_nothing_is_put_to_the_vote_without_a_quorum():
    state = stated(session(1, 2, 3))
    state = acts.leave(state, 3)
    assert refusal(voting.open_vote, state, 1, "voice").startswith("No quorum")


def test_a_quorum_lost_while_voting_leaves_nothing_decided():
    state = voted(stated(session(1, 2, 3)), s1="yes", s2="yes", s3="yes")
    closed = voting.close(acts.leave(state, 3), 1, AT)
    assert closed.result.state == "void"
    assert not closed.state.decided
    assert acts.may_propose(closed.state, "main", ITEM)


def test_one_seat_one_vote():
    state = voted(stated(session(1, 2, 3, 6)), s6="yes")
    state = acts.arrive(state, 5)
    assert "has voted" in refusal(voting.cast, state, 1, 5, "no", AT)
    assert "Only voting members" in refusal(voting.cast, state, 1, 6, "no", AT)


def test_none_after_closing():
    state = voting.close(voted(stated(session(1, 2, 3)), s1="yes"), 1, AT).state
    assert refusal(voting.cast, state, 1, 2, "no", AT) == "No vote on this is open."
    assert refusal(voting.close, state, 1, AT) == "No vote on this is open."


@pytest.mark.parametrize("seat", [8, 9, 4])
def test_who_has_no_vote_or_is_not_there_does_not_vote(seat):
    state = voted(stated(session(1, 2, 3, 8, 9)))
    assert "Only voting members" in refusal(voting.cast, state, 1, seat, "yes", AT)


def test_who_is_recused_neither_moves_nor_seconds_nor_votes():
    state = acts.recuse(session(1, 2, 3, 4), 3, ITEM)
    assert "recused" in refusal(acts.move, state, Motion(1, "main", ITEM, mover=3))
    state = acts.move(state, Motion(1, "main", ITEM, mover=1))
    assert "recused" in refusal(acts.second, state, 1, 3)
    state = voted(acts.second(state, 1, 2))
    assert "recused" in refusal(voting.cast, state, 1, 3, "yes", AT)


def test_a_vote_is_taken_out_when_its_caster_is_recused_before_it_closes():
    state = voted(stated(session(1, 2, 3, 4)), s1="yes", s4="yes")
    closed = voting.close(acts.recuse(state, 4, ITEM), 1, AT)
    assert closed.result.counts.yes == closed.result.counts.recused == 1


def test_a_paper_in_the_urn_cannot_be_taken_out():
    state = voted(stated(session(1, 2, 3)), method="ballot", s1="yes")
    assert "break the ballot off" in refusal(acts.recuse, state, 1, ITEM)
    state = voting.break_off(state, 1)
    assert acts.recuse(state, 1, ITEM).recused == {ITEM: {1}}


def test_a_ballot_keeps_who_voted_and_what_was_voted_apart():
    state = voted(stated(session(1, 2, 3)), method="ballot", s1="yes", s2="no", s3="yes")
    motion = state.motion(1)
    assert (motion.choices, motion.papers) == ({}, {"yes": 2, "no": 1})
    assert voting.close(state, 1, AT).result.words == "Carried: 2 for, 1 against, 0 abstained."


def test_an_urn_with_more_papers_than_voters_is_not_counted():
    state = voted(stated(session(1, 2, 3)), method="ballot", s1="yes")
    stuffed = Motion(**{**_values(state.motion(1)), "papers": {"yes": 2}})
    assert "urn" in refusal(voting.close, state.with_motion(stuffed), 1, AT)


def test_by_voice_all_are_in_favour_but_those_who_were_heard():
    state = voted(stated(session(1, 2, 3, 4)), method="voice")
    counts = voting.close(state, 1, AT, Heard(no=1, abstained=1)).result.counts
    assert (counts.yes, counts.no, counts.abstained) == (2, 1, 1)
    assert "More votes" in refusal(voting.close, state, 1, AT, Heard(no=5))
    assert "below zero" in refusal(voting.close, state, 1, AT, Heard(no=-1))


def test_one_does_not_second_oneself():
    state = acts.move(session(1, 2, 3), Motion(1, "main", ITEM, mover=1))
    assert refusal(acts.second, state, 1, 1) == "Who moved it does not second it."


def test_an_amendment_is_voted_on_before_what_it_amends():
    state = stated(stated(session(1, 2, 3)), 2, "amend")
    assert "“Amendment” is decided first." in refusal(voting.open_vote, state, 1, "voice")
    state = voting.close(voted(state, 2, "voice"), 2, AT).state
    assert state.motion(1).state == "stated"
    assert not state.decided
    assert voting.open_vote(state, 1, "voice").motion(1).state == "voting"


@pytest.mark.parametrize(("kind", "becomes"), [("table", "tabled"), ("postpone", "postponed")])
def test_setting_aside_takes_everything_pending_along(kind, becomes):
    state = stated(stated(stated(session(1, 2, 3)), 2, "amend"), 3, kind)
    state = voting.close(voted(state, 3, "voice"), 3, AT).state
    assert [one.state for one in state.motions] == [becomes, becomes, "carried"]
    assert not state.decided


def test_a_motion_is_withdrawn_unless_something_bears_on_it():
    state = stated(session(1, 2, 3))
    assert acts.withdraw(state, 1).motion(1).state == "withdrawn"
    assert "decided first" in refusal(acts.withdraw, stated(state, 2, "amend"), 1)


def test_an_item_that_is_decided_is_not_moved_again():
    state = voting.close(voted(stated(session(1, 2, 3)), method="voice"), 1, AT).state
    assert refusal(acts.move, state, Motion(2, "main", ITEM, mover=1)) == "This item is decided."


def consent(state, covers=(10, 11)):
    return stated(state, kind="consent", item=None, covers=frozenset(covers))


def test_a_consent_agenda_counts_each_item_without_those_recused_from_it():
    state = consent(acts.recuse(session(1, 2, 3, 4), 4, 11))
    closed = voting.close(voted(state, method="voice"), 1, AT)
    assert {item: one.counts.yes for item, one in closed.items.items()} == {10: 4, 11: 3}
    assert closed.state.decided == {10, 11}


def test_an_item_of_the_consent_agenda_that_has_no_quorum_stays_open():
    state = consent(acts.recuse(session(1, 2, 3), 3, 11))
    closed = voting.close(voted(state, s1="yes", s2="yes", s3="yes"), 1, AT)
    assert closed.state.decided == {10}
    assert closed.items[11].state == "void"


def test_a_consent_agenda_passes_without_a_voice_against_or_not_at_all():
    state = voted(consent(session(1, 2, 3)), method="voice")
    assert "objects" in refusal(voting.close, state, 1, AT, Heard(no=1))
    assert "ballot" in refusal(voting.open_vote, consent(session(1, 2, 3)), 1, "ballot")


def test_nobody_acts_before_the_call_to_order_or_after_adjournment():
    state = session(1, 2, 3, open=False)
    for act in (lambda: acts.arrive(state, 4), lambda: acts.recuse(state, 1, ITEM)):
        assert refusal(act) == "The meeting is not in session."


def written(**charter):
    state = session(*range(1, 10), written=True, charter=charter)
    return stated(state, mover=1, seconder=2)


def test_a_vote_between_meetings_closes_at_its_end_and_counts_who_voted_as_present():
    end = AT + dt.timedelta(days=3)
    state = voting.open_vote(written(), 1, "roll", end)
    for seat in (1, 2):
        state = voting.cast(state, 1, seat, "yes", AT)
    assert "Some may still vote" in refusal(voting.close, state, 1, AT)
    assert "time is over" in refusal(voting.cast, state, 1, 3, "yes", end)
    assert voting.close(state, 1, end).result.state == "void"
    state = voting.cast(state, 1, 3, "no", AT)
    assert voting.close(state, 1, end).result.state == "carried"


def test_a_vote_between_meetings_is_closed_early_once_all_have_voted():
    state = voting.open_vote(written(), 1, "ballot", AT + dt.timedelta(days=3))
    for seat in (1, 2, 3, 4, 5):
        state = voting.cast(state, 1, seat, "yes", AT)
    assert voting.close(state, 1, AT).result.counts.yes == 5


def test_a_vote_between_meetings_needs_its_end_and_no_voice():
    assert "until when" in refusal(voting.open_vote, written(), 1, "roll")
    assert "how the vote is taken" in refusal(voting.open_vote, written(), 1, "voice", AT)
    assert "no room" in refusal(acts.leave, written(), 1)


def _values(motion) -> dict:
    return {name: getattr(motion, name) for name in motion.__slots__}


def test_a_member_who_asks_for_it_gets_a_secret_ballot_and_nothing_else():
    state = acts.ask_ballot(stated(session(1, 2, 3)), 1, 3)
    assert refusal(voting.open_vote, state, 1, "roll") == "A member asked for a secret ballot."
    assert refusal(acts.ask_ballot, state, 1, 2) == "A ballot was asked for already."
    assert voting.open_vote(state, 1, "ballot").motion(1).is_secret


def test_a_ballot_is_asked_for_by_who_votes_and_before_the_vote():
    state = stated(session(1, 2, 3, 9))
    assert "voting member" in refusal(acts.ask_ballot, state, 1, 9)
    assert "before the vote" in refusal(acts.ask_ballot, voted(state), 1, 3)
