"""The house's own DOCX template of minutes; an office takes it as the beginning of its own."""

from functools import cache

from docx.document import Document as Docx
from docx.shared import Inches, Pt

from credenza.formats.letters.docx_parts import (
    ACCENT,
    INK,
    SANS,
    SOFT,
    WARNING,
    blocks,
    line,
    rule,
    run,
    template,
)


@cache
def minutes_template() -> bytes:
    """The template as a DOCX file."""
    return template(_head, _sections, _signers)


def _head(document: Docx) -> None:
    _tight(document, "{{ office }}", 9, SOFT)
    _tight(document, "{{ committee }}", 22, ACCENT, bold=True)
    rule(_tight(document, "{{ title }}", 13, INK, after=10))
    line(document, "{%p if standing %}")
    _tight(document, "{{ standing | upper }}", 9, SOFT, bold=True, after=6)
    line(document, "{%p endif %}")
    _facts(document)
    line(document, "{%p if legend %}")
    _tight(document, "{{ legend }}", 9, WARNING, bold=True)
    line(document, "{%p endif %}")
    line(document, "{%p if statute %}")
    _tight(document, "{{ statute }}", 8.5, SOFT, after=6)
    line(document, "{%p endif %}")


def _facts(document: Docx) -> None:
    """Labels and values of the meeting, a row each."""
    table = document.add_table(rows=3, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (1.4, 4.8), strict=True):
        column.width = Inches(width)
    begin, row, end = table.rows
    begin.cells[0].text, end.cells[0].text = "{%tr for fact in facts %}", "{%tr endfor %}"
    for cell, words, color in zip(
        row.cells, ("{{ fact[0] }}", "{{ fact[1] }}"), (SOFT, INK), strict=True
    ):
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        run(cell.paragraphs[0], words, SANS, 9.5, color)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _sections(document: Docx) -> None:
    line(document, "{%p for section in sections %}")
    line(document, "{%p if section.heading %}")
    _tight(document, "{{ section.heading | upper }}", 9, SOFT, bold=True, before=14)
    line(document, "{%p endif %}")
    document.add_paragraph("{{ section.headline }}", style="Heading 1")
    line(document, "{%p for words in section.words %}")
    line(document, "{{ words }}")
    line(document, "{%p endfor %}")
    blocks(document, "section.blocks")
    line(document, "{%p endfor %}")


def _signers(document: Docx) -> None:
    line(document, "{%p for signer in signers %}")
    name = _tight(document, "{{ signer[0] }}", 10.5, INK, bold=True, before=34)
    name.paragraph_format.keep_with_next = True
    _tight(document, "{{ signer[1] }}", 8.5, SOFT)
    line(document, "{%p endfor %}")


def _tight(document: Docx, words: str, size: float, color, *, bold=False, before=0, after=0):
    """A line of its own, close to the next."""
    paragraph = document.add_paragraph()
    run(paragraph, words, SANS, size, color, bold=bold)
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph
