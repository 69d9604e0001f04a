"""Files that are not whole are refused, never read as "nobody excluded"."""

import pytest

from credenza.screening.reading import NotScreened, read_people

HEADER = (
    "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,"
    "EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE"
)
ROW = "ADAMCZYK,THEODORA,L,,,,,0000000000,19710324,,,IA,,1128b4,20200101,00000000,00000000,"


def read(tmp_path, data: bytes | str, name: str = "leie"):
    file = tmp_path / "list.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_people(file, name)


def test_a_row_without_an_id_is_known_by_its_number(tmp_path):
    people = read(tmp_path, f"{HEADER}\n{ROW}\n{ROW}\n")
    assert people["id"].to_list() == ["1", "2"]
    assert people["family"].to_list() == ["ADAMCZYK"] * 2


def test_a_column_of_ids_is_used(tmp_path):
    assert read(tmp_path, f"LEIE_ID,{HEADER}\nL7,{ROW}\n")["id"].to_list() == ["L7"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(tmp_path, encoding):
    text = f"{HEADER}\n{ROW.replace('ADAMCZYK', 'NÚÑEZ')}\n"
    assert read(tmp_path, text.encode(encoding))["family"].to_list() == ["NÚÑEZ"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (f"{HEADER}\n", "no rows"),
        (f"{HEADER}\n{ROW}\n{ROW[:40]}", "torn"),
        (f'{HEADER}\n"{ROW}\n', "torn"),
        (f"{HEADER}\n{ROW},,one too many\n{ROW}\n", "not a whole table"),
        (f"{HEADER}\n{ROW}\n".replace("DOB", "BORN"), "columns are missing: DOB"),
        ("name\nAdams\n", "only one column"),
        (b"\x89PNG\r\n\x1a\n\0\0", "column"),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path, data, reason):
    with pytest.raises(NotScreened, match=reason):
        read(tmp_path, data)


def test_a_list_without_names_is_refused(tmp_path):
    with pytest.raises(NotScreened, match="no columns for last and first name"):
        read(tmp_path, "npi,state\n1234567893,IA\n", "state")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(NotScreened, match="cannot be read"):
        read_people(tmp_path / "nowhere.csv", "leie")
