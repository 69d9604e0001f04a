"""The sample's on-call list, and the phones that may ask: with a gap and a wrong name in it."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from credenza.formats.oncall import Listed as Row
from credenza.office.desk.sample.telling import Teller
from credenza.office.practitioners.queries.lookup import Listed
from credenza.office.privileging.actions.links import make_link
from credenza.office.privileging.actions.oncall import import_shifts, open_service
from credenza.office.privileging.devices import ON
from credenza.office.privileging.queries.oncall import holders
from credenza.office.privileging.queries.shifts import shifts_of
from credenza.office.team.actions import choose
from credenza.office.team.queries import facility
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

DIRECTOR = f"director@{DOMAIN}"
SERVICES = (
    ("Anesthesia", "anesthesiology"),
    ("Cardiology", "cardiology"),
    ("Gastroenterology", "gastroenterology"),
    ("General surgery", "general_surgery"),
    ("Neurology", "neurology"),
    ("Obstetrics", "obstetrics_gynecology"),
    ("Orthopaedics", "orthopaedic_surgery"),
    ("Urology", "urology"),
)
MADE, DAYS, CHANGE = -3, 34, time(7)
NOBODY, STRANGER = ("Urology", 1), ("Neurology", 0)
"""On these days from today: nobody is on call, and somebody of another field."""


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The office makes the list and a link for the wards' phones."""
    at = teller.at(MADE, 17)
    yield at, lambda: _make(teller, at)


def _make(teller: Teller, at: datetime) -> None:
    by, place = teller.actors[DIRECTOR], facility(teller.ground.facilities[MEDICAL_CENTER])
    choose(key=ON, value=True, by=by, at=at)
    make_link(facility=place, label="Phones of the wards", by=by, at=at)
    people = {title: _callable(place, form, teller) for title, form in SERVICES}
    made = [
        open_service(facility=place, title=title, form=form, always=True, by=by, at=at)
        for title, form in SERVICES
        if people[title]
    ]
    other = people["Cardiology"][-1]
    rows = [row for one in made for row in _shifts(one.title, people[one.title], other, teller)]
    shifts = shifts_of(rows, place, made, teller.today)
    import_shifts(shifts=shifts, by=by, at=at)


def _callable(place, form: str, teller: Teller) -> list[Listed]:
    """Those who hold the core and whose name is nobody else's."""
    found = holders(place.pk, form, teller.today)
    names = Counter(one.name for one in found)
    return [one for one in found if names[one.name] == 1]


def _shifts(title: str, people: list[Listed], other: Listed, teller: Teller) -> Iterator[Row]:
    for n in range(DAYS):
        day = MADE + n
        if (title, day) == NOBODY:
            continue
        person = other if (title, day) == STRANGER else people[n % len(people)]
        starts = datetime.combine(teller.today + timedelta(days=day), CHANGE)
        ends, phone = starts + timedelta(days=1), f"614-555-01{n % 40:02d}"
        yield Row(n, title, person.name, "", starts, ends, 1, phone, "")
