"""Which encoding a text file is in, told from its bytes."""

import codecs
from typing import BinaryIO

CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CUT = 3  # bytes of a UTF-8 character cut off at the end of a file


def detect_encoding(file: BinaryIO) -> str:
    """The codec to read ``file`` with: utf-8(-sig), utf-16(-le/-be), cp1252 or latin-1.

    Whole files are looked at, in chunks: one stray accent far down decides against UTF-8.
    """
    file.seek(0)
    head = file.read(4096)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if name := _unmarked_utf16(head):
        return name
    if _is_utf8(file):
        return "utf-8"
    return "cp1252" if _decodes(file, "cp1252") else "latin-1"


def _unmarked_utf16(head: bytes) -> str:
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return ""
    if odd.count(0) > len(odd) * 0.4 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and not odd.count(0):
        return "utf-16-be"
    return ""


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    accented = False
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            accented = not decoder.decode(chunk).isascii() or accented
    except UnicodeDecodeError:
        return False
    cut = decoder.getstate()[0]
    return not cut or (accented and len(cut) <= _LONGEST_CUT)


def _decodes(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            chunk.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
