"""Single values of a list as they are written, each read on its own."""

import re
from datetime import date, datetime

from credenza.core.identifiers import npi_is_valid

EARLIEST = date(1900, 1, 1)
THIS_CENTURY = 2000

_ISO = re.compile(r"[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TEN_DIGITS = re.compile(r"(?<![0-9A-Za-z])([0-9]{10})(?:\.0)?(?![0-9A-Za-z])")
_NOTHING = re.compile(r"[\s_*\-0.,;/]*|N[/O0]?[/ ]?A|N[0O]T ?APPLICAB(LE?)?", re.IGNORECASE)
_WEST_OF_COMMA = re.compile(
    r"^(?P<street>.*?),?\s*(?P<city>[^,0-9]+?),?\s+(?P<state>[A-Z]{2}),?\s*(?P<zip>\d{5})?(?:-\d{4})?,?$"
)


def read_date(text: str, formats: tuple[str, ...]) -> date | None:
    """The day that ``text`` writes in one of the formats, or as 20260131 or 2026-01-31; None when
    in none, or when the year is before 1900."""
    day = _iso(text)
    for form in formats if day is None else ():
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007
            break
        except ValueError:
            continue
    return day if day is not None and day >= EARLIEST else None


def _iso(text: str) -> date | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_birth_date(text: str, formats: tuple[str, ...]) -> date | None:
    """A birth date. A year of two digits is one of the last century: those on a list who were
    born in this one are written with four, as all lists have done since 2016."""
    day = read_date(text, formats)
    if day is None or day.year < THIS_CENTURY or re.search(r"[0-9]{4}", text):
        return day
    try:
        return day.replace(year=day.year - 100)
    except ValueError:  # 29 February 2000
        return None


def read_npis(text: str) -> tuple[list[str], list[str]]:
    """The NPIs in a cell for NPIs, and what else stands there: (valid, not valid).

    A cell may hold several, parted by anything; a number that became "1234567890.0" in a
    spreadsheet is read as it was. Zeros, dashes, underscores and "N/A" are nothing.
    """
    found = _TEN_DIGITS.findall(text)
    rest = [part for part in re.split(r"[,;/\s]+", _TEN_DIGITS.sub(" ", text)) if _says(part)]
    valid = [number for number in found if npi_is_valid(number)]
    wrong = [number for number in found if number not in valid and number.strip("0")]
    if rest and _NOTHING.fullmatch(" ".join(rest)):
        rest = []
    return _once(valid), _once(wrong + rest)


def read_numbers(text: str) -> tuple[list[str], list[str], list[str]]:
    """A cell of identifiers of all kinds: (NPIs, ten digits that look like NPIs, others)."""
    found = _TEN_DIGITS.findall(text)
    valid = [number for number in found if npi_is_valid(number)]
    wrong = [number for number in found if number not in valid and number[0] in "12"]
    others = [part for part in re.split(r"[,;]\s*|\s{2,}", text) if _says(part)]
    rest = [part.strip() for part in others if part.strip() not in (*valid, *wrong)]
    return _once(valid), _once(wrong), _once(rest)


def read_licences(text: str) -> list[str]:
    """The licence numbers in a cell, parted by commas, semicolons or slashes."""
    return _once([part.strip() for part in re.split(r"[,;/]", text) if part.strip()])


def read_address(text: str) -> tuple[str, str, str, str]:
    """An address in one line as (street, city, state, zip); what cannot be told stays street.

    Of several addresses, parted by semicolons, the first.
    """
    first = text.split(";")[0].strip()
    match = _WEST_OF_COMMA.match(first)
    if match is None:
        return first, "", "", ""
    return match["street"], match["city"].strip(), match["state"], match["zip"] or ""


def _says(part: str) -> bool:
    return bool(part.strip(" _*-0.,;/"))


def _once(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(parts))
