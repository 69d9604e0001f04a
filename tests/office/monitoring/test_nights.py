"""A month of nights, each comparing only what changed, ends where one full run ends."""

import datetime as dt
from random import Random

import pytest

from credenza.office.monitoring.actions.rulings import rule
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.models import Match
from credenza.office.practitioners.actions import files
from tests.office.files import NOW, OFFICE
from tests.office.monitoring.copies import copy, entry

FAMILIES = ("Okafor", "Birdwell", "Castellanos", "Smith", "de la Cruz-Reyes", "O'Neill")
GIVEN = ("Adaeze", "Tom", "Thomas", "Maria", "James", "Jim")
BORN = [dt.date(1970 + n, 1 + n, 10 + n) for n in range(5)]
LISTS = ("leie", "medicaid_oh")
NIGHTS = 10


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


def listed(chance: Random, number: int) -> dict:
    return entry(
        str(number),
        chance.choice(FAMILIES).upper(),
        chance.choice(GIVEN).upper(),
        born_on=chance.choice([*BORN, None]),
        state=chance.choice(["OH", "KY", ""]),
        excluded_on=dt.date(2020, 1, 1),
    )


def night(chance: Random, entries: dict[int, dict], people: list, number: int) -> None:
    """Something happens on the lists and in the files."""
    entries.pop(chance.choice([*entries]))
    for key in (chance.choice([*entries]), 100 + number):
        entries[key] = listed(chance, key)
    person = chance.choice(people)
    person.refresh_from_db()
    values = {
        "last_name": chance.choice(FAMILIES),
        "first_name": chance.choice(GIVEN),
        "city": chance.choice(["Columbus", "Mill Run"]),
    }
    files.edit(practitioner=person, version=person.version, values=values, by=OFFICE, at=NOW)


def standing() -> list[tuple]:
    """All that is alike, and how it stands."""
    rows = Match.objects.exclude(state="gone").order_by("practitioner", "source", "entry_id")
    columns = ("practitioner_id", "source", "entry_id", "entry", "score", "band", "state")
    return list(rows.values_list(*columns, "ours_mark", "theirs_mark", "beside_id"))


def test_a_month_of_nights_ends_where_one_full_run_ends(make_file):
    chance = Random(20261124)
    people = [
        make_file(chance.choice(FAMILIES), chance.choice(GIVEN), born_on=chance.choice(BORN))
        for _ in range(8)
    ]
    entries = {key: {n: listed(chance, n) for n in range(25)} for key in LISTS}
    for number in range(NIGHTS):
        at = NOW.replace(day=1) + dt.timedelta(days=number)
        for key in LISTS:
            night(chance, entries[key], people, number)
            copy(key, *entries[key].values(), at=at)
        screen(kind="nightly", by=OFFICE, at=at)
        waits = Match.objects.filter(state="open", beside=None).order_by("id").last()
        if waits:
            says = chance.choice(["different", "unsure", "same"])
            rule(match=waits, says=says, reason="Looked up", by=OFFICE, at=at)
    by_night = standing()
    full = screen(kind="full", by=OFFICE, at=NOW)
    assert standing() == by_night
    assert (full.opened, full.fallen, full.gone) == (0, 0, 0)
    assert {row[6] for row in by_night} > {"open", "different"}
