"""Answers add up to scores; 8/30 stops after eight that passed."""

import pytest

from credenza.core.standards.sampling import INITIAL, REAPPOINTED, Drawn
from credenza.core.standards.scoring import (
    NA,
    NO,
    YES,
    Element,
    falls_short,
    in_play,
    may_close,
    score,
)
from credenza.packs.loader import audit_methods

ALL = audit_methods()["all"]
STAGED = audit_methods()["eight_thirty"]
LICENCE = Element("licence", "Licence", "Verified in time?", "CR 3A", "V2")
FILES = list(range(1, 31))


def answers(*said: str) -> dict:
    return {(file, "licence"): one for file, one in enumerate(said, 1)}


def scored(method, *said: str, files=FILES):
    return score(method, LICENCE, INITIAL, files, answers(*said))


@pytest.mark.parametrize(
    ("said", "waiting", "early"),
    [
        ([], 8, False),
        ([YES] * 7, 1, False),
        ([YES] * 8, 0, True),
        ([YES] * 7 + [NA], 1, False),
        ([YES] * 7 + [NA, YES], 0, True),
        ([YES] * 7 + [NO], 22, False),
        ([NO], 29, False),
        ([YES] * 8 + [NO], 21, False),
        ([YES] * 7 + [NO] + [YES] * 22, 0, False),
    ],
)
def test_the_first_eight_are_scored_and_the_others_where_one_failed(said, waiting, early):
    found = scored(STAGED, *said)
    assert (len(found.waiting), found.stopped_early) == (waiting, early)


def test_fewer_than_eight_files_are_all_scored():
    assert scored(STAGED, YES, YES, files=[1, 2, 3]).waiting == (3,)
    assert scored(STAGED, YES, YES, NA, files=[1, 2, 3]).waiting == ()


def test_other_ways_of_drawing_ask_for_every_file():
    assert len(scored(ALL, *[YES] * 8).waiting) == 22


@pytest.mark.parametrize(
    ("said", "percent", "meets"),
    [
        ([YES, YES, YES], 100, True),
        ([YES, YES, NO], 66, False),
        ([YES, NA, NA], 100, True),
        ([NA, NA, NA], None, None),
        ([YES, YES, ""], 100, None),
    ],
)
def test_what_does_not_apply_counts_neither_way(said, percent, meets):
    found = scored(ALL, *said, files=[1, 2, 3])
    assert (found.percent, found.meets(100)) == (percent, meets)


def test_one_failure_in_a_thousand_is_not_rounded_up_to_all():
    found = scored(ALL, NO, *[YES] * 999, files=range(1, 1001))
    assert found.percent == 99


def test_an_alternate_takes_the_place_of_a_file_set_aside():
    drawn = [Drawn(n, INITIAL, n, alternate=n > 3) for n in range(1, 6)]
    assert [one.file for one in in_play(drawn, [])] == [1, 2, 3]
    assert [one.file for one in in_play(drawn, [2])] == [1, 3, 4]
    assert [one.file for one in in_play(drawn, [1, 2, 3, 4])] == [5]


def test_an_audit_closes_when_nothing_waits():
    waiting, done = scored(ALL, YES, files=[1, 2]), scored(ALL, YES, NO, files=[1, 2])
    assert may_close([waiting]).reason == "1 file still waits for answers."
    assert may_close([done])
    assert falls_short([done], 90) == [done]
    assert falls_short([done], 50) == []


def test_an_element_is_asked_of_its_groups():
    first = Element("school", "School", "", "", "G", groups=(INITIAL,))
    assert first.is_asked_of(INITIAL) and not first.is_asked_of(REAPPOINTED)
    assert LICENCE.is_asked_of(REAPPOINTED)
