"""Minutes as DOCX, from the house's template or the office's own, filled as letters are."""

import io
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from lxml.etree import LxmlError

from credenza.core.committees.minutes import Section, Written
from credenza.formats.letters import LetterTrouble, cleaned
from credenza.formats.letters.docx import PROPERTY, block_context, forget_properties
from credenza.formats.letters.tags import environment
from credenza.formats.minutes.house import minutes_template
from credenza.formats.minutes.pdf import paragraphs_of

NAMES = (
    "office", "committee", "title", "standing", "facts", "legend", "statute", "sections", "signers",
)  # fmt: skip
"""What a template of minutes may name; ``sections`` have heading, headline, words and blocks."""
_UNREADABLE = (TemplateError, OpcError, LxmlError, BadZipFile, KeyError, ValueError)


def as_docx(minutes: Written, template: bytes | None = None) -> bytes:
    """The minutes as DOCX. Raises LetterTrouble where the template cannot be filled in."""
    docx = DocxTemplate(io.BytesIO(template or minutes_template()))
    try:
        forget_properties(docx)
        docx.render(_context(minutes), environment())
    except UndefinedError as error:
        raise LetterTrouble(f"The template names what minutes have not: {error}.") from error
    except _UNREADABLE as error:
        raise LetterTrouble(f"The template cannot be filled in: {error}.") from error
    docx.core_properties.title = f"{minutes.committee}: {minutes.title}"[:PROPERTY]
    docx.core_properties.author = minutes.office[:PROPERTY]
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def template_trouble(template: bytes) -> str:
    """Why a template cannot be taken, and what to do; "" where it can."""
    try:
        used = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(environment())
    except TemplateSyntaxError as error:
        return f"A tag cannot be read: {error.message}. Mend it and upload the template again."
    except _UNREADABLE as error:
        return f"This is no DOCX that can be a template: {error}."
    unknown = sorted(used - set(NAMES))
    if unknown:
        return (
            f"The template names {', '.join(unknown)}, which minutes have not. "
            f"It may name {', '.join(sorted(NAMES))}."
        )
    return "" if "sections" in used else "The template shows nothing of the minutes: use sections."


def _context(minutes: Written) -> dict:
    return {
        "office": cleaned(minutes.office),
        "committee": cleaned(minutes.committee),
        "title": cleaned(minutes.title),
        "standing": cleaned(minutes.standing),
        "facts": [cleaned(one) for one in minutes.facts],
        "legend": cleaned(minutes.legend),
        "statute": cleaned(minutes.statute),
        "sections": [_section(one) for one in minutes.sections],
        "signers": [cleaned(one) for one in minutes.signers],
    }


def _section(section: Section) -> dict:
    number = f"{section.number}.  " if section.number else ""
    return {
        "heading": cleaned(section.heading),
        "headline": f"{number}{cleaned(section.title) or '—'}",
        "words": paragraphs_of(cleaned(section.words)),
        "blocks": [block_context(cleaned(one)) for one in section.facts],
    }
