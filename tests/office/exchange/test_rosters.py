"""A roster from file to files."""

import datetime as dt

import pytest

from credenza.formats.tables import read_table
from credenza.office.exchange import rosters
from credenza.office.ledger.models import Act
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OpenFinding,
    Practitioner,
)
from credenza.office.practitioners.queries.facts import birth_date
from tests.office.exchange.conftest import BAD, GOOD, NOW, OFFICE

pytestmark = pytest.mark.django_db


def bring_in(path):
    table = read_table(path)
    mapping = rosters.mapping_for(table)
    read = rosters.check(table, mapping, at=NOW, progress=lambda done: None)
    return rosters.bring_in(read, by=OFFICE, at=NOW, progress=lambda done: None)


def counts(result):
    return result.created, result.changed, result.unchanged, result.refused


def test_good_rows_become_files_and_bad_rows_come_back_with_reasons(office, roster_file):
    result = bring_in(roster_file(*GOOD, *BAD))
    assert counts(result) == (2, 0, 0, 3)
    assert {error.row for error in result.errors} == {4, 5, 6}
    assert all(error.reason and error.remedy for error in result.errors)


def test_what_a_row_says_is_in_the_file(office, roster_file):
    bring_in(roster_file(*GOOD))
    ana = Practitioner.objects.get(npi="1234567893")
    assert (ana.last_name, ana.profession) == ("García-López", "md")
    assert birth_date(ana.uid, ana.born_sealed) == dt.date(1984, 2, 29)
    licence = ana.credentials.get(kind="state_licence")
    assert (licence.jurisdiction, licence.ends_on) == ("OH", dt.date(2027, 12, 31))
    assert ana.appointments.get().department == office.surgery
    assert OpenFinding.objects.filter(practitioner=ana).exists()


def test_the_same_roster_twice_changes_nothing(office, roster_file):
    path = roster_file(*GOOD)
    bring_in(path)
    before = [list(model.objects.order_by("id").values()) for model in (Practitioner, Credential)]
    assert counts(bring_in(path)) == (0, 0, 2, 0)
    after = [list(model.objects.order_by("id").values()) for model in (Practitioner, Credential)]
    assert after == before
    assert Appointment.objects.count() == 2


def test_refused_rows_once_mended_are_taken_in_from_the_workbook(office, roster_file, tmp_path):
    first = bring_in(roster_file(*GOOD, *BAD))
    path = tmp_path / "refused.xlsx"
    path.write_bytes(first.workbook)
    table = read_table(path)
    assert table.headers[0] == "Why refused"
    assert len(list(table.rows)) == 3
    mended = [list(row) for row in BAD]
    mended[0][3], mended[1][4], mended[2][5] = "", "02/28/1980", "South"
    result = bring_in(roster_file(*map(tuple, mended), name="mended.csv"))
    assert counts(result) == (3, 0, 0, 0)


def test_empty_places_are_filled_and_nothing_is_overwritten(office, roster_file):
    bring_in(roster_file(GOOD[0]))
    changed = list(GOOD[0])
    changed[2], changed[10] = "MD, FACS", "12/31/2029"
    result = bring_in(roster_file(tuple(changed), name="later.csv"))
    assert counts(result)[0] == 0
    ana = Practitioner.objects.get()
    assert ana.degrees == "MD"
    assert ana.credentials.get(kind="state_licence").ends_on == dt.date(2027, 12, 31)


def test_a_contradicting_birth_date_for_a_known_npi_is_refused(office, roster_file):
    bring_in(roster_file(GOOD[0]))
    other = list(GOOD[0])
    other[4] = "03/01/1984"
    result = bring_in(roster_file(tuple(other), name="other.csv"))
    assert counts(result) == (0, 0, 0, 1)
    assert "birth date" in result.errors[0].reason


def test_two_people_of_one_name_are_told_apart_by_their_birth_dates(office, roster_file):
    one, two = list(GOOD[0]), list(GOOD[0])
    one[3], two[3], two[4], two[8] = "", "", "05/05/1990", "35.999999"
    assert counts(bring_in(roster_file(tuple(one), tuple(two)))) == (2, 0, 0, 0)


def test_a_department_that_nobody_knew_is_added_once(office, roster_file):
    row = list(GOOD[0])
    row[6] = "Anesthesia"
    bring_in(roster_file(tuple(row)))
    assert office.north.departments.filter(name="Anesthesia").count() == 1


def test_all_is_one_act_that_says_how_many(office, roster_file):
    bring_in(roster_file(*GOOD))
    act = Act.objects.get(verb="practitioner:take-in")
    assert '"created": 2' in act.detail
