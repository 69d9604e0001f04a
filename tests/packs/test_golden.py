"""The golden files: small files of practitioners, each with the verdicts a coordinator expects.

Each names somebody, a place, what is on file, and for some days how each standard, taken alone,
judges it: met, due, missing, late, not_applicable, or not_binding where the standard does not ask.
"""

import tomllib
from importlib.resources import files

import pytest

from credenza.core.requirements import compile_rules, evaluate
from credenza.core.standards.alone import alone, verdict
from credenza.packs import loader
from tests.packs.written import file_of, place_of

GOLDEN = files("tests.packs") / "golden"


def golden_files():
    """Every golden file by its name."""
    paths = sorted(GOLDEN.iterdir(), key=lambda path: path.name)
    return {path.name[:-5]: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def judged(file, place, expected):
    """The finding that decides what a standard says of a file on the day it names."""
    packs, place = alone(loader.packs(), place, expected["standard"])
    rules = compile_rules(packs, place, expected["on"], loader.credential_kinds())
    found = evaluate(file, place, rules, expected["on"])
    asked = expected.get("requirement")
    return verdict(one for one in found if asked in (None, one.requirement))


def verdicts(file, written):
    """The verdict of each row that a golden file expects, beside the one expected."""
    for expected in written["expect"]:
        found = judged(file, place_of(written), expected)
        where = f"{expected['standard']} on {expected['on']}"
        state = found.state.value if found else "not_binding"
        reason = found.reason if found else ""
        assert expected.get("because", "") in reason, where
        yield (where, state, reason), (where, expected["verdict"], reason)


@pytest.mark.parametrize("name", golden_files())
def test_a_golden_file_is_judged_as_expected_by_each_standard(name):
    written = golden_files()[name]
    rows = list(verdicts(file_of(written), written))
    assert [found for found, _ in rows] == [expected for _, expected in rows]


def test_there_are_golden_files_enough_on_both_sides_of_the_changes_of_2025():
    written = list(golden_files().values())
    days = {str(row["on"]) for one in written for row in one["expect"]}
    assert len(written) >= 60
    assert {"2025-06-30", "2025-07-01", "2025-07-08", "2025-07-09"} <= days
