"""A charter's rules in words."""

from fractions import Fraction

import pytest

from credenza.core.committees.charter import QuorumRule
from credenza.core.committees.wording import meets_words, quorum_words, recurrence_words
from credenza.packs.loader import committee_kinds


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (QuorumRule(Fraction(1, 2), 3), "Half of the voting members, at least 3"),
        (QuorumRule(Fraction(1, 2), 1, above=True), "More than half of the voting members"),
        (QuorumRule(Fraction(0), 3), "3 voting members"),
        (QuorumRule(Fraction(0), 1), "1 voting member"),
        (QuorumRule(Fraction(1), 1), "All of the voting members"),
        (QuorumRule(Fraction(3, 5), 2), "3/5 of the voting members, at least 2"),
        (
            QuorumRule(Fraction(1, 3), 2, physicians=True),
            "A third of the voting members, at least 2; most of them physicians",
        ),
    ],
)
def test_a_quorum_in_words(rule, words):
    assert quorum_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", "First Tuesday, every month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH", "Last Thursday, every second month"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "First Monday and third Monday, every month"),
        ("FREQ=MONTHLY;INTERVAL=4;BYDAY=2WE", "Second Wednesday, every 4 months"),
        ("FREQ=WEEKLY;BYDAY=FR", "Friday, every week"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "Friday, every 2 weeks"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("FREQ=MONTHLY;BYDAY=1TU;COUNT=4", "FREQ=MONTHLY;BYDAY=1TU;COUNT=4"),
        ("FREQ=YEARLY;BYDAY=1TU", "FREQ=YEARLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;BYDAY=9TU", "FREQ=MONTHLY;BYDAY=9TU"),
    ],
)
def test_a_recurrence_in_words_or_as_it_is_written(rule, words):
    assert recurrence_words(rule) == words


def test_when_a_committee_meets():
    assert meets_words(committee_kinds()["mec"]) == "Third Tuesday, every month, at 07:00"
    assert meets_words(committee_kinds()["other"]) == "As called"
