"""How newly granted privileges are evaluated: ``privileges/evaluation.toml``, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from credenza.core.privileges.evaluating import CORE, SPECIAL, EvaluationPlan, Method
from credenza.core.privileges.holding import GRANT_KINDS
from credenza.packs.loader import read_toml
from credenza.packs.schema import Table


@cache
def evaluation_methods() -> Mapping[str, Method]:
    """Every way of looking at cases, by key."""
    tables = (one.named("key").only("key", "title", "who") for one in _file().tables("method"))
    methods = [Method(one.text("key"), one.text("title"), one.text("who")) for one in tables]
    return MappingProxyType({one.key: one for one in methods})


@cache
def evaluation_plans() -> Mapping[str, EvaluationPlan]:
    """Every plan, by key, in the order in which they are tried."""
    plans = [_plan(one.named("key")) for one in _file().tables("plan")]
    return MappingProxyType({one.key: one for one in plans})


def _file() -> Table:
    path = files("credenza.packs") / "privileges" / "evaluation.toml"
    return read_toml(path).only("method", "plan")


def _plan(table: Table) -> EvaluationPlan:
    table.only("key", "method", "cases", "months", "of", "kinds")
    for name in ("cases", "months"):
        if table.whole(name) < 1:
            raise table.error(name, f"is {table.whole(name)}", "write 1 or more")
    return EvaluationPlan(
        key=table.text("key"),
        method=table.choice("method", tuple(evaluation_methods())),
        cases=table.whole("cases"),
        months=table.whole("months"),
        of=table.words("of", (CORE, SPECIAL)),
        kinds=table.words("kinds", tuple(GRANT_KINDS)),
    )
