from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.privileges.holding import Answer, Holding
from credenza.core.privileges.oncall import Hours, gaps, instant, warning

START = datetime(2026, 11, 24, tzinfo=UTC)
END = START + timedelta(hours=24)


def at(hour):
    return START + timedelta(hours=hour)


def shifts(*pairs):
    return [Hours(at(first), at(last)) for first, last in pairs]


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([], [(0, 24)]),
        ([(0, 24)], []),
        ([(0, 12), (12, 24)], []),
        ([(12, 24), (0, 12)], []),
        ([(0, 8), (10, 24)], [(8, 10)]),
        ([(2, 20)], [(0, 2), (20, 24)]),
        ([(-5, 3), (1, 2), (3, 30)], []),
        ([(30, 40)], [(0, 24)]),
        ([(-9, -1)], [(0, 24)]),
        ([(0, 20), (2, 4)], [(20, 24)]),
    ],
)
def test_hours_without_anybody_are_gaps(held, missing):
    assert gaps(shifts(*held), START, END) == shifts(*missing)


def test_the_hour_that_comes_twice_in_autumn_must_be_covered_twice():
    zone = ZoneInfo("America/New_York")
    first = datetime(2026, 11, 1, 1, 30, tzinfo=zone).astimezone(UTC)
    second = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=zone).astimezone(UTC)
    until = datetime(2026, 11, 1, 7, tzinfo=zone).astimezone(UTC)
    assert gaps([Hours(second, until)], first, until) == [Hours(first, second)]
    assert second - first == timedelta(hours=1)


def test_a_shift_ends_as_the_next_begins():
    [one] = shifts((7, 19))
    assert one.holds(at(7))
    assert not one.holds(at(19))


HOURS = st.integers(-30, 50)


@given(st.lists(st.tuples(HOURS, st.integers(1, 30))))
def test_every_hour_is_either_held_or_a_gap(pairs):
    held = shifts(*((first, first + length) for first, length in pairs))
    missing = gaps(held, START, END)
    for hour in range(24):
        covered = any(one.holds(at(hour)) for one in held)
        assert covered != any(one.holds(at(hour)) for one in missing)


@pytest.mark.parametrize(
    ("named", "answers", "said"),
    [
        (False, [], ""),
        (True, [], "Does not hold the core privileges of this field here."),
        (True, [Answer(Holding.HELD, "")], ""),
        (True, [Answer(Holding.PROCTORED, "")], ""),
        (True, [Answer(Holding.SUSPENDED, "Why")], "Core privileges: No: suspended."),
        (True, [Answer(Holding.OVER, ""), Answer(Holding.HELD, "")], ""),
    ],
)
def test_who_lacks_the_core_or_is_suspended_is_warned_about(named, answers, said):
    assert warning(named, answers) == said


NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "second", "found"),
    [
        ((2026, 11, 24, 19, 0), False, (2026, 11, 25, 0, 0)),
        ((2026, 7, 1, 7, 0), False, (2026, 7, 1, 11, 0)),
        ((2026, 11, 1, 1, 30), False, (2026, 11, 1, 5, 30)),
        ((2026, 11, 1, 1, 30), True, (2026, 11, 1, 6, 30)),
    ],
)
def test_a_time_on_the_wall_is_an_instant(written, second, found):
    expected = datetime(*found, tzinfo=UTC)
    assert instant(datetime(*written), NEW_YORK, second=second) == expected  # noqa: DTZ001


def test_a_time_that_the_clocks_skip_is_refused():
    with pytest.raises(ValueError, match="write an hour later"):
        instant(datetime(2026, 3, 8, 2, 30), NEW_YORK)  # noqa: DTZ001
