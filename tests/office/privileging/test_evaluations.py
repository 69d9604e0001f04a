"""Focused evaluations: begun with the grant, seen through, concluded by somebody else."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.core.privileges.steps import EVALUATION
from credenza.core.verdict import Refused
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.models import Conclusion, Evaluation
from credenza.office.privileging.models import Grant as Granted
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, ROBOT

pytestmark = pytest.mark.django_db
LATER = dt.date(2027, 12, 1)
CASE = {"on": TODAY, "observer": "Dr. Brandvold", "satisfactory": True}


@pytest.fixture
def evaluation(surgeon, grant):
    """Of robotic surgery, proctored: five cases in six months."""
    proctor = Condition("proctor", cases=3)
    site = Condition("site", "Main")
    grant(surgeon, ROBOT, says={ROBOT: Recommendation("conditions", conditions=(proctor, site))})
    return Evaluation.objects.get()


def see(one, count=5, **values):
    for _ in range(count):
        evaluations.record(evaluation=one, values=CASE | values, by=OFFICE, at=NOW)


def assign(one, evaluator=None, by=OFFICE, **values):
    given = {"method": "proctoring", "cases": 5, "due_on": LATER, "evaluator": evaluator}
    return evaluations.assign(evaluation=one, by=by, at=NOW, **given | values)


def test_each_newly_granted_item_is_evaluated_by_the_plan_of_its_kind(surgeon, grant):
    grant(surgeon, CORE, ROBOT)
    core, robot = Evaluation.objects.order_by("grant__item")
    assert (core.method, core.cases, core.due_on) == ("chart_review", 10, dt.date(2027, 5, 24))
    assert (robot.method, robot.cases) == ("proctoring", 5)


def test_temporary_privileges_are_evaluated_too(surgeon, grant):
    grant(surgeon, CORE, kind="temporary", ends_on=TODAY + dt.timedelta(days=90))
    assert Evaluation.objects.get().due_on == dt.date(2027, 2, 24)


def test_it_is_concluded_once_its_cases_are_seen_and_the_proctor_is_needed_no_more(evaluation):
    see(evaluation, 4)
    with pytest.raises(Refused, match="4 of 5 cases seen"):
        evaluations.conclude(evaluation=evaluation, by=OFFICE, at=NOW, reason="Good")
    see(evaluation, 1)
    evaluations.conclude(evaluation=evaluation, by=OFFICE, at=NOW, reason="Good")
    assert Evaluation.objects.get().state == "concluded"
    assert [one["kind"] for one in Granted.objects.get().conditions] == ["site"]
    assert Conclusion.objects.get().reason == "Good"


def test_it_is_extended_by_cases_or_days_and_referred(evaluation):
    evaluations.refer(evaluation=evaluation, by=OFFICE, at=NOW, reason="Two conversions")
    more = {"cases": 8, "due_on": LATER, "reason": "The committee asks for more"}
    one = evaluations.extend(evaluation=evaluation, by=OFFICE, at=NOW, **more)
    assert (one.state, one.cases, one.due_on) == ("running", 8, LATER)
    with pytest.raises(Refused, match="more cases or a later day"):
        evaluations.extend(evaluation=one, by=OFFICE, at=NOW, **more)
    assert [row.step for row in Conclusion.objects.all()] == ["refer", "extend"]


def test_nobody_evaluates_themselves(evaluation, surgeon):
    own = Actor(7, "Ada", (Grant("chair"),), practitioner=surgeon.pk)
    given = {"evaluation": evaluation, "by": own, "at": NOW}
    for act in (
        lambda: assign(evaluation, by=own),
        lambda: assign(evaluation, evaluator=surgeon),
        lambda: evaluations.record(values=CASE, **given),
        lambda: evaluations.conclude(reason="Fine", **given),
        lambda: evaluations.extend(cases=9, due_on=LATER, reason="Why not", **given),
        lambda: evaluations.refer(reason="No", **given),
    ):
        with pytest.raises(Refused, match="evaluates themselves"):
            act()


def test_a_colleague_is_assigned_with_the_number_of_cases_and_the_day(evaluation, make_file):
    proctor = make_file("Brandvold", "Thaddeus")
    one = assign(evaluation, proctor, cases=7, method="discussion")
    assert (one.evaluator, one.cases, one.due_on, one.method) == (proctor, 7, LATER, "discussion")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"cases": 0}, "at least one case"),
        ({"due_on": TODAY}, "a last day after"),
        ({"method": "rumour"}, "how the cases are looked at"),
    ],
)
def test_an_assignment_has_a_goal(evaluation, values, why):
    with pytest.raises(Refused, match=why):
        assign(evaluation, **values)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"on": TODAY - dt.timedelta(days=1)}, "outside the evaluation"),
        ({"on": TODAY + dt.timedelta(days=1)}, "outside the evaluation"),
        ({"satisfactory": False}, "what was not satisfactory"),
    ],
)
def test_a_case_has_a_day_within_and_words_where_it_was_not_satisfactory(evaluation, values, why):
    with pytest.raises(Refused, match=why):
        see(evaluation, 1, **values)


ACTS = {
    "assign": assign,
    "record": lambda one: see(one, 1),
    "continue": lambda one: evaluations.conclude(evaluation=one, by=OFFICE, at=NOW, reason="x"),
    "extend": lambda one: evaluations.extend(
        evaluation=one, cases=9, due_on=LATER, by=OFFICE, at=NOW, reason="x"
    ),
    "refer": lambda one: evaluations.refer(evaluation=one, by=OFFICE, at=NOW, reason="x"),
    "drop": lambda one: evaluations.drop(grants=[one.grant], by=OFFICE, at=NOW, reason="x"),
}


@pytest.mark.parametrize("state", EVALUATION.states)
@pytest.mark.parametrize("verb", ACTS)
def test_every_act_is_possible_in_its_states_alone(evaluation, arranging, verb, state):
    assert set(ACTS) == {step.verb for step in EVALUATION.steps}
    see(evaluation)
    with arranging():
        Evaluation.objects.update(state=state)
    if EVALUATION.may_go(state, verb):
        ACTS[verb](evaluation)
        assert Evaluation.objects.get().state == EVALUATION.step(verb).target
    elif verb == "drop":
        ACTS[verb](evaluation)  # what is concluded stays as it is
        assert Evaluation.objects.get().state == state
    else:
        with pytest.raises(Refused, match="not possible"):
            ACTS[verb](evaluation)


@pytest.mark.parametrize("verb", ["continue", "extend", "refer"])
def test_a_conclusion_needs_its_reason(evaluation, verb):
    see(evaluation)
    acts = {
        "continue": evaluations.conclude,
        "extend": lambda **more: evaluations.extend(cases=9, due_on=LATER, **more),
        "refer": evaluations.refer,
    }
    with pytest.raises(Refused, match="Say why"):
        acts[verb](evaluation=evaluation, by=OFFICE, at=NOW, reason="")
