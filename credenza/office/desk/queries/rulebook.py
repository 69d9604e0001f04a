"""The rules as the office reads them: what binds at a place, and everything in the packs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.facts import Place
from credenza.core.law import Pack, Rule, Value
from credenza.core.verdict import Verdict
from credenza.office.practitioners.queries.rules import rules_for
from credenza.packs.loader import requirements, standards


@dataclass(frozen=True, slots=True)
class Binding:
    """One requirement at a place: its strictest limit and the rule that sets it."""

    key: str
    title: str
    limit: str
    rule: str
    citation: str
    severity: str
    takes_limit: bool
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of a pack with what it says on the day; no value: it is not in force."""

    rule: Rule
    value: Value | None

    @property
    def limit(self) -> str:
        if self.value is None or self.value.limit is None:
            return ""
        span = f" within {self.value.span} months" if self.value.span else ""
        return f"{self.value.limit} {self.value.unit}{span}"


def binding(place: Place, as_of: date) -> list[Binding]:
    """What binds at a place on a day, over all professions."""
    found: dict[str, Binding] = {}
    rules = rules_for(place, as_of)
    for check in (one for checks in rules.by_profession.values() for one in checks):
        era = check.era_on(as_of)
        if era is None or check.requirement.key in found:
            continue
        deciding = era.limits[0] if era.limits else era.basis
        asked = check.requirement
        found[asked.key] = Binding(
            key=asked.key,
            title=asked.title,
            limit=" and ".join(one.in_words() for one in era.limits),
            rule=deciding.rule,
            citation=deciding.citation,
            severity=deciding.severity,
            takes_limit=bool(asked.unit),
            unit=asked.unit,
        )
    order = list(requirements())
    return sorted(found.values(), key=lambda one: order.index(one.key))


def ignored(place: Place, as_of: date) -> Sequence[Verdict]:
    """The office's own limits that were looser than the rules allow."""
    return rules_for(place, as_of).ignored


def library(as_of: date) -> list[tuple[Pack, list[Row]]]:
    """Every pack with its rules and what they say on the day."""
    return [
        (pack, [Row(rule, rule.value_on(as_of)) for rule in pack.rules])
        for pack in standards().values()
    ]
