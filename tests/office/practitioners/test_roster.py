"""The list of practitioners: found, filtered, taken out."""

import csv
import io

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.office.practitioners.actions import appointments
from credenza.office.practitioners.queries.roster import Filters, matching
from tests.fixtures import signed_in
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


def names(filters, *grants):
    actor = Actor(1, "x", grants or (Grant("coordinator"),))
    return [person.last_name for person in matching(actor, filters)]


@pytest.fixture
def gone(make_file):
    """Somebody who was on the staff in the north."""
    person = make_file("Gone", "Gerda")
    appointments.edit(
        appointment=person.appointments.get(),
        version=1,
        values={"standing": "ended"},
        by=OFFICE,
        at=NOW,
    )
    return person


def test_a_facility_lists_who_is_on_its_staff_and_those_who_left_when_asked(
    office, make_file, gone
):
    make_file()
    place = {"facility": office.north.pk}
    assert names(Filters(**place)) == ["Okafor"]
    assert names(Filters(**place, category="Active")) == ["Okafor"]
    assert names(Filters(**place, standing="ended")) == ["Gone"]
    assert names(Filters()) == ["Gone", "Okafor"]


def test_lists_are_taken_out_only_of_where_the_right_to_it_reaches(
    person, office, make_file, arranging
):
    user = person("viewer")
    with arranging():
        user.grants.create(role="coordinator", facility=office.south)
    make_file(), make_file("Brandt", "Eva", at=office.south)
    client = signed_in(user)
    assert "Okafor" in client.get("/practitioners/").text
    sheet = client.get("/practitioners/?export=csv").content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(sheet))] == ["Last name", "Brandt"]
