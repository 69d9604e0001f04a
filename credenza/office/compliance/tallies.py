"""What is counted day by day, and days of the past counted from the ledger when somebody asks."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from credenza.core.calendar import end_of_day
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
    place = places()[facility]
    book = book_for(place, day)
    states = dict(_stood(ever_at(facility), book, day))
    by_files = counted(book.columns, list(states.values()))
    bound = list(binding(place, day))
    told = {one.id: of_files(by_files.get(one.id, Counts())) for one in bound if one.requirements}
    told |= shown(facility, [one.id for one in bound if not one.requirements], day)
    _keep(facility, day, told, columns=book.columns, files=states)
    return len(states)


def _stood(ids: Iterable[int], book: Book, day: date) -> Iterator[tuple[int, str]]:
    at, place = end_of_day(day, ZoneInfo(setting("zone"))), book.rules.place
    for pk in ids:
        stood = sheet_as_of(pk, at)
        file = facts(stood) if stood else None
        if file and is_counted(file, place.id):
            yield pk, read(file, evaluate(file, place, book.rules, day), book).states


@transaction.atomic
def _keep(facility: int, day: date, standings: dict[str, Standing], **files) -> None:
    """Put a day's count in the place of the one that was kept; the later count stands."""
    kept = {rule: _written(one) for rule, one in standings.items()}
    Tally.objects.update_or_create(facility_id=facility, day=day, defaults={"counts": kept} | files)


def _written(one: Standing) -> list:
    if one.denominator is None:
        return [one.state, None, None, None]
    return [one.state, one.numerator - one.at_risk, one.at_risk, one.files]
