import datetime as dt

import pytest
from django.urls import reverse

from credenza.core.facts import Place
from credenza.core.permissions import OFFICE, About
from credenza.core.verdict import Refused
from credenza.office.ledger.models import Act
from credenza.office.team import actions, queries
from credenza.office.team.models import Bylaw, Department, Facility, Setting
from tests.fixtures import BEGAN, SYSTEM

FORM = {
    "name": "East Hospital",
    "short_name": "East",
    "kind": "hospital",
    "city": "Easton",
    "state": "OH",
    "zone": "America/New_York",
}
DAY = dt.date(2026, 6, 1)


@pytest.fixture
def director(client_for):
    return client_for("director", at=None, name="Dee Director")


@pytest.fixture
def northern(client_for):
    return client_for("director", name="Nora North")


def test_a_facility_is_added_and_changed(director):
    director.post(reverse("facility-add"), FORM)
    east = Facility.objects.get(name="East Hospital")
    director.post(
        reverse("facility-change", args=[east.pk]), {**FORM, "city": "Weston", "version": 1}
    )
    east.refresh_from_db()
    assert east.city == "Weston"
    assert Act.objects.filter(verb="facility:change", actor="Dee Director").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "north GENERAL"), ("state", "Ohio"), ("state", "oh"), ("kind", "spaceport"),
     ("zone", "Mars/Olympus"), ("bodies", "guild"), ("opened_on", "2026-02-30"), ("name", "")],
)  # fmt: skip
def test_a_facility_that_makes_no_sense_is_not_added(director, office, field, value):
    answer = director.post(reverse("facility-add"), {**FORM, field: value})
    assert answer.status_code == 422
    assert Facility.objects.count() == 2


def test_one_facility_adds_no_other_and_makes_no_choices_for_all(northern):
    for name in ("facility-add", "choices"):
        answer = northern.post(reverse(name), FORM)
        assert answer.status_code == 403
        assert "whole office" in answer.text
    assert Facility.objects.count() == 2
    assert not Setting.objects.exists()


def test_one_facility_sees_itself_alone(northern, director, office):
    assert "South Clinic" not in northern.get(reverse("office")).text
    assert "South Clinic" in director.get(reverse("office")).text
    assert northern.get(reverse("facility", args=[office.south.pk])).status_code == 404
    assert northern.get(reverse("facility", args=[9999])).status_code == 404


def test_forbidden_and_unknown_facilities_are_answered_alike(northern, office):
    forbidden = northern.get(reverse("facility", args=[office.south.pk]))
    unknown = northern.get(reverse("facility", args=[9999]))
    assert forbidden.text == unknown.text


def test_nothing_moves_to_another_facility_by_a_field_that_was_smuggled_in(northern, office):
    data = {"name": "Cardiology", "facility": office.south.pk, "facility_id": office.south.pk}
    northern.post(reverse("department-add", args=[office.north.pk]), data)
    assert Department.objects.get(name="Cardiology").facility == office.north
    url = reverse("department-change", args=[office.surgery.pk])
    northern.post(url, {**data, "name": "General Surgery", "id": office.southern.pk, "version": 1})
    office.surgery.refresh_from_db()
    assert (office.surgery.name, office.surgery.facility) == ("General Surgery", office.north)


def test_a_department_of_another_facility_is_not_here(northern, office):
    url = reverse("department-change", args=[office.southern.pk])
    assert northern.post(url, {"name": "Mine now"}).status_code == 404
    assert Department.objects.get(pk=office.southern.pk).name == "Family Medicine"


def test_two_departments_of_one_facility_have_two_names(northern, office):
    url = reverse("department-add", args=[office.north.pk])
    answer = northern.post(url, {"name": "SURGERY"})
    assert "North has a department of this name" in answer.text
    assert northern.post(url, {"name": "Family Medicine"}).status_code == 302


def test_a_section_lies_in_a_department_of_its_own_facility(northern, office):
    url = reverse("department-add", args=[office.north.pk])
    section = {"name": "Urology", "parent": office.southern.pk}
    assert northern.post(url, section).status_code == 422
    northern.post(url, {**section, "parent": office.surgery.pk})
    assert Department.objects.get(name="Urology").parent == office.surgery


# What the rules see


def bylaw(office, limit: int, began: dt.date, ended: dt.date | None = None) -> Bylaw:
    return Bylaw.objects.create(
        facility=office.north,
        requirement="license.verified",
        limit=limit,
        citation="Bylaws 4.2",
        effective_on=began,
        ended_on=ended,
    )


@pytest.mark.parametrize(
    ("began", "ended", "binds"),
    [
        (DAY, None, True),
        (DAY + dt.timedelta(1), None, False),
        (dt.date(2020, 2, 29), DAY, True),
        (dt.date(2020, 2, 29), DAY - dt.timedelta(1), False),
    ],
)
def test_a_bylaw_binds_from_its_day_to_the_end_of_its_last(office, arranging, began, ended, binds):
    with arranging():
        bylaw(office, 90, began, ended)
    [own] = queries.place(office.north).own_limits
    assert (own.requirement, own.amount, own.citation) == ("license.verified", 90, "Bylaws 4.2")
    assert own.in_force(DAY) is binds


def test_earlier_bylaws_stay_known_before_those_that_amend_them(office, arranging):
    with arranging():
        bylaw(office, 90, dt.date(2026, 3, 1))
        bylaw(office, 60, dt.date(2026, 1, 1))
    assert [one.amount for one in queries.place(office.north).own_limits] == [60, 90]


def test_places_are_the_same_one_by_one_and_all_at_once(office, arranging):
    with arranging():
        bylaw(office, 90, dt.date(2026, 1, 1))
    places = queries.places()
    assert places == {one.pk: queries.place(one) for one in queries.facilities()}
    assert places[office.south.pk] == Place(office.south.pk, "hospital", "OH")


def test_a_bylaw_ends_on_a_day_it_has_seen(office, arranging, director):
    with arranging():
        rule = bylaw(office, 90, DAY)
    url = reverse("bylaw-end", args=[rule.pk])
    assert director.post(url, {"ended_on": "tomorrow"}).status_code == 422
    early = director.post(url, {"ended_on": "2026-05-31"}, follow=True)
    assert "before it takes effect" in early.text
    director.post(url, {"ended_on": "2026-06-01"})
    rule.refresh_from_db()
    assert rule.ended_on == DAY


def test_whole_facilities_are_visible_and_a_single_department_makes_none(person, office):
    actor = queries.actor_of(person("coordinator"))
    assert list(queries.visible_facilities(actor, OFFICE)) == [office.north]
    everywhere = queries.actor_of(person("director", at=None))
    assert list(queries.visible_facilities(everywhere, OFFICE)) == [office.north, office.south]
    chair = queries.actor_of(person("chair", department=office.surgery))
    assert not queries.visible_facilities(chair, ["chair"])
    scope = queries.scope_of(chair, "practitioner:see")
    assert scope.reaches(About(departments=frozenset({office.surgery.pk})))


def test_a_facility_is_had_by_its_number(office):
    assert queries.facility(office.north.pk) == office.north
    with pytest.raises(Facility.DoesNotExist):
        queries.facility(9999)
    assert list(queries.departments(office.south.pk)) == [office.southern]
    assert queries.departments().count() == 3


# Choices


def test_the_offices_choices_are_kept_and_written_down(director):
    form = {
        "second_factor": "required",
        "notice_days": "30, 60,30 , 7",
        "chair_notice_days": "14",
        "zone": "America/Chicago",
        "sender": "office@example.org",
        "reappointment_cycle": "birth_month",
        "screening_agreement": "same",
    }
    director.post(reverse("choices"), form)
    assert queries.setting("second_factor") == "required"
    assert queries.setting("notice_days") == [60, 30, 7]
    assert queries.setting("sender") == "office@example.org"
    assert queries.setting("reappointment_cycle") == "birth_month"
    assert queries.setting("screening_agreement") == "same"
    assert Act.objects.filter(verb="setting:choose").count() == 6


@pytest.mark.parametrize("days", ["", "soon", "30;60", "0", "-5", "400", "٣٠", "1.5", "30,,60"])
def test_a_schedule_that_is_none_is_not_taken(director, days):
    form = {"second_factor": "offered", "notice_days": days, "zone": "America/Chicago"}
    form["chair_notice_days"] = "14"
    answer = director.post(reverse("choices"), form)
    assert answer.status_code == 422
    assert not Setting.objects.exists()


def test_a_choice_never_made_is_the_houses(db):
    assert queries.setting("second_factor") == "offered"
    assert queries.setting("unheard_of") is None
    assert queries.setting("unheard_of", 7) == 7


def test_a_committee_is_added(office):
    fields = {"facility": office.north, "kind": "credentials", "name": "Credentials Committee"}
    committee = actions.add_committee(fields=fields, by=SYSTEM, at=BEGAN)
    assert str(committee) == "Credentials Committee"


@pytest.fixture
def accredited(office, arranging):
    """North, which has taken on rules that end an appointment after three years."""
    with arranging():
        office.north.bodies = ["tjc"]
        office.north.save()
    return office.north


def test_a_looser_limit_than_the_rules_is_refused_with_the_reason(director, accredited):
    form = {"citation": "Bylaws 4.2", "effective_on": "2026-06-01"}
    url = reverse("bylaw-add", args=[accredited.pk])
    loose = director.post(url, {**form, "requirement": "appointment.term", "limit": 48})
    assert loose.status_code == 422
    assert "looser than" in loose.text
    director.post(url, {**form, "requirement": "appointment.term", "limit": 12})
    assert Bylaw.objects.get().limit == 12


def test_a_program_is_refused_the_looser_limit_too(accredited):
    fields = {
        "facility": accredited,
        "requirement": "appointment.term",
        "limit": 48,
        "citation": "Bylaws 4.2",
        "effective_on": DAY,
    }
    with pytest.raises(Refused, match="looser than"):
        actions.tighten(fields=fields, by=SYSTEM, at=BEGAN)
