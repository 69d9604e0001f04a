"""Appointments: one runs at a facility at a time."""

import pytest

from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import appointments
from credenza.office.practitioners.models import Appointment
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


def add(person, facility, standing="active"):
    values = {"facility": facility, "category": "Active", "standing": standing}
    return appointments.add(practitioner=person, values=values, by=OFFICE, at=NOW)


def move(appointment, standing):
    return appointments.edit(
        appointment=appointment,
        version=appointment.version,
        values={"standing": standing},
        by=OFFICE,
        at=NOW,
    )


def test_an_appointment_that_ended_makes_room_for_another(office, make_file):
    person = make_file()
    move(person.appointments.get(), "ended")
    add(person, office.north)
    assert person.appointments.count() == 2


def test_a_second_one_is_refused_while_one_runs(office, make_file):
    person = make_file()
    with pytest.raises(Refused, match="is running"):
        add(person, office.north, "applicant")
    add(person, office.north, "ended"), add(person, office.south)
    assert Appointment.objects.count() == 3


def test_an_ended_one_does_not_begin_again_beside_the_one_that_runs(office, make_file):
    person = make_file()
    former = add(person, office.north, "ended")
    with pytest.raises(Refused, match="is running"):
        move(former, "active")


def test_the_page_says_why_an_ended_one_cannot_begin_again(client_for, office, make_file):
    person = make_file()
    former = add(person, office.north, "ended")
    typed = {"category": "Active", "standing": "active", "version": former.version}
    client = client_for("coordinator")
    answer = client.post(f"/practitioners/{person.pk}/appointments/{former.pk}/", typed)
    assert answer.status_code == 200 and "is running" in answer.text
