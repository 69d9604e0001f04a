"""Screenings: what is found, what it stands on, and what is written for everybody else."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.monitoring.actions.rulings import agree, rule
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.models import Clearance, Duty, Match, Ruling, Run
from credenza.office.practitioners.actions import files
from credenza.office.team.actions import choose
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE
from tests.office.monitoring.copies import copy, entry

BORN = dt.date(1974, 3, 9)
LISTED = {"born_on": BORN, "excluded_on": dt.date(2019, 5, 20), "agency": "HHS", "state": "OH"}
STRANGER = entry("9", "Yarvwick", "Dolores", born_on=dt.date(1960, 1, 2))


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def adaeze(make_file):
    return make_file("Okafor", "Adaeze", born_on=BORN)


def okafor(**values):
    return entry("1", "Okafor", "Adaeze", **(LISTED | values))


def run(kind="full", at=NOW, **given):
    return screen(kind=kind, by=OFFICE, at=at, **given)


def later(days):
    return NOW + dt.timedelta(days=days)


def state():
    return Match.objects.get(beside=None).state


def test_who_is_alike_is_opened_and_who_is_not_is_cleared(adaeze, make_file):
    other = make_file("Birdwell", "Tom")
    copy("leie", okafor(), STRANGER, at=NOW)
    done = run()
    assert (done.number, done.practitioners, done.opened, done.cleared) == (1, 2, 1, 1)
    match = Match.objects.get()
    assert (match.practitioner, match.state, match.band) == (adaeze, "open", "likely")
    assert Clearance.objects.get().practitioner == other
