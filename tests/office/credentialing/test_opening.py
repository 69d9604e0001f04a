"""Who may apply for what, and what opening an application brings about."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.opening import open_application, open_cohort
from credenza.office.credentialing.models import Application, Cohort
from credenza.office.practitioners.models import Appointment
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(office):
    def make(person, kind="initial", by=OFFICE, **more):
        given = {"facility": office.north} | more
        return open_application(practitioner=person, kind=kind, by=by, at=NOW, **given)

    return make


def test_an_invited_person_becomes_an_applicant_to_the_staff(opened, make_file, office):
    application = opened(make_file(at=None), department=office.surgery)
    assert (application.state, application.opened_by) == ("invited", "the office")
    held = Appointment.objects.get()
    assert (held.standing, held.facility, held.department) == (
        "applicant",
        office.north,
        office.surgery,
    )
    assert application.passages.get().holder == "applicant"


def test_the_applicant_has_the_days_of_the_kind_to_fill_it_in(opened, make_file):
    assert opened(make_file(at=None)).fill_by == dt.date(2027, 1, 23)


def test_a_member_who_applies_for_another_term_stays_what_they_are(opened, make_file):
    application = opened(make_file(), "reappointment")
    held = Appointment.objects.get()
    assert held.standing == "active"
    assert (application.department, application.staff_category) == (held.department, "Active")


def test_a_kind_that_the_office_fills_in_begins_with_the_office(opened, make_file):
    application = opened(make_file(at=None), "disaster")
    assert (application.state, application.fill_by) == ("verifying", None)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("kind", "at", "why"),
    [
        ("initial", "north", "on the staff of North already"),
        ("reappointment", None, "not on the staff of North yet"),
        ("return_from_leave", "north", "not on leave"),
        ("unheard_of", None, "No kind of application is called"),
    ],
)
def test_nobody_applies_for_what_does_not_fit_their_place(opened, make_file, kind, at, why):
    with pytest.raises(Refused, match=why):
        opened(make_file(at=at), kind)


def test_a_second_one_of_the_kind_is_refused_while_the_first_runs(opened, make_file):
    person = make_file(at=None)
    opened(person)
    with pytest.raises(Refused, match="is running"):
        opened(person)
    assert Application.objects.count() == 1


def test_another_kind_may_run_beside_it(opened, make_file):
    person = make_file(at=None)
    opened(person)
    opened(person, "temporary_applicant")
    assert Application.objects.count() == 2


def test_a_department_of_another_facility_is_refused(opened, make_file, office):
    with pytest.raises(Refused, match="not a department of North"):
        opened(make_file(at=None), department=office.southern)


def test_who_holds_the_right_elsewhere_opens_nothing_here(opened, make_file, office):
    away = Actor(1, "Sue South", (Grant("coordinator", office.south.pk),))
    with pytest.raises(Refused, match="at another facility"):
        opened(make_file(at=None), by=away)


def test_nobody_invites_themselves(opened, make_file, office):
    person = make_file(at=None)
    own = Actor(1, "Ada", (Grant("coordinator", office.north.pk),), person.pk)
    with pytest.raises(Refused, match="own file"):
        opened(person, by=own)


def test_a_cohort_opens_one_for_each_and_says_who_was_left_out_and_why(make_file, office):
    members = [make_file("Okafor", "Ada"), make_file("Berg", "Lise")]
    stranger = make_file("Roe", "Tom", at=None)
    cohort, opened, left = open_cohort(
        practitioners=[*members, stranger],
        facility=office.north,
        kind="reappointment",
        title="January 2027",
        by=OFFICE,
        at=NOW,
    )
    assert [one.practitioner for one in opened] == members
    assert {one.cohort for one in opened} == {cohort}
    assert [(one.practitioner, "not on the staff" in one.why) for one in left] == [(stranger, True)]


def test_a_cohort_of_nobody_leaves_nothing_behind(make_file, office):
    with pytest.raises(Refused, match="not on the staff"):
        open_cohort(
            practitioners=[make_file(at=None)],
            facility=office.north,
            kind="reappointment",
            title="January 2027",
            by=OFFICE,
            at=NOW,
        )
    assert not Cohort.objects.exists()
