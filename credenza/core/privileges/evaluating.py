"""Focused evaluation of what was newly granted: by which plan, and how far it has come.

Every new privilege is evaluated, a temporary one too, whatever certificates or reputation the
practitioner has (TJC MS.08.01.01).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_months
from credenza.core.facts import State

CORE, SPECIAL = "core", "special"


@dataclass(frozen=True, slots=True)
class Method:
    """How cases are looked at, and by whom."""

    key: str
    title: str
    who: str


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """So many ``cases`` by ``method`` within ``months``.

    It is for the items in ``of`` (core, special), and the kinds of grant in ``kinds``; empty,
    for all of them.
    """

    key: str
    method: str
    cases: int
    months: int
    of: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def fits(self, of: str, kind: str) -> bool:
        """Is it the plan for such an item in a grant of such a kind?"""
        return (not self.of or of in self.of) and (not self.kinds or kind in self.kinds)

    def due_on(self, starts_on: date) -> date:
        """The last day of an evaluation that begins on ``starts_on``."""
        return add_months(starts_on, self.months)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an evaluation has come on a day."""

    seen: int
    doubtful: int
    left: int
    state: State
    sentence: str

    @property
    def is_ready(self) -> bool:
        """Enough cases were seen to conclude."""
        return self.left == 0


def plan_for(plans: Iterable[EvaluationPlan], *, is_core: bool, kind: str) -> EvaluationPlan:
    """The first plan that fits. Raises LookupError where the packs have none."""
    of = CORE if is_core else SPECIAL
    for plan in plans:
        if plan.fits(of, kind):
            return plan
    raise LookupError(f"No evaluation plan fits {of} items in {kind} grants.")


def progress(*, wanted: int, seen: int, doubtful: int, due_on: date, as_of: date) -> Progress:
    """How far an evaluation is that wants so many cases; ``doubtful`` of those seen were not
    satisfactory."""
    left = max(wanted - seen, 0)
    told = f"{seen} of {wanted} {'case' if wanted == 1 else 'cases'} seen"
    if doubtful:
        told += f", {doubtful} not satisfactory"
    if as_of > due_on:
        return Progress(seen, doubtful, left, State.LATE, f"{told}; it was due.")
    if not left:
        return Progress(seen, doubtful, left, State.DUE, f"{told}: ready to be concluded.")
    return Progress(seen, doubtful, left, State.MISSING, f"{told}.")
