import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from credenza.sources.base import SourceError, Unreadable
from credenza.sources.registers.layout import SCHEMA, layout_of, register_keys
from credenza.sources.registers.reader import read_register
from credenza.sources.scan import CATALOG
from tests.sources.nppes.files import shared


def sample(key: str) -> Path:
    return next((CATALOG / key).glob("sample.*"))


@pytest.mark.parametrize("key", register_keys(CATALOG))
def test_each_register_reads_its_sample(key):
    expected = json.loads((CATALOG / key / "expected.json").read_text())
    register = read_register(sample(key), key, part=True)
    counts = (register.snapshot.rows, register.frame.height, register.refused)
    assert counts == (expected["rows"], expected["entries"], expected["refused"])
    assert dict(register.frame.schema) == SCHEMA


def test_a_clinician_with_two_groups_has_two_rows():
    register = read_register(sample("cms_clinicians"), "cms_clinicians", part=True)
    rows = register.of("1000007009")
    assert [row["organisation"] for row in rows] == ["CEDAR MEDICAL GROUP", "RIVER MEDICAL GROUP"]
    assert [row["entry_id"] for row in rows] == ["1000007009", "1000007009-2"]


def test_who_opted_out_is_told_with_the_days():
    (row,) = read_register(sample("cms_opt_out"), "cms_opt_out", part=True).of("1000007017")
    assert (row["begins_on"], row["ends_on"]) == (date(2012, 7, 15), date(2028, 7, 15))
    assert row["note"] == "N"


def test_the_report_of_deactivated_npis_is_read_alone_and_in_its_zip(tmp_path):
    packed = tmp_path / "NPPES_Deactivated_NPI_Report_110926_V2.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(sample("npi_deactivated"), "NPPES Deactivated NPI Report 20261109.xlsx")
    key = "npi_deactivated"
    alone, zipped = (read_register(file, key, part=True) for file in (sample(key), packed))
    assert alone.frame.equals(zipped.frame)
    assert alone.of("1000007033")[0]["begins_on"] == date(2026, 11, 2)


def test_an_older_edition_with_other_headers_reads_alike(tmp_path):
    old = tmp_path / "dac.csv"
    old.write_text("NPI, lst_nm, frst_nm, pri_spec, cty, st, zip\n1000007009,QUILL,ZOE,X,Y,OH,1\n")
    (row,) = read_register(old, "cms_clinicians", part=True).of("1000007009")
    assert (row["last"], row["first"], row["middle"]) == ("QUILL", "ZOE", "")


OPT_OUT = sample("cms_opt_out").read_text()
LONG = OPT_OUT + OPT_OUT.partition("\n")[2] * 6
BAD = [
    ("", "cannot be read"),
    ("a,b\n1,2\n", "has no column"),
    ("NPI,Last Name\n1,2\n", "has no column .First Name."),
    ("PK\x03\x04 and nothing", "cannot be read"),
    (LONG.replace("10000070", "10000071"), "14 of 14 rows of opt.csv have no valid NPI"),
    (LONG.replace("2028,", "28x,"), r"14 dates of opt.csv cannot be read \(“02/01/28x”\)"),
]


@pytest.mark.parametrize(("content", "why"), BAD)
def test_another_file_is_refused_with_the_reason(tmp_path, content, why):
    file = tmp_path / "opt.csv"
    file.write_text(content)
    with pytest.raises(Unreadable, match=why):
        read_register(file, "cms_opt_out", part=True)


def test_a_part_is_not_the_whole():
    with pytest.raises(Unreadable, match=r"not the whole register .*2 rows"):
        read_register(sample("cms_opt_out"), "cms_opt_out")
    with pytest.raises(SourceError, match="no register “leie”"):
        read_register(sample("cms_opt_out"), "leie")


@pytest.mark.parametrize(
    "text", ["", "[register]\nsays='x'", "[register]\nsays='x'\n[register.fields]\nname=['A']"]
)
def test_a_layout_that_makes_no_sense_is_named(tmp_path, text):
    path = tmp_path / "broken" / "source.toml"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SourceError, match=r"broken/source\.toml does not declare the layout"):
        layout_of(path)


def test_a_published_slice_of_clinicians_is_read():
    register = read_register(shared("cms/DAC_2021_slice.csv"), "cms_clinicians", part=True)
    assert (register.snapshot.rows, register.refused) == (386, 0)
    assert register.frame["last"].str.len_chars().min() > 0
