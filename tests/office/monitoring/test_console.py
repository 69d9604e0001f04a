"""Screening by command and by night."""

import datetime as dt

import pytest
import time_machine

from credenza.office.monitoring.console import (
    NOT_SCREENED,
    NOTHING_NEW,
    SOMETHING_NEW,
    screen_staff,
)
from credenza.office.monitoring.jobs import screen_by_night
from credenza.office.monitoring.models import Run
from tests.office.files import NOW
from tests.office.monitoring.copies import copy, entry

BORN = dt.date(1974, 3, 9)


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


@time_machine.travel(NOW, tick=False)
def test_the_command_says_what_it_did_and_exits_by_what_is_new(make_file, capsys):
    make_file("Okafor", "Adaeze", born_on=BORN)
    assert screen_staff(full=False, lists=()) == NOT_SCREENED
    copy("leie", entry("1", "Okafor", "Adaeze", born_on=BORN), at=NOW)
    assert screen_staff(full=False, lists=()) == SOMETHING_NEW
    assert screen_staff(full=True, lists=["leie"]) == NOTHING_NEW
    copy("sam", entry("2", "Other", "Person"), at=NOW - dt.timedelta(days=90))
    assert screen_staff(full=False, lists=()) == NOT_SCREENED
    told = capsys.readouterr()
    assert "Screening 1: 1 practitioners" in told.out
    assert "leie: 1 entries, 0 new." in told.out
    assert "nobody is cleared by it" in told.out
    assert "follow one" in told.err


def test_a_list_that_there_is_not_is_named(db, capsys):
    assert screen_staff(full=False, lists=["leei"]) == NOT_SCREENED
    assert "no list “leei”. The lists are: leie," in capsys.readouterr().err


def test_everybody_is_compared_anew_on_the_first_night_of_a_month(make_file):
    make_file()
    copy("leie", entry("1", "Other", "Person"), at=NOW)
    for day in ("2026-11-30", "2026-12-01"):
        with time_machine.travel(f"{day}T07:30:00Z", tick=False):
            screen_by_night.call()
    assert [run.kind for run in Run.objects.order_by("number")] == ["nightly", "full"]


def test_a_night_without_lists_screens_nobody(db):
    screen_by_night.call()
    assert not Run.objects.exists()
