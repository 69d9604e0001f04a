"""The lists of the catalog as people."""

import pytest

from credenza.screening.bands import CONFIRMED, LIKELY
from credenza.screening.listed import known_lists, read_listed
from credenza.screening.match import match
from credenza.sources.base import SourceError
from credenza.sources.scan import CATALOG
from tests.screening.people import frame

HEADER = (
    "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,"
    "EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE"
)
ROW = "ADAMCZYK,THEODORA,L,,,,,0000000000,19710324,,,IA,,1128b4,20200101,00000000,00000000,"


def leie(tmp_path, text: str):
    file = tmp_path / "UPDATED.csv"
    file.write_text(text)
    return read_listed(file, "leie")


def test_an_entry_of_the_leie_has_its_published_id_or_its_number(tmp_path):
    numbered, rows, shortfall = leie(tmp_path, f"{HEADER}\n{ROW}\n{ROW}\n")
    assert (numbered["id"].to_list(), rows) == (["1", "2"], 2)
    assert "whole list has 65,000" in shortfall
    published, _rows, _ = leie(tmp_path, f"LEIE_ID,{HEADER}\nL7,{ROW}\n")
    assert published["id"].to_list() == ["L7"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{HEADER}\n",
        f"{HEADER}\n{ROW}\n{ROW[:40]}",
        f"{HEADER}\n{ROW},,one too many\n",
        f"{HEADER}\n{ROW}\n".replace("DOB", "BORN"),
        "last,first\nAdams,Ann\n",
    ],
)
def test_an_leie_that_is_not_whole_or_not_the_leie_is_refused(tmp_path, text):
    with pytest.raises(SourceError):
        leie(tmp_path, text)


@pytest.mark.parametrize("key", known_lists())
def test_everybody_on_the_sample_of_a_list_is_found_by_what_it_says_of_them(key):
    [sample] = (CATALOG / key).glob("sample.*")
    people, rows, _ = read_listed(sample, key)
    named = people.filter((people["family"] != "") & (people["given"] != ""))
    assert 0 < named["id"].n_unique() <= rows
    found = match(named, named)
    same = found.filter(found["roster_id"] == found["entry_id"])
    assert set(same["roster_id"]) == set(named["id"])


def test_each_of_several_npis_of_an_entry_is_found():
    people, _rows, _ = read_listed(CATALOG / "medicaid_oh" / "sample.xlsx", "medicaid_oh")
    numbers = people.filter(people["npi"].str.len_chars() == 10).select("id", "npi")
    several = numbers.filter(numbers["id"].is_duplicated())
    assert len(several) == 4
    for entry, npi in several.iter_rows():
        found = match(frame({"id": "R1", "family": "Okonkwo", "npi": npi}), people)
        assert found.select("entry_id", "band").rows() == [(entry, LIKELY)]


@pytest.mark.parametrize(
    ("licence", "family", "band"),
    [
        ("C-99999", "Tamberlane", CONFIRMED),
        ("C-99999", "Okonkwo", None),
        ("C-99998", "Okonkwo", None),
    ],
)
def test_a_licence_of_the_lists_state_counts_where_the_name_agrees_too(licence, family, band):
    people, _rows, _ = read_listed(CATALOG / "medicaid_ca" / "sample.csv", "medicaid_ca")
    practitioner = {"id": "R1", "family": family, "licence": licence, "licence_state": "CA"}
    found = match(frame(practitioner), people)["band"].to_list()
    assert found == ([band] if band else [])
