"""Given and middle names that lists exchange, or write as one."""

import pytest

from tests.screening.people import ADAMS, found, score

LISTED = {"family": "ADAMCZYK", "born_on": "19710324"}


@pytest.mark.parametrize(
    ("given", "middle", "words"),
    [
        ("LOUISE", "THEODORA", "given and middle names agree crosswise"),
        ("LOUISE", "", "given and middle names agree crosswise"),
        ("L", "THEODORA", "given and middle names agree crosswise"),
        ("THEODORALOUISE", "", "given names THEODORA and THEODORALOUISE"),
        ("THEODORA LOUISE", "", "given names THEODORA and THEODORA LOUISE share a part"),
    ],
)
def test_names_are_known_crosswise_and_written_together(given, middle, words):
    assert words in found(ADAMS, LISTED | {"given": given, "middle": middle})["reasons"]


def test_a_name_crosswise_does_not_make_up_for_another_that_differs():
    """A sister's middle name may be one's own given name."""
    sister = LISTED | {"given": "MAUREEN", "middle": "THEODORA"}
    row = found(ADAMS, sister)
    assert "middle names differ: LOUISE and MAUREEN" in row["reasons"].split("against:")[1]
    assert row["score"] < score(ADAMS, LISTED | {"given": "LOUISE", "middle": "THEODORA"}) / 2
