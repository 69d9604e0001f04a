"""Word documents: the parts of the container, without opening the document."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from credenza.formats.archive import ArchiveLimits, ArchiveProblem, Budget, open_archive, unpack
from credenza.formats.files.model import FileLimits

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
# fmt: off
_HARMLESS = frozenset({
    "xml", "rels", "png", "jpg", "jpeg", "gif", "emf", "wmf", "tif", "tiff", "bmp", "webp",
    "odttf", "fntdata", "vml", "thmx",
})
# fmt: on
_MACRO_NAMES = re.compile(r"vbaproject|vbadata|/activex", re.I)
_FOREIGN = (b"PK\x03\x04", b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"%PDF")
_FORBIDDEN_XML = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)
_DDE_FIELD = re.compile(rb"(?:instrText[^>]*>|instr\s*=\s*[\"'])\s*DDE(AUTO)?\b", re.I)
_OVERLAP = 256
_SMALL = 4 * 1024 * 1024  # relationships and content types are read whole


def refuse_docx(file: BinaryIO, limits: FileLimits) -> str:
    """The code of a refusal for a ZIP container, "" for a Word document that may be taken."""
    try:
        with open_archive(file, ArchiveLimits(limits.parts, limits.unpacked_bytes)) as archive:
            return _check(archive, Budget(limits.unpacked_bytes))
    except ArchiveProblem as problem:
        return problem.code
    except ET.ParseError:
        return "damaged"


def _check(archive: zipfile.ZipFile, budget: Budget) -> str:
    names = archive.namelist()
    if _TYPES not in names:
        return "archive"
    if any(_MACRO_NAMES.search(name) for name in names):
        return "macro"
    if code := _check_types(_whole(archive, _TYPES, budget)):
        return code
    if "word/document.xml" not in names:
        return "other_office"
    codes = (_check_part(archive, name, budget) for name in names if not name.endswith("/"))
    return next((code for code in codes if code), "")


def _check_types(content: bytes) -> str:
    if _FORBIDDEN_XML.search(content):
        return "damaged"
    types = [str(element.get("ContentType", "")) for element in _elements(content)]
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in types):
        return "macro"
    return "" if _MAIN in types else "other_office"


def _check_part(archive: zipfile.ZipFile, name: str, budget: Budget) -> str:
    extension = name.rpartition(".")[2].lower()
    if extension not in _HARMLESS:
        return "embedded"
    if extension == "rels":
        content = _whole(archive, name, budget)
        return "damaged" if _FORBIDDEN_XML.search(content) else _check_links(content)
    chunks = unpack(archive, name, budget)
    return _check_xml(chunks) if extension == "xml" else _check_media(chunks)


def _check_links(content: bytes) -> str:
    """Links to web pages may stay; whatever else loads from outside may not."""
    for element in _elements(content):
        kind = str(element.get("Type", "")).rpartition("/")[2]
        if element.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            return "remote"
        if kind in ("aFChunk", "oleObject", "package", "control", "vbaProject"):
            return "embedded"
    return ""


def _check_xml(chunks: Iterator[bytes]) -> str:
    tail, code = b"", ""
    for chunk in chunks:
        window = tail + chunk
        if not tail and not window.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            code = code or "damaged"
        if _FORBIDDEN_XML.search(window):
            code = code or "damaged"
        if _DDE_FIELD.search(window):
            code = code or "remote"
        tail = chunk[-_OVERLAP:]
    return code


def _check_media(chunks: Iterator[bytes]) -> str:
    first = next(chunks, b"")
    for _ in chunks:
        continue  # unpacked against the budget
    return "embedded" if first.startswith(_FOREIGN) else ""


def _whole(archive: zipfile.ZipFile, name: str, budget: Budget) -> bytes:
    content = b""
    for chunk in unpack(archive, name, budget):
        content += chunk
        if len(content) > _SMALL:
            raise ArchiveProblem("bomb", f"Its part {name} is far too large.")
    return content


def _elements(content: bytes) -> Iterator[ET.Element]:
    return ET.fromstring(content).iter()  # noqa: S314 - no DTD: refused before
