"""What the office's own records say of standards that no rule over the files proves.

A room's records are added by a module with ``told`` and its name in ``RECORDS``.
"""

from collections.abc import Collection
from datetime import date

from credenza.office.compliance.queries.records import (
    complaints,
    decisions,
    integrity,
    meetings,
    policies,
)
from credenza.office.compliance.queries.records.base import Source

RECORDS = (policies.told, meetings.told, decisions.told, complaints.told, integrity.told)


def sources(facility: int, rules: Collection[str], as_of: date) -> dict[str, list[Source]]:
    """What records say of each of these standards that they know."""
    found: dict[str, list[Source]] = {}
    for told in RECORDS:
        for one in told(facility, rules, as_of):
            found.setdefault(one.rule, []).append(one)
    return found
