"""Who may be asked, whether they are enough, and when they are reminded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.reference_policy import (
    are_enough,
    close_relation,
    is_known_long_enough,
    is_recent,
    may_be_asked,
    next_reminder,
    same_discipline,
)
from credenza.core.applications.references import Speaker
from credenza.packs.loader import professions, reference_policy

TODAY = date(2026, 11, 24)
POLICY = reference_policy()
APPLICANT = Speaker("Adaeze Okafor", "okafor@clinic.example", "md")
PEER = Speaker(
    "Ruth Lindqvist",
    "lindqvist@north.example",
    "md",
    "colleague",
    known_since=date(2020, 1, 1),
)


def test_a_colleague_of_the_same_discipline_may_be_asked():
    assert may_be_asked(PEER, APPLICANT, [], POLICY, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"relation": "relative"}, "too close"),
        ({"relation": "social"}, "too close"),
        ({"profession": "crna"}, "another discipline (advanced practice registered nurse)"),
        ({"last_worked_on": date(2024, 11, 23)}, "more than 24 months ago"),
        ({"known_since": date(2026, 6, 1)}, "less than 6 months"),
        ({"email": "OKAFOR@clinic.example"}, "for themselves"),
        ({"name": "Adaeze  OKAFOR"}, "for themselves"),
    ],
)
def test_what_speaks_against_somebody_is_said_in_words(change, because):
    [verdict] = may_be_asked(replace(PEER, **change), APPLICANT, [], POLICY, TODAY)
    assert because in verdict.reason


def test_nobody_is_asked_twice():
    twice = replace(PEER, name="R. Lindqvist", email="Lindqvist@North.example")
    [verdict] = may_be_asked(twice, APPLICANT, [PEER], POLICY, TODAY)
    assert "Ruth Lindqvist, who is named already" in verdict.reason


def test_two_without_an_address_are_not_taken_for_one():
    bare = replace(PEER, email="")
    assert may_be_asked(bare, APPLICANT, [replace(bare, name="Ann Lee")], POLICY, TODAY) == ()


def test_everything_that_speaks_against_is_told_at_once():
    poor = replace(PEER, relation="relative", profession="pa", last_worked_on=date(2019, 1, 1))
    assert len(may_be_asked(poor, APPLICANT, [], POLICY, TODAY)) == 3


@pytest.mark.parametrize(
    ("theirs", "applicants", "peers"),
    [
        ("do", "md", True),
        ("md", "do", True),
        ("md", "np", True),
        ("np", "md", False),
        ("np", "crna", True),
        ("md", "pa", True),
        ("other", "md", False),
        ("other", "pharmacist", True),
        ("pharmacist", "pharmacist", True),
        ("md", "pharmacist", False),
        ("", "md", True),
    ],
)
def test_who_is_a_peer_of_whom(theirs, applicants, peers):
    assert bool(same_discipline(theirs, applicants, POLICY)) is peers


@pytest.mark.parametrize("profession", professions())
def test_everybody_is_a_peer_of_their_own_profession(profession):
    assert same_discipline(profession, profession, POLICY)


def test_the_day_24_months_ago_is_recent_and_the_day_before_is_not():
    assert is_recent(date(2024, 11, 24), POLICY, TODAY)
    assert not is_recent(date(2024, 11, 23), POLICY, TODAY)


def test_who_worked_together_on_29_february_did_so_recently_until_28_february():
    last = date(2024, 2, 29)
    assert is_recent(last, POLICY, date(2026, 2, 28))
    assert not is_recent(last, POLICY, date(2026, 3, 1))


def test_six_months_to_the_day_is_long_enough():
    assert is_known_long_enough(date(2026, 5, 24), POLICY, TODAY)
    assert not is_known_long_enough(date(2026, 5, 25), POLICY, TODAY)


def test_an_unknown_relation_is_not_held_against_anybody():
    assert close_relation("", POLICY)
    assert close_relation("aunt", POLICY)


@pytest.mark.parametrize(
    ("peers", "needed", "because"),
    [
        ([PEER], 2, "1 of 2 peers are named"),
        ([PEER, PEER], 2, ""),
        ([], 0, ""),
        ([replace(PEER, relation="partner")] * 2, 2, "share a practice"),
        ([replace(PEER, relation="partner"), PEER], 2, ""),
    ],
)
def test_how_many_and_which_peers_are_enough(peers, needed, because):
    verdict = are_enough(peers, APPLICANT, needed, POLICY)
    assert bool(verdict) is not bool(because)
    assert because in verdict.reason


def test_a_nurse_needs_one_nurse_among_the_peers():
    nurse = replace(APPLICANT, profession="np")
    assert not are_enough([PEER, PEER], nurse, 2, POLICY)
    assert are_enough([PEER, replace(PEER, profession="cnm")], nurse, 2, POLICY)


@pytest.mark.parametrize(
    ("asked_on", "sent", "day"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 27)),
        (date(2026, 11, 24), 1, date(2026, 12, 1)),
        (date(2026, 11, 24), 2, date(2026, 12, 8)),
        (date(2026, 11, 24), 3, None),
        (date(2026, 11, 25), 0, date(2026, 11, 30)),  # a Saturday becomes Monday
    ],
)
def test_reminders_go_out_after_3_7_and_14_days_but_not_on_weekends(asked_on, sent, day):
    assert next_reminder(asked_on, sent, POLICY) == day


@given(asked_on=st.dates(date(2000, 1, 1), date(2090, 1, 1)), sent=st.integers(0, 10))
def test_a_reminder_is_never_early_and_at_most_two_days_late(asked_on, sent):
    day = next_reminder(asked_on, sent, POLICY)
    if day is None:
        assert sent >= len(POLICY.reminder_days)
    else:
        due = asked_on + timedelta(days=POLICY.reminder_days[sent])
        assert due <= day <= due + timedelta(days=2)
        assert day.weekday() < 5
