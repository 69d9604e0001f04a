import io

import pikepdf
import pytest

from credenza.formats.reports import Column, Report, ReportTrouble, Section, as_pdf
from tests.formats.letters.samples import HOSTILE
from tests.formats.letters.test_pdf import pages_of, text_of

COLUMNS = (Column("Practitioner", 2), Column("NPI", code=True))


def report(rows=(("Okafor, Adaeze", "1234567893"),), **values):
    section = Section("Practitioners", ("In order of names.",), COLUMNS, rows, "Nobody.")
    return Report(
        **{
            "office": "North General",
            "title": "Screening, November 2026",
            "answer": "Everybody was screened.",
            "facts": (("Practitioners", "1"), ("Lists", "3")),
            "sections": (section,),
            "foot": "Made on 24 November 2026",
        }
        | values
    )


def test_a_report_says_everything_it_was_given():
    text = text_of(as_pdf(report()))
    for words in (
        "North General", "Screening, November 2026", "Everybody was screened.", "Lists", "3",
        "In order of names.", "Okafor, Adaeze", "1234567893", "Made on 24 November 2026",
        "Page 1 of 1",
    ):  # fmt: skip
        assert words in text
    assert "Nobody." not in text


def test_a_section_without_rows_says_so_in_place_of_a_table():
    text = text_of(as_pdf(report(rows=())))
    assert "Nobody." in text
    assert "NPI" not in text


def test_the_head_of_a_table_stands_on_every_page():
    pdf = as_pdf(report(rows=[(f"Person {n}", str(n)) for n in range(120)]))
    assert text_of(pdf).count("Practitioner NPI") == pages_of(pdf) > 2


def test_a_report_is_tagged_and_tells_its_title():
    with pikepdf.open(io.BytesIO(as_pdf(report()))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.open_metadata()["dc:title"] == "Screening, November 2026"


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_people_type_is_markup(typed):
    shown = text_of(as_pdf(report(rows=[(typed, typed)], title=typed, answer=typed)))
    squeezed = "".join(typed.split())
    if "שלום" in typed:
        assert "beside Latin" in shown
    else:
        assert "".join(shown.split()).count(squeezed) >= 4


def test_a_character_without_a_glyph_is_named_with_what_to_do_instead():
    with pytest.raises(ReportTrouble, match=r"“日”\. Take the report as a spreadsheet"):
        as_pdf(report(rows=[("日本", "")]))
