"""From the files of ``concerns/kinds/`` and ``legends.toml`` to the shapes of the core."""

from collections.abc import Mapping
from types import MappingProxyType

from credenza.core.concerns.clocks import TRAITS, UNITS, Amount, Clock
from credenza.core.concerns.kinds import FOUND, KINDS, CaseKind, CaseStep, Choice, Closing, Outcome
from credenza.core.concerns.legends import Legend
from credenza.core.law import CONFIDENCES
from credenza.packs.schema import Table

HOUSE_EVENTS = ("received", "triaged", "review", "decided", "closed", "reopened")
"""Events that the steps of a case record by themselves; a pack names further ones."""


def case_kind(file: Table) -> CaseKind:
    """The whole of a file: one kind of case."""
    file.only(
        "key", "policies", "retention_years", "retention_citation", "severity", "harm", "bypass",
        "outcome", "closing", "event", "step", "clock",
    )  # fmt: skip
    key = file.choice("key", tuple(KINDS))
    events = _choices(file, "event")
    known = (*HOUSE_EVENTS, *events)
    return CaseKind(
        key=key,
        title=KINDS[key],
        severities=_choices(file, "severity"),
        harms=_choices(file, "harm"),
        bypasses=_choices(file, "bypass"),
        outcomes=_by_key(_outcome(row.named("key")) for row in file.tables("outcome")),
        closings=_by_key(_closing(row.named("key")) for row in file.tables("closing")),
        events=events,
        steps=tuple(_step(row.named("key"), known) for row in file.tables("step")),
        clocks=tuple(_clock(row.named("key"), known) for row in file.tables("clock")),
        retention_years=file.whole("retention_years"),
        retention_citation=file.text("retention_citation"),
        policies=file.words("policies"),
    )


def legend(table: Table) -> Legend:
    """One table ``[[legend]]``."""
    table.only("state", "text", "citation", "confidence")
    return Legend(
        state=table.text("state", ""),
        text=table.text("text"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )


def _choices(file: Table, name: str) -> Mapping[str, Choice]:
    return _by_key(_choice(row.named("key")) for row in file.tables(name))


def _choice(table: Table) -> Choice:
    table.only("key", "title", "words")
    return Choice(table.text("key"), table.text("title"), table.text("words", ""))


def _outcome(table: Table) -> Outcome:
    table.only("key", "title", "found")
    return Outcome(table.text("key"), table.text("title"), table.choice("found", tuple(FOUND)))


def _closing(table: Table) -> Closing:
    table.only("key", "title", "without_outcome")
    return Closing(table.text("key"), table.text("title"), table.flag("without_outcome"))


def _step(table: Table, known: tuple[str, ...]) -> CaseStep:
    table.only("key", "title", "event", "words", "only", "required")
    return CaseStep(
        key=table.text("key"),
        title=table.text("title"),
        event=table.choice("event", known),
        words=table.text("words", ""),
        only=table.choice("only", tuple(TRAITS), ""),
        required=table.flag("required"),
    )


def _clock(table: Table, known: tuple[str, ...]) -> Clock:
    table.only(
        "key", "title", "starts", "stops", "amount", "unit", "citation", "confidence", "only",
        "after",
    )  # fmt: skip
    return Clock(
        key=table.text("key"),
        title=table.text("title"),
        starts=table.choice("starts", known),
        stops=table.words("stops", known),
        amounts=tuple(_amount(row) for row in table.tables("amount")),
        unit=table.choice("unit", tuple(UNITS)),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        only=table.choice("only", tuple(TRAITS), ""),
        after=table.choice("after", known, ""),
    )


def _amount(table: Table) -> Amount:
    table.only("from", "value")
    return Amount(table.day("from"), table.whole("value"))


def _by_key(entries) -> Mapping:
    return MappingProxyType({one.key: one for one in entries})
