import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.oncall import COLUMNS, Unreadable, read_shifts, row_of
from credenza.formats.tables import csv_bytes, xlsx_bytes

GOOD = ("Surgery", "Okafor, Adaeze", "", "2026-12-01 19:00", "2026-12-02 07:00", 1, "555-0100", "")


def listed(*rows, headers=COLUMNS):
    return read_shifts(csv_bytes(headers, rows))


def refused(row, headers=COLUMNS):
    with pytest.raises(Unreadable) as caught:
        listed(row, headers=headers)
    return caught.value.problems


def changed(**values):
    return [values.get(name, value) for name, value in zip(COLUMNS, GOOD, strict=True)]


def test_a_row_is_a_shift():
    [one] = listed(GOOD)
    assert (one.service, one.practitioner, one.place) == ("Surgery", "Okafor, Adaeze", 1)
    assert one.starts == dt.datetime(2026, 12, 1, 19)  # noqa: DTZ001
    assert one.line == 2


def test_what_is_written_is_read_again_from_both_kinds_of_file():
    [one] = listed(GOOD)
    for write in (csv_bytes, xlsx_bytes):
        assert read_shifts(write(COLUMNS, [row_of(one)])) == [one]


def test_times_of_a_worksheet_are_times():
    starts, ends = dt.datetime(2026, 12, 1, 19), dt.datetime(2026, 12, 2, 7)  # noqa: DTZ001
    [one] = read_shifts(xlsx_bytes(COLUMNS, [changed(From=starts, Until=ends)]))
    assert (one.starts, one.ends) == (starts, ends)


def test_american_dates_are_read_and_empty_rows_passed_over():
    [one] = listed(changed(From="12/01/2026 19:00"), [""] * len(COLUMNS))
    assert one.starts.day == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"Service": ""}, "Row 2, Service: is empty; fill it in."),
        ({"From": "soon"}, "Row 2, From: is “soon”; write it as 2026-12-31 19:00."),
        ({"From": "2026-13-01 07:00"}, "Row 2, From: is “2026-13-01 07:00”; write it as "),
        ({"Until": "2026-12-01 19:00"}, "Row 2, Until: is not after From; write the later time."),
        ({"Place": "0"}, "Row 2, Place: is “0”; write 1 for who is called first, to 9."),
        ({"Place": "x" * 50}, "Row 2, Place: is “xxxxxxxxxxxxxxxxxxxx”"),
        ({"Note": "x" * 121}, "Row 2, Note: is longer than 120; shorten it."),
        ({"NPI": "12345678901"}, "Row 2, NPI: is longer than 10; shorten it."),
    ],
)
def test_a_row_that_cannot_be_read_says_where_and_how_to_mend_it(change, problem):
    assert any(one.startswith(problem) for one in refused(changed(**change)))


def test_every_problem_is_told_at_once():
    assert len(refused(changed(Service="", From="soon"))) == 2


def test_a_missing_column_is_named():
    assert refused(["x"], headers=["Service"]) == [
        f"No column is called Practitioner; the columns are {', '.join(COLUMNS)}."
    ]


def test_an_empty_list_says_so():
    assert refused([""] * len(COLUMNS))[0].startswith("The list has no rows")


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=40)


@given(st.lists(st.lists(TEXTS, min_size=8, max_size=8), max_size=4))
def test_any_cells_are_read_or_refused(rows):
    try:
        assert all(one.ends > one.starts for one in listed(*rows))
    except Unreadable as refusal:
        assert all(refusal.problems)
