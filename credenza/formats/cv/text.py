"""The lines of a curriculum vitae: nothing in the file is run, and reading is bounded."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pypdfium2

from credenza.formats.archive import ArchiveLimits, ArchiveProblem, Budget, open_archive, unpack

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGES = 40
LETTERS = 200_000
UNPACKED = 20 * 1024 * 1024  # bytes of a Word document's text part
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class Unreadable(ValueError):
    """A file without text that could be read: why, and what to do."""


def text_of(data: bytes, media_type: str) -> list[str]:
    """The lines of a PDF or Word document, blank ones kept as breaks.

    Raises Unreadable for a scan without text, another kind of file, and one that is damaged.
    """
    if media_type == PDF:
        lines = list(_bounded(_pdf_lines(data)))
    elif media_type == DOCX:
        lines = list(_bounded(_docx_lines(data)))
    else:
        raise Unreadable("Only the text of PDF and Word documents is read.")
    if sum(map(len, lines)) < 40:
        raise Unreadable("It is a picture without text, as scans are: nothing can be suggested.")
    return lines


def _pdf_lines(data: bytes) -> Iterator[str]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(min(len(document), PAGES)):
                text = document[number].get_textpage().get_text_range()
                yield from text.splitlines()
                yield ""
    except pypdfium2.PdfiumError as error:
        raise Unreadable("The PDF is damaged or locked by a password.") from error


def _docx_lines(data: bytes) -> Iterator[str]:
    try:
        content = _document_part(data)
        for paragraph in ET.fromstring(content).iter(f"{_WORD}p"):  # noqa: S314 - no DTD: refused
            yield from "".join(_pieces(paragraph)).split("\n")
    except (ArchiveProblem, zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise Unreadable("The Word document is damaged.") from error


def _document_part(data: bytes) -> bytes:
    limits = ArchiveLimits(2_000, UNPACKED)
    with open_archive(io.BytesIO(data), limits) as archive:
        content = b"".join(unpack(archive, "word/document.xml", Budget(UNPACKED)))
    if _DOCTYPE.search(content):
        raise ArchiveProblem("damaged", "It declares entities of its own.")
    return content


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag == f"{_WORD}tab":
            yield "\t"
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield "\n"


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    left = LETTERS
    for line in lines:
        clean = _CONTROL.sub("", line).rstrip()[:left]
        left -= len(clean)
        yield clean
        if left <= 0:
            return
