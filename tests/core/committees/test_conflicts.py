"""Conflicts that are known before anybody declares one."""

import pytest

from credenza.core.committees.conflicts import Subject, conflict_of, may_lift
from credenza.core.committees.roll import Place

OKAFOR = Place(1, "Okafor", "chair", practitioner=101)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        (Subject(101), "own"),
        (Subject(101, {101}, {1: "relative"}), "own"),
        (Subject(200, {101}), "practice"),
        (Subject(200, {101}, {1: "competitor"}), "competitor"),
        (Subject(200, frozenset(), {2: "relative"}), ""),
        (Subject(200), ""),
        (Subject(None), ""),
    ],
)
def test_the_gravest_known_conflict(subject, kind):
    assert conflict_of(OKAFOR, subject) == kind


def test_who_has_no_file_is_not_taken_for_an_item_about_nobody():
    assert conflict_of(Place(2, "Public member", "member"), Subject(None)) == ""


def test_a_recusal_from_ones_own_file_is_never_lifted():
    assert not may_lift("own")
    assert may_lift("practice")
