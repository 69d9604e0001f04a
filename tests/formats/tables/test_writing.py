import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.tables import Marked, TableError, csv_bytes, read_table, xlsx_bytes
from credenza.formats.tables.inert import quote, unquote

FORMULA_STARTS = "=+-@\t\r＝＋－＠"
WRITABLE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=40
)
TRICKY = st.text(st.sampled_from(f"'{FORMULA_STARTS} \n;,\"x1_\ufeff"), max_size=8)


def first_row(data):
    return next(read_table(data).rows).cells


@settings(deadline=None)
@given(st.one_of(WRITABLE, TRICKY))
def test_quoting_is_undone_exactly(value):
    assert unquote(quote(value)) == value


@settings(deadline=None)
@given(TRICKY)
def test_no_quoted_value_starts_like_a_formula(value):
    assert not quote(value).lstrip(" \n\ufeff").startswith(tuple(FORMULA_STARTS))


@settings(max_examples=60, deadline=None)
@given(value=st.one_of(WRITABLE, TRICKY), writer=st.sampled_from([xlsx_bytes, csv_bytes]))
def test_every_text_comes_back_as_it_was(value, writer):
    assert first_row(writer(["Key", "Value"], [["k", value]])) == ("k", value)


@pytest.mark.parametrize("writer", [xlsx_bytes, csv_bytes])
@pytest.mark.parametrize(
    "value", ["00123", "1234567893", "=1+1", "+1 614 555 0100", "-5", "'=1", "_x0041_", "TRUE"]
)
def test_text_stays_text(writer, value):
    assert first_row(writer(["Key", "Value"], [["k", value]])) == ("k", value)


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_is_written_as_a_string_to_xlsx_and_quoted_to_csv(start):
    book = zipfile.ZipFile(io.BytesIO(xlsx_bytes(["A"], [[f"{start}1+1"]])))
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert f'"\'{start}1+1"' in csv_bytes(["A"], [[f"{start}1+1"]]).decode()


def test_a_header_is_made_inert_too():
    assert read_table(csv_bytes(["=cmd", "B"], [["1", "2"]])).headers == ("=cmd", "B")


def test_numbers_dates_and_blanks_keep_their_kind_in_xlsx():
    row = ["k", 12.0, date(2026, 2, 28), datetime(2026, 2, 28, 9, 30, tzinfo=UTC), True, None, 1]
    assert first_row(xlsx_bytes("ABCDEFG", [row])) == (
        "k",
        12.0,
        date(2026, 2, 28),
        datetime(2026, 2, 28, 9, 30),  # noqa: DTZ001
        True,
        "",
        1.0,
    )


def test_what_excel_cannot_count_is_written_as_text():
    row = ["k", date(1899, 12, 31), 12345678901234567890, float("nan")]
    assert first_row(xlsx_bytes("ABCD", [row])) == (
        "k",
        "1899-12-31",
        "12345678901234567890",
        "nan",
    )


def test_csv_writes_plain_numbers_and_iso_dates():
    data = csv_bytes("ABC", [[-5, date(2026, 2, 28), False]])
    assert data == b'\xef\xbb\xbf"A","B","C"\r\n"-5","2026-02-28","FALSE"\r\n'


def test_a_workbook_has_a_frozen_bold_header_a_filter_and_sane_widths():
    data = xlsx_bytes(["NPI", "Note"], [["1", "x" * 500]], sheet="a/b:c" * 20)
    book = zipfile.ZipFile(io.BytesIO(data))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in page and '<autoFilter ref="A1:B2"/>' in page
    assert 'width="48.7' in page
    assert "<b/>" in book.read("xl/styles.xml").decode()
    assert read_table(data).sheet == "a b ca b ca b ca b ca b ca b ca"


def test_a_marked_cell_keeps_its_value_even_when_blank():
    assert first_row(xlsx_bytes("ABC", [[Marked("x"), Marked(None), "y"]])) == ("x", "", "y")
    assert first_row(csv_bytes("AB", [[Marked("=x"), "y"]])) == ("=x", "y")


@pytest.mark.parametrize(
    ("writer", "value", "words"),
    [
        (xlsx_bytes, "x" * 32_768, "32,767"),
        (xlsx_bytes, "a\0", "U+0000"),
        (csv_bytes, "\ud800", "U+D800"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_place(writer, value, words):
    with pytest.raises(TableError) as caught:
        writer("AB", [["x", value]])
    assert (caught.value.line, caught.value.column) == (2, 2)
    assert words in caught.value.reason
