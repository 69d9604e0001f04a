"""What a recommendation must say to be one."""

import pytest

from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import GRANTING, SAYINGS, Recommendation, is_sound

PROCTOR = (Condition("proctor", cases=3),)


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        (Recommendation("as_asked"), True),
        (Recommendation("conditions", conditions=PROCTOR), True),
        (Recommendation("conditions"), False),
        (Recommendation("modified", "Without robot"), True),
        (Recommendation("modified", without=("robot",)), False),
        (Recommendation("modified"), False),
        (Recommendation("defer", "Where is the log?"), True),
        (Recommendation("defer", "  "), False),
        (Recommendation("deny", "Too few cases"), True),
        (Recommendation("deny"), False),
        (Recommendation("maybe"), False),
    ],
)
def test_all_but_the_plain_yes_need_their_reason_or_conditions(said, sound):
    verdict = is_sound(said)
    assert bool(verdict) is sound
    assert sound or verdict.reason


@pytest.mark.parametrize("says", SAYINGS)
def test_three_sayings_grant_and_two_do_not(says):
    assert Recommendation(says).grants is (says in GRANTING)
    assert set(SAYINGS) - GRANTING == {"defer", "deny"}
