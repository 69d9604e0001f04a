"""By which plan something new is evaluated, and how far it has come."""

import datetime as dt

import pytest

from credenza.core.facts import State
from credenza.core.privileges.evaluating import EvaluationPlan, plan_for, progress
from credenza.core.privileges.holding import GRANT_KINDS
from credenza.packs.evaluation import evaluation_methods, evaluation_plans

DUE = dt.date(2027, 5, 24)


@pytest.mark.parametrize("kind", sorted(GRANT_KINDS))
@pytest.mark.parametrize("is_core", [True, False])
def test_the_packs_have_a_plan_for_everything_that_can_be_granted(kind, is_core):
    plan = plan_for(evaluation_plans().values(), is_core=is_core, kind=kind)
    assert plan.method in evaluation_methods()
    assert plan.due_on(dt.date(2026, 11, 30)) > dt.date(2026, 11, 30)


def test_a_special_item_is_watched_and_a_core_read():
    plans = evaluation_plans().values()
    assert plan_for(plans, is_core=False, kind="regular").method == "proctoring"
    assert plan_for(plans, is_core=True, kind="regular").method == "chart_review"
    assert plan_for(plans, is_core=True, kind="disaster").key == "disaster"


def test_without_a_plan_that_fits_there_is_an_error():
    plan = EvaluationPlan("special", "proctoring", 5, 6, of=("special",))
    with pytest.raises(LookupError, match="core items in regular"):
        plan_for([plan], is_core=True, kind="regular")


@pytest.mark.parametrize(
    ("seen", "doubtful", "day", "state", "sentence"),
    [
        (0, 0, DUE, State.MISSING, "0 of 5 cases seen."),
        (4, 1, DUE, State.MISSING, "4 of 5 cases seen, 1 not satisfactory."),
        (5, 0, DUE, State.DUE, "5 of 5 cases seen: ready to be concluded."),
        (7, 0, DUE, State.DUE, "7 of 5 cases seen: ready to be concluded."),
        (4, 0, DUE + dt.timedelta(days=1), State.LATE, "4 of 5 cases seen; it was due."),
        (5, 0, DUE + dt.timedelta(days=1), State.LATE, "5 of 5 cases seen; it was due."),
    ],
)
def test_how_far_an_evaluation_is_is_told_in_a_sentence(seen, doubtful, day, state, sentence):
    told = progress(wanted=5, seen=seen, doubtful=doubtful, due_on=DUE, as_of=day)
    assert (told.state, told.sentence) == (state, sentence)
    assert told.is_ready is (seen >= 5)
