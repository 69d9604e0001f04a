"""Who shares a practice with whom, and who is meant by a name."""

import pytest

from credenza.core.permissions import Actor
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.queries import practices
from credenza.office.practitioners.queries.called import called
from credenza.office.practitioners.queries.practices import colleagues_by, colleagues_of
from tests.office.files import NOW, OFFICE

EVERYBODY = Actor.system("the tests")


@pytest.fixture
def works_at(make_file):
    """``works_at("Mill Run Clinic", "Okafor")``: a file with a position there, or that had one."""

    def make(employer, last, **more):
        person = make_file(last, at=None)
        values = {"issuer": employer, **more}
        credentials.add(practitioner=person, kind="work_position", values=values, by=OFFICE, at=NOW)
        return person

    return make


def test_one_employer_today_or_one_door_is_a_practice(make_file, works_at):
    own = works_at("Mill Run Clinic", "Okafor")
    partner = works_at(" mill run clinic", "Reyes-Ortiz")
    works_at("Mill Run Clinic", "Lindqvist", ends_on=NOW.date())
    works_at("Ashgrove Clinic", "Brandt")
    assert colleagues_of([own.pk]) == {partner.pk}
    here = make_file("Adeyemi", at=None, street="12 Mill Lane", postal_code="44001")
    next_door = make_file("Nowak", at=None, street="12 MILL LANE", postal_code="44001")
    make_file("Moss", at=None, street="12 Mill Lane", postal_code="44002")
    assert colleagues_of([here.pk]) == {next_door.pk}
    assert colleagues_of([]) == frozenset()


def test_neither_the_hospital_nor_a_whole_health_system_is_a_practice(works_at, monkeypatch):
    own = works_at("North General", "Okafor")
    works_at("north general", "Reyes-Ortiz")
    assert colleagues_of([own.pk]) == frozenset()
    monkeypatch.setattr(practices, "MOST", 2)
    large = [works_at("Lakeshore Health", name) for name in ("Brandt", "Nowak", "Moss")]
    assert colleagues_of([large[0].pk]) == frozenset()


def test_each_of_many_has_their_own_colleagues_in_as_many_reads_as_one(
    works_at, django_assert_max_num_queries
):
    pairs = [[works_at(f"Clinic {n}", name).pk for name in ("Okafor", "Nowak")] for n in range(4)]
    with django_assert_max_num_queries(6):
        found = colleagues_by([pk for pair in pairs for pk in pair])
    assert found == {pk: set(pair) - {pk} for pair in pairs for pk in pair}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("okafor", ["Okafor, Ada", "Okafor, Ben"]),
        ("Okafor, Ada", ["Okafor, Ada"]),
        ("ben okaf", ["Okafor, Ben"]),
        ("Ortiz", ["Reyes-Ortiz, Lu"]),
        ("Heijden", ["van der Heijden, Kim"]),
        ("1234567893", ["Okafor, Ada"]),
        ("1999999992", []),
        (" ", []),
    ],
)
def test_who_is_meant_by_a_name_or_a_number(make_file, typed, found):
    make_file("Okafor", "Ada", at=None, npi="1234567893")
    make_file("Okafor", "Ben", at=None)
    make_file("Reyes-Ortiz", "Lu", at=None)
    make_file("van der Heijden", "Kim", at=None)
    assert [str(one) for one in called(EVERYBODY, typed)] == found
