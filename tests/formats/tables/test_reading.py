import io
import resource
import time
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.tables import TableError, cell_text, column_letter, read_table


def workbook(rows, **cells):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Roster")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            else:
                sheet.write(row, column, value)
    for place, value in cells.items():
        sheet.write(place, value)
    book.close()
    return target.getvalue()


def edited(data, part, old, new):
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content.replace(old, new) if name == part else content)
    return target.getvalue()


def texts(data, **options):
    return [[cell_text(cell) for cell in row.cells] for row in read_table(data, **options).rows]


def refusal(data, **options):
    with pytest.raises(TableError) as caught:
        list(read_table(data, **options).rows)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
    ],
)
def test_every_usual_encoding_is_told_from_the_bytes(encoding, told):
    table = read_table("Last name,Degree\r\nNuñez,MD\r\n".encode(encoding))
    assert table.encoding == told
    assert table.headers == ("Last name", "Degree")
    assert [row.cells for row in table.rows] == [("Nuñez", "MD")]


def test_bytes_that_windows_1252_leaves_undefined_are_read_as_latin_1():
    assert read_table(b"Name,Degree\nNu\x81ez,MD\n").encoding == "latin-1"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter):
    text = f"NPI{delimiter}Name\n1234567893{delimiter}O'Brien, Mary\n".replace(
        "O'Brien, Mary", '"O\'Brien, Mary"'
    )
    table = read_table(text.encode())
    assert table.delimiter == delimiter
    assert next(table.rows).cells == ("1234567893", "O'Brien, Mary")


def test_excels_own_line_that_declares_the_delimiter_is_not_data():
    table = read_table(b"sep=;\r\nNPI;Name\r\n1;a,b\r\n")
    assert table.headers == ("NPI", "Name")
    assert table.header_row == 2
    assert next(table.rows).number == 3


def test_line_endings_may_be_mixed():
    assert texts(b"A,B\r\n1,2\n3,4\r5,6") == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_quoted_line_breaks_stay_in_the_value_and_rows_count_as_a_spreadsheet_shows_them():
    rows = list(read_table(b'A,B\n"x\r\ny",1\n\nz,2\n').rows)
    assert [(row.number, row.cells) for row in rows] == [(2, ("x\r\ny", "1")), (4, ("z", "2"))]


def test_title_lines_above_the_header_are_passed_over():
    table = read_table(b"Cedar Valley Health\nActive roster 1 May,,\n\nNPI,Last,First\n1,Doe,Jo\n")
    assert table.headers == ("NPI", "Last", "First")
    assert table.header_row == 4
    assert [row.number for row in table.rows] == [5]


def test_a_list_of_one_column_is_a_table():
    assert texts(b"NPI\n1234567893\n") == [["1234567893"]]


def test_empty_cells_to_the_right_of_the_last_column_are_no_error():
    assert texts(b"A,B,,\n1,2,,\n3,4\n") == [["1", "2"], ["3", "4"]]


BAD_CSV = [
    ("NUL byte", b"A,B\n1,2\n3,x\0y\n", 3, 2, "NUL"),
    ("NUL byte in the header", b"A,\0\n1,2\n", 1, 2, "NUL"),
    ("same header twice", b"NPI,Name,npi \n1,2,3\n", 1, 3, "same name"),
    ("no header", b"1234567893,Doe\n1234567901,Roe\n", 1, 1, "missing"),
    ("an e-mail as header", b"Name,a@b.org\nx,y\n", 1, 2, "missing"),
    ("value under no name", b"A,,C\n1,,3\n4,5,6\n", 3, 2, "no name"),
    ("too many values", b"A,B\n1,2,3\n", 2, 3, "no name"),
    ("too few values", b"A,B,C\n1,2,3\n1,2\n1,2,3\n", 3, 3, "2 values"),
    ("cut off in the last line", b"A,B,C\n1,2,3\n1,2", 3, 3, "cut off"),
    ("cut off in a quoted value", b'A,B\n1,2\n3,"x\ny', 3, 2, "ends inside"),
    ("cut off in a character", "A,B\nñ,2\n3,ñ".encode()[:-1], 3, None, "cut off"),
    ("quote in the middle", b'A,B\n1,2\n"x"y,2\n', 3, 1, "quotation mark"),
    ("a value of 200 KB", b"A,B\n1,2\n3," + b"x" * 200_000 + b"\n", 3, 2, "longer"),
    ("a quoted value of 200 KB", b'A,B\n"' + b"x\n" * 100_000 + b'",2\n', 2, 1, "longer"),
    ("a line of 2 MB", b"A,B\n1," + b"x" * 2_000_000, 2, 2, "longer"),
    ("too many columns", b",".join(b"c%d" % n for n in range(1_001)) + b"\n", 1, 1_001, "columns"),
    ("empty", b"", None, None, "empty"),
    ("only blank lines", b"\r\n\r\n ,\r\n", None, None, "empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", None, None, "empty"),
    ("a web page", b"\n<html><table><tr><td>NPI", None, None, "web page"),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None, None, "old"),
    ("a PDF", b"%PDF-1.7\n", None, None, "PDF"),
]


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [case[1:] for case in BAD_CSV],
    ids=[case[0] for case in BAD_CSV],
)
def test_a_bad_csv_file_is_refused_with_its_place_and_a_remedy(data, line, column, words):
    error = refusal(data)
    assert (error.line, error.column) == (line, column)
    assert words in error.reason
    assert error.remedy.endswith(".")


def test_an_error_names_line_column_and_header_in_one_sentence():
    assert str(refusal(b"NPI,Last name\n1\n2,Doe\n")) == (
        "Line 2, column 2 (B, “Last name”): The row has 1 values, the header 2 columns. "
        "Look for a missing delimiter or an unquoted line break in this row."
    )


def test_a_single_line_of_ten_gigabytes_is_refused_at_once_in_constant_memory(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"NPI,Name\n1,")
        file.truncate(10 * 2**30)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert "larger than 64 MB" in refusal(path).reason
    with path.open("r+b") as file:
        file.truncate(60 * 2**20)
    assert "longer than 1,000,000 characters" in refusal(path).reason
    assert time.monotonic() - started < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_a_worksheet_keeps_its_row_numbers_dates_and_long_numbers():
    rows = [[], ["", "NPI", "Born"], ["", 1234567893, date(1970, 2, 28)], [], ["", 1.5, "x"]]
    table = read_table(workbook(rows))
    assert (table.sheet, table.header_row, table.headers) == ("Roster", 2, ("", "NPI", "Born"))
    first, second = table.rows
    assert [cell_text(cell) for cell in first.cells] == ["", "1234567893", "1970-02-28"]
    assert (first.number, second.number, second.cells[1]) == (3, 5, 1.5)


def test_a_worksheet_is_chosen_by_name_and_a_wrong_name_lists_the_right_ones():
    data = workbook([["NPI"], ["x"]])
    assert texts(data, sheet="Roster") == [["x"]]
    assert refusal(data, sheet="Other").remedy == "Choose one of: Roster."


def test_a_far_away_cell_is_refused_before_the_sheet_is_loaded():
    data = workbook([["NPI"], ["x"]], XFD1048576="far")
    assert "far outside" in refusal(data).reason


def test_a_workbook_bomb_is_refused_quickly_in_bounded_memory():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(310):
                part.write(b"<r/>" * 2**18)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert len(target.getvalue()) < 2**20
    assert "unpacks to far more" in refusal(target.getvalue()).reason
    assert time.monotonic() - started < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_a_shared_text_copied_to_every_cell_counts_each_time():
    rows = [["Note"]] + [["x" * 30_000]] * 20_000
    assert "too large when unpacked" in refusal(workbook(rows)).reason


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (workbook([["NPI"], ["x"]])[:-30], "cut off"),
        (workbook([["NPI"], ["x"]]) + b"<script>", "cut off, or something follows"),
        (b"PK\x03\x04" + b"x" * 100, "cut off"),
        (workbook([]), "empty"),
        (edited(workbook([["NPI"]]), "xl/workbook.xml", b"<sheets>", b"<she"), "damaged"),
    ],
)
def test_a_damaged_workbook_is_refused(data, words):
    assert words in refusal(data).reason


def test_a_nul_or_an_endless_text_in_a_cell_is_refused_with_its_place():
    nul = edited(workbook([["A", "B"], ["x", "NUL"]]), "xl/sharedStrings.xml", b"NUL", b"_x0000_")
    error = refusal(nul)
    assert (error.line, error.column, "NUL" in error.reason) == (2, 2, True)
    long = edited(workbook([["A"], ["LONG"]]), "xl/sharedStrings.xml", b"LONG", b"x" * 40_000)
    assert "longer than 32,767" in refusal(long).reason


def test_a_container_that_is_no_workbook_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("notes.txt", "hello")
    assert refusal(target.getvalue()).reason == "This is not an Excel workbook."


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('",;\t\r\n ab1', max_size=60).map(str.encode)))
def test_no_bytes_whatever_raise_anything_but_a_table_error(data):
    try:
        list(read_table(data).rows)
    except TableError as error:
        assert error.remedy


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_the_letters_a_spreadsheet_shows(column, letters):
    assert column_letter(column) == letters


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1234567893.0, "1234567893"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (datetime(2026, 1, 31), "2026-01-31"),  # noqa: DTZ001
        (datetime(2026, 1, 31, 8, 30), "2026-01-31 08:30:00"),  # noqa: DTZ001
        (date(2026, 1, 31), "2026-01-31"),
    ],
)
def test_a_cell_reads_as_a_person_would_type_it(cell, text):
    assert cell_text(cell) == text
