"""The cases beside the packs: small files as data, with the verdict a coordinator expects.

A case names a day, a place, and what is on file; ``expect`` gives the state of each requirement
it is about, ``because`` a word of the reason, ``rule`` the one that decides, ``until`` the last
day on which that holds.
"""

from importlib.resources import files

import pytest

from credenza.core.requirements import compile_rules, evaluate
from credenza.packs import loader
from tests.packs.written import file_of, place_of

STANDARDS = files("credenza.packs") / "standards"


def cases():
    for folder in sorted(STANDARDS.iterdir(), key=lambda folder: folder.name):
        path = folder / "cases.toml"
        if path.is_file():
            for case in loader.read_toml(path).data["case"]:
                yield pytest.param(case, id=f"{folder.name}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_the_packs_judge_as_a_coordinator_would(case):
    place, as_of = place_of(case), case["as_of"]
    rules = compile_rules(loader.packs(), place, as_of, loader.credential_kinds())
    found = {one.requirement: one for one in evaluate(file_of(case), place, rules, as_of)}
    for expected in case["expect"]:
        finding = found.get(expected["requirement"])
        if expected["state"] == "not_judged":
            assert finding is None
            continue
        assert (finding.state, finding.reason) == (expected["state"], finding.reason)
        assert expected.get("because", "") in finding.reason
        assert finding.rule == expected.get("rule", finding.rule)
        assert finding.edition == expected.get("edition", finding.edition)
        assert finding.until == expected.get("until", finding.until)
