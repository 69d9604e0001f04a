"""DOCX from the house's template or the office's own, filled in a sandbox.

A template is a program in somebody's file: ``tags`` lets through only those that show, choose and
repeat, and what is filled in is escaped, so that no value becomes XML or a tag.
"""

import io
from collections.abc import Collection, Iterator, Mapping
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from lxml.etree import LxmlError

from credenza.core.letters import Block, Grid, Items, Paragraph
from credenza.formats.letters.house import house_template
from credenza.formats.letters.model import Letter, LetterTrouble
from credenza.formats.letters.tags import environment

PROPERTY = 255  # characters that a DOCX holds as its title or author
NAMES = (
    "office", "office_lines", "legend", "date", "delivery", "addressee_lines", "subject",
    "salutation", "blocks", "closing", "signer_name", "signer_title", "copies",
)  # fmt: skip
"""What every template may name, besides the placeholders of its kind."""


def as_docx(
    letter: Letter, template: bytes | None = None, filled: Mapping[str, str] | None = None
) -> bytes:
    """The letter as DOCX. ``filled`` are the kind's own placeholders, for a template of one's own.

    Raises LetterTrouble where the template cannot be filled in.
    """
    docx = DocxTemplate(io.BytesIO(template or house_template()))
    try:
        forget_properties(docx)
        docx.render(dict(filled or {}) | _context(letter), environment())
    except UndefinedError as error:
        raise LetterTrouble(f"The template names what this letter has not: {error}.") from error
    except (TemplateError, OpcError, LxmlError, BadZipFile, KeyError, ValueError) as error:
        raise LetterTrouble(f"The template cannot be filled in: {error}.") from error
    docx.core_properties.title = letter.subject[:PROPERTY]
    docx.core_properties.author = letter.letterhead.name[:PROPERTY]
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def forget_properties(docx: DocxTemplate) -> None:
    """Who made the template, and what they said about it, is nothing that letters should tell."""
    properties = docx.get_docx().core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "title"):
        setattr(properties, name, "")


def template_trouble(template: bytes, placeholders: Collection[str]) -> str:
    """Why a template cannot be taken, and what to do; "" where it can."""
    known = {*NAMES, *placeholders}
    try:
        used = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(environment())
    except TemplateSyntaxError as error:
        return f"A tag cannot be read: {error.message}. Mend it and upload the template again."
    except (TemplateError, OpcError, LxmlError, BadZipFile, KeyError, ValueError) as error:
        return f"This is no DOCX that can be a template: {error}."
    unknown = sorted(used - known)
    if unknown:
        return (
            f"The template names {', '.join(unknown)}, which this letter has not. "
            f"It may name {', '.join(sorted(known))}."
        )
    if "blocks" not in used and not used & set(placeholders):
        return "The template shows nothing of the letter: use blocks, or the kind's placeholders."
    return ""


def words_of(docx: bytes) -> tuple[Block, ...]:
    """What the body of a DOCX says, paragraph by paragraph, lists and tables as such."""
    blocks: list[Block] = []
    for part in Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(part, Table):
            blocks.extend(_table_words(part))
        elif part.text.strip():
            _add(blocks, part)
    return tuple(blocks)


def _add(blocks: list[Block], paragraph: DocxParagraph) -> None:
    """Add a paragraph; an item of a list goes on with the list before it."""
    text = " ".join(paragraph.text.split())
    if not _is_item(paragraph):
        blocks.append(Paragraph(text))
        return
    numbered = "Number" in paragraph.style.name
    before = blocks[-1] if blocks else None
    if isinstance(before, Items) and before.numbered == numbered:
        blocks[-1] = Items((*before.items, text), numbered)
    else:
        blocks.append(Items((text,), numbered))


def _is_item(paragraph: DocxParagraph) -> bool:
    return paragraph.style.name.startswith("List ") or bool(
        paragraph._p.findall(f".//{qn('w:numPr')}")
    )


def _table_words(table: Table) -> Iterator[Block]:
    rows = [tuple(" ".join(cell.text.split()) for cell in row.cells) for row in table.rows]
    if rows:
        width = max(map(len, rows))
        head, *rest = (row + ("",) * (width - len(row)) for row in rows)
        yield Grid(head, tuple(rest))


def _context(letter: Letter) -> dict:
    return {
        "office": letter.letterhead.name,
        "office_lines": "  ·  ".join(letter.letterhead.lines),
        "legend": letter.legend,
        "date": letter.dated,
        "delivery": letter.delivery,
        "addressee_lines": list(letter.addressee),
        "subject": letter.subject,
        "salutation": letter.salutation,
        "blocks": [block_context(one) for one in letter.blocks],
        "closing": letter.closing,
        "signer_name": letter.signer.name,
        "signer_title": letter.signer.title,
        "copies": "; ".join(letter.copies),
    }


def block_context(block: Block) -> dict:
    """A block as the templates read it."""
    if isinstance(block, Grid):
        return {"text": "", "list": (), "rows": block.rows, "head": block.head}
    if isinstance(block, Items):
        return {"text": "", "list": block.items, "numbered": block.numbered, "rows": ()}
    return {"text": block.text, "list": (), "rows": ()}
