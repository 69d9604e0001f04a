"""How corrective action begins and ends."""

import pytest

from credenza.core.concerns.corrective import (
    ASKED,
    BY_RESOLUTION,
    INVESTIGATION,
    KINDS,
    PRECAUTIONARY,
    PROPOSED,
    RESTING,
    RESTRICTION,
    RUNNING,
    WORKFLOWS,
    may_step,
)


@pytest.mark.parametrize(
    ("kind", "state", "verb", "resolved", "heard", "may"),
    [
        (INVESTIGATION, ASKED, "begin", True, False, True),
        (INVESTIGATION, ASKED, "begin", False, False, False),
        (INVESTIGATION, RUNNING, "end", False, False, False),
        (INVESTIGATION, RUNNING, "end", True, False, True),
        (INVESTIGATION, ASKED, "end", True, False, False),
        (INVESTIGATION, RUNNING, "begin", True, False, False),
        (PRECAUTIONARY, RESTING, "continue", True, False, False),
        (PRECAUTIONARY, RESTING, "continue", True, True, True),
        (PRECAUTIONARY, RESTING, "lift", True, False, True),
        (PRECAUTIONARY, RESTING, "lift", False, True, False),
        (RESTRICTION, PROPOSED, "adopt", False, False, True),
        (RESTRICTION, PROPOSED, "lift", True, True, False),
    ],
)
def test_a_step_is_possible_only_as_the_committee_resolved(kind, state, verb, resolved, heard, may):
    assert bool(may_step(kind, state, verb, resolved=resolved, heard=heard)) is may


def test_no_investigation_moves_without_a_resolution():
    assert {one.verb for one in WORKFLOWS[INVESTIGATION].steps} <= BY_RESOLUTION


def test_every_kind_has_its_steps():
    assert set(WORKFLOWS) == set(KINDS)
