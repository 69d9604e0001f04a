"""An agenda keeps its parts together and tells when each item begins."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.agenda import (
    CONSENT,
    CONSENT_MINUTES,
    EXECUTIVE,
    REGULAR,
    ends_at,
    gathered,
    heading_of,
    part_of,
    parts,
    placed,
    times,
)

HALF_PAST_SEVEN = dt.datetime(2026, 12, 1, 7, 30, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Line:
    name: str
    minutes: int = 5
    on_consent: bool = False
    executive: bool = False


CALL, FILE, OTHER = Line("call", 3), Line("file", on_consent=True), Line("other", on_consent=True)
REPORT, SECRET = Line("report", 10), Line("secret", 15, executive=True)
LINES = st.lists(
    st.builds(Line, st.text(max_size=3), st.integers(0, 90), st.booleans(), st.booleans()),
    unique_by=lambda line: line.name,
)


def minutes_after(lines):
    return [(one - HALF_PAST_SEVEN).seconds // 60 for one in times(HALF_PAST_SEVEN, lines)]


def test_the_consent_agenda_comes_together_where_its_first_item_stands():
    assert gathered([CALL, FILE, REPORT, OTHER]) == [CALL, FILE, OTHER, REPORT]


def test_an_executive_item_is_in_executive_session_even_if_it_was_on_consent():
    assert part_of(Line("both", on_consent=True, executive=True)) == EXECUTIVE


def test_the_consent_agenda_takes_one_motion_however_long_it_is():
    assert minutes_after([CALL, FILE, OTHER, REPORT, SECRET]) == [0, 3, 3, 8, 18]
    whole = ends_at(HALF_PAST_SEVEN, [CALL, FILE, OTHER, REPORT, SECRET])
    assert whole == HALF_PAST_SEVEN + dt.timedelta(minutes=3 + CONSENT_MINUTES + 10 + 15)


def test_an_empty_agenda_takes_no_time():
    assert times(HALF_PAST_SEVEN, []) == []
    assert ends_at(HALF_PAST_SEVEN, []) == HALF_PAST_SEVEN


def named(lines):
    return " ".join(one.name for one in lines)


@pytest.mark.parametrize(
    ("line", "to", "order"),
    [
        (CALL, 0, "call file other report secret"),
        (CALL, 1, "file other call report secret"),
        (CALL, 9, "file other report secret call"),
        (REPORT, 2, "call report file other secret"),
        (REPORT, -3, "report call file other secret"),
        (OTHER, 1, "call other file report secret"),
        (FILE, 0, "file other call report secret"),
        (OTHER, 3, "call report file other secret"),
        (SECRET, 1, "call secret file other report"),
    ],
)
def test_an_item_goes_where_it_is_put_and_its_part_with_it(line, to, order):
    assert named(placed([CALL, FILE, OTHER, REPORT, SECRET], line, to)) == order


def test_what_is_not_on_the_agenda_cannot_be_moved():
    with pytest.raises(ValueError, match="not in list"):
        placed([CALL], REPORT, 0)


@given(LINES.filter(bool), st.data())
def test_moving_loses_nothing_and_parts_stay_together(lines, data):
    together = gathered(lines)
    line = data.draw(st.sampled_from(together))
    to = data.draw(st.integers(-2, len(together) + 1))
    order = placed(together, line, to)
    assert sorted(one.name for one in order) == sorted(one.name for one in together)
    assert gathered(order) == order


@given(LINES)
def test_gathering_loses_nothing_and_keeps_every_part_together(lines):
    together = gathered(lines)
    assert sorted(map(id, together)) == sorted(map(id, lines))
    keys = [key for key, _ in parts(together) if key != REGULAR]
    assert len(keys) == len(set(keys))
    assert gathered(together) == together


@given(LINES)
def test_within_a_part_the_order_is_the_one_that_was_given(lines):
    for wanted in (REGULAR, CONSENT, EXECUTIVE):
        before = [one for one in lines if part_of(one) == wanted]
        assert [one for one in gathered(lines) if part_of(one) == wanted] == before


@given(LINES)
def test_no_item_begins_before_the_one_above_it_or_after_the_end(lines):
    together = gathered(lines)
    begins = times(HALF_PAST_SEVEN, together)
    assert begins == sorted(begins)
    assert all(one <= ends_at(HALF_PAST_SEVEN, together) for one in begins)


@pytest.mark.parametrize(
    "part, before, heading",
    [
        ("regular", "", ""),
        ("consent", "regular", "Consent agenda"),
        ("consent", "consent", ""),
        ("regular", "consent", "For discussion"),
        ("executive", "regular", "Executive session"),
        ("regular", "executive", "For discussion"),
    ],
)
def test_on_paper_a_heading_says_where_a_part_begins(part, before, heading):
    assert heading_of(part, before) == heading
