import pytest

from credenza.core.concerns.comparing import ACT, FEW, LOW, UNKNOWN, WATCH, WITHIN, Counted, compare
from credenza.core.concerns.suppressing import band, floor_of
from tests.core.concerns.test_runs import LIMITS

PEERS = [Counted(f"p{n}", f"Peer {n}", 5, 1000.0) for n in range(8)]


def stands(count, exposure):
    rows = compare([*PEERS, Counted("x", "One", count, exposure)], LIMITS).rows
    return next(row.stands for row in rows if row.counted.key == "x")


@pytest.mark.parametrize(
    ("count", "exposure", "word"),
    [
        (5, 1000.0, WITHIN), (13, 1000.0, WATCH), (20, 1000.0, ACT), (0, 100.0, FEW),
        (0, 1500.0, LOW), (6, 100.0, ACT), (7, None, UNKNOWN), (7, 0.0, UNKNOWN),
    ],
)  # fmt: skip
def test_each_is_judged_by_what_its_exposure_lets_expect(count, exposure, word):
    assert stands(count, exposure) == word


def test_too_few_are_not_compared():
    found = compare(PEERS[:4], LIMITS)
    assert not found.fair
    assert {row.stands for row in found.rows} == {FEW}


def test_nobody_is_compared_where_there_is_no_case():
    found = compare([Counted(str(n), str(n), 0, 500.0) for n in range(9)], LIMITS)
    assert not found.fair


def test_they_stand_by_name_and_never_by_their_rate():
    rows = compare([Counted("b", "bravo", 1, 10.0), Counted("a", "Alpha", 9, 10.0)], LIMITS).rows
    assert [row.counted.label for row in rows] == ["Alpha", "bravo"]


def test_it_is_told_how_many_lie_beyond_by_chance_alone():
    assert round(compare(PEERS, LIMITS).by_chance, 2) == 0.36


@pytest.mark.parametrize(
    ("count", "words", "floor"),
    [(0, "fewer than 5", 0), (4, "fewer than 5", 0), (5, "5 to 9", 5), (14, "10 to 14", 10)],
)
def test_who_may_not_read_the_cases_is_told_bands(count, words, floor):
    assert (band(count, 5), floor_of(count, 5)) == (words, floor)
