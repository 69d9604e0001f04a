"""The real registry's rows, where they lie beside the repository: from NPIs to today's work."""

import csv
from pathlib import Path

import pytest

from credenza.formats.tables import read_table, xlsx_bytes
from credenza.office.exchange import registry, rosters
from credenza.office.practitioners.actions.bulk import take_in
from credenza.office.practitioners.actions.judging import judge
from credenza.office.practitioners.models import OpenFinding, Practitioner
from credenza.office.team.actions import change_facility
from credenza.sources.catalog.nppes.load import load
from tests.office.exchange.conftest import NOW, OFFICE

REAL = (
    Path(__file__).resolve().parents[4]
    / "shared/data/nppes/davinci_sample-nppes-practitioner_20181204-data.csv"
)
HEADERS = (
    "Last Name",
    "First Name",
    "Credentials",
    "NPI",
    "Facility",
    "License #",
    "License State",
)
BAD = (
    ("Twelve", "Digits", "MD", "123456789012", "North", "", ""),
    ("Wrong", "Check", "MD", "1234567890", "North", "", ""),
    ("No", "Facility", "MD", "", "Westward", "", ""),
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not REAL.exists(), reason="The real registry rows are not beside this."),
]


@pytest.fixture
def forty(office, settings, tmp_path):
    """Files of forty real practitioners, made from their NPIs as applicants."""
    settings.REGISTRY = tmp_path
    change_facility(
        facility=office.north,
        fields={"bodies": ["cms", "tjc", "local"], "state": "CT"},
        by=OFFICE,
        at=NOW,
    )
    report = load(REAL, into=registry.local_path())
    assert (report.kept, report.refused) == (2000, 0)
    with REAL.open(newline="") as file:
        npis = [row["NPI"] for row in csv.DictReader(file)][::50]
    with registry.opened() as source:
        arrivals = [
            registry.arrival(source.by_npi(npi), applying_at=office.north.pk) for npi in npis
        ]
    outcome = take_in(arrivals=arrivals, by=OFFICE, at=NOW)
    judge(outcome.ids, at=NOW)
    return outcome


def test_forty_files_open_and_the_rules_say_what_each_lacks(forty):
    assert (forty.created, forty.refused) == (40, [])
    for person in Practitioner.objects.all():
        lacking = set(
            OpenFinding.objects.filter(practitioner=person).values_list("requirement", flat=True)
        )
        assert {"npdb.before_decision", "identity.checked", "references.received"} <= lacking
        assert person.profession


def test_a_roster_of_them_changes_nothing_and_its_bad_rows_come_back(forty, tmp_path):
    rows = []
    for person in Practitioner.objects.order_by("id"):
        licence = person.credentials.filter(kind__endswith="licence").first()
        number, state = (licence.number, licence.jurisdiction) if licence else ("", "")
        rows.append((person.last_name, person.first_name, person.degrees, person.npi, "North",
                     number, state))  # fmt: skip
    path = tmp_path / "roster.xlsx"
    path.write_bytes(xlsx_bytes(HEADERS, [*rows, *BAD]))
    table = read_table(path)
    mapping = rosters.mapping_for(table)
    read = rosters.check(table, mapping, at=NOW, progress=lambda done: None)
    result = rosters.bring_in(read, by=OFFICE, at=NOW, progress=lambda done: None)
    assert (result.created, result.refused) == (0, 3)
    assert result.unchanged + result.changed == 40
    assert Practitioner.objects.count() == 40
    again = rosters.bring_in(read, by=OFFICE, at=NOW, progress=lambda done: None)
    assert again.unchanged == 40
