"""The LEIE's profile corrections: which entries OIG corrected in a month, and how they now read.

They are news about entries, published as text, and no list of the excluded ("should NOT be used
to verify exclusion"). The full file has the corrected values; this tells why an entry changed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
import pypdfium2

from credenza.sources.base import Unreadable

PAGES = 60
_FIELDS = (
    *("LASTNAME", "FIRSTNAME", "MIDNAME", "BUSNAME", "NPI", "DOB", "STATE", "EXCLTYP1"),
    *("EXCLDATE", "REINDATE"),
)
_FIELD = re.compile(rf"\s*({'|'.join(_FIELDS)})\b(.*?)(?:\s+(?:WAIVERDATE|WVRSTATE)\b.*)?$")
_MONTH = re.compile(r"\s*([A-Z][a-z]+ \d{4})\s*$")
_UPDATE = re.compile(r"\s*UPDATES?:\s*(.+?)\s*$")
_NOTHING = {"", "00000000", "0000000000"}


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected entry: what OIG says was corrected, in which month, and how it reads since."""

    what: str
    month: str
    last: str
    first: str
    middle: str
    business: str
    npi: str
    born_on: date | None
    excluded_on: date | None

    @property
    def name(self) -> str:
        """As files are ordered, or an organisation's."""
        given = " ".join(filter(None, (self.first, self.middle)))
        return ", ".join(filter(None, (self.last, given))) or self.business


@dataclass(frozen=True, slots=True)
class Held:
    """A correction beside the list: ``listed`` when the entry is on it, ``reads_so`` when it has
    the corrected number and birth date there."""

    correction: Correction
    listed: bool
    reads_so: bool


def corrections_of(content: bytes) -> list[Correction]:
    """The corrections in the published PDF, or in its text, in their order.

    Raises Unreadable when there is none: it is another document.
    """
    found = list(_read(_lines(content)))
    if not found:
        raise Unreadable(
            "There are no profile corrections in this file: choose “Updated LEIE Information” "
            "from the OIG's page of downloads."
        )
    return found


def held_against(corrections: Iterable[Correction], entries: pl.DataFrame) -> list[Held]:
    """Each correction beside the entries of a full file."""
    return [_held(one, entries) for one in corrections]


def _held(one: Correction, entries: pl.DataFrame) -> Held:
    same = (pl.col("last") == one.last) & (pl.col("first") == one.first)
    same &= (pl.col("name") == one.business) | (one.last != "")
    found = entries.filter(same & pl.col("excluded_on").eq_missing(pl.lit(one.excluded_on)))
    alike = found.filter(pl.col("born_on").eq_missing(pl.lit(one.born_on)))
    if one.npi:
        alike = alike.filter(pl.col("npis").list.contains(one.npi))
    return Held(one, listed=not found.is_empty(), reads_so=not alike.is_empty())


def _lines(content: bytes) -> list[str]:
    if not content.startswith(b"%PDF"):
        return content.decode("utf-8", "replace").splitlines()
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = range(min(len(document), PAGES))
            texts = [document[page].get_textpage().get_text_range() for page in pages]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("The PDF is damaged. Download it again.") from error
    return [line for text in texts for line in text.splitlines()]


def _read(lines: Iterable[str]) -> Iterator[Correction]:
    month, what, fields = "", "", {}
    for line in lines:
        if update := _UPDATE.match(line):
            if fields:
                yield _correction(what, month, fields)
            what, fields = update[1].rstrip("."), {}
        elif heading := _MONTH.match(line):
            if fields:
                yield _correction(what, month, fields)
            month, what, fields = heading[1], "", {}
        elif what and (field := _FIELD.match(line)):
            fields[field[1]] = "" if field[2].strip() in _NOTHING else field[2].strip()
    if fields:
        yield _correction(what, month, fields)


def _correction(what: str, month: str, fields: dict[str, str]) -> Correction:
    text = dict.fromkeys(_FIELDS, "") | fields
    return Correction(
        what=what,
        month=month,
        last=text["LASTNAME"],
        first=text["FIRSTNAME"],
        middle=text["MIDNAME"],
        business=text["BUSNAME"],
        npi=text["NPI"],
        born_on=_day(text["DOB"]),
        excluded_on=_day(text["EXCLDATE"]),
    )


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
