"""A spreadsheet of requests, row by row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from credenza.core.identifiers import check_npi
from credenza.formats.roster.headers import normal_header
from credenza.formats.roster.people import parse_full_name
from credenza.formats.roster.problems import CellProblem
from credenza.formats.tables import TableError, cell_text, read_table

MOST = 1000
"""Rows of one list: so many are answered in a few minutes."""

LONGEST = {
    "last_name": 100,
    "first_name": 100,
    "born": 30,
    "requester": 200,
    "contact": 120,
    "email": 254,
    "their_number": 60,
}
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
YES = frozenset({"yes", "y", "true", "1", "x", "on file", "attached", "signed"})


@dataclass(frozen=True, slots=True)
class Requested:
    """One row: its number in the sheet and the values of a request."""

    line: int
    values: Mapping[str, object]


class Unreadable(Exception):
    """A list that cannot be taken: each thing that is wrong with its row, column and remedy."""

    def __init__(self, problems: list[str]):
        super().__init__(problems[0])
        self.problems = problems


def read_requests(source: Path | bytes, columns: Mapping[str, tuple[str, ...]]) -> list[Requested]:
    """The requests in an XLSX or CSV file.

    ``columns`` are the headings under which each value may stand. Raises Unreadable with all that
    is wrong, for a list that lacks a column as for single rows: nothing is taken by half.
    """
    try:
        table = read_table(source)
        places = _places(table.headers, columns)
        rows = [row for row in table.rows if any(str(cell).strip() for cell in row.cells)]
    except TableError as error:
        raise Unreadable([str(error)]) from error
    if not rows:
        raise Unreadable(["The list has no rows. Put one practitioner in each."])
    if len(rows) > MOST:
        raise Unreadable([f"The list has {len(rows):,} rows. Split it into lists of {MOST:,}."])
    found, problems = [], []
    for row in rows:
        values = {key: cell_text(row.cells[n]).strip() for key, n in places.items()}
        try:
            found.append(Requested(row.number, _request(values)))
        except CellProblem as problem:
            problems.append(f"Row {row.number}: {problem.reason} {problem.remedy}")
    if problems:
        raise Unreadable(problems)
    return found


def _places(headers: tuple[str, ...], columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    normal = [normal_header(header) for header in headers]
    places = {}
    for key, names in columns.items():
        known = [normal_header(name) for name in names]
        hits = [n for name in known for n, header in enumerate(normal) if header == name]
        if hits:
            places[key] = hits[0]
    missing = [
        "“Last name” (or “Name”)" if not {"last_name", "name"} & set(places) else "",
        "“Requester”" if "requester" not in places else "",
    ]
    if any(missing):
        words = " and ".join(filter(None, missing))
        raise TableError(f"The list has no column {words}.", "Name it so in the first row.")
    return places


def _request(values: dict[str, str]) -> dict[str, object]:
    """The columns of a request. Raises CellProblem naming the column and the remedy."""
    if not values.get("last_name") and values.get("name"):
        name = parse_full_name(values["name"])
        values |= {"last_name": name.last_name, "first_name": name.first_name}
    values.pop("name", None)
    if not values.get("last_name"):
        raise CellProblem("“Last name” is empty.", "Write whom the request is about.")
    if not values.get("requester"):
        raise CellProblem("“Requester” is empty.", "Write which hospital or company asks.")
    _check_number(values.get("npi", ""))
    _check_address(values.get("email", ""))
    for key, most in LONGEST.items():
        if len(values.get(key, "")) > most:
            raise CellProblem(f"“{key}” is longer than {most} characters.", "Shorten it.")
    released = values.pop("released", "").casefold() in YES
    kept = {key: text.replace("\0", "") for key, text in values.items()}
    return {**kept, "email": kept.get("email", "").lower(), "released": released}


def _check_number(npi: str) -> None:
    if npi and not check_npi(npi):
        raise CellProblem(f"“NPI” {npi[:20]}: {check_npi(npi).reason}", "Correct it or empty it.")


def _check_address(email: str) -> None:
    if email and not ADDRESS.fullmatch(email):
        raise CellProblem(f"“E-mail” {email[:40]} is no address.", "Correct it or empty it.")
