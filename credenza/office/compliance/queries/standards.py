"""The library of standards: which bind a facility on a day, and what each says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.facts import Place
from credenza.core.law import Pack, Requirement, Rule, Value
from credenza.core.rulebook import OFFICE, binds
from credenza.office.team.queries import packs_at
from credenza.packs.loader import requirements

BYLAWS = "The office's own bylaws"
CONFIDENCES = {
    "V": "Seen in the source",
    "V2": "Seen in a secondary source",
    "G": "General knowledge, not seen in the source",
    "D": "Sources differ",
}
PROOFS = {
    "file": "A rule over the files",
    "committee": "A committee's decision",
    "policy": "A policy",
    "document": "A document",
    "hand": "Somebody looks",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard as it binds a facility: of which body, what it says on the day, how proven.

    ``rule`` is None for a limit of the office's own bylaws. ``requirements`` are those by which
    files prove it.
    """

    id: str
    body: str
    issuer: str
    title: str
    text: str
    citation: str
    severity: str
    confidence: str
    proof: str
    requirements: tuple[Requirement, ...]
    value: Value | None = None
    rule: Rule | None = None

    @property
    def limit(self) -> str:
        """The number it sets, in words; empty where it sets none or a bare count of its text."""
        if self.value is None or self.value.limit is None:
            return ""
        if self.value.unit == "count" and not self.value.span:
            return ""
        unit = self.value.unit.rstrip("s") if self.value.limit == 1 else self.value.unit
        span = f" within {self.value.span} months" if self.value.span else ""
        return f"{self.value.limit} {unit}{span}".replace(" count", "")

    @property
    def is_sure(self) -> bool:
        """Whether it was seen in the source."""
        return self.confidence == "V"

    @property
    def source(self) -> str:
        """How sure the library is of it, in words."""
        return CONFIDENCES[self.confidence]

    @property
    def proven(self) -> str:
        """How it is proven, in words."""
        return PROOFS[self.proof]


def binding(place: Place, as_of: date) -> Iterator[Standard]:
    """Every standard that binds a place on a day in the order of the packs, its own bylaws last."""
    for pack in packs_at(place).standards.values():
        for rule in pack.in_force(as_of):
            if binds(pack.key, rule, place):
                yield _standard(pack, rule, rule.value_on(as_of))
    for key in dict.fromkeys(one.requirement for one in place.own_limits if one.in_force(as_of)):
        if key in requirements() and requirements()[key].unit:
            yield _of_bylaw(place, requirements()[key], as_of)


def _standard(pack: Pack, rule: Rule, value: Value | None) -> Standard:
    return Standard(
        id=rule.id,
        body=pack.title,
        issuer=pack.issuer,
        title=rule.title,
        text=rule.text,
        citation=rule.citation,
        severity=rule.severity,
        confidence=rule.confidence,
        proof="file" if rule.requirements else rule.proof,
        requirements=tuple(requirements()[key] for key in rule.requirements),
        value=value,
        rule=rule,
    )


def _of_bylaw(place: Place, asked: Requirement, as_of: date) -> Standard:
    own = [one for one in place.own_limits if one.requirement == asked.key and one.in_force(as_of)]
    last = own[-1]
    value = Value(last.from_on, last.to_on, last.amount, asked.unit)
    return Standard(
        id=f"{OFFICE}:{asked.key}",
        body=BYLAWS,
        issuer="",
        title=asked.title,
        text=f"{asked.title}, within the limit of the bylaws.",
        citation=last.citation,
        severity="local_bylaw",
        confidence="V",
        proof="file",
        requirements=(asked,),
        value=value,
    )
