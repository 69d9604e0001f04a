"""Importing at the command line: a bar that moves, a summary, and exit codes for scripts.

0: all was taken in; 1: some rows were refused and handed back; 2: nothing was.
"""

import sys
from pathlib import Path

import click
from django.db import OperationalError
from django.utils import timezone
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table as Grid

from credenza.core.permissions import Actor
from credenza.formats.roster import Mapping, MappingError, fields
from credenza.formats.tables import TableError, read_table
from credenza.office.exchange import rosters
from credenza.office.exchange.registry import keep_taxonomy, local_path
from credenza.office.ledger.origin import origin
from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.load import load

ALL, SOME, NONE = 0, 1, 2
SHOWN = 10
COMMAND_LINE = Actor.system("command line")

screen = Console(stderr=True)


def import_roster(
    file: Path, *, mapping: str, save_mapping: Path | None, refused: Path | None, yes: bool
) -> int:
    """Import a roster; the mapping is shown first, and asked about unless ``yes``."""
    try:
        table = read_table(file)
        chosen = _mapping(table, mapping)
        _show(chosen)
        if problems := chosen.problems():
            raise MappingError(" ".join(problems))
        if save_mapping:
            save_mapping.write_text(chosen.to_toml())
        if not yes and sys.stdin.isatty() and not click.confirm("Import with these columns?"):
            return NONE
        return _bring_in(table, chosen, refused or file.with_suffix(".refused.xlsx"))
    except (TableError, MappingError) as error:
        screen.print(f"[red]{error}[/]")
    except (OperationalError, OSError) as error:
        screen.print(f"[red]The import stopped: {error}.[/] Nothing is half written;")
        screen.print("look at the disk and run it again.")
    return NONE


def _mapping(table, name: str) -> Mapping:
    path = Path(name)
    if name and path.is_file():
        return Mapping.from_toml(path.read_text()).for_headers(table.headers)
    try:
        return rosters.mapping_for(table, name)
    except KeyError as error:
        known = ", ".join(rosters.mapping_names())
        raise MappingError(f"No mapping is called “{name}”. There are: {known}.") from error


def _show(mapping: Mapping) -> None:
    grid = Grid("Column", "becomes", "sure", box=None, pad_edge=False)
    for column in mapping.columns:
        field = fields().get(column.field)
        group = f" {column.group}" if column.group > 1 else ""
        becomes = f"{field.label}{group}" if field else f"— {column.note or 'not imported'}"
        grid.add_row(column.header, becomes, f"{column.confidence:.0%}" if field else "")
    screen.print(grid)


def _bring_in(table, mapping: Mapping, refused: Path) -> int:
    at = timezone.now()
    with origin("command line"), _bar() as bar:
        reading = bar.add_task("Checking rows", total=None)
        roster = rosters.check(
            table, mapping, at=at, progress=lambda done: bar.update(reading, completed=done)
        )
        bar.update(reading, total=roster.row_count, completed=roster.row_count)
        writing = bar.add_task("Writing files", total=len(roster.people))
        result = rosters.bring_in(
            roster,
            by=COMMAND_LINE,
            at=at,
            progress=lambda done: bar.update(writing, completed=done),
        )
    return _told(result, refused)


def _told(result: rosters.Result, refused: Path) -> int:
    click.echo(
        f"{result.row_count} rows read: {result.created} files opened, {result.changed} filled up, "
        f"{result.unchanged} unchanged, {result.refused} rows refused."
    )
    for error in result.errors[:SHOWN]:
        click.echo(str(error), err=True)
    if result.workbook is None:
        return ALL
    refused.write_bytes(result.workbook)
    click.echo(f"The refused rows with their reasons: {refused}. Mend them there and import it.")
    return SOME if result.created or result.changed or result.unchanged else NONE


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), console=screen
    )


def import_nppes(file: Path, *, state: str, taxonomy: str) -> int:
    """Load the NPI registry's monthly file beside the office's data."""
    into = local_path()
    into.parent.mkdir(parents=True, exist_ok=True)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=screen) as bar:
            task = bar.add_task("")
            report = load(
                file,
                into=into,
                state=state,
                taxonomy=taxonomy,
                progress=lambda now: bar.update(
                    task, completed=now.bytes_done, total=now.bytes_total
                ),
            )
    except SourceError as error:
        screen.print(f"[red]{error}[/]")
        return NONE
    click.echo(
        f"{report.kept:,} practitioners kept of {report.snapshot.rows:,} rows, "
        f"{report.organisations:,} organizations and {report.passed_over:,} others passed over, "
        f"{report.refused:,} rows refused."
    )
    for refusal in report.refusals[:SHOWN]:
        click.echo(str(refusal), err=True)
    if report.snapshot.shortfall:
        click.echo(report.snapshot.shortfall, err=True)
    return SOME if report.refused else ALL


def import_nucc(file: Path) -> int:
    """Load the names of specialties from a NUCC file."""
    try:
        count = keep_taxonomy(file)
    except SourceError as error:
        screen.print(f"[red]{error}[/]")
        return NONE
    click.echo(f"{count} specialties have their names now.")
    return ALL
