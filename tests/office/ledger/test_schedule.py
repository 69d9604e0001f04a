"""Slots of the office's clock, each taken once."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django_tasks import task

from credenza.office.ledger import schedule as schedules
from credenza.office.ledger.models import JobRun
from credenza.office.ledger.schedule import Scheduled, claim, due_slots, latest_slot, schedule

OHIO = ZoneInfo("America/New_York")
ran = []


@task()
def work():
    ran.append(1)


@pytest.fixture(autouse=True)
def nothing_ran():
    ran.clear()


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


NIGHTLY = Scheduled("nightly", "30 2 * * *", work)


@pytest.mark.parametrize(
    ("cron", "now", "slot"),
    [
        ("30 2 * * *", utc(2026, 1, 5, 7, 30), utc(2026, 1, 5, 7, 30)),
        ("30 2 * * *", utc(2026, 1, 5, 7, 29, 59), utc(2026, 1, 4, 7, 30)),
        ("30 2 * * *", utc(2026, 1, 5, 7, 30, 0, 5), utc(2026, 1, 5, 7, 30)),
        # The night without half past two, and the one with two of half past one.
        ("30 2 * * *", utc(2026, 3, 8, 12), utc(2026, 3, 8, 7, 0)),
        ("30 2 * * *", utc(2026, 3, 9, 12), utc(2026, 3, 9, 6, 30)),
        ("30 1 * * *", utc(2026, 11, 1, 5, 45), utc(2026, 11, 1, 5, 30)),
        ("30 1 * * *", utc(2026, 11, 1, 6, 45), utc(2026, 11, 1, 5, 30)),
        ("0 6 29 2 *", utc(2027, 3, 1), utc(2024, 2, 29, 11)),
    ],
)
def test_the_latest_slot_of_the_offices_clock(cron, now, slot):
    assert latest_slot(cron, now, OHIO) == slot


@pytest.mark.parametrize("day", [dt.date(2026, 3, 8), dt.date(2026, 11, 1)])
def test_a_nightly_job_has_one_slot_in_the_nights_when_the_clocks_change(day):
    start = dt.datetime.combine(day, dt.time(), OHIO).astimezone(dt.UTC)
    minutes = [start + dt.timedelta(minutes=number) for number in range(24 * 60)]
    slots = {latest_slot("30 2 * * *", minute, OHIO) for minute in minutes}
    assert len([slot for slot in slots if slot >= start]) == 1


@pytest.mark.django_db
def test_what_is_due_runs_once_however_often_one_looks():
    now = utc(2026, 1, 5, 8)
    assert [slot for _, slot in due_slots(now, [NIGHTLY], OHIO)] == [utc(2026, 1, 5, 7, 30)]
    assert [claim(now, [NIGHTLY]) for _ in range(3)] == [1, 0, 0]
    assert due_slots(now, [NIGHTLY], OHIO) == []
    assert ran == [1]
    assert JobRun.objects.get().name == "nightly"


@pytest.mark.django_db
def test_slots_missed_while_the_office_was_closed_are_made_up_for_by_one_run():
    claim(utc(2026, 1, 5, 8), [NIGHTLY])
    assert claim(utc(2026, 1, 9, 8), [NIGHTLY]) == 1
    assert len(ran) == 2


@pytest.mark.django_db
def test_a_slot_that_another_worker_took_meanwhile_is_left_to_it(monkeypatch):
    now = utc(2026, 1, 5, 8)
    due = due_slots(now, [NIGHTLY], OHIO)
    claim(now, [NIGHTLY])
    monkeypatch.setattr(schedules, "due_slots", lambda *_: due)
    assert claim(now, [NIGHTLY]) == 0
    assert ran == [1]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_slot():
    taken, errors = [], []
    start = threading.Barrier(6)

    def look():
        try:
            start.wait(20)
            taken.append(claim(utc(2026, 1, 5, 8), [NIGHTLY]))
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(taken) == [0, 0, 0, 0, 0, 1]
    assert ran == [1]


def test_every_schedule_of_the_house_can_be_read_and_has_a_name_of_its_own():
    names = [entry.name for entry in schedule()]
    assert "Seal the ledger" in names
    for entry in schedule():
        latest_slot(entry.cron, utc(2026, 1, 5), OHIO)


def test_two_schedules_of_one_name_are_a_mistake(monkeypatch):
    monkeypatch.setattr(schedules, "_schedule_of", lambda config: [NIGHTLY])
    with pytest.raises(ValueError, match="Two schedules go by one name: nightly"):
        schedule()
