"""The end of an appointment ends what was granted under it, and removes nothing else."""

import datetime as dt

import pytest
import time_machine

from credenza.office.ledger.models import Act
from credenza.office.practitioners.actions import appointments
from credenza.office.privileging.actions.endings import end_with_appointments
from credenza.office.privileging.jobs import end_lapsed
from credenza.office.privileging.models import Evaluation, Grant, Request
from credenza.office.privileging.queries.grants import granted
from credenza.office.privileging.queries.lookup import who_may
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, HERNIA

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def member(surgeon, grant):
    grant(surgeon, CORE, HERNIA)
    return surgeon


def changed(person, at=NOW, **values):
    one = person.appointments.get()
    return appointments.edit(
        appointment=one, version=one.version, values=values, by=OFFICE, at=at, reason="Said so"
    )


def may(person, office, day=TODAY):
    return any(one.answer.may for one in granted(person, office.north, day, over=True))


def test_an_appointment_that_ends_takes_its_privileges_along_with_the_reason(member, office):
    changed(member, standing="ended", ends_on=TODAY - DAY)
    for one in Grant.objects.all():
        assert (one.ends_on, one.ended_by) == (TODAY - DAY, "appointment")
        assert one.ended_why == "The appointment ended; its last day was 23 November 2026."
    assert not may(member, office)
    [answer] = [one.answer for one in granted(member, office.north, TODAY, over=True)][:1]
    assert answer.reason == "Ended with the appointment; the last day was 23 November 2026."
    assert set(Evaluation.objects.values_list("state", flat=True)) == {"dropped"}
    ended = Act.objects.get(verb="privilege:end-with-appointment")
    assert (ended.practitioner_id, ended.actor) == (member.pk, OFFICE.name)


def test_one_called_ended_before_its_last_day_ends_at_once(member, office):
    changed(member, standing="ended")
    assert set(Grant.objects.values_list("ends_on", flat=True)) == {TODAY - DAY}
    assert not who_may(office.north.pk, HERNIA, TODAY).answers


@pytest.mark.parametrize(
    "values", [{"standing": "leave"}, {"standing": "suspended"}, {"ends_on": TODAY}]
)
def test_what_does_not_end_an_appointment_ends_no_privilege(member, values):
    changed(member, **values)
    assert set(Grant.objects.values_list("ended_by", flat=True)) == {""}


def test_nothing_else_is_removed(member, office, make_file, grant):
    other = make_file("Berg")
    grant(other, CORE)
    before = Request.objects.count()
    changed(member, standing="ended")
    assert may(other, office)
    assert Request.objects.count() == before
    assert Grant.objects.filter(practitioner=member).count() == 2


def test_an_appointment_elsewhere_keeps_its_privileges(member, office, arranging):
    with arranging():
        Grant.objects.filter(item=HERNIA).update(facility=office.south)
    changed(member, standing="ended")
    assert Grant.objects.get(item=HERNIA).ended_by == ""
    assert Grant.objects.get(item=CORE).ended_by == "appointment"


def test_a_renewal_that_lies_ahead_ends_before_it_begins(member, grant):
    grant(member, CORE, starts_on=TODAY + 30 * DAY, ends_on=TODAY + 400 * DAY)
    changed(member, standing="ended")
    assert set(Grant.objects.values_list("ends_on", flat=True)) == {TODAY - DAY}


def test_a_lapsed_term_ends_its_privileges_in_the_night_once(member, office):
    changed(member, ends_on=TODAY)
    with time_machine.travel(NOW, tick=False):
        end_lapsed.call()
        assert set(Grant.objects.values_list("ended_by", flat=True)) == {""}
    with time_machine.travel(NOW + DAY, tick=False):
        end_lapsed.call()
        acts = Act.objects.filter(verb="privilege:end-with-appointment").count()
        end_lapsed.call()
    assert acts == 1 == Act.objects.filter(verb="privilege:end-with-appointment").count()
    assert set(Grant.objects.values_list("ends_on", flat=True)) == {TODAY}


def test_many_ended_appointments_are_read_at_once(member, make_file, django_assert_max_num_queries):
    people = {member.pk} | {make_file(f"File{number}").pk for number in range(6)}
    with django_assert_max_num_queries(6):
        assert end_with_appointments(people=people, by=OFFICE, at=NOW) == 0
