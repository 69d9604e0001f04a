import tomllib
from importlib.resources import files

import pytest

from credenza.core.facts import CredentialFact, PractitionerFile
from credenza.core.privileges import Volume, check
from credenza.packs import loader

CASES = tomllib.loads(
    (files("credenza.packs") / "privileges" / "cases.toml").read_text(encoding="utf-8")
)["case"]
ITEMS = {item.key: item for form in loader.privilege_forms().values() for item in form.items}


def credential(key, row):
    row = dict(row)
    specialty = row.pop("specialty", "")
    return CredentialFact(key, details={"specialty": specialty}, **row)


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_the_forms_judge_as_a_coordinator_would(case):
    rows = tuple(credential(key, row) for key, row in enumerate(case.get("credential", ()), 1))
    logs = [Volume(key, **row) for key, row in enumerate(case.get("volume", ()), 1)]
    person = PractitionerFile(1, case.get("profession", "md"), credentials=rows)
    results = check(ITEMS[case["item"]], person, logs, case["as_of"])
    assert [(one.outcome, one.reason) for one in results] == [
        (outcome, one.reason) for outcome, one in zip(case["expect"], results, strict=True)
    ]
