"""Rosters as offices have them."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
OFFICE = Actor.system("the office")

HEADERS = (
    "Last Name",
    "First Name",
    "Degree",
    "NPI",
    "DOB",
    "Facility",
    "Department",
    "Status",
    "License Number",
    "License State",
    "License Expiration",
)
GOOD = (
    (
        "García-López",
        "Ana",
        "MD",
        "1234567893",
        "02/29/1984",
        "North",
        "Surgery",
        "Active",
        "35.111111",
        "OH",
        "12/31/2027",
    ),
    (
        "O'Neill",
        "Brian",
        "DO",
        "1000098768",
        "1/5/1971",
        "North General",
        "Medicine",
        "Active",
        "34.222222",
        "Ohio",
        "2028-03-01",
    ),
)
BAD = (
    ("Short", "Npi", "MD", "12345", "03/03/1970", "North", "Surgery", "Active", "", "", ""),
    ("Feb", "Thirty", "MD", "", "02/30/1980", "North", "Surgery", "Active", "", "", ""),
    ("No", "Place", "MD", "", "03/03/1970", "Elsewhere", "", "Active", "", "", ""),
)


@pytest.fixture
def roster_file(tmp_path):
    """``roster_file(*rows)``: a CSV file of those rows."""

    def make(*rows, name="roster.csv"):
        lines = [",".join(f'"{cell}"' for cell in row) for row in (HEADERS, *rows)]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return make
