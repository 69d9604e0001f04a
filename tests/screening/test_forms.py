"""The names under which somebody may be listed."""

import pytest

from credenza.screening.forms import name_forms
from credenza.screening.records import prepare
from tests.screening.people import ADAMS, frame


def forms(kind: str, **fields: str) -> list[tuple[str, str, str]]:
    rows = name_forms(prepare(frame(ADAMS | fields))).filter(kind=kind)
    return sorted(rows.select("family", "given", "middle").rows())


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("own", {}, [("ADAMCZYK", "THEODORA", "LOUISE")]),
        ("half", {}, []),
        ("half", {"family": "Adamczyk-Cole"}, [("ADAMCZYK", "THEODORA", "LOUISE"),
                                              ("COLE", "THEODORA", "LOUISE")]),
        ("half", {"family": "de la Cruz"}, [("CRUZ", "THEODORA", "LOUISE")]),
        ("former", {"other_names": "Cole"}, [("COLE", "THEODORA", "LOUISE")]),
        ("swapped", {}, [("THEODORA", "ADAMCZYK", "LOUISE")]),
        ("swapped", {"given": ""}, []),
        ("middle", {}, [("LOUISE", "THEODORA", "")]),
        ("middle", {"middle": "L"}, []),
    ],
)  # fmt: skip
def test_a_name_has_the_forms_under_which_lists_have_it(kind, fields, expected):
    assert forms(kind, **fields) == expected
