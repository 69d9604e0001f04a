"""May what was granted be used on a day? And the words of conditions."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from credenza.core.facts import Standing
from credenza.core.law import Limit
from credenza.core.privileges.conditions import Condition, conditions, in_words, stored
from credenza.core.privileges.holding import (
    GRANT_KINDS,
    WITH_APPOINTMENT,
    WITHOUT_APPOINTMENT,
    Appointed,
    GrantFact,
    TermLimits,
    answer,
    not_held_from,
    reported_from,
    term_fits,
)

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2027, 12, 31)
TODAY = dt.date(2026, 11, 24)
ONE_DAY = dt.timedelta(days=1)
LIMITS = TermLimits(
    Limit(36, "months", None, "TERM", "tjc", "", "EP 3", "accreditor"),
    Limit(120, "days", None, "TEMPORARY", "tjc", "", "EP 13", "accreditor"),
)
GRANT = GrantFact("regular", FIRST, LAST)
ACTIVE = Appointed(Standing.ACTIVE)
days = st.dates(dt.date(2025, 1, 1), dt.date(2029, 1, 1))


@pytest.mark.parametrize(
    ("changed", "appointed", "holding", "reason"),
    [
        ({}, ACTIVE, "held", ""),
        ({"starts_on": TODAY + ONE_DAY}, ACTIVE, "ahead", "Granted from 25 November 2026."),
        ({"ends_on": TODAY - ONE_DAY}, ACTIVE, "over", "Expired; the last day was 23 November"),
        ({"suspended_on": TODAY}, ACTIVE, "suspended", "Suspended since 24 November 2026."),
        ({"suspended_on": TODAY + ONE_DAY}, ACTIVE, "held", ""),
        ({}, Appointed(Standing.SUSPENDED), "suspended", "The appointment is suspended."),
        ({}, Appointed(Standing.LEAVE), "leave", "The practitioner is on leave."),
        ({}, Appointed(Standing.ENDED), "over", "The appointment has ended."),
        ({}, None, "over", "The appointment has ended."),
        ({}, Appointed(Standing.APPLICANT), "ahead", "The appointment is not decided yet."),
        ({}, replace(ACTIVE, starts_on=TODAY + ONE_DAY), "ahead", "The appointment begins on"),
        ({}, replace(ACTIVE, ends_on=TODAY - ONE_DAY), "over", "The appointment ended on 23"),
        ({"kind": "temporary"}, None, "held", ""),
        ({"kind": "locum"}, Appointed(Standing.APPLICANT), "held", ""),
        ({"kind": "disaster"}, Appointed(Standing.SUSPENDED), "suspended", "The appointment is"),
        ({"conditions": (Condition("site", "the main campus"),)}, ACTIVE, "conditional", "Only"),
        ({"conditions": (Condition("proctor", cases=5),)}, ACTIVE, "proctored", "With a proctor"),
    ],
)
def test_what_stops_a_privilege_is_named(changed, appointed, holding, reason):
    told = answer(replace(GRANT, **changed), appointed, TODAY)
    assert told.holding == holding
    assert told.reason.startswith(reason)
    assert told.may is (holding in ("held", "proctored", "conditional"))


def test_until_is_the_earlier_end_of_privilege_and_appointment():
    assert answer(GRANT, ACTIVE, TODAY).until == LAST
    shorter = replace(ACTIVE, ends_on=dt.date(2027, 1, 31))
    assert answer(GRANT, shorter, TODAY).until == dt.date(2027, 1, 31)


@given(days, st.sampled_from(sorted(GRANT_KINDS)), st.sampled_from(list(Standing)))
def test_nothing_is_held_outside_its_term_or_while_its_appointment_rests(day, kind, standing):
    told = answer(replace(GRANT, kind=kind), Appointed(standing), day)
    if told.may:
        assert FIRST <= day <= LAST
        assert standing is Standing.ACTIVE or (
            kind in WITHOUT_APPOINTMENT and standing in (Standing.APPLICANT, Standing.ENDED)
        )


terms = st.tuples(days, days).map(sorted)
granted = st.builds(
    lambda kind, term: GrantFact(kind, *term), st.sampled_from(sorted(GRANT_KINDS)), terms
)
appointments = st.builds(Appointed, st.sampled_from(list(Standing)), ends_on=st.none() | days)


@given(granted, appointments, days, st.integers(0, 900))
def test_what_ends_with_its_appointment_is_held_until_then_and_never_after(
    grant, appointed, as_of, distance
):
    first = not_held_from(grant, appointed, as_of)
    assume(first is not None)
    assert first <= as_of
    ended = replace(grant, ends_on=min(grant.ends_on, first - ONE_DAY), ended_by=WITH_APPOINTMENT)
    after = first + dt.timedelta(days=distance)
    assert not answer(ended, appointed, after).may
    assert not answer(ended, None, after).may
    before, active = first - ONE_DAY, replace(ACTIVE, ends_on=None)
    assert answer(ended, active, before).may is answer(grant, active, before).may


@pytest.mark.parametrize(
    ("kind", "starts_on", "appointed", "first"),
    [
        ("regular", FIRST, ACTIVE, None),
        ("regular", FIRST, Appointed(Standing.LEAVE, ends_on=TODAY), None),
        ("regular", FIRST, Appointed(Standing.ACTIVE, ends_on=TODAY - ONE_DAY), TODAY),
        ("regular", FIRST, Appointed(Standing.ENDED), TODAY),
        ("regular", FIRST, Appointed(Standing.ENDED, ends_on=LAST), TODAY),
        ("regular", TODAY + ONE_DAY, Appointed(Standing.ENDED), TODAY),
        ("locum", FIRST, Appointed(Standing.ENDED), TODAY),
        ("locum", TODAY, Appointed(Standing.ENDED, ends_on=FIRST), None),
        ("locum", FIRST, Appointed(Standing.ENDED, ends_on=FIRST), FIRST + ONE_DAY),
    ],
)
def test_a_grant_is_not_held_from_the_day_after_its_appointments_last(
    kind, starts_on, appointed, first
):
    grant = GrantFact(kind, starts_on, LAST)
    assert not_held_from(grant, appointed, TODAY) == first


@given(days, days)
def test_a_suspension_never_gives_anything(day, suspended_on):
    without = answer(GRANT, ACTIVE, day)
    suspended = answer(replace(GRANT, suspended_on=suspended_on), ACTIVE, day)
    assert not suspended.may or (without.may and day < suspended_on)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("proctor", "Dr. Brandvold", 5), "with a proctor for the first 5 cases (Dr."),
        (Condition("proctor"), "with a proctor"),
        (Condition("supervision", "Dr. Brandvold"), "supervised by Dr. Brandvold"),
        (Condition("site", "Riverside"), "only at Riverside"),
        (Condition("ages", "14 and older"), "only for patients aged 14 and older"),
        (Condition("words", "not on weekends"), "not on weekends"),
    ],
)
def test_a_condition_is_a_phrase_that_can_be_read_at_the_bedside(condition, words):
    assert condition.sentence.startswith(words)
    assert conditions(stored([condition])) == (condition,)


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("precautionary", dt.date(2026, 12, 24)),
        ("corrective", dt.date(2026, 12, 24)),
        ("automatic", None),
        ("administrative", None),
    ],
)
def test_a_suspension_for_competence_or_conduct_is_reported_beyond_thirty_days(kind, day):
    assert reported_from(kind, TODAY, 30) == day


def test_several_conditions_stand_in_one_line():
    assert in_words([Condition("proctor"), Condition("site", "X")]) == "with a proctor; only at X"
    assert in_words([]) == ""


def test_a_term_of_three_years_that_begins_on_a_leap_day_ends_in_time():
    leap = dt.date(2028, 2, 29)
    assert term_fits("regular", leap, leap, dt.date(2031, 2, 27), LIMITS)
    late = term_fits("regular", leap, leap, dt.date(2031, 2, 28), LIMITS)
    assert (late.reason, late.citation) == ("Privileges last 36 months at most.", "EP 3")


def test_temporary_privileges_count_their_first_day():
    assert term_fits("temporary", TODAY, TODAY, TODAY + 119 * ONE_DAY, LIMITS)
    assert not term_fits("temporary", TODAY, TODAY, TODAY + 120 * ONE_DAY, LIMITS)
    assert term_fits("locum", TODAY, TODAY, TODAY + 120 * ONE_DAY, LIMITS)
