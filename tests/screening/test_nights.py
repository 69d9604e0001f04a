"""Nights of differences find what one full run finds."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from bench.screening_files import frames
from bench.screening_people import Dice
from bench.screening_rows import make, write
from credenza.screening.match import match, ranked


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write(make(21, "names", 600, 900), folder, Dice(22))
    return frames(folder)


def test_new_entries_of_each_night_against_all_are_the_full_run(sides):
    roster, listed = sides
    nights = [match(roster, new) for new in listed.iter_slices(100)]
    assert_frame_equal(ranked(pl.concat(nights)), match(roster, listed))


def test_changed_practitioners_against_all_entries_are_the_full_run(sides):
    roster, listed = sides
    changed = roster.with_columns(
        family=pl.when(pl.int_range(pl.len()) % 7 == 0).then(pl.lit("Okonkwo")).otherwise("family")
    )
    ids = roster.filter(roster["family"] != changed["family"])["id"].implode()
    kept = match(roster, listed).filter(~pl.col("roster_id").is_in(ids))
    night = match(changed.filter(pl.col("id").is_in(ids)), listed)
    assert_frame_equal(ranked(pl.concat([kept, night])), match(changed, listed))
