"""The sample's two years of small complaints, and how much was done: taken over when its books
were opened.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.core.concerns.triage import Triage
from credenza.core.permissions import Actor
from credenza.formats.exposures import Listed
from credenza.office.concerns.actions import cases as acts
from credenza.office.concerns.actions.exposures import take
from credenza.office.concerns.actions.weighing import weigh
from credenza.office.concerns.queries.exposures import meant
from credenza.office.desk.sample.telling import Teller
from credenza.office.ledger.actions import acting
from credenza.office.team.queries import facility
from credenza.sample.folder import BOOKS_OPENED
from credenza.sample.places import DOMAIN, MEDICAL_CENTER, OFFICE
from credenza.sample.shapes import File
from credenza.sample.trends import ACCOUNT, FIELD, Small, complaints, done, months, own_days

DIRECTOR = f"director@{DOMAIN}"
FOUND = Triage("low", "none", grievance=False)
MEASURE, SOURCE = "patient_days", "Census"
CONFIRMED = "The nurse in charge confirmed it."
TAKEN_OVER = "The log of the wards was taken over when the books were opened."
MEMBERS = 12
WEIGHED = -69
LOOKED_AT = (
    "The complaints and adverse events of the last six months, by practice and by kind; the "
    "Credentialing Committee read them too. About no practitioner is there a pattern."
)


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The log of the wards as it was, what came in since, and the census."""
    opened = teller.at(BOOKS_OPENED + 1, 10)
    courses = [Course(teller, one) for one in complaints(teller.today)]
    old = [one for one in courses if one.closed_at < opened]
    yield opened, partial(_take_over, old, teller.actors, opened)
    for course in courses:
        if course.closed_at >= opened:
            yield from course.moments(opened)
    weighed = teller.at(WEIGHED, 15)
    yield weighed, partial(_weigh, teller, weighed)
    counted = teller.at(-1, 8)
    yield counted, partial(_census, teller, counted)


def _take_over(courses: list["Course"], actors: Mapping[str, Actor], at: datetime) -> None:
    """What was closed before the books were opened: one entry with all that was done then."""
    with acting("case:open", by=actors[DIRECTOR], at=at, reason=TAKEN_OVER):
        for course in courses:
            for then, step in course.steps():
                step(then)


@dataclass
class Course:
    """One small complaint from the telling to its end; ``case`` is its row once it is open."""

    teller: Teller
    told: Small
    case: object = None

    @property
    def closed_at(self) -> datetime:
        """When it ends."""
        return self._after(self.told.days, 3)

    def steps(self) -> Iterator[tuple[datetime, Callable[[datetime], None]]]:
        """What is done in it, and when."""
        yield self._after(0, 2), self._open
        yield self._after(self.told.answered, 2), self._answer
        yield self.closed_at, self._close

    def moments(self, opened: datetime) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """The same since the books were opened; what lies in the days to come is not done yet."""
        for then, step in self.steps():
            at = max(opened, then)
            if at < self.teller.at(0, 0):
                yield at, partial(step, at)

    def _after(self, days: int, hours: int) -> datetime:
        happened = datetime.combine(self.told.on, self.told.at, self.teller.zone)
        return happened + timedelta(days=days, hours=hours)

    def _open(self, at: datetime) -> None:
        by, told = self.teller.actors[DIRECTOR], self.told
        case = acts.open_case(
            kind="patient",
            facility=facility(self.teller.ground.facilities[MEDICAL_CENTER]),
            title=told.title,
            account=ACCOUNT,
            channel="staff",
            unit=told.ward,
            received_at=self._after(0, 0),
            occurred_on=told.on,
            occurred_at=told.at,
            parties=self._about(),
            by=by,
            at=at,
        )
        self.case = acts.triage(case=case, version=case.version, found=FOUND, by=by, at=at)

    def _answer(self, at: datetime) -> None:
        acts.mark(case=self.case, event="acknowledged", by=self.teller.actors[DIRECTOR], at=at)

    def _close(self, at: datetime) -> None:
        by, case = self.teller.actors[DIRECTOR], self.case
        if self.told.about is not None:
            told = {"outcome": "resolved", "words": CONFIRMED}
            case = acts.decide(case=case, version=case.version, **told, by=by, at=at)
        acts.close(case=case, closing="settled", by=by, at=at)

    def _about(self) -> list[PartyFacts]:
        if self.told.about is None:
            return []
        members = _members(self.teller)
        pk = members[self.told.about % len(members)].pk
        return [PartyFacts(SUBJECT, practitioner_id=pk)]


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


def _weigh(teller: Teller, at: datetime) -> None:
    place, by = facility(teller.ground.facilities[OFFICE]), teller.actors[DIRECTOR]
    weigh(facility=place, on=at.date(), looked_at=LOOKED_AT, by=by, at=at)


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
