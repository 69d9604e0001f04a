from datetime import date

import polars as pl
import pytest

from credenza.sources.base import Bounds
from credenza.sources.editions import is_older, loss

BOUNDS = Bounds(10, 10_000)


def edition(*ids: int) -> pl.DataFrame:
    return pl.DataFrame({"entry_id": list(map(str, ids))}, schema={"entry_id": pl.String})


OLD = edition(*range(1000))
CASES = [
    ("the same again", range(1000), ""),
    ("grown", range(1200), ""),
    ("a month's reinstatements, here and there", (n for n in range(1000) if n % 50), ""),
    ("one in nine gone", (n for n in range(1000) if n % 9), "888 entries, where the copy before"),
    ("half of it", range(500), "the last 500 entries of the copy before are missing"),
    ("the last ten gone", range(990), ""),
    ("the last eleven gone", range(989), "the last 11 entries"),
    ("the end gone and as many added before it", [*range(980), *range(2000, 2020)], "the last 20"),
    ("the same in another order", reversed(range(1000)), ""),
    ("all of other people", range(5000, 6000), "the last 1,000 entries"),
]


@pytest.mark.parametrize(("ids", "why"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_a_loss_is_told_from_what_a_list_loses_in_a_month(ids, why):
    said = loss(OLD, edition(*ids), BOUNDS)
    assert said.startswith(why) if why else said == ""


def test_a_short_list_may_lose_a_handful():
    assert loss(edition(*range(12)), edition(*range(6, 12)), BOUNDS) != ""
    assert loss(edition(*range(12)), edition(*range(5, 12)), BOUNDS) == ""


@pytest.mark.parametrize(
    ("new", "old", "older"),
    [
        (date(2026, 10, 20), date(2026, 11, 20), True),
        (date(2026, 11, 20), date(2026, 10, 20), False),
        (date(2026, 11, 6), date(2026, 11, 20), False),
        (date(2026, 11, 5), date(2026, 11, 20), True),
        (None, date(2026, 11, 20), False),
        (date(2026, 11, 20), None, False),
    ],
)
def test_an_edition_whose_last_day_is_earlier_is_the_older(new, old, older):
    assert is_older(new, old) is older
