from datetime import UTC, date, datetime

import pytest
import time_machine

from credenza.office.desk.templatetags import words

AS_OF = date(2026, 3, 5)


@pytest.mark.parametrize(
    "day, distance, nearness",
    [
        (date(2026, 3, 2), "3 days late", "late"),
        (AS_OF, "today", "soon"),
        (date(2026, 3, 17), "in 12 days", "soon"),
        (date(2026, 4, 4), "in 30 days", "soon"),
        (date(2026, 4, 5), "in 31 days", "far"),
        (None, "", "far"),
    ],
)
def test_a_day_tells_how_far_it_is(day, distance, nearness):
    assert words.distance(day, AS_OF) == distance
    assert words.nearness(day, AS_OF) == nearness


def test_what_happened_is_ago_and_not_late():
    assert words.ago(date(2026, 3, 2), AS_OF) == "3 days ago"


@time_machine.travel(datetime(2026, 3, 5, 12, tzinfo=UTC))
def test_without_a_day_of_judging_it_is_counted_from_today():
    assert words.distance(date(2026, 3, 6)) == "in 1 day"


def test_an_instant_counts_as_the_day_it_fell_on():
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert words.ago(noon, AS_OF) == "3 days ago"
    assert words.short_date(noon) == "2 Mar 2026"


def test_dates_are_written_short_in_tables_and_long_in_sentences():
    assert words.short_date(AS_OF) == "5 Mar 2026"
    assert words.long_date(AS_OF) == "5 March 2026"
    assert words.short_date(None) == words.long_date(None) == words.ago(None) == ""


@pytest.mark.parametrize(
    "state, word",
    [("late", "late"), ("not_applicable", "not applicable"), ("not_found", "not found")],
)
def test_a_state_has_a_word(state, word):
    assert words.state_word(state) == word


def test_a_list_runs_backwards_by_the_key_it_names_with_a_minus():
    assert words.is_reverse_of("-name", "name")
    assert not words.is_reverse_of("name", "name")
    assert not words.is_reverse_of("-surname", "name")
