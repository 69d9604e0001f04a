from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.roster.dates import is_zero_date, read_date
from credenza.formats.roster.problems import CellProblem

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026/1/31", date(2026, 1, 31)),
        ("1/31/2026", date(2026, 1, 31)),
        ("01-31-2026", date(2026, 1, 31)),
        ("1.31.26", date(2026, 1, 31)),
        ("12-Jan-2026", date(2026, 1, 12)),
        ("12 January 2026", date(2026, 1, 12)),
        ("Jan 12, 2026", date(2026, 1, 12)),
        ("Sept. 3rd, 2026", date(2026, 9, 3)),
        ("20260131", date(2026, 1, 31)),
        ("01312026", date(2026, 1, 31)),
        (1312026, date(2026, 1, 31)),
        (20260131.0, date(2026, 1, 31)),
        ("2026-01-31T00:00:00", date(2026, 1, 31)),
        ("1/31/2026 12:00:00 AM", date(2026, 1, 31)),
        (" 2/29/2028 ", date(2028, 2, 29)),
        (46053, date(2026, 1, 31)),
        (46053.75, date(2026, 1, 31)),
        ("46053", date(2026, 1, 31)),
        (date(2026, 1, 31), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 59), date(2026, 1, 31)),  # noqa: DTZ001
        ("1/31/75", date(2075, 1, 31)),
        ("1/31/76", date(1976, 1, 31)),
        ("1/31/99", date(1999, 1, 31)),
    ],
)
def test_the_usual_writings_of_a_date_are_read(cell, day):
    assert read_date(cell, TODAY).day == day


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("Jan 2026", date(2026, 1, 1), date(2026, 1, 31)),
        ("Feb-28", date(2028, 2, 1), date(2028, 2, 29)),
        ("02/2027", date(2027, 2, 1), date(2027, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_month_alone_is_its_first_day_or_its_last_when_it_ends_something(cell, start, end):
    assert (read_date(cell, TODAY).day, read_date(cell, TODAY).precision) == (start, "month")
    assert read_date(cell, TODAY, is_end=True).day == end


@pytest.mark.parametrize(("text", "year"), [("5/1/26", 2026), ("5/1/27", 1927), ("5/1/70", 1970)])
def test_a_birth_year_of_two_digits_is_never_in_the_future(text, year):
    assert read_date(text, TODAY, is_birth=True).day.year == year


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2/31/2026", "no such day"),
        ("2/29/2026", "no such day"),
        ("4/31/2026", "no such day"),
        ("0/10/2026", "no such day"),
        ("31/12/2026", "is the day written first"),
        ("2026-13-01", "is the day written first"),
        ("45/45/2026", "no such day"),
        ("12-Foo-2026", "no month"),
        ("2026", "only a year"),
        (2026, "A number alone"),
        (0.5, "A number alone"),
        ("1/1/1066", "before 1900"),
        (date(1899, 12, 31), "before 1900"),
        ("soon", "no date"),
        ("yes", "no date"),
        ("1/31/2026 or later", "no date"),
        (True, "no date"),
        (time(8, 30), "no date"),
        ("١/١/٢٠٢٦x", "no date"),
    ],
)
def test_what_is_no_date_is_refused_not_guessed(cell, words):
    with pytest.raises(CellProblem, match=words) as caught:
        read_date(cell, TODAY)
    assert "empty the cell" in caught.value.remedy


@pytest.mark.parametrize("cell", ["00/00/0000", "0000-00-00", "0/0/0", "0", "00000000", time(0, 0)])
def test_the_zero_date_of_a_database_is_no_date_at_all(cell):
    assert is_zero_date(cell)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2098, 12, 31)))
def test_every_day_reads_the_same_in_all_its_writings(day):
    writings = [
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
        f"{day:%d-%b-%Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%Y%m%d}",
        day,
    ]
    assert {read_date(cell, TODAY).day for cell in writings} == {day}


@settings(deadline=None)
@given(st.dates(date(1911, 1, 1), date(2098, 12, 31)))
def test_a_day_counted_as_excel_counts_reads_as_that_day(day):
    assert read_date((day - date(1899, 12, 30)) / timedelta(days=1), TODAY).day == day
