"""Rosters and lists that cannot be read wholly are refused, never read as "nobody excluded"."""

import pytest

from credenza.formats.tables import write_xlsx
from credenza.screening.reading import NotScreened, read_list_file, read_roster

HEADER = "roster_id,last,first,dob"
ROW = "R1,Adamczyk,Theodora,1971-03-24"


def read(tmp_path, data: bytes | str):
    file = tmp_path / "roster.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_roster(file)


def test_columns_are_known_by_their_headers_however_these_are_written(tmp_path):
    people = read(tmp_path, "Practitioner ID;LAST_NAME;First name;Date-of-birth\nR1;Ng;Ana;1971\n")
    assert people.row(0, named=True) == {
        "id": "R1", "family": "Ng", "given": "Ana", "born_on": "1971",
    }  # fmt: skip


def test_a_row_without_an_id_is_known_by_its_number(tmp_path):
    people = read(tmp_path, "last,first\nAdams,Ann\nBrown,Bo\n")
    assert people["id"].to_list() == ["1", "2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(tmp_path, encoding):
    text = f"{HEADER}\n{ROW.replace('Adamczyk', 'Núñez')}\n"
    assert read(tmp_path, text.encode(encoding))["family"].to_list() == ["Núñez"]


def test_a_workbook_is_read_like_a_text(tmp_path):
    file = tmp_path / "roster.xlsx"
    with file.open("wb") as target:
        write_xlsx(target, HEADER.split(","), [ROW.split(",")])
    assert read_roster(file).rows() == [("R1", "Adamczyk", "Theodora", "1971-03-24")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (f"{HEADER}\n", "no rows"),
        (f"{HEADER}\n{ROW}\n{ROW[:12]}", "Line 3"),
        (f'{HEADER}\n"{ROW}\n', "Line 2"),
        (f"{HEADER}\n{ROW},one too many\n{ROW}\n", "Line 2"),
        ("npi,state\n1234567893,IA\n", "no columns for last and first name"),
        ("name\nAdams\n", "no columns for last and first name"),
        (b"\x89PNG\r\n\x1a\n\0\0", "roster.csv"),
    ],
)
def test_what_is_not_whole_is_refused_with_the_place(tmp_path, data, reason):
    with pytest.raises(NotScreened, match=reason):
        read(tmp_path, data)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(NotScreened, match="No such file"):
        read_list_file(tmp_path / "nowhere.csv", "leie")


def test_a_list_that_the_catalog_does_not_know_is_read_like_a_roster(tmp_path):
    file = tmp_path / "board.csv"
    file.write_text("Last,First,Aliases\nAdams,Ann,Cole\n")
    read = read_list_file(file, "board")
    assert (read.name, read.rows, read.shortfall) == ("board", 1, "")
    assert read.people["other_names"].to_list() == ["Cole"]
