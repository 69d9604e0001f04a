"""Cells to values, one reader for each kind of field.

A reader takes a ``CellInHand`` and returns the value; it raises CellProblem for a value that
cannot stand, and leaves a warning on the cell for one that deserves a look.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, date

from credenza.core.identifiers import check_dea, check_npi, ssn_is_valid
from credenza.core.names import proper_case
from credenza.formats.roster.dates import NO_EXPIRY_YEAR, Dated, is_zero_date, read_date
from credenza.formats.roster.problems import CellProblem
from credenza.formats.roster.states import state_code
from credenza.formats.tables import Cell, cell_text

MISSING = frozenset(
    {"", "n/a", "na", "none", "null", "nil", "-", "--", "---", ".", "?", "unknown", "tbd", "#n/a"}
)
_MISSING_NAMES = frozenset({"", "n/a", "null", "-", "--", ".", "#n/a"})  # Na and None are surnames
_ENDLESS = re.compile(
    r"(no|not?|does not|never|non[- ]?)\s*(expir\w*|end\w*)|life ?time|indefinite|continuous|moc",
    re.I,
)
_EMAIL = re.compile(r"[^@\s,;]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
_EXTENSION = re.compile(r"(?:ext\.?|extension|x|#)\s*(\d{1,6})\s*$", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MONEY = re.compile(r"\$?\s*([\d,]+(?:\.\d+)?)\s*(mm|m|mil|million|k|thousand)?", re.I)
_LONGEST = {"name": 100, "email": 254, "text": 200, "list": 200}
_OLDEST, _YOUNGEST = 110, 16


@dataclass(frozen=True, slots=True)
class Endless:
    """The roster's way of saying that something does not expire."""


@dataclass(slots=True)
class CellInHand:
    """One cell being read: its raw value, the day of import, whether it ends something, and how
    many characters it may have where its kind does not say.
    """

    cell: Cell
    as_of: date
    is_end: bool = False
    longest: int | None = None
    warnings: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(cell_text(self.cell).split())

    def warn(self, reason: str, remedy: str) -> None:
        self.warnings.append((reason, remedy))


def is_missing(cell: Cell, kind: str) -> bool:
    """Whether a cell says nothing: blank, “N/A”, “none”, a database's zero date."""
    text = cell_text(cell).strip().lower()
    if kind in ("date", "birth") and is_zero_date(cell):
        return True
    return text in (_MISSING_NAMES if kind == "name" else MISSING)


def read_value(kind: str, hand: CellInHand) -> object:
    """The value in a cell of a field of ``kind``; raises CellProblem."""
    if _CONTROL.search(cell_text(hand.cell)):
        raise CellProblem("It holds characters that cannot be shown.", "Type the value again.")
    return _READERS[kind](hand)


def _text(hand: CellInHand) -> str:
    return _fitting(hand.text, hand.longest or _LONGEST["text"])


def _name(hand: CellInHand) -> str:
    name = _fitting(hand.text, _LONGEST["name"])
    if not any(char.isalpha() for char in name):
        raise CellProblem("A name has letters.", "Correct the name.")
    return proper_case(name)


def _list(hand: CellInHand) -> tuple[str, ...]:
    parts = re.split(r"\s*[,;/|&]\s*|\s+and\s+", hand.text)
    found = tuple(dict.fromkeys(part for part in parts if part))
    _fitting(", ".join(found), hand.longest or _LONGEST["list"])
    return found


def _date(hand: CellInHand) -> Dated | Endless:
    if hand.is_end and isinstance(hand.cell, str) and _ENDLESS.search(hand.cell):
        hand.warn("It is taken to have no expiry.", "Please confirm.")
        return Endless()
    dated = read_date(hand.cell, hand.as_of, is_end=hand.is_end)
    if hand.is_end and dated.day.year in (NO_EXPIRY_YEAR, MAXYEAR):
        hand.warn(f"The year {dated.day.year} is taken to mean no expiry.", "Please confirm.")
        return Endless()
    if dated.precision == "month":
        hand.warn(f"Only the month is given; it is taken as {dated.day}.", "Please confirm.")
    return dated


def _birth(hand: CellInHand) -> Dated:
    dated = read_date(hand.cell, hand.as_of, is_birth=True)
    age = hand.as_of.year - dated.day.year
    if dated.precision != "day":
        raise CellProblem("A birth date needs its day.", "Give the whole date or empty the cell.")
    if dated.day > hand.as_of:
        raise CellProblem("The birth date lies in the future.", "Correct the year.")
    if not _YOUNGEST <= age <= _OLDEST:
        raise CellProblem(f"The person would be {age} years old.", "Correct the year.")
    return dated


def _npi(hand: CellInHand) -> str:
    npi = re.sub(r"[\s-]", "", hand.text).removeprefix("NPI:").removesuffix(".0")
    if verdict := check_npi(npi):
        return npi
    raise CellProblem(verdict.reason, "Look the number up in the NPI Registry.")


def _dea(hand: CellInHand) -> str:
    number = re.sub(r"\s", "", hand.text).upper()
    if verdict := check_dea(number):
        return number
    raise CellProblem(verdict.reason, "Correct the number or empty the cell.")


def _state(hand: CellInHand) -> str:
    code = state_code(hand.text)
    if not code:
        raise CellProblem("This is no state.", "Write its name or its two letters, such as OH.")
    return code


def _ssn(hand: CellInHand) -> str:
    digits = re.sub(r"[\s-]", "", hand.text)
    if not isinstance(hand.cell, str) and digits.isdigit() and 7 <= len(digits) < 9:
        hand.warn("Its leading zeros were lost and have been restored.", "Please confirm.")
        digits = digits.zfill(9)
    if re.search(r"[xX*•#]", digits):
        raise CellProblem("The number is masked.", "Give all nine digits or empty the cell.")
    if not ssn_is_valid(digits):
        raise CellProblem(
            "This is no Social Security number.", "Give nine digits or empty the cell."
        )
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def _email(hand: CellInHand) -> str:
    address = hand.text.removeprefix("mailto:")
    if not _EMAIL.fullmatch(address) or ".." in address:
        raise CellProblem(
            "This is no e-mail address.", "Write one address, such as name@hospital.org."
        )
    return _fitting(address, _LONGEST["email"])


def _phone(hand: CellInHand) -> str:
    text = hand.text
    extension = _EXTENSION.search(text)
    digits = re.sub(r"\D", "", text[: extension.start()] if extension else text)
    tail = f" x{extension[1]}" if extension else ""
    if text.startswith("+") and not digits.startswith("1"):
        if not 7 <= len(digits) <= 15:
            raise CellProblem("This is no telephone number.", "Correct it or empty the cell.")
        return f"+{digits}{tail}"
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    if len(digits) != 10:
        raise CellProblem(
            f"A telephone number has ten digits, this has {len(digits)}.",
            "Add the area code, or begin with + and the country.",
        )
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}{tail}"


def _zip(hand: CellInHand) -> str:
    digits = re.sub(r"[\s-]", "", hand.text)
    if not isinstance(hand.cell, str) and digits.isdigit():
        digits = digits.zfill(5 if len(digits) <= 5 else 9)
    if re.fullmatch(r"\d{5}", digits):
        return digits
    if re.fullmatch(r"\d{9}", digits):
        return f"{digits[:5]}-{digits[5:]}"
    if re.fullmatch(r"[A-Za-z]\d[A-Za-z]\d[A-Za-z]\d", digits):  # Canada
        return f"{digits[:3]} {digits[3:]}".upper()
    raise CellProblem("A ZIP code has five or nine digits.", "Correct it or empty the cell.")


def _year(hand: CellInHand) -> Dated:
    if re.fullmatch(r"\d{4}", hand.text):
        year = int(hand.text)
    else:
        year = read_date(hand.cell, hand.as_of).day.year
    if not hand.as_of.year - _OLDEST < year <= hand.as_of.year + 8:
        raise CellProblem(f"The year {year} cannot be right.", "Correct the year.")
    return Dated(date(year, 12, 31), "year")


def _limits(hand: CellInHand) -> tuple[tuple[str, str], ...]:
    parts = re.split(r"\s*(?:/|;|\band\b|\s-\s)\s*", hand.text)
    amounts = [_amount(part) for part in parts]
    if len(amounts) != 2 or None in amounts:
        raise CellProblem(
            "Two amounts are expected: per claim and aggregate.", "Write them as 1000000/3000000."
        )
    return (("per_claim", amounts[0]), ("aggregate", amounts[1]))


def _amount(text: str) -> str | None:
    match = _MONEY.fullmatch(text.strip())
    if not match:
        return None
    unit = (match[2] or "").lower()
    factor = 1_000_000 if unit.startswith("m") else 1_000 if unit else 1
    return str(round(float(match[1].replace(",", "") or 0) * factor))


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise CellProblem(f"It is longer than {longest} characters.", "Shorten it.")
    return text


_READERS: dict[str, Callable[[CellInHand], object]] = {
    "text": _text,
    "name": _name,
    "list": _list,
    "date": _date,
    "birth": _birth,
    "npi": _npi,
    "dea": _dea,
    "state": _state,
    "ssn": _ssn,
    "email": _email,
    "phone": _phone,
    "zip": _zip,
    "year": _year,
    "limits": _limits,
}
