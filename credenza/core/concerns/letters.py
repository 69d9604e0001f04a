"""Letters of a case: which its kind has, and what one must say before it may go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credenza.core.verdict import Verdict, refused

Value = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a letter must say by a rule: the field of the letter that says it."""

    field: str
    title: str
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A letter of cases: of which kinds, which event its leaving is, and what it must say.

    ``event`` is empty for a letter by which no clock stops, and means nothing to a kind that does
    not know it.
    """

    key: str
    kinds: tuple[str, ...]
    event: str = ""
    elements: tuple[Element, ...] = ()


def missing(rule: Rule, values: Mapping[str, Value]) -> tuple[Verdict, ...]:
    """What the letter must say and ``values`` leave out: a refusal for each, with its source."""
    return tuple(
        refused(f"The letter must say: {one.title}.", one.citation)
        for one in rule.elements
        if not _said(values.get(one.field, ""))
    )


def _said(value: Value) -> bool:
    lines = value.splitlines() if isinstance(value, str) else value
    return any(line.strip() for line in lines)
