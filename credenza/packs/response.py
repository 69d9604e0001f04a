"""How conduct is answered and corrective action is watched: ``concerns/response/``, read once."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from credenza.core.concerns.limits import Number
from credenza.core.concerns.reporting import SOURCES, TRIGGERS, ReportRule, WorksheetField
from credenza.core.concerns.suspension import BUSINESS_DAYS, DAYS, Alarm
from credenza.core.concerns.tiers import MANDATED, THRESHOLDS, TIERS, Tier, TierStep
from credenza.core.law import CONFIDENCES, Value
from credenza.packs.loader import professions, read_toml
from credenza.packs.schema import Table

BEGINNING = date(2010, 1, 1)
"""From when a number without a first day of its own is in force."""


@cache
def tiers() -> Mapping[str, Tier]:
    """Every tier with its steps, by key; the mandated review among them."""
    found = _read("tiers.toml", "tier", _tier)
    return _complete("tiers.toml", found, (*TIERS, MANDATED))


@cache
def thresholds() -> Mapping[str, Number]:
    """From how many reports a tier is proposed, by key; all of ``THRESHOLDS``."""
    return _complete("thresholds.toml", _read("thresholds.toml", "threshold", _number), THRESHOLDS)


@cache
def alarms() -> Mapping[str, Alarm]:
    """The days of a suspension on which somebody looks up, by key."""
    return _read("alarms.toml", "alarm", _alarm)


@cache
def report_rules() -> Mapping[str, ReportRule]:
    """The duties to report corrective action, by key."""
    return _read("reports.toml", "report", _report)


@cache
def worksheet() -> tuple[WorksheetField, ...]:
    """What a report to an authority asks for, in its order."""
    return tuple(_read("worksheet.toml", "field", _field).values())


def _read(name: str, what: str, read: Callable[[Table], object]) -> Mapping:
    rows = [read(table.named("key")) for table in _file(name).only(what).tables(what)]
    return MappingProxyType({row.key: row for row in rows})


def _file(name: str) -> Table:
    return read_toml(files("credenza.packs") / "concerns" / "response" / name)


def _complete(name: str, found: Mapping, keys: tuple[str, ...]) -> Mapping:
    for key in keys:
        if key not in found:
            raise _file(name).error(key, "is missing", "add a table of that key")
    return found


def _tier(table: Table) -> Tier:
    table.only("key", "title", "text", "citation", "confidence", "step")
    steps = tuple(_step(one.named("key")) for one in table.tables("step"))
    if sum(one.answer for one in steps) != 1:
        raise table.error("step", "names no answer, or several", "mark exactly one: answer = true")
    return Tier(
        key=table.choice("key", (*TIERS, MANDATED)),
        title=table.text("title"),
        text=table.text("text"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        steps=steps,
    )


def _step(table: Table) -> TierStep:
    table.only("key", "title", "days", "answer")
    return TierStep(
        table.text("key"), table.text("title"), table.whole("days", 0), table.flag("answer")
    )


def _number(table: Table) -> Number:
    table.only("key", "title", "citation", "confidence", "limit", "value")
    inner = [one.only("from", "to", "limit") for one in table.tables("value")] or [table]
    return Number(
        key=table.choice("key", THRESHOLDS),
        title=table.text("title"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        values=tuple(_value(one) for one in inner),
    )


def _value(table: Table) -> Value:
    if table.whole("limit") < 1:
        raise table.error("limit", f"is {table.whole('limit')}", "write 1 or more")
    return Value(
        from_on=table.day("from", BEGINNING),
        to_on=table.day("to", required=False),
        limit=table.whole("limit"),
    )


def _alarm(table: Table) -> Alarm:
    table.only("key", "day", "title", "citation", "confidence", "unit", "states", "review")
    if table.whole("day") < 1:
        raise table.error("day", f"is {table.whole('day')}", "count from day 1")
    return Alarm(
        key=table.text("key"),
        day=table.whole("day"),
        title=table.text("title"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        unit=table.choice("unit", (DAYS, BUSINESS_DAYS), DAYS),
        states=table.words("states"),
        review=table.flag("review"),
    )


def _report(table: Table) -> ReportRule:
    table.only(
        "key", "authority", "title", "rule", "trigger", "amount", "months", "within", "states",
        "professions", "optional", "citation", "confidence",
    )  # fmt: skip
    return ReportRule(
        key=table.text("key"),
        authority=table.text("authority"),
        title=table.text("title"),
        rule=table.text("rule", ""),
        trigger=table.choice("trigger", TRIGGERS),
        within=table.whole("within"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        amount=table.whole("amount", 0),
        months=table.whole("months", 0),
        states=table.words("states"),
        professions=table.words("professions", tuple(professions())),
        optional=table.flag("optional"),
    )


def _field(table: Table) -> WorksheetField:
    table.only("key", "label", "from", "long")
    return WorksheetField(
        key=table.text("key"),
        label=table.text("label"),
        source=table.choice("from", SOURCES, ""),
        long=table.flag("long"),
    )
