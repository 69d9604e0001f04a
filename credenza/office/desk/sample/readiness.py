"""The sample's readiness: what was shown for standards that no file proves, and how the year went.

The year is no invention beside the files: the files as they lie are judged by the rules of the
last day of each month, without what is dated later. What the office put away or changed since is
not in these counts; real offices count each day at its end.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from credenza.core.calendar import add_months
from credenza.core.facts import PractitionerFile
from credenza.office.compliance.actions import proofs
from credenza.office.compliance.tallies import count_files
from credenza.office.desk.sample.telling import Teller
from credenza.office.documents.actions import keep
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.staff import ever_at
from credenza.office.team.queries import facility
from credenza.sample.papers import drawn
from credenza.sample.places import DOMAIN, MEDICAL_CENTER
from credenza.sample.readiness import MONTHS, SEEN, TAKEN_BACK, TAKEN_BACK_ON, WHY, Seen
from credenza.sample.shapes import Paper

DIRECTOR = f"director@{DOMAIN}"


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The director shows how standards stand, and takes one proof back."""
    for seen in SEEN:
        at = teller.at(seen.on, 15)
        yield at, lambda seen=seen, at=at: _show(teller, seen, at)
    shown, given, taken = [], teller.at(TAKEN_BACK.on, 15), teller.at(TAKEN_BACK_ON, 15)
    yield given, lambda: shown.append(_show(teller, TAKEN_BACK, given))
    yield (
        taken,
        lambda: proofs.withdraw(proof=shown[0], reason=WHY, by=teller.actors[DIRECTOR], at=taken),
    )


def count_months(teller: Teller) -> None:
    """Count how the standards stood at the medical center at the end of each of the last months."""
    place = teller.ground.facilities[MEDICAL_CENTER]
    lying = list(files(ever_at(place)))
    for day in _month_ends(teller.today):
        count_files(place, day, (file for file in lying if _was_there(file, place, day)))


def _month_ends(today: date) -> Iterator[date]:
    first = today.replace(day=1)
    for month in range(MONTHS):
        yield add_months(first, -month) - timedelta(days=1)


def _was_there(file: PractitionerFile, place: int, day: date) -> bool:
    return any(
        one.facility == place and one.starts_on is not None and one.starts_on <= day
        for one in file.appointments
    )


def _show(teller: Teller, seen: Seen, at: datetime):
    by = teller.actors[DIRECTOR]
    document = None
    if seen.document:
        sheet = Paper(
            0, "", f"{seen.document}.pdf", seen.document, ("Cedar Valley Medical Center",)
        )
        document = keep(
            data=drawn(sheet), name=sheet.name, media_type="application/pdf", by=by, at=at
        )
    return proofs.show(
        facility=facility(teller.ground.facilities[MEDICAL_CENTER]),
        rule=seen.rule,
        kind=seen.kind,
        words=seen.words,
        document=document,
        valid_until=None if seen.until is None else teller.today + timedelta(days=seen.until),
        by=by,
        at=at,
    )
