"""Each clock's last day, over weekends, holidays, leap days and the change of the clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.calendar import local_day
from credenza.core.concerns.clocks import (
    BUSINESS,
    CALENDAR,
    MONTHS,
    Amount,
    Clock,
    Course,
    Event,
    deadlines,
    last_day,
    pressing,
)
from credenza.packs.cases import case_kinds
from credenza.packs.holidays import holidays_of

OHIO = holidays_of("OH", range(2023, 2030)).keys()
LATER = dt.date(2030, 1, 1)


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("kind", "clock", "start", "last", "why"),
    [
        ("patient", "answer", "2026-11-24", "2026-12-01", "over Thanksgiving: calendar days"),
        ("patient", "answer", "2024-02-22", "2024-02-29", "onto a leap day"),
        ("patient", "answer", "2023-02-22", "2023-03-01", "no leap day that year"),
        ("patient", "answer", "2026-12-28", "2027-01-04", "over the turn of the year"),
        ("patient", "answer", "2026-11-21", "2026-11-28", "a Saturday stays the last day"),
        ("patient", "answer_extended", "2024-01-31", "2024-03-01", "30 days over a leap day"),
        ("patient", "triage", "2026-11-25", "2026-11-30", "Wednesday before Thanksgiving"),
        ("patient", "triage", "2026-11-27", "2026-12-01", "from a Friday"),
        ("patient", "triage", "2026-11-28", "2026-12-01", "from a Saturday"),
        ("patient", "triage", "2026-12-24", "2026-12-29", "over Christmas and a weekend"),
        ("patient", "acknowledge", "2026-07-02", "2026-07-08", "4 July observed on Friday"),
        ("patient", "acknowledge", "2024-02-28", "2024-03-04", "a leap day is a business day"),
        ("patient", "settle", "2026-12-28", "2027-01-05", "New Year's Day is none"),
        ("patient", "urgent", "2026-11-28", "2026-11-28", "the same day, on a Saturday too"),
        ("conduct", "mandated", "2026-12-31", "2027-01-04", "the next business day"),
        ("conduct", "hear", "2028-02-15", "2028-02-29", "14 days onto a leap day"),
        ("conduct", "decide", "2026-10-17", "2026-12-01", "45 days over the end of summer time"),
        ("clinical", "triage", "2026-09-03", "2026-09-11", "over Labor Day"),
        ("clinical", "decide", "2027-12-01", "2028-02-29", "90 days onto a leap day"),
        ("clinical", "decide", "2026-12-01", "2027-03-01", "90 days without one"),
    ],
)
def test_the_last_day_of_each_clock(kind, clock, start, last, why):
    one = next(one for one in case_kinds()[kind].clocks if one.key == clock)
    [amount] = one.amounts
    assert last_day(day(start), amount.value, one.unit, OHIO) == day(last), why


@pytest.mark.parametrize(
    ("zone", "instant", "on"),
    [
        ("America/New_York", "2026-11-01T03:59:00+00:00", "2026-10-31"),
        ("America/New_York", "2026-11-01T04:00:00+00:00", "2026-11-01"),
        ("America/New_York", "2026-11-02T04:59:00+00:00", "2026-11-01"),
        ("America/New_York", "2026-03-08T04:59:00+00:00", "2026-03-07"),
        ("America/New_York", "2026-03-09T03:59:00+00:00", "2026-03-08"),
        ("America/Chicago", "2026-11-01T04:30:00+00:00", "2026-10-31"),
        ("Pacific/Honolulu", "2026-11-02T09:59:00+00:00", "2026-11-01"),
    ],
)
def test_a_clock_counts_from_the_day_at_the_facility_also_when_the_hour_changes(zone, instant, on):
    received = local_day(dt.datetime.fromisoformat(instant), ZoneInfo(zone))
    assert last_day(received, 7, CALENDAR) == day(on) + dt.timedelta(days=7)


def clock(**more):
    given = {"key": "answer", "title": "Answer", "starts": "received", "stops": ("answered",)}
    given |= {"amounts": (Amount(day("2020-01-01"), 7),), "unit": CALENDAR}
    return Clock(**given | {"citation": "A rule", "confidence": "G"} | more)


def found(one, *events, as_of="2026-11-10", **course):
    told = [Event(key, day(on)) for key, on in events]
    return deadlines([one], Course(told, **course), day(as_of))


CAME = ("received", "2026-11-02")


@pytest.mark.parametrize(
    ("events", "as_of", "state"),
    [
        ((CAME,), "2026-11-09", "due"),
        ((CAME,), "2026-11-10", "late"),
        ((CAME, ("answered", "2026-11-09")), "2026-11-20", "met"),
        ((CAME, ("answered", "2026-11-10")), "2026-11-20", "missed"),
        ((CAME, ("answered", "2026-11-02")), "2026-11-20", "met"),
    ],
)
def test_how_a_clock_stands(events, as_of, state):
    [one] = found(clock(), *events, as_of=as_of)
    assert (one.state, one.day) == (state, day("2026-11-09"))


def test_a_clock_waits_for_its_event_its_trait_and_its_notice():
    assert found(clock(starts="told"), CAME) == ()
    assert found(clock(only="grievance"), CAME) == ()
    assert found(clock(after="extension_sent"), CAME) == ()
    assert found(clock(only="grievance"), CAME, traits={"grievance"})
    assert found(clock(after="extension_sent"), CAME, ("extension_sent", "2026-11-05"))


def test_what_stopped_a_clock_before_it_began_anew_does_not_stop_it_again():
    anew = clock(starts="reopened", stops=("decided",))
    events = (CAME, ("decided", "2026-11-04"), ("reopened", "2026-11-04"))
    [one] = found(anew, *events)
    assert one.is_open
    [one] = found(anew, *events, ("decided", "2026-11-04"))
    assert not one.is_open


@pytest.mark.parametrize(("own", "last"), [(5, "2026-11-07"), (7, "2026-11-09"), (9, "2026-11-09")])
def test_a_facility_may_tighten_a_clock_and_never_loosen_it(own, last):
    [one] = found(clock(), CAME, tightened={"answer": own})
    assert one.day == day(last)


def test_the_amount_is_that_in_force_on_the_day_the_clock_began():
    changed = clock(amounts=(Amount(day("2020-01-01"), 7), Amount(day("2026-11-03"), 5)))
    assert [one.day for one in found(changed, CAME)] == [day("2026-11-09")]
    assert [one.day for one in found(changed, ("received", "2026-11-03"))] == [day("2026-11-08")]
    assert found(changed, ("received", "2019-12-31")) == ()


def test_open_clocks_stand_first_and_the_nearest_presses():
    clocks = [
        clock(key="decide", amounts=(Amount(day("2020-01-01"), 45),)),
        clock(key="triage", stops=("triaged",), amounts=(Amount(day("2020-01-01"), 1),)),
        clock(),
    ]
    course = Course([Event("received", day("2026-11-02")), Event("triaged", day("2026-11-03"))])
    ordered = deadlines(clocks, course, day("2026-11-04"))
    assert [one.key for one in ordered] == ["answer", "decide", "triage"]
    assert pressing(ordered).key == "answer"
    assert pressing(()) is None


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 90))
def test_business_days_reach_at_least_as_far_as_calendar_days_and_end_on_one(start, amount):
    last = last_day(start, amount, BUSINESS, OHIO)
    assert last >= last_day(start, amount, CALENDAR)
    assert amount == 0 or (last.weekday() < 5 and last not in OHIO)


def test_months_end_on_the_same_day_or_the_last_of_the_month():
    assert last_day(day("2027-12-31"), 2, MONTHS) == day("2028-02-29")
