"""Word documents to the blocks of a policy: headings, lists with their numbers, tables, notes.

Open tracked changes are read as if they were accepted. What a page needs and a text does not,
such as a table of contents, pictures and the fonts, is left behind and told.
"""

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as Docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from credenza.core.policies.text import DEEPEST, HEADING, ITEM, NOTE, PARAGRAPH, Block, row
from credenza.formats.policies.model import LARGEST, Read, Unreadable, clean
from credenza.formats.policies.numbering import Numbering, numbering_of

TRACKED = "Its tracked changes were read as accepted."
PICTURES = "Pictures are not part of the text."
BOXES = "The words of text boxes stand where the box is anchored."
COMMENTS = "Its comments are not part of the text."
_HEADING = re.compile(r"heading (\d)$", re.I)
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")}
_GONE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_BOX = qn("w:txbxContent")


def read_docx(data: bytes) -> Read:
    """The blocks of a Word document.

    Raises Unreadable for what does not open, or is far too long.
    """
    try:
        document = Document(io.BytesIO(data))
        blocks = tuple(_Reader(document).blocks())
    except (OpcError, BadZipFile, KeyError, ValueError, etree.LxmlError) as error:
        raise Unreadable("Word cannot have written this file. Open and save it anew.") from error
    if sum(len(one.text) for one in blocks) > LARGEST:
        raise Unreadable("The text is longer than any policy. Split it into several.")
    return Read(blocks, tuple(_lost(document)))


class _Reader:
    """Goes through the body of one document in its order."""

    def __init__(self, document: Docx):
        self._document = document
        self._numbering: Numbering = numbering_of(document)
        self._styles = {one.style_id: one for one in document.styles}
        self._called: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """Every block with words in it; the footnotes that were called come last."""
        for element in self._paragraphs_and_tables(self._document.element.body):
            if element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif block := self._paragraph(element):
                yield block
        yield from self._notes()

    def _paragraphs_and_tables(self, parent) -> Iterator:
        """Also those within content controls; a table of contents is left out."""
        for element in parent.iterchildren():
            if element.tag in (qn("w:p"), qn("w:tbl")):
                yield element
            elif element.tag == qn("w:sdt") and not _is_contents(element):
                for content in element.findall(qn("w:sdtContent")):
                    yield from self._paragraphs_and_tables(content)
            elif element.tag in (qn("w:ins"), qn("w:moveTo"), qn("w:customXml")):
                yield from self._paragraphs_and_tables(element)

    def _paragraph(self, element) -> Block | None:
        words, style = self._words(element), self._style(element)
        if not words or style.name.lower().startswith("toc "):
            return None
        level = _level(element, style)
        number, depth = _list(element, style)
        mark = self._numbering.mark(number, depth) if number not in ("", "0") else ""
        if level:
            return Block(HEADING, words, level, mark)
        if mark or number not in ("", "0"):
            return Block(ITEM, words, depth, mark or "•")
        return Block(PARAGRAPH, words)

    def _table(self, element) -> Iterator[Block]:
        for place, line in enumerate(element.iter(qn("w:tr"))):
            if line.getparent() is not element:
                continue
            cells = [self._cell(one) for one in line.findall(qn("w:tc"))]
            if any(cells):
                yield row(cells, is_head=place == 0 or _is_head(line))

    def _cell(self, element) -> str:
        return clean(" ".join(filter(None, map(self._words, element.iter(qn("w:p"))))))

    def _words(self, element) -> str:
        return clean("".join(self._texts(element)))

    def _texts(self, element) -> Iterator[str]:
        for child in element.iterchildren():
            if child.tag in _GONE:
                continue
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
                yield " "
            elif child.tag == qn("w:noBreakHyphen"):
                yield "‑"
            elif child.tag == qn("w:footnoteReference"):
                yield self._call(child.get(qn("w:id"), ""))
            elif child.tag == _BOX:
                yield " " + " ".join(self._words(one) for one in child.iter(qn("w:p"))) + " "
            elif isinstance(child.tag, str):
                yield from self._texts(child)

    def _call(self, note: str) -> str:
        self._called.append(note)
        return f"[{len(self._called)}]"

    def _notes(self) -> Iterator[Block]:
        known = {one.get(qn("w:id")): one for one in _footnotes(self._document)}
        for place, note in enumerate(list(self._called), 1):
            if note in known:
                yield Block(NOTE, self._words(known[note]), mark=str(place))

    def _style(self, element):
        found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        known = self._styles.get(found.get(qn("w:val")) if found is not None else "")
        return known or self._document.styles["Normal"]


def _level(element, style) -> int:
    """The depth of a heading from 1; 0 for what is none."""
    own = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if own is not None and own.get(qn("w:val"), "").isdecimal():
        found = int(own.get(qn("w:val"))) + 1
        return found if found <= DEEPEST else 0
    while style is not None:
        if named := _HEADING.match(style.name):
            return min(int(named[1]), DEEPEST)
        if style.name.lower() == "title":
            return 1
        style = style.base_style
    return 0


def _list(element, style) -> tuple[str, int]:
    """The number of the list that a paragraph is in, and how deep; ("", 0) for one in none."""
    properties = element.find(qn("w:pPr"))
    while True:
        found = properties.find(qn("w:numPr")) if properties is not None else None
        if found is not None:
            number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            if number is not None:
                deep = depth.get(qn("w:val"), "0") if depth is not None else "0"
                return number.get(qn("w:val"), ""), int(deep)
        if style is None:
            return "", 0
        properties, style = style.element.find(qn("w:pPr")), style.base_style


def _is_head(line) -> bool:
    return line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _is_contents(element) -> bool:
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "contents" in gallery.get(qn("w:val"), "").lower()


def _footnotes(document: Docx) -> list:
    for part in document.part.package.iter_parts():
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            return etree.fromstring(part.blob).findall(qn("w:footnote"))
    return []


def _lost(document: Docx) -> Iterator[str]:
    body = document.element.body
    if any(next(body.iter(qn(tag)), None) is not None for tag in _CHANGES):
        yield TRACKED
    if next(body.iter(qn("w:drawing"), qn("w:pict")), None) is not None:
        yield PICTURES
    if next(body.iter(_BOX), None) is not None:
        yield BOXES
    if next(body.iter(qn("w:commentReference")), None) is not None:
        yield COMMENTS
