"""The sample's two years of small complaints, and how much was done: taken over when its books
were opened.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.core.concerns.triage import Triage
from credenza.formats.exposures import Listed
from credenza.office.concerns.actions import cases as acts
from credenza.office.concerns.actions.exposures import take
from credenza.office.concerns.queries.exposures import meant
from credenza.office.desk.sample.telling import Teller
from credenza.office.team.queries import facility
from credenza.sample.folder import BOOKS_OPENED
from credenza.sample.places import DOMAIN, MEDICAL_CENTER
from credenza.sample.shapes import File
from credenza.sample.trends import ACCOUNT, FIELD, Small, complaints, done, months, own_days

DIRECTOR = f"director@{DOMAIN}"
FOUND = Triage("low", "none", grievance=False)
MEASURE, SOURCE = "patient_days", "Census"
CONFIRMED = "The nurse in charge confirmed it."
MEMBERS = 12


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The log of the wards as it was, what came in since, and the census."""
    opened = teller.at(BOOKS_OPENED + 1, 10)
    for one in complaints(teller.today):
        happened = datetime.combine(one.on, one.at, teller.zone)
        at = max(opened, happened + timedelta(hours=2))
        yield at, partial(_settled, teller, one, happened, at)
    counted = teller.at(-1, 8)
    yield counted, partial(_census, teller, counted)


def _settled(teller: Teller, one: Small, happened: datetime, at: datetime) -> None:
    place, by = facility(teller.ground.facilities[MEDICAL_CENTER]), teller.actors[DIRECTOR]
    members = _members(teller)
    about = [] if one.about is None else [members[one.about % len(members)].pk]
    case = acts.open_case(
        kind="patient",
        facility=place,
        title=one.title,
        account=ACCOUNT,
        channel="staff",
        unit=one.ward,
        received_at=happened,
        occurred_on=one.on,
        occurred_at=one.at,
        parties=[PartyFacts(SUBJECT, practitioner_id=pk) for pk in about],
        by=by,
        at=at,
    )
    case = acts.triage(case=case, version=case.version, found=FOUND, by=by, at=at)
    if about:
        told = {"outcome": "resolved", "words": CONFIRMED}
        case = acts.decide(case=case, version=case.version, **told, by=by, at=at)
    acts.close(case=case, closing="settled", by=by, at=at)


def _members(teller: Teller) -> list:
    """Some of the section's members, by their numbers in the sample."""
    found = [
        teller.written[number].practitioner
        for number, file in sorted(teller.files.items())
        if number in teller.written and _is_member(file)
    ]
    return found[:MEMBERS]


def _is_member(file: File) -> bool:
    held = ((one.facility, one.department) for one in file.appointments)
    return (MEDICAL_CENTER, FIELD) in held


def _census(teller: Teller, at: datetime) -> None:
    place, by = facility(teller.ground.facilities[MEDICAL_CENTER]), teller.actors[DIRECTOR]
    rows = [_row(month, days, unit=ward) for month, ward, days in done(teller.today)]
    for number, month in enumerate(months(teller.today)):
        rows += [
            _row(month, own_days(member, number), npi=person.npi)
            for member, person in enumerate(_members(teller))
        ]
    take(exposures=meant(rows, place, teller.today), facility=place, by=by, at=at)


def _row(month: date, amount: int, *, unit: str = "", npi: str = "") -> Listed:
    return Listed(1, month, MEASURE, Decimal(amount), "", unit, "", npi, SOURCE)
