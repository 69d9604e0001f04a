"""A name called out finds who may be meant."""

import pytest

from credenza.core.standards.calling import lines, meant

STAFF = [
    (1, (("Okafor", "Adaeze"),)),
    (2, (("Okafor", "Ifeoma"),)),
    (3, (("van der Berg", "Anna-Lise"), ("Sørensen", "Anna-Lise"))),
    (4, (("Bergmann", "Otto"),)),
    (5, (("O’Neill Jr.", "Sean"), ("O’Neill Jr.", "Jack"))),
]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Okafor", [1, 2]),
        ("Okafor, Adaeze", [1]),
        ("Adaeze Okafor", [1]),
        ("okafor, ifeoma", [2]),
        ("Okafor, A", [1]),
        ("van der Berg", [3]),
        ("Anna-Lise van der Berg", [3]),
        ("VANDERBERG", [3]),
        ("Sorensen", [3]),
        ("Berg", [4]),
        ("ONeill, Jack", [5]),
        ("Smith", []),
        ("", []),
        (",", []),
    ],
)
def test_a_name_finds_those_who_may_be_meant(line, people):
    assert meant(line, STAFF) == people


def test_a_list_has_one_name_a_line_each_once():
    assert lines("\ufeffOkafor\r\n\r\n  Berg ; \nOkafor\n\x00\n1234567893") == [
        "Okafor",
        "Berg",
        "1234567893",
    ]
