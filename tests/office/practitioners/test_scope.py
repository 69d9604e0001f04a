"""Whose files a person may reach."""

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.office.practitioners.models import Credential
from credenza.office.practitioners.queries.scope import in_visible_files, visible
from credenza.office.team.models import Department
from credenza.office.team.queries import actor_of

pytestmark = pytest.mark.django_db


def names(actor, verb="practitioner:see"):
    return list(visible(actor, verb).order_by("id").values_list("last_name", flat=True))


def test_a_role_reaches_the_files_of_its_facility_and_files_without_appointment(office, make_file):
    make_file("North"), make_file("South", at=office.south), make_file("Nowhere", at=None)
    scoped = Actor(1, "x", (Grant("coordinator", office.north.pk),))
    assert names(scoped) == ["North", "Nowhere"]
    assert names(Actor(1, "x", (Grant("coordinator"),))) == ["North", "South", "Nowhere"]


def test_a_chair_reaches_only_the_department(office, make_file):
    make_file("Surgeon")
    chair = Grant("chair", office.north.pk, office.medicine.pk)
    assert names(Actor(1, "x", (chair,))) == []
    chair = Grant("chair", office.north.pk, office.surgery.pk)
    assert names(Actor(1, "x", (chair,))) == ["Surgeon"]


def test_a_chair_reaches_the_sections_of_the_department_too(office, make_file, person, arranging):
    make_file("Surgeon"), make_file("Elsewhere", at=office.south)
    chair = person("chair", department=office.medicine)
    assert names(actor_of(chair)) == []
    with arranging():
        Department.objects.filter(pk=office.surgery.pk).update(parent=office.medicine)
    assert names(actor_of(chair)) == ["Surgeon"]


def test_nobody_without_a_role_reaches_anything(make_file):
    make_file()
    assert names(Actor(1, "x")) == []


def test_a_practitioner_sees_their_own_file_and_no_other(make_file):
    own = make_file("Own")
    make_file("Other")
    actor = Actor(1, "x", (Grant("practitioner"),), practitioner=own.pk)
    assert names(actor) == ["Own"]


def test_nobody_acts_on_their_own_file_whatever_their_role(make_file):
    own = make_file("Own")
    make_file("Other")
    actor = Actor(1, "x", (Grant("coordinator"),), practitioner=own.pk)
    assert names(actor, "credential:verify") == ["Other"]


def test_who_reaches_all_files_reaches_them_with_one_of_their_own_too(make_file):
    own = make_file("Own")
    make_file("Other")
    actor = Actor(1, "x", (Grant("director"),), practitioner=own.pk)
    assert names(actor) == ["Own", "Other"]


@pytest.mark.parametrize("role", ["director", "coordinator", "chair", "practitioner"])
@pytest.mark.parametrize("place", ["north", None])
@pytest.mark.parametrize("verb", ["practitioner:see", "expirables:see", "credential:verify"])
def test_rows_in_visible_files_are_those_of_the_visible_people(office, licence, role, place, verb):
    own = licence().practitioner
    licence(), licence()
    grant = Grant(role, office.north.pk if place else None)
    for practitioner in (None, own.pk):
        actor = Actor(1, "x", (grant,), practitioner=practitioner)
        rows = in_visible_files(Credential.objects.all(), actor, verb)
        assert set(rows.values_list("practitioner", flat=True)) == set(
            visible(actor, verb).values_list("pk", flat=True)
        )
