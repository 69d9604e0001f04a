"""One row for each amount: read whole or not at all, with every problem told at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from credenza.core.concerns.exposures import Measure
from credenza.formats.tables import Cell, TableError, cell_text, read_table

COLUMNS = ("Month", "Measure", "Amount", "Department", "Unit", "Practitioner", "NPI", "Source")
NEEDED = ("Month", "Measure", "Amount")
PARTS = ("Department", "Unit", "Practitioner")
LENGTHS = {"Department": 120, "Unit": 120, "Practitioner": 200, "NPI": 10, "Source": 120}
MOST_ROWS = 20_000
MOST = Decimal("9999999.99")
YEARS = range(2000, 2200)
WRITTEN = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(-\d{1,2})?|(?P<m>\d{1,2})/(?P<y>\d{4})")
MONTH_REMEDY = "write it as 2026-10"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row. At most one of the parts is told; without any it is of the whole facility."""

    line: int
    month: date
    measure: str
    amount: Decimal
    department: str
    unit: str
    practitioner: str
    npi: str
    source: str

    @property
    def key(self) -> tuple[object, ...]:
        """Rows of one key tell the same amount twice."""
        parts = (self.department, self.unit, self.npi or self.practitioner)
        return self.month, self.measure, *(part.casefold() for part in parts)


class Unreadable(Exception):
    """A list that cannot be taken: each problem names its row, its column and the remedy."""

    def __init__(self, problems: list[str]):
        super().__init__(problems[0])
        self.problems = problems


def read_exposures(data: bytes, measures: Mapping[str, Measure]) -> list[Listed]:
    """The amounts of an XLSX or CSV file. Raises Unreadable with all problems."""
    try:
        table = read_table(data)
        places = _places(table.headers)
        rows = [(row.number, _named(row.cells, places)) for row in table.rows]
    except TableError as error:
        raise Unreadable([str(error)]) from error
    filled = [(number, row) for number, row in rows if any(cell_text(one) for one in row.values())]
    if not 0 < len(filled) <= MOST_ROWS:
        raise Unreadable([f"The list has {len(filled):,} rows; give it 1 to {MOST_ROWS:,}."])
    problems: list[str] = []
    found = [_read(number, row, measures, problems) for number, row in filled]
    problems += _doubles([one for one in found if one is not None])
    if problems:
        raise Unreadable(problems)
    return [one for one in found if one is not None]


def _places(headers: tuple[str, ...]) -> dict[str, int]:
    known = {header.strip().casefold(): n for n, header in enumerate(headers)}
    missing = [name for name in NEEDED if name.casefold() not in known]
    if missing:
        columns = ", ".join(COLUMNS)
        raise Unreadable([f"No column is called {missing[0]}; the columns are {columns}."])
    return {name: known[name.casefold()] for name in COLUMNS if name.casefold() in known}


def _named(cells: tuple[Cell, ...], places: Mapping[str, int]) -> dict[str, Cell]:
    return {name: cells[n] if n < len(cells) else "" for name, n in places.items()}


def _read(
    number: int, row: Mapping[str, Cell], measures: Mapping[str, Measure], problems: list[str]
) -> Listed | None:
    before = len(problems)
    texts = {name: _text(number, name, row.get(name, ""), problems) for name in LENGTHS}
    month = _month(number, row["Month"], problems)
    measure = _measure(number, row["Measure"], measures, problems)
    amount = _amount(number, row["Amount"], problems)
    told = [name for name in PARTS if texts[name] or (name == "Practitioner" and texts["NPI"])]
    if len(told) > 1:
        problems.append(f"Row {number}, {told[1]}: {told[0]} is told too; write a row for each.")
    if len(problems) > before or month is None or amount is None:
        return None
    return Listed(
        number, month, measure, amount, texts["Department"], texts["Unit"], texts["Practitioner"],
        texts["NPI"], texts["Source"],
    )  # fmt: skip


def _text(number: int, name: str, cell: Cell, problems: list[str]) -> str:
    text = " ".join(cell_text(cell).replace("\0", "").split())
    if len(text) > LENGTHS[name]:
        problems.append(f"Row {number}, {name}: is longer than {LENGTHS[name]}; shorten it.")
    return text


def _month(number: int, cell: Cell, problems: list[str]) -> date | None:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        year, month = day.year, day.month
    elif match := WRITTEN.fullmatch(cell_text(cell).strip()):
        year, month = int(match["year"] or match["y"]), int(match["month"] or match["m"])
    else:
        year, month = 0, 0
    if year in YEARS and 1 <= month <= 12:
        return date(year, month, 1)
    shown = cell_text(cell)[:30]
    problems.append(f"Row {number}, Month: is “{shown}”; {MONTH_REMEDY}.")
    return None


def _measure(number: int, cell: Cell, measures: Mapping[str, Measure], problems: list[str]) -> str:
    text = " ".join(cell_text(cell).split())
    for key, one in measures.items():
        if text.casefold() in (key, one.title.casefold()):
            return key
    known = ", ".join(one.title for one in measures.values())
    problems.append(f"Row {number}, Measure: is “{text[:30]}”; use one of {known}.")
    return ""


def _amount(number: int, cell: Cell, problems: list[str]) -> Decimal | None:
    text = cell_text(cell).strip()
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        amount = Decimal("NaN")
    if amount.is_finite() and 0 <= amount <= MOST and not isinstance(cell, bool):
        return round(amount, 2)
    problems.append(
        f"Row {number}, Amount: is “{text[:30]}”; write a number from 0 to {MOST:,}, such as 1240."
    )
    return None


def _doubles(rows: Sequence[Listed]) -> Iterator[str]:
    seen: dict[tuple[object, ...], int] = {}
    for one in rows:
        if one.key in seen:
            yield f"Row {one.line}, Month: row {seen[one.key]} tells the same; leave one of them."
        seen.setdefault(one.key, one.line)
