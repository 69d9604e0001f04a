"""The words for every piece of evidence."""

import pytest

from credenza.screening.explain import AGAINST, FOR, PHRASES, told
from credenza.screening.weights import EVIDENCE, shipped
from tests.screening.people import ADAMS, found

LISTED = {"family": "ADAMCZYK", "given": "THEODORA", "born_on": "19710324"}


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_every_phrase_is_of_a_level_that_exists(evidence):
    assert PHRASES[evidence].keys() <= {*EVIDENCE[evidence]}


@pytest.mark.parametrize("evidence", [name for name in EVIDENCE if name != "kind"])
def test_what_moves_the_score_is_said_on_the_side_it_speaks_for(evidence):
    points = shipped().levels[evidence]
    for level, (side, _words) in PHRASES[evidence].items():
        assert points[level] >= 0 if side == FOR else side == AGAINST
    strong = {level for level, value in points.items() if abs(value) > 1}
    assert strong - PHRASES[evidence].keys() <= {"initial", "moved", "loose"}


def test_the_reasons_read_as_a_sentence_for_and_one_against():
    row = found(ADAMS, LISTED | {"middle": "JANE", "state": "TX"})
    assert row["reasons"] == (
        "for: family name ADAMCZYK the same, borne by hardly anybody; given name THEODORA the "
        "same, borne by 1 person in 30,000; birth date 1971-03-24 the same. "
        "against: middle names differ: LOUISE and JANE; states differ: IA and TX."
    )


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"given": "DORA"}, "for: given names THEODORA and DORA are forms of one name"),
        ({"born_on": "19712403"}, "1971-03-24 and 1971-24-03 agree, day and month exchanged"),
        ({"born_on": "1971"}, "birth years of 1971-03-24 and 1971 agree"),
        ({"born_on": ""}, "a birth date is missing"),
        ({"family": "THEODORA", "given": "ADAMCZYK"}, "given and family name exchanged"),
        ({"given": "LOUISE", "middle": "THEODORA"}, "given and middle names agree crosswise"),
        ({"licence_state": "IA"}, "state IA the same"),
        ({"licence_state": "IA", "state": "TX"}, "state IA the same"),
    ],
)
def test_what_was_found_is_named(entry, words):
    assert words.removeprefix("for: ") in found(ADAMS, LISTED | entry)["reasons"]


def test_the_words_of_each_side_are_told_one_by_one():
    row = found(ADAMS, LISTED | {"middle": "JANE", "state": "TX"})
    pro, contra = told(row["reasons"])
    assert [words.split()[0] for words in pro] == ["family", "given", "birth"]
    assert contra == ["middle names differ: LOUISE and JANE", "states differ: IA and TX"]


def test_what_speaks_for_one_side_alone_leaves_the_other_empty():
    assert told("against: NPIs differ: 1 and 2.") == ([], ["NPIs differ: 1 and 2"])
    assert told("for: NPI 1 the same.") == (["NPI 1 the same"], [])
