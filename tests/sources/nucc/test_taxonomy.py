import json

import pytest

from credenza.sources.base import Unreadable
from credenza.sources.catalog.nucc.taxonomy import read_taxonomies
from credenza.sources.scan import CATALOG
from tests.sources.nppes.files import shared

SAMPLE = CATALOG / "nucc" / "sample.csv"
EXPECTED = json.loads((SAMPLE.parent / "expected.json").read_text())


def test_the_sample_gives_each_code_its_place_and_name():
    taxonomies = read_taxonomies(SAMPLE)
    assert len(taxonomies) == EXPECTED["codes"]
    assert [each.code for each in taxonomies.values() if each.is_inactive] == EXPECTED["inactive"]
    found = taxonomies["900AB0100X"]
    assert {name: getattr(found, name) for name in EXPECTED[found.code]} == EXPECTED[found.code]


def spoilt(before: str, after: str) -> bytes:
    return SAMPLE.read_text("utf-8").replace(before, after).encode("utf-8")


BAD_FILES = [
    (b"", 'lacks the column "Code"'),
    (b"<html></html>", 'Row 1 of nucc.csv lacks the column "Code"'),
    (spoilt("Display Name", "Name"), 'lacks the column "Display Name"'),
    (spoilt("900B00000X", "900A00000X"), 'Row 6, column "Code": 900A00000X stands there twice'),
    (spoilt("900B00000X", "900b"), 'Row 6, column "Code": "900b" is not a taxonomy code'),
    (spoilt('"An invented', '"An "invented'), "Row 2 of nucc.csv is not CSV"),
    (SAMPLE.read_bytes().replace(b"Sample", b"S\xe4mple"), "is not UTF-8"),
    (SAMPLE.read_bytes().split(b"\n")[0], "has no rows"),
]


@pytest.mark.parametrize(("content", "message"), BAD_FILES)
def test_what_is_not_the_code_set_is_refused(tmp_path, content, message):
    file = tmp_path / "nucc.csv"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=message):
        read_taxonomies(file)


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    file = tmp_path / "nucc.csv"
    file.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes())
    assert len(read_taxonomies(file)) == EXPECTED["codes"]


def test_the_published_code_set_is_read():
    taxonomies = read_taxonomies(shared("nucc/nucc_taxonomy_251.csv"))
    assert len(taxonomies) == 883
    assert sum(each.is_inactive for each in taxonomies.values()) == 28
    assert taxonomies["207RC0000X"].specialization == "Cardiovascular Disease"
