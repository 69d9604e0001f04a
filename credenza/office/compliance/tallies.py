"""What is counted day by day, and days of the past counted from the ledger when somebody asks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from credenza.core.calendar import end_of_day
from credenza.core.facts import PractitionerFile
from credenza.core.requirements import evaluate
from credenza.core.standards.readiness import Counts, Standing, of_files
from credenza.core.standards.reading import Book, is_counted, read
from credenza.office.compliance.models import Tally
from credenza.office.compliance.queries.counting import counted
from credenza.office.compliance.queries.readiness import shown, wall
from credenza.office.compliance.queries.standards import binding
from credenza.office.compliance.reading import book_for
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.queries.sheet import facts, sheet_as_of
from credenza.office.practitioners.queries.staff import ever_at
from credenza.office.team.queries import places, setting


def count_day(at: datetime) -> None:
    """Keep how every standard stands at each facility as the count of the day there."""
    for facility, day in local_days(at).items():
        standings = {row.standard.id: row.standing for row in wall(facility, day)}
        _keep(facility, day, standings)


def count_past(facility: int, day: date) -> int:
    """Count a day of the past from the ledger, and keep which files stood how; how many files.

    Every file that ever was at the facility is replayed and judged by the rules of that day.
    """
    book = book_for(places()[facility], day)
    states = _states(_stood(ever_at(facility), day), book)
    _keep(facility, day, _told(book, states), columns=book.columns, files=states)
    return len(states)


def count_files(facility: int, day: date, files: Iterable[PractitionerFile]) -> None:
    """Keep how the standards stood on a day by these files, judged by the rules of that day."""
    book = book_for(places()[facility], day)
    _keep(facility, day, _told(book, _states(files, book)))


def _stood(ids: Iterable[int], day: date) -> Iterator[PractitionerFile]:
    """The files as the ledger says that they stood at the end of a day."""
    at = end_of_day(day, ZoneInfo(setting("zone")))
    for pk in ids:
        stood = sheet_as_of(pk, at)
        if stood:
            yield facts(stood)


def _states(files: Iterable[PractitionerFile], book: Book) -> dict[int, str]:
    rules = book.rules
    return {
        file.id: read(file, evaluate(file, rules.place, rules, rules.as_of), book).states
        for file in files
        if is_counted(file, rules.place.id)
    }


def _told(book: Book, states: Mapping[int, str]) -> dict[str, Standing]:
    place, day = book.rules.place, book.rules.as_of
    by_files = counted(book.columns, list(states.values()))
    bound = list(binding(place, day))
    told = {one.id: of_files(by_files.get(one.id, Counts())) for one in bound if one.requirements}
    return told | shown(place.id, [one.id for one in bound if not one.requirements], day)


@transaction.atomic
def _keep(facility: int, day: date, standings: dict[str, Standing], **files) -> None:
    """Put a day's count in the place of the one that was kept; the later count stands."""
    kept = {rule: _written(one) for rule, one in standings.items()}
    Tally.objects.update_or_create(facility_id=facility, day=day, defaults={"counts": kept} | files)


def _written(one: Standing) -> list:
    if one.denominator is None:
        return [one.state, None, None, None]
    return [one.state, one.numerator - one.at_risk, one.at_risk, one.files]
