"""Opening files and keeping their identity right."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection

from credenza.core.verdict import Refused
from credenza.office.ledger.models import Change
from credenza.office.practitioners.actions import files
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.facts import birth_date
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


def test_birth_date_and_ssn_lie_sealed_in_the_table_and_in_the_ledger(make_file):
    person = make_file(born_on=dt.date(1984, 2, 29), ssn="123456789")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM practitioners_practitioner")
        stored = str(cursor.fetchall())
    written = str(list(Change.objects.values_list("new", flat=True)))
    for secret in ("123456789", "123-45-6789", "1984-02-29"):
        assert secret not in stored
        assert secret not in written
    person.refresh_from_db()
    assert birth_date(person.uid, person.born_sealed) == dt.date(1984, 2, 29)


def test_a_sealed_value_moved_to_another_file_does_not_open(make_file):
    one, other = make_file(ssn="123456789"), make_file("Brandt", "Eva")
    with pytest.raises(Exception, match="moved"):
        settings.VAULT.unseal(one.ssn_sealed, "practitioner", str(other.uid), "ssn")


@pytest.mark.parametrize("twin", [{"npi": "1234567893"}, {"ssn": "123456789"}])
def test_a_second_file_with_the_same_number_is_refused_and_says_whose_it_is(make_file, twin):
    make_file(**twin)
    with pytest.raises(Refused, match="Okafor, Adaeze"):
        make_file("Brandt", "Eva", **twin)
    assert Practitioner.objects.count() == 1


def test_two_people_of_one_name_have_two_files(make_file):
    assert make_file().pk != make_file().pk


def test_whoever_saves_second_does_not_overwrite_what_they_did_not_see(make_file):
    person = make_file()
    seen = person.version
    files.edit(practitioner=person, version=seen, values={"city": "Lima"}, by=OFFICE, at=NOW)
    with pytest.raises(Conflict) as conflict:
        files.edit(practitioner=person, version=seen, values={"city": "Ada"}, by=OFFICE, at=NOW)
    assert conflict.value.current.city == "Lima"


def test_an_empty_npi_is_stored_as_none_so_that_two_files_may_lack_it(make_file):
    assert make_file(npi="").npi is None
    assert make_file("Brandt", "Eva", npi="").npi is None


def test_names_and_specialties_become_exactly_what_was_asked_and_kept_rows_stay(make_file):
    person = make_file()

    def become(names, titles):
        files.set_names_and_specialties(
            practitioner=person,
            version=person.version,
            other_names=[{"kind": "former", "last_name": name} for name in names],
            specialties=[{"title": title, "code": ""} for title in titles],
            by=OFFICE,
            at=NOW,
        )

    become(["Brandt", "Cole"], ["Cardiology"])
    kept = person.other_names.get(last_name="Cole").pk
    become(["Cole", "Diaz"], ["Imaging", "Cardiology"])
    assert set(person.other_names.values_list("last_name", flat=True)) == {"Cole", "Diaz"}
    assert person.other_names.get(last_name="Cole").pk == kept
    assert person.specialties.get(primary=True).title == "Imaging"


def test_a_twin_that_was_not_there_yet_when_we_looked_is_refused_too(make_file, monkeypatch):
    make_file("Quick", "Quentin", npi="1234567893")
    look = files._refuse_twins

    def too_early(*given):
        monkeypatch.setattr(files, "_refuse_twins", look)

    monkeypatch.setattr(files, "_refuse_twins", too_early)
    with pytest.raises(Refused, match="Quick, Quentin"):
        make_file("Slow", "Sally", npi="1234567893")
