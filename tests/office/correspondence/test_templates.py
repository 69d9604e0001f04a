"""Templates and letterheads: in versions, by day, tried out before they are kept."""

import datetime as dt
import io

import pypdfium2
import pytest
from docx import Document
from PIL import Image

from credenza.core.verdict import Refused
from credenza.formats.letters import Letterhead, Signer, house_template
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.actions.templates import (
    add_template,
    check_template,
    keep_letterhead,
    withdraw_template,
)
from credenza.office.correspondence.queries import addressee_of
from credenza.office.correspondence.queries.templates import (
    letterhead_of,
    signer_of,
    template_for,
)
from credenza.office.documents.actions import examine
from credenza.office.documents.queries import read
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add(data=None, facility=None, effective_on=TODAY, kind="general"):
    data = data or docx("Our own words: {{ text }}", "{{ signer_name }}")
    handed = examine(data=data, name="ours.docx", by=OFFICE, at=NOW)
    given = {"kind": kind, "facility": facility, "handed": handed, "by": OFFICE, "at": NOW}
    check_template(**given)
    return add_template(**given, effective_on=effective_on)


def test_versions_count_by_kind_and_facility(office):
    assert [add().version, add().version, add(facility=office.north).version] == [1, 2, 1]


def test_the_facilitys_own_template_comes_before_the_offices_and_the_latest_first(office):
    assert template_for("general", office.north, TODAY) is None
    everywhere = add()
    assert template_for("general", office.north, TODAY) == everywhere
    old, new = (add(facility=office.north, effective_on=day) for day in (TODAY - DAY, TODAY))
    assert template_for("general", office.north, TODAY - DAY) == old
    assert template_for("general", office.north, TODAY) == new
    assert template_for("general", office.south, TODAY) == everywhere
    assert template_for("general", None, TODAY) == everywhere
    assert template_for("invitation", office.north, TODAY) is None


def test_a_template_binds_from_its_first_day_until_it_is_withdrawn(office):
    version = add(effective_on=TODAY)
    assert template_for("general", None, TODAY - DAY) is None
    withdraw_template(template=version, on=TODAY + DAY, by=OFFICE, at=NOW, reason="New logo")
    assert template_for("general", None, TODAY) == version
    assert template_for("general", None, TODAY + DAY) is None
    with pytest.raises(Refused, match="already"):
        withdraw_template(template=version, on=TODAY, by=OFFICE, at=NOW, reason="Again")


def test_with_a_template_of_ones_own_the_pdf_says_word_for_word_what_the_docx_says(
    make_file, office
):
    version = add(facility=office.north)
    file = make_file()
    letter = write_letter(
        kind="general", practitioner=file, facility=office.north, to=addressee_of(file),
        values={"about": "Coverage", "text": "It is arranged {{ 7*7 }}."}, by=OFFICE, at=NOW,
    )  # fmt: skip
    assert letter.template == version
    lines = [one.text for one in Document(io.BytesIO(read(letter.docx))).paragraphs]
    assert lines == ["Our own words: It is arranged {{ 7*7 }}.", "the office"]
    with pypdfium2.PdfDocument(read(letter.pdf)) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "Our own words: It is arranged {{ 7*7 }}." in text
    assert "Dear" not in text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ nothing_such }}", "names nothing_such, which this letter has not"),
        ("{{ text.__class__.__mro__ }}", "cannot be filled in|names what this letter has not"),
        ("{% for x in range(9) %}{{ text }}{% endfor %}", "is not for letters"),
    ],
)
def test_a_template_that_does_not_work_is_refused_before_it_is_kept(office, line, says):
    with pytest.raises(Refused, match=says):
        add(docx("{{ text }}", line))


def test_a_template_is_a_docx(office):
    handed = examine(data=_png(), name="logo.png", by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="A template is a DOCX file"):
        check_template(kind="general", facility=None, handed=handed, by=OFFICE, at=NOW)


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def test_the_houses_template_passes_its_own_examination(office):
    assert add(house_template()).version == 1


def test_a_letterhead_is_the_facilitys_then_the_offices_then_its_name_and_place(office):
    assert letterhead_of(office.north) == Letterhead(
        "North General", ("Medical Staff Office", "OH")
    )
    keep_letterhead(
        facility=None, values={"name": "The Office", "lines": ["1 Main Street"]}, by=OFFICE, at=NOW
    )
    assert letterhead_of(office.north) == Letterhead("North General", ("1 Main Street",))
    own = {
        "name": "North",
        "lines": ["2 Elm"],
        "signer_name": "M. Lindqvist",
        "signer_title": "Dir",
    }
    keep_letterhead(facility=office.north, values=own, by=OFFICE, at=NOW)
    assert letterhead_of(office.north) == Letterhead("North", ("2 Elm",))
    assert letterhead_of(None) == Letterhead("The Office", ("1 Main Street",))
    assert signer_of(office.north, OFFICE) == Signer("M. Lindqvist", "Dir")
    assert signer_of(office.south, OFFICE) == Signer("the office", "Medical Staff Office")
