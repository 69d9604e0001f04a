"""The month's report on paper."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from credenza.core.calendar import long_date
from credenza.core.screening.steps import STATES
from credenza.formats.reports import Column, Report, Section
from credenza.office.monitoring.models import Searched
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.monitoring.queries.month import Line, Month
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.templatetags.people import filed

MOST = 5_000
"""So many practitioners are set on paper; more are handed out as a spreadsheet."""

WORDS = (
    "“No match” says that on that day the file as it stood was compared with that copy of the "
    "list, and nobody on it was the practitioner, or a person ruled so.",
    "The fingerprints of what was written are in the files; a copy of the list and of the file "
    "can be checked by them.",
)


def report(month: Month, place: str, *, by: str, at: datetime) -> Report:
    """The whole month for a surveyor: the lists and copies, the rulings, and everybody."""
    lines = list(month.lines(month.people()))
    lists = month.lists
    return Report(
        office=place,
        title=f"Screening in {month.first:%B %Y}",
        answer=month.sentence,
        facts=(("Practitioners", f"{len(lines):,}"), ("Lists", str(len(lists)))),
        sections=(
            _copies(month.searches),
            _rulings(lines),
            _people(lines, lists),
        ),
        foot=f"{place} · Screening in {month.first:%B %Y} · made {long_date(today(at))} by {by}",
    )


def _copies(searches: Sequence[Searched]) -> Section:
    columns = (
        Column("List", 2.2), Column("Searched", 1.4), Column("Published"), Column("Entries", 0.7),
        Column("SHA-256 of the copy", 2.4, code=True), Column("What was wrong", 2),
    )  # fmt: skip
    rows = [
        (
            source_of(one.source).title,
            _times(count, one),
            _day(one.published_on),
            f"{one.entries:,}",
            one.sha256,
            one.trouble or one.stale,
        )
        for one, count in _each_copy(searches)
    ]
    return Section("The lists", WORDS, columns, rows, "No list was searched in this month.")


def _each_copy(searches: Sequence[Searched]) -> Iterable[tuple[Searched, int]]:
    """The last search of each copy, or of each trouble, and how often it was searched."""
    found: dict[tuple, tuple[Searched, int]] = {}
    for one in searches:
        key = (one.source, one.sha256, one.trouble)
        last, count = found.get(key, (one, 0))
        found[key] = last, count + 1
    return sorted(found.values(), key=lambda each: (each[0].source, -each[0].run.number))


def _times(count: int, last: Searched) -> str:
    return _day(last.run.on) if count == 1 else f"{count} times, last {_day(last.run.on)}"


def _rulings(lines: Sequence[Line]) -> Section:
    columns = (
        Column("Practitioner", 1.4), Column("Ruled", 1), Column("Why", 3), Column("By", 1.6),
        Column("On", 1),
    )  # fmt: skip
    rows = [
        (
            filed(line.practitioner),
            STATES[one.says],
            one.reason,
            ", ".join(filter(None, (one.ruled_by, one.agreed_by))),
            _day(today(one.ruled_at)),
        )
        for line in lines
        for one in line.rulings
    ]
    return Section("What people ruled", (), columns, rows, "Nothing was to be ruled on.")


def _people(lines: Sequence[Line], lists: Sequence[str]) -> Section:
    columns = (
        Column("Practitioner", 1.6),
        Column("NPI", 0.9, code=True),
        *(Column(source_of(key).short, 1.2) for key in lists),
        Column("Ruled by", 1.2),
    )
    rows = [
        (
            filed(line.practitioner),
            line.practitioner.npi or "",
            *(_said(one.words, one.on) for one in line.cells),
            line.ruled_by,
        )
        for line in lines
    ]
    return Section("Everybody on the staff", (), columns, rows, "Nobody was on the staff.")


def _said(words: str, on) -> str:
    return f"{words}, {on.day} {on:%b}" if on else words


def _day(on) -> str:
    return f"{on.day} {on:%b %Y}" if on else "–"
