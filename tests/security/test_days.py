"""Which day it is where, and when a day is over: check 32, as a table worked out by hand.

New York and Chicago change their clocks on 8 March and 1 November 2026; Honolulu never does. A
credential is good until the end of its last day at the facility.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from credenza.core.calendar import add_months, end_of_day, local_day
from credenza.office.practitioners.actions import appointments
from credenza.office.practitioners.actions.judging import judge, judge_all
from credenza.office.practitioners.models import OpenFinding
from credenza.office.team.actions import change_facility
from tests.office.files import NOW, OFFICE

NEW_YORK, CHICAGO, HONOLULU = "America/New_York", "America/Chicago", "Pacific/Honolulu"

# An instant of the world's clock; the day at that instant in New York, Chicago and Honolulu.
DAYS = """
2026-03-08T04:59Z 2026-03-07 2026-03-07 2026-03-07
2026-03-08T05:00Z 2026-03-08 2026-03-07 2026-03-07
2026-03-08T06:00Z 2026-03-08 2026-03-08 2026-03-07
2026-03-08T07:00Z 2026-03-08 2026-03-08 2026-03-07
2026-03-09T03:59Z 2026-03-08 2026-03-08 2026-03-08
2026-03-09T04:00Z 2026-03-09 2026-03-08 2026-03-08
2026-03-09T05:00Z 2026-03-09 2026-03-09 2026-03-08
2026-03-09T10:00Z 2026-03-09 2026-03-09 2026-03-09
2026-07-01T00:00Z 2026-06-30 2026-06-30 2026-06-30
2026-11-01T03:59Z 2026-10-31 2026-10-31 2026-10-31
2026-11-01T04:00Z 2026-11-01 2026-10-31 2026-10-31
2026-11-01T05:30Z 2026-11-01 2026-11-01 2026-10-31
2026-11-01T06:30Z 2026-11-01 2026-11-01 2026-10-31
2026-11-02T04:59Z 2026-11-01 2026-11-01 2026-11-01
2026-11-02T05:00Z 2026-11-02 2026-11-01 2026-11-01
2026-11-02T06:00Z 2026-11-02 2026-11-02 2026-11-01
2027-01-01T00:00Z 2026-12-31 2026-12-31 2026-12-31
2027-01-01T05:00Z 2027-01-01 2026-12-31 2026-12-31
2027-01-01T06:00Z 2027-01-01 2027-01-01 2026-12-31
2027-01-01T10:00Z 2027-01-01 2027-01-01 2027-01-01
2028-02-29T04:59Z 2028-02-28 2028-02-28 2028-02-28
2028-02-29T05:00Z 2028-02-29 2028-02-28 2028-02-28
2028-03-01T05:00Z 2028-03-01 2028-02-29 2028-02-29
2028-03-01T10:00Z 2028-03-01 2028-03-01 2028-03-01
"""
# A day, months, and the last day that counts.
MONTHS = """
2024-02-29 12 2025-02-28
2024-02-29 24 2026-02-28
2024-02-29 36 2027-02-28
2024-02-29 48 2028-02-29
2026-02-28 24 2028-02-28
2025-02-28 36 2028-02-28
2028-02-29 -12 2027-02-28
2026-01-31 1 2026-02-28
2028-01-31 1 2028-02-29
2026-03-31 1 2026-04-30
2026-08-31 6 2027-02-28
2026-10-31 1 2026-11-30
2026-12-31 2 2027-02-28
2026-12-31 12 2027-12-31
2026-12-01 1 2027-01-01
2026-05-31 -3 2026-02-28
2100-02-28 12 2101-02-28
2096-02-29 48 2100-02-28
"""
# A zone, a last day, and the instant at which it is over.
ENDS = f"""
{NEW_YORK} 2026-03-07 2026-03-08T05:00Z
{NEW_YORK} 2026-03-08 2026-03-09T04:00Z
{NEW_YORK} 2026-10-31 2026-11-01T04:00Z
{NEW_YORK} 2026-11-01 2026-11-02T05:00Z
{CHICAGO} 2026-03-08 2026-03-09T05:00Z
{CHICAGO} 2026-11-01 2026-11-02T06:00Z
{CHICAGO} 2028-02-29 2028-03-01T06:00Z
{HONOLULU} 2026-03-08 2026-03-09T10:00Z
{HONOLULU} 2026-11-01 2026-11-02T10:00Z
{HONOLULU} 2026-12-31 2027-01-01T10:00Z
{NEW_YORK} 2026-12-31 2027-01-01T05:00Z
{NEW_YORK} 2028-02-29 2028-03-01T05:00Z
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


@pytest.mark.parametrize(("at", "new_york", "chicago", "honolulu"), rows(DAYS))
def test_the_day_is_that_of_the_place(at, new_york, chicago, honolulu):
    zones = (NEW_YORK, CHICAGO, HONOLULU)
    days = [local_day(instant(at), ZoneInfo(zone)).isoformat() for zone in zones]
    assert days == [new_york, chicago, honolulu]


@pytest.mark.parametrize(("day", "months", "last"), rows(MONTHS))
def test_months_end_on_their_day_or_the_last_of_a_shorter_month(day, months, last):
    assert add_months(dt.date.fromisoformat(day), int(months)).isoformat() == last


@pytest.mark.parametrize(("zone", "day", "over"), rows(ENDS))
def test_a_day_is_over_at_midnight_of_the_place(zone, day, over):
    assert end_of_day(dt.date.fromisoformat(day), ZoneInfo(zone)) == instant(over)


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "day", "over"), rows(ENDS))
def test_a_licence_is_good_until_that_very_moment(office, licence, zone, day, over):
    change_facility(facility=office.north, fields={"zone": zone}, by=OFFICE, at=NOW)
    person = licence(ends_on=dt.date.fromisoformat(day)).practitioner
    states = []
    for at in (instant(over) - dt.timedelta(seconds=1), instant(over)):
        judge([person.pk], at=at)
        states.append(OpenFinding.objects.get(requirement="licence.current").state)
    assert states == ["due", "late"]


@pytest.mark.django_db
@pytest.mark.parametrize("zone", [NEW_YORK, HONOLULU, "Pacific/Guam"])
def test_the_nightly_run_finds_a_lapse_wherever_the_office_has_its_clock(office, licence, zone):
    change_facility(facility=office.north, fields={"zone": zone}, by=OFFICE, at=NOW)
    day = dt.date(2026, 12, 10)
    licence(ends_on=day)
    over = end_of_day(day, ZoneInfo(zone))
    for hours in range(-30, 1):
        judge_all(at=over + dt.timedelta(hours=hours))
    assert OpenFinding.objects.get(requirement="licence.current").state == "late"


@pytest.mark.django_db
def test_of_two_facilities_each_judges_by_its_own_midnight(office, make_file, licence):
    change_facility(facility=office.south, fields={"zone": HONOLULU}, by=OFFICE, at=NOW)
    both = make_file()
    values = {"facility": office.south, "category": "Active", "standing": "active"}
    appointments.add(practitioner=both, values=values, by=OFFICE, at=NOW)
    licence(both, ends_on=dt.date(2026, 12, 10))
    judge([both.pk], at=instant("2026-12-11T06:00Z"))
    found = OpenFinding.objects.filter(requirement="licence.current")
    assert dict(found.values_list("facility__name", "state")) == {
        "North General": "late",
        "South Clinic": "due",
    }
