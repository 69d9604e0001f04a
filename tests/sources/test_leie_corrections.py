from datetime import date

import pytest

from credenza.sources.base import Unreadable
from credenza.sources.catalog.leie.corrections import corrections_of, held_against
from credenza.sources.exclusions.reader import read_list
from tests.sources.exclusions.files import csv_of, rows_of, written
from tests.sources.nppes.files import shared

TEXT = """Updated LEIE Information
October 2026
UPDATE: DOB
 LASTNAME QUILLFEATHER                 WAIVERDATE 00000000
FIRSTNAME ZOE                             WVRSTATE
  MIDNAME ANN
  BUSNAME
  GENERAL HOSPITAL
      NPI 0000000000
      DOB 19730102
  ADDRESS 1 INVENTED RD, APT 14
 EXCLTYP1 1128a3
 EXCLDATE 20200120
 REINDATE 00000000

September 2026
UPDATES: NPI
 LASTNAME                              WAIVERDATE 00000000
FIRSTNAME                                 WVRSTATE
  BUSNAME TAMBERLANE PHARMACY, IN
      NPI 1000007009
      DOB
 EXCLDATE 20210203
"""
QUILL = {"LASTNAME": "QUILLFEATHER", "FIRSTNAME": "ZOE", "EXCLDATE": "20200120"}
PERSON = rows_of("leie")[2]


def test_each_correction_is_read_with_its_month():
    zoe, pharmacy = corrections_of(TEXT.encode())
    assert (zoe.name, zoe.what, zoe.month) == ("QUILLFEATHER, ZOE ANN", "DOB", "October 2026")
    assert (zoe.born_on, zoe.excluded_on, zoe.npi) == (date(1973, 1, 2), date(2020, 1, 20), "")
    assert (pharmacy.name, pharmacy.what) == ("TAMBERLANE PHARMACY, IN", "NPI")
    assert (pharmacy.month, pharmacy.npi) == ("September 2026", "1000007009")


@pytest.mark.parametrize(
    ("row", "listed", "reads_so"),
    [
        (QUILL | {"DOB": "19730102"}, True, True),
        (QUILL | {"DOB": "19371002"}, True, False),
        (QUILL | {"DOB": "19730102", "EXCLDATE": "20200121"}, False, False),
        (QUILL | {"DOB": "19730102", "FIRSTNAME": "ZORA"}, False, False),
    ],
)
def test_a_correction_is_held_against_the_entry_that_it_is_about(tmp_path, row, listed, reads_so):
    file = written(tmp_path, csv_of([PERSON | row]))
    held = held_against(corrections_of(TEXT.encode())[:1], read_list(file, "leie", part=True).frame)
    assert [(one.listed, one.reads_so) for one in held] == [(listed, reads_so)]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"UPDATE: nothing at all"])
def test_another_document_has_no_corrections(content):
    with pytest.raises(Unreadable):
        corrections_of(content)


def test_the_published_corrections_read_alike_from_pdf_and_text():
    pdf = corrections_of(shared("leie/docs/leie_updated_information.pdf").read_bytes())
    text = corrections_of(shared("leie/docs/leie_updated_information.txt").read_bytes())
    assert len(text) == 16
    assert [(one.last, one.first, one.business, one.excluded_on) for one in pdf] == [
        (one.last, one.first, one.business, one.excluded_on) for one in text
    ]
