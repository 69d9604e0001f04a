"""From ``applications/affiliations.toml`` to the shapes of the core."""

from collections.abc import Mapping
from types import MappingProxyType

from credenza.core.applications.affiliations import RELEASES, SAYABLE, AffiliationPolicy
from credenza.core.facts import Standing
from credenza.packs.schema import Table


def affiliation_policy(file: Table) -> AffiliationPolicy:
    """The ``[policy]`` table."""
    table = file.table("policy")
    if table is None:
        raise file.error("policy", "is missing", "add a [policy] table")
    table.only("says", "release", "held", "no_record", "citation", "standings")
    return AffiliationPolicy(
        says=table.words("says", SAYABLE),
        release=table.choice("release", RELEASES),
        standings=_standings(table),
        held=table.text("held"),
        no_record=table.text("no_record"),
        citation=table.text("citation"),
    )


def affiliation_columns(file: Table) -> Mapping[str, tuple[str, ...]]:
    """The headings under which each value of a request is found."""
    table = file.table("columns")
    if table is None:
        raise file.error("columns", "is missing", "add a [columns] table")
    return MappingProxyType({key: table.words(key) for key in table.data})


def _standings(table: Table) -> Mapping[str, str]:
    inner = table.table("standings")
    if inner is None:
        raise table.error("standings", "is missing", "add [policy.standings]")
    inner.only(*(one.value for one in Standing if one is not Standing.APPLICANT))
    return MappingProxyType({key: inner.text(key) for key in inner.data})
