"""Content hidden in a file of another kind: polyglots and known test signatures.

A file is searched as it lies, without being decoded; what a browser, an unpacker or an
interpreter would find in it is what counts.
"""

import re
from mmap import mmap

# The EICAR string in two halves, so that this file is no virus test itself.
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_MARKUP = re.compile(
    rb"<(script|html|!doctype|svg|iframe|body|\?php|img\s|object\s)|javascript:", re.I
)
_PACKED = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|MSCF\0\0\0\0")
_ZIP_END = b"PK\x05\x06"
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_TAIL = 65_557  # the longest comment and the record itself
_BROWSER_WINDOW = 1_024
_PNG_END = b"IEND\xaeB`\x82"
_JPEG_AS_SCRIPT = b"/*"

Content = bytes | mmap


def has_test_virus(content: Content) -> bool:
    """Whether the EICAR test string stands anywhere in the file."""
    return content.find(_EICAR) >= 0


def hides_something(kind: str, content: Content) -> bool:
    """Whether a PDF or an image is also something else, or something follows its end."""
    if _is_archive_too(content):
        return True
    if kind == "pdf":
        return bool(_MARKUP.search(content[:_BROWSER_WINDOW])) or _goes_on_after_pdf(content)
    if _MARKUP.search(content) or content.find(b"%PDF-") >= 0:
        return True
    return _AFTER_END[kind](content)


def _is_archive_too(content: Content) -> bool:
    at = content.rfind(_ZIP_END, max(0, len(content) - _ZIP_TAIL))
    if at >= 0 and (content.find(_ZIP_ENTRY) >= 0 or at + 22 == len(content)):
        return True
    return bool(_PACKED.search(content))


def _goes_on_after_pdf(content: Content) -> bool:
    end = content.rfind(b"%%EOF")
    return end >= 0 and bool(content[end + 5 :].strip(b"\0\r\n\t "))


def _goes_on_after_png(content: Content) -> bool:
    end = content.find(_PNG_END)
    return end >= 0 and end + len(_PNG_END) != len(content)


def _is_jpeg_as_script(content: Content) -> bool:
    return content[4:6] == _JPEG_AS_SCRIPT


def _goes_on_after_webp(content: Content) -> bool:
    return int.from_bytes(content[4:8], "little") + 8 < len(content) - 1


_AFTER_END = {
    "png": _goes_on_after_png,
    "jpeg": _is_jpeg_as_script,
    "webp": _goes_on_after_webp,
    "tiff": lambda content: False,
}
