"""The kinds of cases and the legends of peer review, read once and checked as they are read."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from credenza.core.concerns.kinds import KINDS, CaseKind
from credenza.core.concerns.legends import Legend, legend_of
from credenza.packs.case_rows import case_kind, legend
from credenza.packs.loader import read_toml

HOME = files("credenza.packs") / "concerns"


@cache
def case_kinds() -> Mapping[str, CaseKind]:
    """Every kind of case by its key, in the order of ``core.concerns.kinds``."""
    kinds = (case_kind(read_toml(HOME / "kinds" / f"{key}.toml")) for key in KINDS)
    return MappingProxyType({one.key: one for one in kinds})


def legend_in(state: str) -> Legend:
    """What papers of peer review say in a state."""
    return legend_of(state, _legends())


@cache
def _legends() -> tuple[Legend, ...]:
    file = read_toml(HOME / "legends.toml").only("legend")
    return tuple(legend(row.named("state")) for row in file.tables("legend"))
