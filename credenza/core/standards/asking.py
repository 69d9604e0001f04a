"""Which rules ask for something at a place on a day, and which of them decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.facts import Finding, Place, PractitionerFile
from credenza.core.judges.case import open_case
from credenza.core.kinds import Profession
from credenza.core.law import SEVERITIES, Packs, Rule, Value
from credenza.core.rulebook import OFFICE, Rules, binds

# Measured by the rules of the day of the decision; all else by those of the judging day.
AT_DECISION = frozenset({"verified", "checked", "signed", "gaps", "count"})
SEEN = "V"


@dataclass(frozen=True, slots=True)
class Asking:
    """What one rule says of a requirement. ``limit`` is in words; ``from_on`` is since when.

    ``seen`` tells whether the rule was read at its source; ``decides`` whether the finding rests
    on it.
    """

    rule: str
    title: str
    text: str
    citation: str
    severity: str
    confidence: str
    limit: str
    edition: str
    from_on: date
    decides: bool

    @property
    def seen(self) -> bool:
        """Whether the rule was read at its source, not only about it."""
        return self.confidence == SEEN


def deciding_day(
    file: PractitionerFile, rules: Rules, requirement: str, as_of: date
) -> date | None:
    """The day whose rules measure: of the decision, or the judging day; None: no appointment."""
    case = open_case(file, rules.place, as_of, rules.holds_until)
    if case is None:
        return None
    tests = {
        one.requirement.test
        for one in rules.checks_for(file.profession)
        if one.requirement.key == requirement
    }
    return (case.decision_on or as_of) if tests <= AT_DECISION else as_of


def asking(
    packs: Packs, place: Place, profession: Profession | None, found: Finding, day: date
) -> tuple[Asking, ...]:
    """Every rule that asks this of somebody at the place on ``day``: the deciding one first, then
    by their force.
    """
    rows = [*_rules(packs, place, profession, found, day), *_own(place, packs, found, day)]
    return tuple(sorted(rows, key=lambda one: (not one.decides, SEVERITIES.index(one.severity))))


def _rules(
    packs: Packs, place: Place, profession: Profession | None, found: Finding, day: date
) -> Iterator[Asking]:
    groups = profession.groups if profession else frozenset()
    for pack in packs.standards.values():
        for rule in pack.rules:
            value = rule.value_on(day)
            if value is None or found.requirement not in rule.requirements:
                continue
            if not binds(pack.key, rule, place):
                continue
            if not rule.professions or not groups.isdisjoint(rule.professions):
                yield _asking(rule, value, pack.edition, rule.id == found.rule)


def _asking(rule: Rule, value: Value, edition: str, decides: bool) -> Asking:
    return Asking(
        rule.id,
        rule.title,
        rule.text,
        rule.citation,
        rule.severity,
        rule.confidence,
        _words(value.limit, value.unit),
        value.edition or edition,
        value.from_on,
        decides,
    )


def _own(place: Place, packs: Packs, found: Finding, day: date) -> Iterator[Asking]:
    running = [
        one
        for one in place.own_limits
        if one.requirement == found.requirement and one.in_force(day)
    ]
    if running:
        own, name = running[-1], f"{OFFICE}:{found.requirement}"
        unit = packs.requirements[found.requirement].unit
        yield Asking(
            rule=name,
            title="The facility's own limit",
            text="The facility's bylaws ask for more than the rules it is subject to.",
            citation=own.citation,
            severity="local_bylaw",
            confidence=SEEN,
            limit=_words(own.amount, unit),
            edition="",
            from_on=own.from_on,
            decides=name == found.rule,
        )


def _words(amount: int | None, unit: str) -> str:
    if amount is None:
        return ""
    return f"{amount} {unit.rstrip('s') if amount == 1 else unit}"
