from datetime import date
from decimal import Decimal

import pytest

from credenza.core.concerns.exposures import Measure
from credenza.formats.exposures import Unreadable, read_exposures
from credenza.formats.tables import xlsx_bytes

MEASURES = {"patient_days": Measure("patient_days", "Patient days", 1000)}
HEAD = "Month,Measure,Amount,Department,Unit,Practitioner,NPI,Source\n"


def read(rows):
    return read_exposures((HEAD + rows).encode("utf-8-sig"), MEASURES)


def test_amounts_of_a_facility_and_of_its_parts_are_read():
    whole, unit = read(
        '2026-10,Patient days,"1,240",,,,,ADT\n10/2026,patient_days,310.5,,4 West,,,\n'
    )
    assert (whole.month, whole.amount, whole.source) == (date(2026, 10, 1), Decimal(1240), "ADT")
    assert (unit.unit, unit.amount) == ("4 West", Decimal("310.5"))


def test_a_workbooks_own_dates_and_numbers_are_read():
    data = xlsx_bytes(["month", "MEASURE", "Amount"], [(date(2024, 2, 29), "Patient days", 12)])
    [one] = read_exposures(data, MEASURES)
    assert (one.month, one.amount) == (date(2024, 2, 1), Decimal(12))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2026-13,Patient days,1,,,,,", "Row 2, Month: is “2026-13”; write it as 2026-10."),
        ("October,Patient days,1,,,,,", "Row 2, Month"),
        ("2026-10,Smiles,1,,,,,", "Row 2, Measure: is “Smiles”; use one of Patient days."),
        ("2026-10,Patient days,-1,,,,,", "Row 2, Amount: is “-1”"),
        ("2026-10,Patient days,NaN,,,,,", "Row 2, Amount"),
        ("2026-10,Patient days,1e12,,,,,", "Row 2, Amount"),
        ("2026-10,Patient days,,,,,,", "Row 2, Amount: is “”"),
        ("2026-10,Patient days,1,Surgery,4 West,,,", "Row 2, Unit: Department is told too"),
        (f"2026-10,Patient days,1,{'x' * 121},,,,", "Row 2, Department: is longer than 120"),
    ],
)
def test_what_cannot_be_read_names_row_field_and_remedy(row, problem):
    with pytest.raises(Unreadable) as refusal:
        read(row + "\n")
    assert refusal.value.problems[0].startswith(problem)


def test_the_same_amount_told_twice_names_both_rows():
    with pytest.raises(Unreadable, match="Row 3, Month: row 2 tells the same"):
        read("2026-10,Patient days,1,,4 West,,,\n2026-10,Patient days,2,,4 WEST,,,\n")


def test_every_problem_is_told_at_once():
    with pytest.raises(Unreadable) as refusal:
        read("x,Patient days,1,,,,,\n2026-10,y,z,,,,,\n")
    assert len(refusal.value.problems) == 3


def test_a_list_without_rows_or_columns_is_refused():
    with pytest.raises(Unreadable, match="0 rows"):
        read("")
    with pytest.raises(Unreadable, match="No column is called Measure"):
        read_exposures(b"Month,Amount\n2026-10,1\n", MEASURES)
