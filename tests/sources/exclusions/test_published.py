"""The lists as their publishers made them, read where they are at hand: counts and recall.

They name real people and are never a part of the source code.
"""

import csv

import polars as pl
import pytest

from credenza.core.names import family_key, name_key
from credenza.sources.base import Unreadable
from credenza.sources.exclusions.reader import ExclusionList, read_list
from tests.sources.exclusions.files import half_of, published

FILES = {
    "medicaid_ca": "state_exclusions/California_Exclusion_List.csv",
    "medicaid_ny": "state_exclusions/NYSOMIGExclusionsList.xlsx",
    "medicaid_nj": "state_exclusions/NJ_Exclusion_List.csv",
    "medicaid_oh": "state_exclusions/Ohio_Provider_Exclusions.xlsx",
    "medicaid_nc": "state_exclusions/NC_Excluded_Providers.xlsx",
    "medicaid_nd": "state_exclusions/ND_Provider_Exclusions.xlsx",
    "medicaid_or": "state_exclusions/Oregon_Exclusion_List.csv",
}
SAM_V2 = "sam/SAM_Exclusions_Public_Extract_V2_sample_2023-11.csv"
LEIE_STAND_IN = "derived/UPDATED_layout_built_from_real_supplements_201510_201702.csv"

COUNTS = [  # list, rows, rows that repeat another, entries with an NPI, cells with a wrong one
    ("medicaid_ca", 23_120, 26, 3_030, 5),
    ("medicaid_ny", 8_931, 15, 2_275, 1),
    ("medicaid_nj", 4_022, 0, 1_183, 2),
    ("medicaid_oh", 1_777 + 240, 0, 752, 4),
    ("medicaid_nc", 176, 0, 160, 2),
    ("medicaid_nd", 195, 0, 47, 2),
    ("medicaid_or", 3, 0, 3, 0),
]


@pytest.mark.parametrize(("key", "rows", "repeated", "with_npi", "wrong"), COUNTS)
def test_a_states_list_is_read_whole(key, rows, repeated, with_npi, wrong):
    read = read_list(published(FILES[key]), key)
    assert read.snapshot.rows == rows
    assert read.snapshot.is_whole
    assert read.duplicates == repeated
    assert read.refusals == ()
    assert read.frame.height == rows - repeated
    assert holding(read, "npis") == with_npi
    assert holding(read, "bad_npis") == wrong


def test_dates_that_states_mistyped_are_told_and_their_entries_kept():
    read = read_list(published(FILES["medicaid_nj"]), "medicaid_nj")
    ((row, text),) = [(trouble.row, trouble.value) for trouble in read.unread]
    assert (row, text) == (3_816, "5/222024")
    assert read.frame.filter(row=row)["excluded_on"].to_list() == [None]
    others = [key for key in FILES if key != "medicaid_nj"]
    assert not any(read_list(published(FILES[key]), key).unread for key in others)


def test_ohio_gives_the_birth_dates_of_all_but_four_and_its_two_sheets():
    read = read_list(published(FILES["medicaid_oh"]), "medicaid_oh")
    assert (read.persons, read.frame["born_on"].count()) == (1_777, 1_773)


def test_californias_rows_without_a_first_name_are_organisations():
    read = read_list(published(FILES["medicaid_ca"]), "medicaid_ca")
    assert read.frame.height - read.persons == 1_165  # 1,163 say N/A, 2 are blank, 1 says N//A
    assert read.frame["excluded_on"].null_count() == 0


@pytest.mark.parametrize("key", FILES)
def test_a_list_cut_in_half_is_refused(tmp_path, key):
    with pytest.raises(Unreadable, match=r"the whole list has|cut off|no visible sheet"):
        read_list(half_of(published(FILES[key]), tmp_path), key)


@pytest.mark.parametrize("key", FILES)
def test_a_download_broken_off_is_refused(tmp_path, key):
    path = published(FILES[key])
    content = path.read_bytes()
    half = tmp_path / path.name
    half.write_bytes(content[: len(content) // 2])
    with pytest.raises(Unreadable):
        read_list(half, key)


def test_the_leies_rows_of_2015_to_2017_in_todays_layout_are_read():
    read = read_list(published(LEIE_STAND_IN), "leie", part=True)
    assert read.snapshot.rows == read.frame.height == 4_808
    assert (read.persons, holding(read, "npis"), holding(read, "bad_npis")) == (4_743, 926, 5)
    assert [(trouble.row, trouble.value) for trouble in read.unread] == [(4_066, "18840607")]
    assert read.frame["excluded_on"].null_count() == 0
    assert not read.frame["last"].str.contains(r"(?i)\b(jr|sr|iii?)\b").any()


def test_every_monthly_supplement_is_read_in_both_forms_of_its_dates():
    folder = published("leie/supplements")  # the other two .txt files repeat their .csv files
    files = [*sorted(folder.glob("*.csv")), folder / "sanc1510.txt", folder / "rein1510.txt"]
    excluded = [read_list(f, "leie", part=True) for f in files if "rein" not in f.name.lower()]
    reinstated = [read_list(f, "leie", part=True) for f in files if "rein" in f.name.lower()]
    assert (sum_rows(excluded), sum_rows(reinstated)) == (4_851, 798)
    people = pl.concat(read.frame for read in excluded).filter(pl.col("kind") == "person")
    assert people["born_on"].dt.year().is_between(1884, 1999).sum() >= people.height - 6
    back = pl.concat(read.frame for read in reinstated)
    assert back["reinstated_on"].null_count() == 0


def test_the_live_file_of_2026_begins_with_the_layout_that_is_read():
    read = read_list(published("leie/leie_2026-08_head_capture.csv"), "leie", part=True)
    assert (read.frame.height, read.persons) == (5, 0)
    assert all(read.frame["basis_words"].to_list())


def test_sams_rows_are_read_without_the_repeated_and_the_restricted():
    read = read_list(published(SAM_V2), "sam", part=True)
    assert (read.snapshot.rows, read.duplicates, read.frame.height) == (12, 1, 10)
    assert list(read.passed_over.values()) == [1]
    aliases = read.frame["aliases"].explode().drop_nulls().to_list()
    assert "PEANUT BUTTER, LLC" in aliases
    assert {"TERRA KLEAN SOLUTIONS INC.", "ANTONIO FLORES"} <= set(aliases)


def test_sams_hhs_and_opm_rows_of_one_person_are_one_entry(tmp_path):
    """Two rows of version 1, which is refused, in the columns of version 2."""
    old = published("sam/SAM_Exclusions_V1_hhs_opm_sample.csv")
    with pytest.raises(Unreadable, match="version 1"):
        read_list(old, "sam", part=True)
    new = ("Open Data Flag", "Blank (Deprecated)", "Unique Entity ID", "Creation_Date")
    frame = pl.read_csv(old, infer_schema=False).drop("DUNS")
    frame.with_columns(pl.lit("").alias(name) for name in new).write_csv(tmp_path / "v2.csv")
    read = read_list(tmp_path / "v2.csv", "sam", part=True)
    assert (read.snapshot.rows, read.folded) == (2, 1)
    (entry,) = read.entries()
    assert (entry.agency, entry.act) == ("HHS, OPM", "HHS 2003-05-20 FINK, DAVID M")


def test_everybody_who_shares_an_npi_on_two_lists_is_read_by_npi_and_name():
    file = published("derived/real_exclusion_pairs_same_npi.csv")
    with file.open(encoding="utf-8", newline="") as text:
        pairs = list(csv.DictReader(text))
    sides = [
        (pair[f"src_{side}"], pair["npi"], pair[f"last_{side}"], pair[f"first_{side}"])
        for pair in pairs
        for side in "ab"
        if pair[f"src_{side}"] != "PA"  # whose list is not read
    ]
    read = {source: people_of(source) for source in {source for source, *_ in sides}}
    missed = [
        (source, npi)
        for source, npi, last, first in sides
        if (npi, *keys(last.split("(")[0], first)) not in read[source]
    ]
    assert (len(sides), missed) == (432, [])


def people_of(source: str) -> set[tuple[str, str, str]]:
    """NPI and name keys of the persons of a list: "CA", or "LEIE:1611EXCL.csv"."""
    state, _, supplement = source.partition(":")
    if supplement:
        read = read_list(published(f"leie/supplements/{supplement}"), "leie", part=True)
    else:
        read = read_list(published(FILES[f"medicaid_{state.lower()}"]), f"medicaid_{state.lower()}")
    people = read.frame.filter(kind="person").explode("npis").drop_nulls("npis")
    return {
        (npi, *keys(last, first))
        for npi, last, first in people.select("npis", "last", "first").iter_rows()
    }


def keys(last: str, first: str) -> tuple[str, str]:
    return family_key(last), name_key(first.partition(" ")[0])


def holding(read: ExclusionList, column: str) -> int:
    return int(read.frame[column].list.len().gt(0).sum())


def sum_rows(lists: list[ExclusionList]) -> int:
    return sum(read.snapshot.rows for read in lists)
