"""How concerns are counted and read: ``concerns/trends/``, read once."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from credenza.core.concerns.exposures import Measure, Shift
from credenza.core.concerns.feeding import Docket, Feed
from credenza.core.concerns.kinds import FOUND, KINDS
from credenza.core.concerns.limits import CHART_NUMBERS, Number
from credenza.core.law import CONFIDENCES, Value
from credenza.packs.loader import committee_kinds, read_toml
from credenza.packs.schema import Table

BEGINNING = date(2010, 1, 1)
"""From when a number without a first day of its own is in force."""


@cache
def chart_numbers() -> Mapping[str, Number]:
    """The numbers by which charts are read, by key; all of ``CHART_NUMBERS``."""
    found = _read("numbers.toml", "number", _number)
    for key in CHART_NUMBERS:
        if key not in found:
            raise _file("numbers.toml").error(key, "is missing", "add a [[number]] of that key")
    return found


@cache
def measures() -> Mapping[str, Measure]:
    """What is done and counted, by key."""
    return _read("measures.toml", "measure", _measure)


@cache
def shifts() -> tuple[Shift, ...]:
    """The shifts of a day in the order in which they begin."""
    found = tuple(_read("shifts.toml", "shift", _shift).values())
    for earlier, later in pairwise(found):
        if earlier.hour >= later.hour:
            problem = f"does not begin after {earlier.title}"
            raise _file("shifts.toml").error(later.key, problem, "order shifts by their hours")
    return found


@cache
def feeds() -> Mapping[str, Feed]:
    """Which closed cases count, by purpose."""
    return _read("feeds.toml", "feed", _feed)


@cache
def dockets() -> Mapping[str, Docket]:
    """Before which committees cases may be laid, by their kind."""
    return _read("committees.toml", "docket", _docket)


def _read(name: str, what: str, read: Callable[[Table], object]) -> Mapping:
    rows = [read(table.named("key")) for table in _file(name).only(what).tables(what)]
    return MappingProxyType({row.key: row for row in rows})


def _file(name: str) -> Table:
    return read_toml(files("credenza.packs") / "concerns" / "trends" / name)


def _number(table: Table) -> Number:
    table.only("key", "title", "citation", "confidence", "limit", "value")
    inner = [one.only("from", "to", "limit") for one in table.tables("value")] or [table]
    return Number(
        key=table.choice("key", CHART_NUMBERS),
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


def _measure(table: Table) -> Measure:
    table.only("key", "title", "per")
    return Measure(table.text("key"), table.text("title"), table.whole("per"))


def _shift(table: Table) -> Shift:
    table.only("key", "title", "hour")
    if not 0 <= table.whole("hour") <= 23:
        raise table.error("hour", f"is {table.whole('hour')}", "write 0 to 23")
    return Shift(table.text("key"), table.text("title"), table.whole("hour"))


def _feed(table: Table) -> Feed:
    table.only("key", "title", "kinds", "found", "citation", "confidence")
    return Feed(
        key=table.text("key"),
        title=table.text("title"),
        kinds=table.words("kinds", tuple(KINDS)),
        found=table.words("found", tuple(FOUND)),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )


def _docket(table: Table) -> Docket:
    table.only("key", "committees", "citation", "confidence")
    return Docket(
        key=table.choice("key", tuple(KINDS)),
        committees=table.words("committees", tuple(committee_kinds())),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )
