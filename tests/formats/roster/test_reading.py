from datetime import date

from credenza.formats.roster import (
    WHY_REFUSED,
    Context,
    guess_mapping,
    read_roster,
    refused_workbook,
    shipped_mappings,
)
from credenza.formats.tables import cell_text, csv_bytes, read_table, xlsx_bytes

TODAY = date(2026, 11, 24)
HEADERS = ["NPI", "Last Name", "First Name", "DOB", "Note", "License", "License State"]
ROWS = [
    ["1234567893", "Roe", "Jo", date(1972, 2, 29), "=1+1", "00123", "OH"],
    ["1234567890", "Poe", "Al", date(1980, 1, 1), "x", "77", "Ohx"],
    ["1999999919", "Fay", "Bo", date(1981, 1, 1), "", "78", "OH"],
    ["1999999919", "Fay", "Bo", date(1982, 1, 1), "", "78", "OH"],
]


def roster(data, mapping=None):
    table = read_table(data)
    mapping = mapping or guess_mapping(table.headers)
    return read_roster(table, mapping, Context(TODAY))


def test_good_rows_are_read_and_bad_ones_kept_with_their_errors():
    found = roster(xlsx_bytes(HEADERS, ROWS))
    assert [person.person.last_name for person in found.people] == ["Roe"]
    assert found.people[0].credentials[0].number == "00123"
    assert [row.number for row in found.refused] == [3, 4, 5]
    assert [(error.row, error.header) for error in found.errors] == [
        (3, "NPI"),
        (3, "License State"),
        (4, "Whole row"),
        (5, "Whole row"),
    ]
    assert found.row_count == 4


def test_progress_counts_the_rows():
    seen = []
    table = read_table(csv_bytes(HEADERS, ROWS))
    read_roster(table, guess_mapping(table.headers), Context(TODAY), seen.append)
    assert seen == [1, 2, 3, 4]


def test_refused_rows_come_back_as_a_workbook_with_reasons_and_all_their_columns():
    found = roster(xlsx_bytes(HEADERS, ROWS))
    table = read_table(refused_workbook(found.headers, found.refused, found.errors))
    assert table.headers == (WHY_REFUSED, *HEADERS)
    first, *others = table.rows
    assert "NPI: 1234567890 fails the NPI check digit" in first.cells[0]
    assert "License State: This is no state." in first.cells[0]
    assert first.cells[1:] == ("1234567890", "Poe", "Al", date(1980, 1, 1), "x", "77", "Ohx")
    assert all("Rows 4, 5 give different birth dates" in row.cells[0] for row in others)


def test_a_mended_workbook_of_refused_rows_imports_and_its_reasons_are_passed_over():
    found = roster(xlsx_bytes(HEADERS, ROWS))
    table = read_table(refused_workbook(found.headers, found.refused, found.errors))
    mended = [list(row.cells) for row in table.rows]
    mended[0][1], mended[0][7] = "1999999927", "OH"
    mended[2][4] = date(1981, 1, 1)
    again = roster(xlsx_bytes(table.headers, mended))
    assert again.errors == ()
    assert [person.rows for person in again.people] == [(2,), (3, 4)]
    once_more = refused_workbook(table.headers, found.refused[:0], [])
    assert read_table(once_more).headers == (WHY_REFUSED, *HEADERS)


def test_a_roster_in_csv_reads_as_the_same_roster_in_xlsx():
    by_csv, by_xlsx = roster(csv_bytes(HEADERS, ROWS)), roster(xlsx_bytes(HEADERS, ROWS))
    assert by_csv.people == by_xlsx.people
    assert list(map(str, by_csv.errors)) == list(map(str, by_xlsx.errors))
    assert [list(map(cell_text, row.cells)) for row in by_csv.refused] == [
        list(map(cell_text, row.cells)) for row in by_xlsx.refused
    ]


def test_each_shipped_mapping_reads_a_row_of_its_layout():
    values = {
        "full_name": "Roe, Jo, MD", "last_name": "Roe", "first_name": "Jo", "npi": "1234567893",
        "licence_number:2": "77", "licence_state:2": "KY", "facility": "Cedar",
    }  # fmt: skip
    for mapping in shipped_mappings().values():
        keys = [f"{one.field}:{one.group}".removesuffix(":1") for one in mapping.columns]
        headers = [one.header for one in mapping.columns]
        found = roster(csv_bytes(headers, [[values.get(key, "") for key in keys]]), mapping)
        assert found.errors == ()
        assert found.people[0].credentials[0].number == "77"
        assert found.people[0].appointments[0].facility == "Cedar"


def test_a_character_that_no_worksheet_can_hold_does_not_lose_the_refused_rows():
    found = roster("Last Name,First Name,NPI\nR\ufffeoe,Jo,1\n".encode())
    table = read_table(refused_workbook(found.headers, found.refused, found.errors))
    assert next(table.rows).cells[1] == "R\ufffdoe"
