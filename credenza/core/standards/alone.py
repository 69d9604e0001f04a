"""One standard by itself: what a file would owe if this rule were the only one.

Where several rules ask the same, the strictest decides a finding; how a file stands by each of
them is asked here, one at a time.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from credenza.core.facts import Finding, Place, State
from credenza.core.law import Packs
from credenza.core.rulebook import OFFICE

BY_WEIGHT = (State.LATE, State.MISSING, State.DUE, State.MET, State.NOT_APPLICABLE)


def alone(packs: Packs, place: Place, standard: str) -> tuple[Packs, Place]:
    """The packs and the place with the one rule of this id, or with the one limit of the place's
    own ("office:licence.verified") and no rule.
    """
    body, _, requirement = standard.partition(":")
    if body == OFFICE:
        own = tuple(one for one in place.own_limits if one.requirement == requirement)
        return replace(packs, standards=MappingProxyType({})), replace(place, own_limits=own)
    return _with(packs, standard), replace(place, own_limits=())


def verdict(findings: Iterable[Finding]) -> Finding | None:
    """The gravest of some findings; None where there are none: the standard does not bind."""
    return min(findings, key=lambda one: BY_WEIGHT.index(one.state), default=None)


def _with(packs: Packs, standard: str) -> Packs:
    standards = {
        key: replace(pack, rules=tuple(rule for rule in pack.rules if rule.id == standard))
        for key, pack in packs.standards.items()
    }
    return replace(packs, standards=MappingProxyType(standards))
