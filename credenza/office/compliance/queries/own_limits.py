"""The limits of a facility's own bylaws, with every version and who set it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from credenza.core.calendar import ONE_DAY
from credenza.core.law import Requirement
from credenza.office.ledger.queries import acts_on
from credenza.office.team.queries import bylaws
from credenza.packs.loader import requirements


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a limit. ``last_day`` is its own last day or that before it was amended."""

    bylaw: object
    last_day: date | None
    amended: bool
    set_by: str
    ended_by: str

    def state(self, day: date) -> str:
        """coming, in force, amended or ended."""
        if day < self.bylaw.effective_on:
            return "coming"
        if self.last_day is None or day <= self.last_day:
            return "in force"
        return "amended" if self.amended else "ended"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What a facility asks beyond the rules it is subject to, the newest version first."""

    key: str
    requirement: Requirement | None
    versions: Sequence[Version]


def own_rules(facility) -> list[OwnRule]:
    """Every limit of a facility's own, by requirement in the order of the packs. Two reads."""
    rows = list(bylaws().filter(facility=facility))
    acts = acts_on("team_bylaw", [str(row.pk) for row in rows])
    order = list(requirements())
    keys = sorted(
        {row.requirement for row in rows},
        key=lambda key: (order.index(key) if key in order else len(order), key),
    )
    return [
        OwnRule(
            key,
            requirements().get(key),
            list(_versions([row for row in rows if row.requirement == key], acts))[::-1],
        )
        for key in keys
    ]


def _versions(rows: Sequence, acts) -> Iterator[Version]:
    for row, later in pairwise([*rows, None]):
        before_next = later.effective_on - ONE_DAY if later else None
        amended = later is not None and (row.ended_on is None or row.ended_on > before_next)
        done = acts[str(row.pk)]
        yield Version(
            bylaw=row,
            last_day=before_next if amended else row.ended_on,
            amended=amended,
            set_by=_who([act for kind, act in done if kind == "A"]),
            ended_by=_who([act for kind, act in done if kind == "C"]),
        )


def _who(acts: Sequence) -> str:
    return f"{acts[-1].actor} on {acts[-1].at:%-d %b %Y}" if acts else ""
