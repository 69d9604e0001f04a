"""Meetings that get in each other's way."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.planning import Slot, collisions

NINE = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def slot(key, starts=0, hours=1, place="", people=frozenset()):
    return Slot(key, key, NINE + starts * HOUR, NINE + (starts + hours) * HOUR, place, people)


def test_one_person_in_two_places():
    one = slot("mec", people=frozenset({"ada", "ben"}))
    other = slot("bylaws", 0.5, people=frozenset({"ben", "cy"}))
    [found] = collisions([other, one])
    assert (found.first, found.second, found.people, found.place) == (one, other, {"ben"}, "")


def test_one_room_twice_whatever_its_capitals():
    [found] = collisions([slot("bylaws", place="Board Room"), slot("mec", place="board room")])
    assert found.place == "Board Room"


def test_meetings_without_a_room_take_none():
    assert collisions([slot("mec"), slot("bylaws")]) == []


def test_one_that_begins_as_another_ends_is_in_nobodys_way():
    assert collisions([slot("mec", place="A"), slot("bylaws", 1, place="A")]) == []


def test_a_long_meeting_collides_with_each_within_it():
    rows = [slot("retreat", 0, 8, "A"), slot("mec", 1, 1, "A"), slot("bylaws", 4, 1, "A")]
    assert len(collisions(rows)) == 2


slots = st.builds(
    slot,
    st.uuids().map(str),
    st.integers(0, 12),
    st.integers(1, 4),
    st.sampled_from(["", "A", "B"]),
    st.frozensets(st.sampled_from("abc")),
)


@given(st.lists(slots, max_size=8))
def test_every_pair_is_found_once_and_no_other(rows):
    expected = {
        frozenset({one.key, other.key})
        for at, one in enumerate(rows)
        for other in rows[at + 1 :]
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at
        if one.people & other.people or (one.place and one.place == other.place)
    }
    found = collisions(rows)
    assert len(found) == len(expected)
    assert {frozenset({one.first.key, one.second.key}) for one in found} == expected
