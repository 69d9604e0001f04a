"""The kind of a file, told from its first bytes alone."""

import re
from dataclasses import dataclass

HEAD = 4096
_PREFIXES = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\0asm", "program"),
    (b"L\0\0\0\x01\x14\x02\0", "program"),
    (b"#!", "program"),
    (b"@echo", "program"),
    (b"PK", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MSCF", "archive"),
    (b"GIF8", "other_image"),
    (b"BM", "other_image"),
    (b"8BPS", "other_image"),
    (b"\0\0\x01\0", "other_image"),
    (b"\0\0\0\x0cjP  ", "other_image"),
    (b"II+\0", "other_image"),
    (b"MM\0+", "other_image"),
    (b"{\\rtf", "other_office"),
    (b"%!PS", "program"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
)
_HEIC_BRANDS = (b"hei", b"hev", b"mif", b"msf", b"avi")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SCRIPT = re.compile(
    r"\s*(function\b|var |let |const |import |eval\(|document\.|powershell|\$\w+ ?=|set-|on error"
    r"|createobject|/\*|@?echo off)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A kind of file that is taken, once it has been checked."""

    media_type: str
    extension: str


ACCEPTED = {
    "pdf": Accepted("application/pdf", ".pdf"),
    "png": Accepted("image/png", ".png"),
    "jpeg": Accepted("image/jpeg", ".jpg"),
    "tiff": Accepted("image/tiff", ".tif"),
    "webp": Accepted("image/webp", ".webp"),
    "docx": Accepted(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
    ),
}


def sniff(head: bytes) -> str:
    """A key of ``ACCEPTED``, "zip", or the code of a refusal.

    ``head`` is the first 4,096 bytes. An accepted signature counts only at the very start: a
    PDF that begins later is something else first.
    """
    if not head.strip(b"\0 \t\r\n"):
        return "empty" if not head else "unknown"
    for prefix, kind in _PREFIXES:
        if head.startswith(prefix):
            return kind
    if head[4:8] == b"ftyp":
        return "heic" if head[8:11] in _HEIC_BRANDS else "media"
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "media"
    if head[257:262] == b"ustar":
        return "archive"
    if b"%PDF-" in head[:1024]:
        return "polyglot"
    return _text_kind(head)


def _text_kind(head: bytes) -> str:
    text = _decoded(head)
    if text is None:
        return "unknown"
    if text.lstrip().startswith("<"):
        return "markup"
    return "program" if _SCRIPT.match(text) else "text"


def _decoded(head: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "ignore")
    if any(byte < 9 or 13 < byte < 27 for byte in head):
        return None
    return head.decode("latin-1")
