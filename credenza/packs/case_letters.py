"""Letters of cases and the measures of service, read once and checked as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.letters import Element, Rule
from credenza.core.law import CONFIDENCES
from credenza.packs.cases import HOME, case_kinds
from credenza.packs.loader import letter_kinds, read_toml
from credenza.packs.schema import Table


@dataclass(frozen=True, slots=True)
class ServicePolicy:
    """How service is measured. ``fewest``: with fewer rows than that, a month is not told."""

    survey_days: int
    link_days: int
    fewest: int
    months: int
    questions: Mapping[str, str]
    citation: str
    confidence: str


@cache
def case_letters() -> Mapping[str, Rule]:
    """The letters of cases by key, in the order of the file."""
    file = read_toml(HOME / "letters.toml").only("letter")
    rules = (_rule(table.named("key")) for table in file.tables("letter"))
    return MappingProxyType({one.key: one for one in rules})


@cache
def service_policy() -> ServicePolicy:
    """How the office's service is measured."""
    table = read_toml(HOME / "service.toml").only(
        "survey_days", "link_days", "fewest", "months", "citation", "confidence", "question"
    )
    questions = {one.text("key"): one.text("title") for one in table.tables("question")}
    return ServicePolicy(
        survey_days=table.whole("survey_days"),
        link_days=table.whole("link_days"),
        fewest=table.whole("fewest"),
        months=table.whole("months"),
        questions=MappingProxyType(questions),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )


def _rule(table: Table) -> Rule:
    table.only("key", "kinds", "event", "element")
    rule = Rule(
        key=table.choice("key", tuple(letter_kinds())),
        kinds=table.words("kinds"),
        event=table.text("event", ""),
        elements=tuple(_element(one.named("field")) for one in table.tables("element")),
    )
    for kind in rule.kinds:
        if kind not in KINDS:
            raise table.error("kinds", f"names {kind!r}", f"use {', '.join(KINDS)}")
    known = {event for kind in rule.kinds for event in case_kinds()[kind].events}
    if rule.event and rule.event not in known:
        raise table.error("event", f"is {rule.event!r}", "use an event of one of its kinds")
    for one in rule.elements:
        if letter_kinds()[rule.key].field(one.field) is None:
            raise table.error("element", f"{one.field!r} is no field of it", "name a field")
    return rule


def _element(table: Table) -> Element:
    table.only("field", "title", "citation", "confidence")
    return Element(
        field=table.text("field"),
        title=table.text("title"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )
