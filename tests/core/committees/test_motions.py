"""What may be moved while what is pending."""

import pytest

from credenza.core.committees.motions import Motion, bears_on, may_be_put, may_move

MAIN = Motion(1, "main", 10, state="stated")
AMENDMENT = Motion(2, "amend", 10, on=1, state="stated")
DEEPER = Motion(3, "amend", 10, on=2, state="stated")
POSTPONE = Motion(4, "postpone", 10, on=1, state="stated")
CONSENT = Motion(5, "consent", state="stated")


@pytest.mark.parametrize(
    ("kind", "before", "may"),
    [
        ("main", [], True),
        ("consent", [], True),
        ("amend", [], False),
        ("table", [], False),
        ("main", [MAIN], False),
        ("amend", [MAIN], True),
        ("amend", [MAIN, AMENDMENT], True),
        ("amend", [MAIN, AMENDMENT, DEEPER], False),
        ("postpone", [MAIN, AMENDMENT], True),
        ("amend", [MAIN, POSTPONE], False),
        ("table", [MAIN, POSTPONE], True),
        ("postpone", [MAIN, POSTPONE], False),
        ("amend", [CONSENT], False),
        ("table", [Motion(1, "main", 10)], False),
        ("table", [Motion(1, "main", 10, state="voting")], False),
    ],
)
def test_precedence(kind, before, may):
    assert bool(may_move(kind, before)) is may


def test_an_amendment_bears_on_the_question_and_setting_aside_on_the_whole():
    assert bears_on("amend", [MAIN, AMENDMENT]) == 2
    assert bears_on("table", [MAIN, AMENDMENT]) == 1
    assert bears_on("main", []) is None


def test_the_last_that_was_moved_is_put_first():
    motions = [MAIN, AMENDMENT]
    assert may_be_put(AMENDMENT, motions)
    assert may_be_put(MAIN, motions).reason == "“Amendment” is decided first."
    assert not may_be_put(Motion(9, "main", 11), [Motion(9, "main", 11)])
