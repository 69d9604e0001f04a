"""What a roster may say fits the tables, whichever database keeps them."""

import pytest
from django.db.models import CharField

from credenza.formats.roster import Column, Mapping, fields
from credenza.formats.tables import read_table
from credenza.office.exchange import rosters
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OtherName,
    Practitioner,
    Specialty,
)
from credenza.office.team.models import Department
from tests.office.exchange.conftest import NOW, OFFICE

pytestmark = pytest.mark.django_db
TABLES = (Practitioner, OtherName, Specialty, Appointment, Credential, Department)
LONGEST = {"name": 100, "list": 200, "text": 200}
VALUES = {
    "npi": "1234567893",
    "dea": "BO1234563",
    "state": "OH",
    "date": "2025-06-01",
    "birth": "1980-02-29",
    "email": "a" * 60 + "@" + ".".join(["b" * 60] * 3) + ".org",
    "phone": "614-555-0101 x123456",
    "zip": "43215-1234",
    "year": "2005",
    "limits": "1000000/3000000",
    "ssn": "512-34-7789",
}
OWN = {"facility": "North", "profession": "MD", "status": "Active", "sex": "Female"}


def brim(field) -> str:
    """As much as a cell of the field may hold."""
    if field.key in OWN:
        return OWN[field.key]
    longest = field.longest or LONGEST.get(field.kind, 0)
    return VALUES.get(field.kind, "W" * longest)


def bring_in(tmp_path, values):
    path = tmp_path / "roster.csv"
    rows = (values.keys(), values.values())
    path.write_text("\n".join(",".join(f'"{one}"' for one in row) for row in rows))
    table = read_table(path)
    columns = tuple(Column(key, key, 1, 1.0) for key in values)
    read = rosters.check(table, Mapping(columns), at=NOW, progress=lambda done: None)
    return rosters.bring_in(read, by=OFFICE, at=NOW, progress=lambda done: None)


def test_cells_full_to_the_brim_fit_their_columns(office, tmp_path):
    values = {key: brim(one) for key, one in fields().items() if key != "full_name"}
    result = bring_in(tmp_path, values)
    assert [str(error) for error in result.errors] == []
    assert result.created == 1
    assert Practitioner.objects.get().sex == "F"
    for model in TABLES:
        texts = [one for one in model._meta.fields if isinstance(one, CharField) and one.max_length]
        for row in model.objects.order_by("pk"):
            for column in texts:
                assert len(getattr(row, column.name) or "") <= column.max_length, column


@pytest.mark.parametrize("key", ["degree", "department", "licence_number", "category"])
def test_a_cell_that_is_too_long_is_handed_back_with_its_column(office, tmp_path, key):
    values = {"last_name": "Okafor", "first_name": "Ada", "degree": "MD", "facility": "North"}
    values |= {"licence_state": "OH", key: "W" * 150}
    result = bring_in(tmp_path, values)
    assert (result.created, result.refused) == (0, 1)
    assert key in str(result.errors[0]) and "Shorten it" in str(result.errors[0])
