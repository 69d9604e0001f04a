"""The sample's lists: whole, and like the staff only where they are told to be."""

from datetime import date

import polars as pl
import pytest

from credenza.sample.lists import LIKE, leie, ohio
from credenza.sample.practitioners import practitioners
from credenza.sample.professions import ROUND
from credenza.screening.listed import people_of
from credenza.screening.match import match
from credenza.screening.records import FIELDS
from credenza.sources.exclusions.reader import read_list

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def files():
    return list(practitioners(ROUND, TODAY))


def found(files, path, key):
    """Who of the staff is like somebody on the list: (band, reasons)."""
    read = read_list(path, key)
    assert not read.refusals and not read.unread
    matches = match(staff(files), people_of(read.frame, key))
    return list(zip(matches["band"].cast(pl.String), matches["reasons"], strict=True))


def staff(files):
    rows = [
        {
            "id": str(one.person.number),
            "family": one.person.last_name,
            "given": one.person.first_name,
            "middle": one.person.middle_name,
            "other_names": "; ".join(
                f"{name.last_name}, {name.first_name or one.person.first_name}"
                for name in one.person.other_names
            ),
            "born_on": one.person.born_on.isoformat(),
            "npi": one.person.npi,
            "state": one.person.state,
            "zip": one.person.postal_code,
        }
        for one in files
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(FIELDS, pl.String))


def test_the_federal_list_has_the_listed_locum_the_twin_the_namesakes_and_no_other(files, tmp_path):
    path = tmp_path / "UPDATED.csv"
    path.write_bytes(leie(files, TODAY))
    bands, words = zip(*found(files, path, "leie"), strict=True)
    assert bands[0] == "confirmed by identifier"
    assert bands.count("name only") == sum(name.startswith("namesake") for name in LIKE)
    assert len(bands) == len(LIKE)
    assert any("NPI" in one and "against: family names differ" in one for one in words)


def test_on_ohios_list_somebody_stands_under_the_name_before_a_marriage(files, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(ohio(files, TODAY))
    [(band, words)] = found(files, path, "medicaid_oh")
    assert band == "likely"
    assert "by the practitioner's other name" in words
    assert "state OH the same" in words
