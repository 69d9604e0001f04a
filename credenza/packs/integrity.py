"""What is looked for when files are asked whether they are honestly kept: ``integrity.toml``."""

from functools import cache
from importlib.resources import files

from credenza.core.law import CONFIDENCES
from credenza.core.standards.integrity import IntegrityPolicy, Watch
from credenza.packs.loader import read_toml
from credenza.packs.schema import Table

HOURS = range(25)


@cache
def integrity_policy() -> IntegrityPolicy:
    """The policy, read once. Raises PackError where a row does not read as it should."""
    file = read_toml(files("credenza.packs") / "integrity.toml").only("policy", "watch", "pair")
    policy = file.table("policy")
    if policy is None:
        raise file.error("policy", "is missing", "add a [policy] table")
    policy.only(
        "citation", "confidence", "set_back_days", "opens", "closes", "own_reason", "brought_in",
        "note",
    )  # fmt: skip
    watches = [_watch(row.named("table")) for row in file.tables("watch")]
    return IntegrityPolicy(
        citation=policy.text("citation"),
        confidence=policy.choice("confidence", CONFIDENCES),
        set_back_days=policy.whole("set_back_days"),
        opens=_hour(policy, "opens"),
        closes=_hour(policy, "closes"),
        watches={watch.table: watch for watch in watches},
        own_reason=frozenset(policy.words("own_reason")),
        brought_in=frozenset(policy.words("brought_in")),
        pairs=tuple((row.text("first"), row.text("second")) for row in file.tables("pair")),
    )


def _watch(table: Table) -> Watch:
    table.only("table", "title", "columns", "days")
    columns = table.words("columns")
    return Watch(
        table=table.text("table"),
        title=table.text("title"),
        columns=frozenset(columns),
        days=frozenset(table.words("days", columns)),
    )


def _hour(table: Table, key: str) -> int:
    hour = table.whole(key)
    if hour not in HOURS:
        raise table.error(key, f"is {hour}", "write an hour of the day from 0 to 24")
    return hour
