import pytest

from credenza.sources.base import Unreadable
from credenza.sources.catalog.nppes.load import load
from tests.sources.nppes.files import CSV_NAME, SAMPLE, person, text_of, zipped


def spoilt(before: str, after: str) -> bytes:
    return text_of([person(1), person(2)]).replace(before, after).encode("utf-8")


NOT_THE_FILE = [
    pytest.param(b"", "is empty", id="empty"),
    pytest.param(b"\n\n", "is empty", id="blank"),
    pytest.param(b"<!DOCTYPE html><html>Log in</html>", "web page from row 1", id="HTML"),
    pytest.param(b"\xef\xbb\xbf\n <html>\n", "web page from row 1", id="HTML after a mark"),
    pytest.param("NPI,é\n1,2\n".encode("utf-16"), "UTF-16", id="UTF-16"),
    pytest.param(b"%PDF-1.7\nbinary\n", 'begins "%PDF-1.7"', id="PDF"),
    pytest.param(b"x" * 2_000_000, "Row 1 of .* has no end", id="no line end"),
    pytest.param(text_of([person(1)]).split("\n")[0].encode() + b"\n", "no rows", id="no rows"),
    pytest.param(
        spoilt('"Provider First Name"', '"Given"'),
        'lacks the column "Provider First Name" of',
        id="missing column",
    ),
    pytest.param(
        spoilt('"Replacement NPI"', '"NPI"'), "lacks the column .*Replacement NPI", id="renamed"
    ),
    pytest.param(
        spoilt('"Parent Organization LBN"', '"NPI"'), 'column "NPI" twice', id="column twice"
    ),
    pytest.param(
        spoilt("MARGARET", "MARG\0RET"),
        'Row 2, column "Provider First Name" holds a NUL byte',
        id="NUL",
    ),
    pytest.param(
        spoilt("MARGARET", "MARGÉRET").replace("É".encode(), b"\xc9"),
        'Row 2, column "Provider First Name" is not UTF-8',
        id="Latin-1",
    ),
]


@pytest.mark.parametrize(("content", "message"), NOT_THE_FILE)
def test_what_is_not_the_monthly_file_is_named_and_the_old_registry_stays(
    tmp_path, content, message
):
    registry = tmp_path / "npi.sqlite"
    load(SAMPLE, into=registry)
    before = registry.read_bytes()
    file = tmp_path / CSV_NAME
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=message):
        load(file, into=registry)
    assert registry.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [".npi.sqlite.lock", CSV_NAME, "npi.sqlite"]
    )


def test_a_cut_zip_is_told_from_a_whole_one(tmp_path):
    file = zipped(tmp_path, {CSV_NAME: SAMPLE.read_bytes()})
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(Unreadable, match=r"is cut off: [\d,]+ bytes arrived\. Download"):
        load(file, into=tmp_path / "npi.sqlite")


def test_a_zip_damaged_inside_is_refused(tmp_path):
    rows = [person(n) for n in range(400)]
    file = zipped(tmp_path, {CSV_NAME: text_of(rows).encode()})
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(Unreadable, match="is damaged after"):
        load(file, into=tmp_path / "npi.sqlite")
    assert not (tmp_path / "npi.sqlite").exists()


def test_a_zip_without_the_main_file_says_what_it_holds(tmp_path):
    file = zipped(tmp_path, {"endpoint_pfile.csv": b"x", "npidata_pfile_1_FileHeader.csv": b"x"})
    with pytest.raises(Unreadable, match=r"holds no .*it holds endpoint_pfile\.csv"):
        load(file, into=tmp_path / "npi.sqlite")


def test_a_line_without_end_is_refused_before_memory_runs_out(tmp_path, monkeypatch):
    monkeypatch.setattr("credenza.sources.catalog.nppes.blocks.BLOCK", 20_000)
    file = tmp_path / CSV_NAME
    file.write_bytes(text_of([person(1)]).encode() + b"x" * 200_000)
    with pytest.raises(Unreadable, match="Row 3 has no end"):
        load(file, into=tmp_path / "npi.sqlite")
