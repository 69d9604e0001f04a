import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.hearing import (
    HEARING,
    NOTICE,
    OVER,
    REPORTING,
    SETTLED,
    STATES,
    ask_by,
    may_ask,
    may_set,
    may_waive,
    reports_due,
)
from credenza.core.facts import Place
from credenza.core.permissions import RIGHTS
from credenza.core.rulebook import limits_of
from credenza.packs.loader import packs

SENT = dt.date(2027, 1, 30)
GOES = {
    "to_confirm": {"confirm", "dismiss"},
    "dismissed": set(),
    "to_notify": {"notify"},
    "notified": {"ask", "waive"},
    "asked": {"waive", "set"},
    "waived": {"close"},
    "set": {"waive", "set", "hear"},
    "heard": {"report"},
    "reported": {"close"},
    "closed": set(),
}


@pytest.mark.parametrize("state", STATES)
def test_what_may_follow_is_this_and_nothing_else(state):
    for step in HEARING.steps:
        verdict = HEARING.may_go(state, step.verb)
        assert bool(verdict) is (step.verb in GOES[state])
        assert verdict or verdict.reason


def test_every_step_takes_a_right_that_exists():
    assert {step.right for step in HEARING.steps} <= set(RIGHTS)


def test_the_last_state_is_left_by_nothing_and_the_board_may_act_when_it_is_settled():
    assert HEARING.final == set(OVER)
    assert not {"to_confirm", "to_notify", "notified", "asked", "set", "heard"} & set(SETTLED)


def test_the_first_notice_says_five_things():
    assert len(NOTICE) == 5


def test_a_hearing_is_asked_for_within_the_days_after_the_notice():
    last = ask_by(SENT, 30)
    assert last == dt.date(2027, 3, 1)
    assert may_ask(SENT, last, last)
    late = may_ask(SENT, dt.date(2027, 3, 2), last)
    assert "1 March 2027" in late.reason and late.citation == "42 USC 11112(b)(1)"
    assert not may_ask(SENT, dt.date(2027, 1, 29), last)


def test_silence_is_no_waiver_before_the_time_is_over():
    last = ask_by(SENT, 30)
    assert not may_waive(last, last, said_so=False)
    assert may_waive(last + dt.timedelta(days=1), last, said_so=False)
    assert may_waive(SENT, last, said_so=True)


def test_a_hearing_is_so_many_days_after_its_notice():
    near = may_set(dt.date(2027, 2, 1), dt.date(2027, 3, 2), 30)
    assert "at least 30 days" in near.reason
    assert may_set(dt.date(2027, 2, 1), dt.date(2027, 3, 3), 30)


def test_a_final_action_is_reported_to_the_data_bank_within_30_days_and_in_california_sooner():
    final = dt.date(2027, 2, 1)
    ohio, california = (
        limits_of(packs(), Place(1, "hospital", state), REPORTING, final) for state in ("OH", "CA")
    )
    [npdb] = reports_due(final, ohio)
    assert (npdb.day, npdb.citation) == (dt.date(2027, 3, 3), "45 CFR 60.5")
    board, npdb = reports_due(final, california)
    assert (board.day, board.citation) == (dt.date(2027, 2, 16), "B&P 805")
    assert "Data Bank" in npdb.what


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(-400, 400))
def test_a_request_is_in_time_exactly_while_silence_is_no_waiver(sent, days):
    on, last = sent + dt.timedelta(days=days), ask_by(sent, 30)
    if on >= sent:
        assert bool(may_ask(sent, on, last)) is not bool(may_waive(on, last, said_so=False))
