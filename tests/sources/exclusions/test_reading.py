import zipfile

import polars as pl
import pytest
import xlsxwriter

from credenza.formats.tables import xlsx_bytes
from credenza.sources.base import SourceError, Unreadable
from credenza.sources.exclusions import reading
from credenza.sources.exclusions.layout import layout_of
from credenza.sources.exclusions.reader import read_list
from credenza.sources.scan import CATALOG
from tests.sources.exclusions.files import changed, csv_of, rows_of, sample, written

NY_COLUMNS = (
    *("provider_name", "license_num", "npi_num", "provider_type"),
    "exclusion_effective_date",
)
NOT_THE_LIST = [
    ("leie", lambda text: "", "file is empty"),
    ("leie", lambda text: f"<!DOCTYPE html><html>{text}", "web page under the name"),
    ("leie", lambda text: text.replace("EXCLDATE", "EXCL_DATE"), "“EXCLDATE” is missing"),
    ("leie", lambda text: text[:-40], "cut off"),
    ("leie", lambda text: text.replace("MARGUERITE", "MARG\0UERITE"), "NUL byte"),
    ("leie", lambda text: text.splitlines()[0] + "\r\n", "it has 0 rows"),
    ("sam", lambda text: text.replace("Unique Entity ID", "DUNS"), "version 1 of the extract"),
    ("sam", lambda text: text.replace("SAM Number", "CAGE 2"), "“SAM Number” is missing"),
    ("medicaid_ca", lambda text: text.replace("D/B/A", "DBA"), "A/K/A-Also Known As D/B/A"),
    ("medicaid_nj", lambda text: text.replace(",SUSPENSION", ""), "The row has 9 values"),
]


@pytest.mark.parametrize(("key", "change", "message"), NOT_THE_LIST)
def test_what_is_not_the_list_is_refused_whole(tmp_path, key, change, message):
    with pytest.raises(Unreadable, match=message):
        read_list(changed(tmp_path, key, change), key, part=True)


def test_a_column_that_nobody_knows_stops_the_list_since_it_may_hold_names(tmp_path):
    rows = [row | {"ALIASES": "INGA DALE"} for row in rows_of("leie")]
    file = written(tmp_path, csv_of(rows))
    with pytest.raises(Unreadable, match="“ALIASES” is not of the known layout"):
        read_list(file, "leie", part=True)


def test_a_sheet_that_nobody_knows_stops_the_list(tmp_path):
    file = tmp_path / "list.xlsx"
    row = ["TAMBERLANE AUGUSTUS", "", "", "Physician", "04/11/2018"]
    with xlsxwriter.Workbook(str(file)) as book:
        for name in ("Exclusions", "Suspended since May"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, NY_COLUMNS)
            sheet.write_row(1, 0, row)
    with pytest.raises(Unreadable, match="The sheet “Suspended since May” is not of the known"):
        read_list(file, "medicaid_ny", part=True)


def test_a_sheet_of_the_layout_must_be_there(tmp_path):
    content = xlsx_bytes(NY_COLUMNS, [["A"] * 5], sheet="People")
    with pytest.raises(Unreadable, match="no visible sheet named “Individuals”"):
        read_list(written(tmp_path, content, "list.xlsx"), "medicaid_oh", part=True)


def test_another_list_is_not_taken_for_this_one():
    with pytest.raises(Unreadable, match="this is another list"):
        read_list(sample("medicaid_nj"), "leie", part=True)


def test_a_list_that_does_not_exist_is_named_beside_those_that_do():
    with pytest.raises(SourceError, match=r"no list “laie”\. The lists are: leie, medicaid_ca"):
        read_list(sample("leie"), "laie")


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_another_encoding_than_the_publishers_is_refused(tmp_path, encoding):
    text = sample("leie").read_bytes().decode().replace("OTTILIE", "OTTÍLIE")
    with pytest.raises(Unreadable, match=r"in the encoding (utf-16|cp1252).*comes in utf-8"):
        read_list(written(tmp_path, text.encode(encoding)), "leie", part=True)


def test_a_file_larger_than_any_list_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "list.csv"
    with file.open("wb") as stream:
        stream.truncate(257 * 2**20)  # sparse: it takes no room
    with pytest.raises(Unreadable, match="larger than 256 MB"):
        read_list(file, "leie")


def test_a_workbook_cut_off_is_refused(tmp_path):
    content = sample("medicaid_oh").read_bytes()
    file = written(tmp_path, content[: len(content) // 2], "cut.xlsx")
    with pytest.raises(Unreadable, match="cut off"):
        read_list(file, "medicaid_oh", part=True)


def test_fewer_rows_than_the_whole_list_has_clear_nobody():
    with pytest.raises(Unreadable, match=r"9 rows, where the whole list has 65,000.*be cleared"):
        read_list(sample("leie"), "leie")


def test_a_column_of_dates_in_an_unknown_form_is_another_layout(tmp_path):
    rows = [
        row | {"LASTNAME": f"INVENTED{n}", "EXCLDATE": "20 May 2021"}
        for n, row in enumerate(rows_of("leie")[1:2] * 9)
    ]
    with pytest.raises(Unreadable, match=r"9 dates cannot be read.*Row 2, column “EXCLDATE”"):
        read_list(written(tmp_path, csv_of(rows)), "leie", part=True)


def test_rows_that_name_nobody_are_another_layout_when_they_are_many(tmp_path):
    empty = {"LASTNAME": "", "FIRSTNAME": "", "BUSNAME": "****", "NPI": "0000000000"}
    rows = [row | empty | {"ADDRESS": f"{n}"} for n, row in enumerate(rows_of("leie")[1:2] * 9)]
    with pytest.raises(Unreadable, match=r"9 of 9 rows of list\.csv name nobody"):
        read_list(written(tmp_path, csv_of(rows)), "leie", part=True)


SPELLINGS = {
    "line ends of Unix": lambda text: text.replace("\r\n", "\n"),
    "no last line end": lambda text: text.removesuffix("\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blank lines": lambda text: text.replace("\r\n", "\r\n\r\n"),
    "quoted header": lambda text: text.replace("LASTNAME,", '"LASTNAME",'),
    "no quotes where none are needed": lambda text: text.replace('""', ""),
    "padding": lambda text: text.replace('"1128a1"', '"1128a1   "').replace('"FENW', '"  FENW'),
}


@pytest.mark.parametrize("change", SPELLINGS.values(), ids=SPELLINGS)
def test_other_spellings_of_the_file_give_the_same_entries(tmp_path, change):
    usual = read_list(sample("leie"), "leie", part=True).frame
    other = read_list(changed(tmp_path, "leie", change), "leie", part=True).frame
    assert other.drop("row").equals(usual.drop("row"))


@pytest.mark.parametrize("key", ["leie", "sam", "medicaid_nj", "medicaid_or"])
def test_the_quick_way_and_the_careful_way_read_the_same(monkeypatch, key):
    quick = read_list(sample(key), key, part=True)
    monkeypatch.setattr(reading, "quickly", lambda *_: None)
    careful = read_list(sample(key), key, part=True)
    assert careful.frame.equals(quick.frame)
    assert (careful.refusals, careful.unread) == (quick.refusals, quick.unread)


def test_a_zip_with_the_extract_in_it_is_read_as_the_extract(tmp_path):
    file = tmp_path / "SAM_Exclusions_Public_Extract_V2_26032.ZIP"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(sample("sam"), "SAM_Exclusions_Public_Extract_V2_26032.CSV")
    read = read_list(file, "sam", part=True)
    assert read.snapshot.published_on.isoformat() == "2026-02-01"
    assert read.frame.equals(read_list(sample("sam"), "sam", part=True).frame)


def test_a_published_id_is_the_entrys_id(tmp_path):
    rows = [{"LEIE_ID": f"L{n:06}"} | row for n, row in enumerate(rows_of("leie"))]
    read = read_list(written(tmp_path, csv_of(rows)), "leie", part=True)
    assert read.frame["entry_id"].to_list()[:2] == ["L000000", "L000001"]
    assert read.entry("L000001").last == "OSTRANDER-VALE"
    with pytest.raises(KeyError):
        read.entry("L999999")


def test_the_frame_for_screening_has_texts_and_lists_and_no_gaps():
    read = read_list(sample("sam"), "sam", part=True)
    frame = read.to_frame()
    texts = frame.select(pl.col(pl.String))
    assert texts.null_count().sum_horizontal().item() == 0
    person = frame.row(0, named=True)
    assert (person["last"], person["first"], person["suffix"]) == ("TAMBERLANE", "AUGUSTUS", "III")
    assert person["aliases"] == ["GUS TAMBERLANE", "TAMBERLANE FAMILY MEDICINE, LLC"]
    assert len(person["npi"]) == 1


@pytest.mark.parametrize("text", ["[list]", "[list]\nsheets = 1", "title = 'x'"])
def test_a_layout_that_makes_no_sense_is_named(tmp_path, text):
    path = tmp_path / "odd" / "source.toml"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SourceError, match=r"odd/source\.toml does not declare the layout"):
        layout_of(path)


def test_every_code_of_a_layout_is_written_as_the_reader_compares_it():
    basis = layout_of(CATALOG / "leie" / "source.toml").basis
    assert len({code.replace(" ", "").lower() for code in basis}) == len(basis) == 27
