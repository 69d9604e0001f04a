"""What is granted, and what becomes of it."""

import datetime as dt

import pytest
from django.db import IntegrityError

from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.holding import Holding
from credenza.core.privileges.recommending import Recommendation
from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import appointments
from credenza.office.privileging.actions import grants
from credenza.office.privileging.models import Evaluation, Grant, Request
from credenza.office.privileging.queries.grants import granted
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, ENDS, HERNIA, ROBOT, decide

pytestmark = pytest.mark.django_db
AS_ASKED = Recommendation("as_asked")
TOMORROW = TODAY + dt.timedelta(days=1)


def answers(person, office, as_of=TODAY):
    return {one.grant.item: one.answer for one in granted(person, office.north, as_of, over=True)}


def act(verb, rows, on=TODAY, reason="Chart review of 20 November", **more):
    return verb(grants=rows, reason=reason, on=on, by=OFFICE, at=NOW, **more)


def test_what_is_granted_as_asked_is_held_from_its_first_day_to_its_last(surgeon, grant, office):
    grant(surgeon, CORE, starts_on=TOMORROW)
    assert answers(surgeon, office)[CORE].holding is Holding.AHEAD
    assert answers(surgeon, office, TOMORROW)[CORE].may
    assert answers(surgeon, office, dt.date(2027, 12, 31))[CORE].may
    assert not answers(surgeon, office, ENDS + dt.timedelta(days=1))[CORE].may


def test_it_counts_until_the_appointment_ends_where_that_is_earlier(surgeon, grant, office):
    grant(surgeon, CORE)
    assert answers(surgeon, office)[CORE].until == dt.date(2027, 12, 31)
    after = answers(surgeon, office, dt.date(2028, 1, 1))[CORE]
    assert after.reason == "The appointment ended on 31 December 2027."


def test_a_grant_may_be_partial_and_with_conditions(surgeon, request_of, office):
    one = request_of(surgeon, CORE, HERNIA, ROBOT)
    proctor = Condition("proctor", cases=3)
    decide(
        one,
        {
            CORE: Recommendation("modified", "No appendix", without=("appendectomy",)),
            HERNIA: Recommendation("deny", "Too few cases"),
            ROBOT: Recommendation("conditions", conditions=(proctor,)),
        },
    )
    core, robot = granted(surgeon, office.north, TODAY)
    assert core.without == ["Appendectomy"]
    assert robot.answer.holding is Holding.PROCTORED
    assert robot.answer.reason == "With a proctor for the first 3 cases."
    assert Request.objects.get().state == "decided"


def test_a_deferred_item_keeps_the_request_open_for_itself_alone(surgeon, request_of):
    one = request_of(surgeon, CORE, HERNIA)
    decide(one, {CORE: AS_ASKED, HERNIA: Recommendation("defer", "Case log asked for")})
    one.refresh_from_db()
    assert one.state == "handed_in"
    with pytest.raises(Refused, match="decided already"):
        decide(one, {CORE: AS_ASKED, HERNIA: AS_ASKED})
    decide(one, {HERNIA: AS_ASKED})
    one.refresh_from_db()
    assert one.state == "decided"
    assert Grant.objects.count() == 2


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ({CORE: AS_ASKED}, "is left out"),
        ({CORE: AS_ASKED, HERNIA: AS_ASKED, ROBOT: AS_ASKED}, "Not asked for"),
        ({CORE: AS_ASKED, HERNIA: Recommendation("deny")}, "needs its reason"),
        ({CORE: AS_ASKED, HERNIA: Recommendation("conditions")}, "which conditions"),
        ({CORE: AS_ASKED, HERNIA: Recommendation("perhaps")}, "no recommendation"),
    ],
)
def test_a_decision_says_something_sound_on_each_item_asked_for(surgeon, request_of, lines, why):
    with pytest.raises(Refused, match=why):
        decide(request_of(surgeon, CORE, HERNIA), lines)
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"starts_on": TODAY - dt.timedelta(days=1)}, "day of its decision"),
        ({"ends_on": TODAY - dt.timedelta(days=1)}, "before the first"),
        ({"ends_on": dt.date(2029, 11, 24)}, "36 months"),
        ({"kind": "temporary", "ends_on": TODAY + dt.timedelta(days=120)}, "120 days"),
        ({"kind": "eternal"}, "no kind of grant"),
    ],
)
def test_a_term_is_one_that_the_rules_allow(surgeon, request_of, values, why):
    with pytest.raises(Refused, match=why):
        decide(request_of(surgeon, CORE), {CORE: AS_ASKED}, **values)


def test_three_years_and_a_hundred_and_twenty_days_are_just_allowed(surgeon, grant):
    grant(surgeon, CORE, ends_on=dt.date(2029, 11, 23))
    grant(surgeon, ROBOT, kind="temporary", ends_on=TODAY + dt.timedelta(days=119))


def test_a_renewal_follows_on_without_a_gap_and_begins_no_evaluation(surgeon, grant, office):
    grant(surgeon, CORE, ends_on=dt.date(2027, 5, 31))
    grant(surgeon, CORE, starts_on=dt.date(2027, 6, 1))
    first, second = Grant.objects.order_by("starts_on")
    assert (second.starts_on - first.ends_on).days == 1
    assert first.ended_by == ""
    assert Evaluation.objects.count() == 1
    assert Evaluation.objects.get().grant == second


def test_an_early_renewal_ends_what_it_renews_the_day_before(surgeon, grant):
    [before] = grant(surgeon, CORE)
    grant(surgeon, CORE, starts_on=dt.date(2027, 6, 1), ends_on=dt.date(2029, 5, 31))
    before.refresh_from_db()
    assert (before.ends_on, before.ended_by) == (dt.date(2027, 5, 31), "renewed")


def test_a_regular_grant_takes_the_place_of_a_temporary_one(surgeon, grant, office):
    ends_on = TODAY + dt.timedelta(days=60)
    grant(surgeon, CORE, kind="temporary", ends_on=ends_on)
    grant(surgeon, CORE, starts_on=TOMORROW)
    assert [one.grant.kind for one in granted(surgeon, office.north, TOMORROW)] == ["regular"]


def test_after_a_gap_the_privilege_is_new_and_evaluated_again(surgeon, grant):
    grant(surgeon, CORE, ends_on=dt.date(2027, 1, 31))
    grant(surgeon, CORE, starts_on=dt.date(2027, 2, 2))
    assert Evaluation.objects.count() == 2


def test_two_grants_of_an_item_never_run_on_the_same_day(surgeon, grant):
    grant(surgeon, CORE)
    with pytest.raises(Refused, match="granted there for some of these days"):
        grant(surgeon, CORE)
    assert Grant.objects.count() == 1


def test_the_database_itself_refuses_overlapping_grants(surgeon, grant, arranging):
    [first] = grant(surgeon, CORE)
    with pytest.raises(IntegrityError, match="granted there"), arranging():
        Grant.objects.bulk_create([copy_of(first, starts_on=ENDS)])
    with arranging():
        second = copy_of(first, starts_on=ENDS + dt.timedelta(days=1))
        second.ends_on = ENDS + dt.timedelta(days=9)
        second.save()
    with pytest.raises(IntegrityError, match="granted there"), arranging():
        Grant.objects.filter(pk=second.pk).update(starts_on=ENDS)
    with pytest.raises(IntegrityError, match="granted there"), arranging():
        Grant.objects.bulk_create([copy_of(second), copy_of(second)])
    with arranging():
        Grant.objects.filter(pk=second.pk).update(ends_on=ENDS + dt.timedelta(days=10))


def copy_of(one, **changed):
    names = (
        "practitioner_id",
        "facility_id",
        "form_version_id",
        "item",
        "kind",
        "decided_on",
        "starts_on",
        "ends_on",
    )
    return Grant(**{name: getattr(one, name) for name in names} | changed)


def test_an_item_at_another_facility_is_another_grant(surgeon, grant, office, arranging):
    [first] = grant(surgeon, CORE)
    with arranging():
        copy_of(first, facility_id=office.south.pk).save()


def test_a_suspended_grant_rests_from_its_day_until_it_is_lifted(surgeon, grant, office):
    rows = grant(surgeon, CORE, HERNIA)
    act(grants.suspend, rows[:1], on=TOMORROW)
    assert answers(surgeon, office)[CORE].may
    resting = answers(surgeon, office, TOMORROW)
    assert resting[CORE].holding is Holding.SUSPENDED
    assert resting[HERNIA].may
    again = TOMORROW + dt.timedelta(days=3)
    act(grants.lift, rows[:1], on=again, reason="Cleared by the committee")
    assert not answers(surgeon, office, TOMORROW)[CORE].may
    assert answers(surgeon, office, again)[CORE].may


@pytest.mark.parametrize("verb", [grants.suspend, grants.lift, grants.relinquish, grants.end])
def test_every_change_needs_a_reason_and_grants_of_one_file(verb, surgeon, grant, make_file):
    rows = grant(surgeon, CORE)
    with pytest.raises(Refused, match="Say why"):
        act(verb, rows, reason=" ")
    with pytest.raises(Refused, match="one practitioner"):
        act(verb, [])
    with pytest.raises(Refused, match="one practitioner"):
        act(verb, [*rows, *grant(make_file("Berg", "Ida"), CORE)])


def test_what_rests_cannot_be_suspended_again_nor_what_does_not_be_lifted(surgeon, grant):
    rows = grant(surgeon, CORE)
    with pytest.raises(Refused, match="not suspended"):
        act(grants.lift, rows)
    act(grants.suspend, rows, on=TOMORROW)
    with pytest.raises(Refused, match="suspended already"):
        act(grants.suspend, rows)
    with pytest.raises(Refused, match="only from"):
        act(grants.lift, rows, on=TODAY)
    with pytest.raises(Refused, match="of what kind"):
        act(grants.suspend, rows, kind="whim")


def test_a_suspended_privilege_is_not_renewed_over_its_suspension(surgeon, grant):
    rows = grant(surgeon, CORE)
    act(grants.suspend, rows)
    with pytest.raises(Refused, match="is suspended"):
        grant(surgeon, CORE, starts_on=TOMORROW)


def test_what_is_given_up_is_not_held_from_that_day_and_is_evaluated_no_more(
    surgeon, grant, office
):
    rows = grant(surgeon, CORE, HERNIA)
    act(grants.relinquish, rows[:1], on=TOMORROW, under_investigation=True)
    assert answers(surgeon, office)[CORE].may
    after = answers(surgeon, office, TOMORROW)[CORE]
    assert after.reason == "Given up by the practitioner; the last day was 24 November 2026."
    assert Grant.objects.get(item=CORE).under_investigation
    assert Evaluation.objects.get(grant__item=CORE).state == "dropped"
    assert Evaluation.objects.get(grant__item=HERNIA).state == "running"


def test_what_is_given_up_on_its_first_day_was_never_held(surgeon, grant, office):
    rows = grant(surgeon, CORE)
    act(grants.relinquish, rows, on=TODAY)
    assert not answers(surgeon, office)[CORE].may
    grant(surgeon, CORE)
    assert [one.answer.may for one in granted(surgeon, office.north, TODAY)] == [True]


def test_what_has_ended_cannot_end_again(surgeon, grant):
    rows = grant(surgeon, CORE)
    act(grants.end, rows)
    with pytest.raises(Refused, match="ended already"):
        act(grants.end, rows)
    with pytest.raises(Refused, match="nothing is left"):
        act(grants.suspend, rows, on=TODAY)


@pytest.mark.parametrize(
    ("standing", "holding"),
    [
        ("active", Holding.HELD),
        ("suspended", Holding.SUSPENDED),
        ("leave", Holding.LEAVE),
        ("applicant", Holding.AHEAD),
    ],
)
def test_the_appointment_answers_for_what_was_granted_under_it(
    standing, holding, surgeon, grant, office
):
    grant(surgeon, CORE)
    appointment = surgeon.appointments.get()
    appointments.edit(
        appointment=appointment,
        version=appointment.version,
        values={"standing": standing},
        by=OFFICE,
        at=NOW,
    )
    assert answers(surgeon, office)[CORE].holding is holding


def test_temporary_privileges_need_no_appointment(make_file, grant, office):
    newcomer = make_file("Berg", "Ida", at=None)
    grant(newcomer, CORE, kind="temporary", ends_on=TODAY + dt.timedelta(days=90))
    assert answers(newcomer, office)[CORE].may


def test_reading_what_is_held_takes_as_many_reads_for_one_as_for_many(
    surgeon, grant, office, django_assert_num_queries
):
    grant(surgeon, CORE, HERNIA, ROBOT)
    with django_assert_num_queries(4):
        assert len(granted(surgeon, office.north, TODAY)) == 3
