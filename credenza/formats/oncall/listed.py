"""One row for each shift: read whole or not at all, with every problem told at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from credenza.formats.tables import Cell, TableError, cell_text, read_table

COLUMNS = ("Service", "Practitioner", "NPI", "From", "Until", "Place", "Phone", "Note")
NEEDED = ("Service", "Practitioner", "From", "Until")
LENGTHS = {"Service": 80, "Practitioner": 200, "NPI": 10, "Phone": 40, "Note": 120}
WRITTEN = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M")
MOST = 5000


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: times are those on the wall at the facility."""

    line: int
    service: str
    practitioner: str
    npi: str
    starts: datetime
    ends: datetime
    place: int
    phone: str
    note: str


class Unreadable(Exception):
    """A list that cannot be taken: each problem names its row, its column and the remedy."""

    def __init__(self, problems: list[str]):
        super().__init__(problems[0])
        self.problems = problems


def read_shifts(data: bytes) -> list[Listed]:
    """The shifts of an XLSX or CSV file. Raises Unreadable with all problems."""
    try:
        table = read_table(data)
        places = _places(table.headers)
        rows = [(row.number, _named(row.cells, places)) for row in table.rows]
    except TableError as error:
        raise Unreadable([str(error)]) from error
    filled = [(number, row) for number, row in rows if any(cell_text(one) for one in row.values())]
    if len(filled) > MOST:
        raise Unreadable([f"The list has {len(filled)} rows; split it into lists of {MOST}."])
    if not filled:
        raise Unreadable(["The list has no rows under its column names; add the shifts."])
    problems: list[str] = []
    found = [_read(number, row, problems) for number, row in filled]
    if problems:
        raise Unreadable(problems)
    return [one for one in found if one is not None]


def row_of(listed: Listed) -> tuple[object, ...]:
    """A shift as a row of the columns."""
    return (
        listed.service, listed.practitioner, listed.npi, f"{listed.starts:%Y-%m-%d %H:%M}",
        f"{listed.ends:%Y-%m-%d %H:%M}", listed.place, listed.phone, listed.note,
    )  # fmt: skip


def _places(headers: tuple[str, ...]) -> dict[str, int]:
    known = {header.strip().casefold(): n for n, header in enumerate(headers)}
    missing = [name for name in NEEDED if name.casefold() not in known]
    if missing:
        columns = ", ".join(COLUMNS)
        raise Unreadable([f"No column is called {missing[0]}; the columns are {columns}."])
    return {name: known[name.casefold()] for name in COLUMNS if name.casefold() in known}


def _named(cells: tuple[Cell, ...], places: Mapping[str, int]) -> dict[str, Cell]:
    return {name: cells[n] if n < len(cells) else "" for name, n in places.items()}


def _read(number: int, row: Mapping[str, Cell], problems: list[str]) -> Listed | None:
    before = len(problems)
    texts = {name: _text(number, name, row.get(name, ""), problems) for name in LENGTHS}
    starts = _instant(number, "From", row["From"], problems)
    ends = _instant(number, "Until", row["Until"], problems)
    place = _place(number, row.get("Place", ""), problems)
    if starts and ends and ends <= starts:
        problems.append(f"Row {number}, Until: is not after From; write the later time.")
    if len(problems) > before or starts is None or ends is None:
        return None
    return Listed(
        number, texts["Service"], texts["Practitioner"], texts["NPI"], starts, ends, place,
        texts["Phone"], texts["Note"],
    )  # fmt: skip


def _text(number: int, name: str, cell: Cell, problems: list[str]) -> str:
    text = " ".join(cell_text(cell).replace("\0", "").split())
    if name in NEEDED and not text:
        problems.append(f"Row {number}, {name}: is empty; fill it in.")
    if len(text) > LENGTHS[name]:
        problems.append(f"Row {number}, {name}: is longer than {LENGTHS[name]}; shorten it.")
    return text


def _instant(number: int, name: str, cell: Cell, problems: list[str]) -> datetime | None:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None, second=0, microsecond=0)
    text = "" if isinstance(cell, date) else cell_text(cell).strip()
    for written in WRITTEN:
        try:
            return datetime.strptime(text, written)  # noqa: DTZ007
        except ValueError:
            continue
    shown = cell_text(cell)[:30]
    problems.append(f"Row {number}, {name}: is “{shown}”; write it as 2026-12-31 19:00.")
    return None


def _place(number: int, cell: Cell, problems: list[str]) -> int:
    text = cell_text(cell).strip() or "1"
    if len(text) == 1 and text in "123456789":
        return int(text)
    problems.append(
        f"Row {number}, Place: is “{text[:20]}”; write 1 for who is called first, to 9."
    )
    return 1
