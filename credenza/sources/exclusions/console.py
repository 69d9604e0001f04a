"""What ``credenza lists check`` prints."""

from collections import Counter
from pathlib import Path

import click

from credenza.sources.base import SourceError
from credenza.sources.exclusions.reader import ExclusionList, read_list

READ, NOT_READ, ROWS_REFUSED = 0, 1, 3
"""Exit codes; 2 is for a command that was typed wrongly."""

TOLD = 20


def check_list(file: Path, key: str, *, part: bool) -> int:
    """Print what is in a file of the list ``key`` and what of it was refused; an exit code."""
    try:
        read = read_list(file, key, part=part)
    except SourceError as error:
        click.echo(f"Not read: {error}", err=True)
        return NOT_READ
    _tell(read)
    return ROWS_REFUSED if read.refusals else READ


def _tell(read: ExclusionList) -> None:
    snapshot, frame = read.snapshot, read.frame
    click.echo(f"{snapshot.file} as {snapshot.source}: SHA-256 {snapshot.sha256}")
    if snapshot.shortfall:
        click.echo(f"This is only a part of the list: {snapshot.shortfall}.")
    click.echo(f"{snapshot.rows:,} rows: {snapshot.kept:,} entries, {read.persons:,} of persons")
    for count, what in _left_out(read):
        click.echo(f"  {count:,} {what}")
    click.echo(f"  {frame['npis'].list.len().gt(0).sum():,} entries with an NPI")
    click.echo(f"  {frame['born_on'].count():,} with a birth date")
    _tell_unknown_codes(read)
    for trouble in (*read.refusals, *read.unread)[:TOLD]:
        click.echo(str(trouble))
    if (more := len(read.refusals) + len(read.unread) - TOLD) > 0:
        click.echo(f"… and {more:,} more like these.")


def _left_out(read: ExclusionList) -> list[tuple[int, str]]:
    counts = [
        (len(read.refusals), "refused, because they name nobody"),
        (read.duplicates, "that repeat another row"),
        (read.folded, "further rows of the same act"),
        *((count, f"passed over: {reason}") for reason, count in read.passed_over.items()),
        (len(read.unread), "values not understood, their entries kept without them"),
    ]
    return [(count, what) for count, what in counts if count]


def _tell_unknown_codes(read: ExclusionList) -> None:
    """Codes of a list that has a table of codes, and that are not in it."""
    words = read.frame.select("basis", "basis_words")
    if not words["basis_words"].str.len_chars().sum():
        return
    codes = Counter(code for code, meaning in words.iter_rows() if code and not meaning)
    for code, count in codes.most_common():
        click.echo(f"  {count:,} with the code “{code}”, which is not in the table of codes")
