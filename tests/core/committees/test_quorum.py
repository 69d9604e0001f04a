"""Enough members, and of the right kind."""

from dataclasses import replace
from fractions import Fraction

import pytest

from credenza.core.committees.charter import QuorumRule
from credenza.core.committees.quorum import needed, quorum
from tests.core.committees.sessions import CHARTER, session


@pytest.mark.parametrize(
    ("rule", "members", "asked"),
    [
        (QuorumRule(Fraction(1, 2), at_least=0), 5, 3),
        (QuorumRule(Fraction(1, 2), at_least=0), 6, 3),
        (QuorumRule(Fraction(1, 2), at_least=0, above=True), 6, 4),
        (QuorumRule(Fraction(1, 2), at_least=0, above=True), 5, 3),
        (QuorumRule(Fraction(2, 3), at_least=0), 9, 6),
        (QuorumRule(Fraction(1, 3), at_least=3), 6, 3),
        (QuorumRule(Fraction(0), at_least=3), 40, 3),
        (QuorumRule(Fraction(0), at_least=0), 4, 1),
        (QuorumRule(Fraction(1, 2), at_least=2), 0, 2),
    ],
)
def test_how_many_are_needed(rule, members, asked):
    assert needed(rule, members) == asked


def test_three_of_five_are_a_quorum_and_two_are_not():
    assert quorum(CHARTER, session(1, 2, 3).roll)
    verdict = quorum(CHARTER, session(1, 2, 8, 9).roll)
    assert verdict.reason == "No quorum: 3 voting members are needed, 2 are present."
    assert verdict.citation == "Bylaws, article X"


def test_who_is_recused_leaves_the_quorum_where_the_bylaws_say_so():
    roll = session(1, 2, 3).roll
    assert not quorum(CHARTER, roll, {3})
    assert quorum(replace(CHARTER, recusal_leaves_quorum=False), roll, {3})


def test_a_recusal_never_makes_a_quorum_easier():
    assert not quorum(CHARTER, session(1, 2).roll, {5})


def test_more_than_half_of_those_present_are_physicians_where_that_is_asked():
    charter = replace(CHARTER, quorum=QuorumRule(Fraction(0), 2, physicians=True))
    assert quorum(charter, session(1, 2, 4).roll)
    verdict = quorum(charter, session(1, 4).roll)
    assert verdict.reason.endswith("present must be physicians, and 1 is.")
