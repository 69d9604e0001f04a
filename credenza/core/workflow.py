"""State machines as tables: one row for each thing that may happen, and who may do it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from credenza.core.verdict import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Step:
    """One row: ``verb`` leads from any of ``sources`` to ``target``.

    ``right`` is the verb of the table of rights that the actor needs. ``reason``: the act must
    say why.
    """

    verb: str
    sources: frozenset[str]
    target: str
    right: str
    title: str
    reason: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """A table of steps over named states; ``final`` states are left by no step."""

    states: dict[str, str]
    start: str
    steps: tuple[Step, ...]

    def step(self, verb: str) -> Step:
        """The row of a verb. Raises KeyError for one that is not in the table."""
        for step in self.steps:
            if step.verb == verb:
                return step
        raise KeyError(verb)

    def open_from(self, state: str) -> Iterator[Step]:
        """What may happen next, in the table's order."""
        return (step for step in self.steps if state in step.sources)

    def may_go(self, state: str, verb: str) -> Verdict:
        """Does ``verb`` lead anywhere from ``state``?"""
        step = self.step(verb)
        if state in step.sources:
            return ALLOWED
        return refused(f"“{step.title}” is not possible while it is {self.states[state].lower()}.")

    @property
    def final(self) -> frozenset[str]:
        """States that nothing leaves."""
        left = {source for step in self.steps for source in step.sources}
        return frozenset(self.states) - left


def sources(*states: str | Iterable[str]) -> frozenset[str]:
    """The set of states a step starts from."""
    flat: set[str] = set()
    for one in states:
        flat |= {one} if isinstance(one, str) else set(one)
    return frozenset(flat)
