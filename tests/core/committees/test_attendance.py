"""Attendance beside the share that the bylaws ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.attendance import BEHIND, COURSE, MET, MISSED, NONE, Record


@pytest.mark.parametrize(
    ("record", "share", "standing", "needed"),
    [
        (Record(held=10, attended=5), 50, MET, 0),
        (Record(held=10, attended=4), 50, MISSED, 1),
        (Record(held=9, attended=4), 50, MISSED, 1),
        (Record(held=6, attended=3, ahead=6), 50, COURSE, 3),
        (Record(held=6, attended=2, ahead=6), 50, BEHIND, 4),
        (Record(held=9, attended=2, ahead=3), 50, MISSED, 4),
        (Record(held=6, attended=6, ahead=6), 50, MET, 0),
        (Record(held=0, attended=0, ahead=12), 50, COURSE, 6),
        (Record(held=3, attended=2, ahead=0), 66, MET, 0),
        (Record(held=3, attended=2, ahead=0), 67, MISSED, 1),
        (Record(held=5, attended=0), 0, NONE, 0),
        (Record(held=0, attended=0), 50, NONE, 0),
    ],
)
def test_how_a_year_stands(record, share, standing, needed):
    assert record.standing(share) == standing
    assert record.needed(share) == needed


def test_no_per_cent_is_told_before_any_meeting():
    assert Record(held=0, attended=0).percent is None
    assert Record(held=3, attended=2).percent == 66


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(1, 100))
def test_what_is_said_holds_whatever_comes(held, missed, ahead, share):
    attended = max(0, held - missed)
    record = Record(held, attended, ahead)
    whole = held + ahead
    if record.standing(share) == MET:
        assert attended * 100 >= share * whole
    if record.standing(share) == MISSED:
        assert (attended + ahead) * 100 < share * whole
