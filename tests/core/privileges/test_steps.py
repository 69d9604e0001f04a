"""The lives of forms, requests and evaluations: every step from every state, as reviewed."""

import pytest

from credenza.core.permissions import RIGHTS
from credenza.core.privileges.steps import EVALUATION, FORM, REQUEST

REVIEWED = {
    "form": (
        FORM,
        """
        propose      draft -> department
        department   department -> credentials
        credentials  credentials -> mec
        mec          mec -> board
        board        board -> in_force
        return       department credentials mec board -> draft  because
        discard      draft -> discarded  because
        retire       in_force -> retired  because
        """,
    ),
    "request": (
        REQUEST,
        """
        ask        filling -> filling
        hand_in    filling -> handed_in
        return     handed_in -> filling  because
        recommend  handed_in review -> review
        decide     handed_in review -> decided
        withdraw   filling handed_in review -> withdrawn  because
        """,
    ),
    "evaluation": (
        EVALUATION,
        """
        assign    running -> running
        record    running -> running
        continue  running referred -> concluded  because
        extend    running referred -> running  because
        refer     running -> referred  because
        drop      running referred -> dropped  because
        """,
    ),
}


def rows(text):
    """verb, sources, target and whether a reason is needed, of each reviewed line."""
    for line in filter(None, map(str.strip, text.splitlines())):
        way, _, because = line.partition("  because")
        start, target = way.split(" -> ")
        verb, *sources = start.split()
        yield verb, sources, target.strip(), line.endswith("because") or bool(because)


@pytest.mark.parametrize("name", REVIEWED)
def test_every_step_in_every_state_is_as_reviewed(name):
    workflow, text = REVIEWED[name]
    reviewed = {verb: rest for verb, *rest in rows(text)}
    assert [step.verb for step in workflow.steps] == list(reviewed)
    for step in workflow.steps:
        sources, target, because = reviewed[step.verb]
        assert (step.target, step.reason) == (target, because), step.verb
        for state in workflow.states:
            assert bool(workflow.may_go(state, step.verb)) is (state in sources), (
                step.verb,
                state,
            )


@pytest.mark.parametrize("name", REVIEWED)
def test_every_step_needs_a_right_that_exists_and_every_state_is_reached(name):
    workflow, _ = REVIEWED[name]
    assert {step.right for step in workflow.steps} <= set(RIGHTS)
    assert {step.target for step in workflow.steps} | {workflow.start} == set(workflow.states)


def test_a_step_that_is_not_possible_says_from_where():
    verdict = FORM.may_go("draft", "board")
    assert verdict.reason == "“The board approved” is not possible while it is a draft."
