import io
import zipfile

import pytest
from docx import Document

from credenza.core.letters import Items, Paragraph
from credenza.formats.letters import (
    LetterTrouble,
    as_docx,
    house_template,
    template_trouble,
    words_of,
)
from tests.formats.letters.samples import BLOCKS, HOSTILE, letter


def template(*lines: str) -> bytes:
    """An office's own template, one paragraph for each line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_of(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs]


def test_the_houses_template_says_everything_the_letter_says():
    made = as_docx(letter(legend="Confidential", copies=("the chair",)))
    lines = lines_of(made)
    for words in (
        "North General", "24 November 2026", "Adaeze Okafor, MD", "Your appointment",
        "Dear Dr. Okafor:", "Sincerely,", "Maria Lindqvist", "Copies: the chair",
        "CONFIDENTIAL",
    ):  # fmt: skip
        assert words in lines
    assert not [line for line in lines if "{" in line]


def test_paragraphs_lists_and_tables_come_out_as_such():
    blocks = words_of(as_docx(letter()))
    assert all(block in blocks for block in BLOCKS)


def test_a_numbered_list_comes_out_numbered():
    made = as_docx(letter((Items(("one", "two"), numbered=True), Items(("dot",)))))
    assert Items(("one", "two"), numbered=True) in words_of(made)
    assert Items(("dot",)) in words_of(made)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_people_type_is_a_tag_or_xml(typed):
    made = as_docx(letter((Paragraph(typed), Items((typed,))), subject=typed, addressee=(typed,)))
    assert lines_of(made).count(typed) == 4


def test_a_value_cannot_break_out_into_the_files_properties():
    made = Document(io.BytesIO(as_docx(letter(subject="{{ 7*7 }} & <b> " + "long " * 100))))
    assert made.core_properties.title.startswith("{{ 7*7 }} & <b> long")
    assert made.core_properties.author == "North General"


def test_the_houses_template_can_be_the_beginning_of_ones_own():
    assert template_trouble(house_template(), ()) == ""


def test_ones_own_template_fills_in_the_kinds_placeholders():
    own = template("To {{ addressee_lines[0] }}", "{{ decided_on }}", "{{ subject | upper }}")
    assert template_trouble(own, ["decided_on"]) == ""
    made = as_docx(letter(), own, {"decided_on": "1 May 2026 & after"})
    assert lines_of(made) == ["To Adaeze Okafor, MD", "1 May 2026 & after", "YOUR APPOINTMENT"]


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ decided }}", "names decided, which this letter has not"),
        ("{% if subject %}", "tag cannot be read"),
        ("{{ subject.__class__.__mro__ }}", ""),
        ("{{ subject", "tag cannot be read"),
        ("North General, with no words of the letter", "shows nothing of the letter"),
        ("{% for x in range(10**9) %}{{ blocks }}{% endfor %}", "is not for letters"),
        ("{{ blocks * 1000000 }}", "is not for letters"),
        ("{{ subject.format(1) }}{{ blocks }}", "is not for letters"),
        ("{% set x = blocks %}{{ x }}", "is not for letters"),
        ("{% include '/etc/passwd' %}{{ blocks }}", "is not for letters"),
        ("{% macro m() %}{% endmacro %}{{ blocks }}", "is not for letters"),
        ("{{ blocks | pprint }}", "tag cannot be read"),
        ("{{ subject | center(1000000000) }}{{ blocks }}", "tag cannot be read"),
    ],
)
def test_a_template_that_would_do_more_than_show_is_refused_with_a_reason(tag, says):
    trouble = template_trouble(template(tag), ["decided_on"])
    assert says in trouble
    assert bool(trouble) or "__class__" in tag


@pytest.mark.parametrize(
    "tag",
    [
        "{{ subject.__class__.__mro__ }}",
        "{{ subject['__class__'] }}",
        "{{ blocks[0].__init__.__globals__ }}",
        "{{ addressee_lines.append }}",
        "{{ office.upper }}",
    ],
)
def test_a_template_reaches_nothing_behind_the_words(tag):
    with pytest.raises(LetterTrouble):
        as_docx(letter(), template("{{ subject }}", tag))


def test_loops_too_deep_within_each_other_are_refused():
    deep = "".join(f"{{% for {name} in blocks %}}" for name in "abcde")
    assert "too deep" in template_trouble(template(deep + "{% endfor %}" * 5), ())


def test_what_is_no_docx_is_refused():
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "hello")
    for data in (b"", b"%PDF-1.7", other.getvalue()):
        assert "no DOCX" in template_trouble(data, ())


def test_who_made_the_template_is_not_told_by_the_letter():
    document = Document(io.BytesIO(template("{{ subject }}")))
    document.core_properties.author = document.core_properties.comments = "Somebody {{ 7*7 }}"
    out = io.BytesIO()
    document.save(out)
    made = Document(io.BytesIO(as_docx(letter(), out.getvalue())))
    assert made.core_properties.author == "North General"
    assert made.core_properties.comments == ""
