"""The floors below which the rules of the core never go are the numbers of the packs."""

import pytest

from credenza.core.applications import hearing
from credenza.core.privileges import holding
from credenza.packs import loader

RULES = {rule.id: rule for pack in loader.standards().values() for rule in pack.rules}


@pytest.mark.parametrize(
    ("rule", "unit", "floor"),
    [
        ("HCQIA-N1", "days", hearing.ASK_DAYS),
        ("HCQIA-N2", "days", hearing.NOTICE_DAYS),
        ("NPDB-R-ACT", "days", holding.REPORTABLE_DAYS),
        ("TJC-APPT", "months", holding.LONGEST_MONTHS),
        ("TJC-TEMP-NEW", "days", holding.LONGEST_TEMPORARY_DAYS),
    ],
)
def test_a_floor_is_the_number_of_its_rule(rule, unit, floor):
    newest = RULES[rule].values[-1]
    assert (newest.limit, newest.unit) == (floor, unit)
