"""The house's own DOCX template, made by code so that every line of it can be reviewed.

An office takes it as the beginning of its own: the tags in double braces are what may be used.
"""

from functools import cache

from docx.document import Document as Docx
from docx.shared import Pt

from credenza.formats.letters.docx_parts import (
    ACCENT,
    SANS,
    SERIF,
    SOFT,
    WARNING,
    blocks,
    line,
    rule,
    run,
    template,
)


@cache
def house_template() -> bytes:
    """The template as a DOCX file."""
    return template(_head, _body, _end)


def _head(document: Docx) -> None:
    name = document.add_paragraph()
    name.paragraph_format.space_after = Pt(0)
    run(name, "{{ office }}", SANS, 16, ACCENT, bold=True)
    lines = document.add_paragraph()
    lines.paragraph_format.space_after = Pt(22)
    run(lines, "{{ office_lines }}", SANS, 8.5, SOFT)
    rule(lines)
    line(document, "{%p if legend %}")
    run(document.add_paragraph(), "{{ legend | upper }}", SANS, 9, WARNING, bold=True)
    line(document, "{%p endif %}")
    line(document, "{{ date }}")
    line(document, "{%p if delivery %}")
    run(document.add_paragraph(), "{{ delivery }}", SANS, 9, SOFT)
    line(document, "{%p endif %}")
    line(document, "{%p for line in addressee_lines %}")
    document.add_paragraph("{{ line }}").paragraph_format.space_after = Pt(0)
    line(document, "{%p endfor %}")


def _body(document: Docx) -> None:
    document.add_paragraph("{{ subject }}", style="Heading 1")
    line(document, "{{ salutation }}")
    blocks(document)


def _end(document: Docx) -> None:
    line(document, "{%p if closing %}")
    closing = document.add_paragraph("{{ closing }}")
    closing.paragraph_format.space_before, closing.paragraph_format.space_after = Pt(10), Pt(34)
    closing.paragraph_format.keep_with_next = True
    line(document, "{%p endif %}")
    name = document.add_paragraph()
    name.add_run("{{ signer_name }}").bold = True
    name.paragraph_format.space_after, name.paragraph_format.keep_with_next = Pt(0), True
    line(document, "{{ signer_title }}")
    line(document, "{%p if copies %}")
    run(document.add_paragraph(), "Copies: {{ copies }}", SERIF, 9, SOFT)
    line(document, "{%p endif %}")
