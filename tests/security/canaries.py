"""Words and numbers that must not be seen: planted, then looked for in every guise."""

import base64
import datetime as dt
import io
import zipfile
from collections.abc import Iterable

SSN, BORN = "512347789", dt.date(1961, 8, 29)
SSN_GUISES = (SSN, "512-34-7789")
BORN_GUISES = ("1961-08-29", "29 Aug 1961", "29 August 1961", "08/29/1961", "Aug. 29, 1961")
SEALED = (*SSN_GUISES, *BORN_GUISES)


def guises(word: str) -> set[bytes]:
    """A word as it may lie in a file: plain, UTF-16 either way, base64 at each of its starts."""
    plain = {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    return plain | {_in_base64(form, lead) for form in plain for lead in range(3)}


def _in_base64(form: bytes, lead: int) -> bytes:
    """What base64 texts have in common that hold ``form`` at ``lead`` bytes after a third."""
    coded = base64.b64encode(bytes(lead) + form)
    return coded[(0, 2, 3)[lead] : len(coded.rstrip(b"=")) - 1]


def found_in(data: bytes, words: Iterable[str]) -> list[str]:
    """Which of the words lie in the bytes in any guise; archives are opened."""
    data = _unpacked(data)
    return [word for word in words if any(form in data for form in guises(word))]


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"PK\x03\x04"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return data + b"\n".join(archive.read(name) for name in archive.namelist())
