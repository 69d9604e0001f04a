"""A whole roster: every row checked, people joined, refused rows kept to be handed back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from credenza.formats.roster.duplicates import RosterPerson, join_rows
from credenza.formats.roster.facts import RosterRow, RowError, RowWarning
from credenza.formats.roster.mapping import WHY_REFUSED, Mapping
from credenza.formats.roster.rows import Context, check_row
from credenza.formats.tables import Cell, Marked, Row, Table, xlsx_bytes

_UNWRITABLE = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file says: people to import, and the rows refused with their errors.

    ``accepted`` are the rows of the people, kept so that one can be handed back if the office
    refuses it later.
    """

    headers: tuple[str, ...]
    people: tuple[RosterPerson, ...]
    accepted: tuple[Row, ...]
    refused: tuple[Row, ...]
    errors: tuple[RowError, ...]
    warnings: tuple[RowWarning, ...]
    row_count: int


def read_roster(
    table: Table,
    mapping: Mapping,
    context: Context,
    progress: Callable[[int], None] = lambda rows: None,
) -> Roster:
    """Check every row of ``table``; ``progress`` is told the number of rows done so far.

    Raises TableError when the file itself cannot be read to its end.
    """
    originals: dict[int, Row] = {}
    good: list[RosterRow] = []
    errors: list[RowError] = []
    for done, row in enumerate(table.rows, start=1):
        originals[row.number] = row
        checked = check_row(row, mapping, context)
        if isinstance(checked, RosterRow):
            good.append(checked)
        else:
            errors += checked
        progress(done)
    joined = join_rows(good)
    errors = sorted([*errors, *joined.errors], key=lambda error: error.row)
    warnings = [warning for row in good for warning in row.warnings]
    at_fault = dict.fromkeys(error.row for error in errors)
    return Roster(
        headers=table.headers,
        people=joined.people,
        accepted=tuple(row for number, row in originals.items() if number not in at_fault),
        refused=tuple(originals[number] for number in at_fault),
        errors=tuple(errors),
        warnings=tuple(sorted([*warnings, *joined.warnings], key=lambda remark: remark.row)),
        row_count=len(originals),
    )


def refused_workbook(
    headers: Sequence[str], rows: Iterable[Row], errors: Iterable[RowError]
) -> bytes:
    """An XLSX of the refused rows, ready to be mended and imported again.

    All original columns in their order behind a column “Why refused” with reasons and remedies,
    which an import passes over; the cells at fault are marked.
    """
    by_row: dict[int, list[RowError]] = defaultdict(list)
    for error in errors:
        by_row[error.row].append(error)
    kept = [n for n, header in enumerate(headers) if header != WHY_REFUSED]
    names = [headers[n] for n in kept]
    lines = (_line(row, by_row[row.number], names, kept) for row in rows)
    return xlsx_bytes([WHY_REFUSED, *map(_writable, names)], lines, sheet="Refused rows")


def _line(row: Row, errors: list[RowError], names: list[str], kept: list[int]) -> list[object]:
    reasons = _writable(
        "\n".join(f"{one.header}: {one.reason} {one.remedy}".strip() for one in errors)
    )
    at_fault = {error.header for error in errors}
    cells = (_writable(row.cells[n]) for n in kept)
    marked = (
        Marked(cell) if name in at_fault else cell for name, cell in zip(names, cells, strict=True)
    )
    return [reasons, *marked]


def _writable(cell: Cell) -> Cell:
    """The cell, characters that no worksheet can hold shown as U+FFFD."""
    return cell.translate(_UNWRITABLE) if isinstance(cell, str) else cell
