"""Reading the monthly file line by line, where something in it is not plainly sound."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from credenza.core.identifiers import check_npi
from credenza.sources.catalog.nppes.blocks import Block
from credenza.sources.catalog.nppes.columns import DEACTIVATED, ENTITY, NPI

LINES_PER_ROW = 20
"""How far a value with line breaks in it may reach before it is taken for a missing quote."""

_PLAIN = dict.fromkeys(range(32), " ") | {ord('"'): "'"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not loaded. ``row`` counts lines of the file, the header being row 1."""

    row: int
    npi: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The good rows of a block, written again plainly, with their numbers; and the others."""

    rows: list[int]
    lines: bytes
    refusals: list[Refusal]


def judged(block: Block, header: list[str]) -> Judged:
    """Every row of the block judged on its own. Blank lines are no rows."""
    rows, lines, refusals = [], [], []
    for row, fields in _records(block):
        reason = _reason_against(fields, header)
        if reason:
            refusals.append(Refusal(row, _npi(fields, header), reason))
        elif fields:
            rows.append(row)
            lines.append('"' + '","'.join(field.translate(_PLAIN) for field in fields) + '"')
    return Judged(rows, "\n".join(lines).encode(), refusals)


def _records(block: Block) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the row it begins on: its fields, or why it is none."""
    lines = block.lines.decode("utf-8").split("\n")
    at = 0
    while at < len(lines):
        reader = csv.reader((line + "\n" for line in lines[at : at + LINES_PER_ROW]), strict=True)
        try:
            found, length = next(reader), reader.line_num
        except csv.Error as error:
            found, length = str(error), 1
        yield block.first_row + at, found
        at += length


def _reason_against(fields: list[str] | str, header: list[str]) -> str:
    if isinstance(fields, str):
        return f"The row is not CSV ({fields}): look for a missing or stray quote."
    if not fields:
        return ""
    if len(fields) != len(header):
        return f"The row has {len(fields)} fields where the header has {len(header)}."
    npi, entity = fields[header.index(NPI)], fields[header.index(ENTITY)]
    verdict = check_npi(npi)
    if not verdict:
        return verdict.reason
    if npi != npi.strip():
        return f'There are spaces around the NPI "{npi}".'
    if entity in ("1", "2") or (not entity and fields[header.index(DEACTIVATED)]):
        return ""
    return f'The entity type is "{entity}" where 1 (person) or 2 (organisation) is expected.'


def _npi(fields: list[str] | str, header: list[str]) -> str:
    at = header.index(NPI)
    return fields[at] if isinstance(fields, list) and at < len(fields) else ""
