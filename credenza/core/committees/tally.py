"""How a vote comes out by the rule of its committee."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from credenza.core.committees.charter import (
    ALL_SEATS,
    MAJORITIES,
    PRESENT,
    TWO_THIRDS,
    TWO_THIRDS_PRESENT,
    VOTING,
)
from credenza.core.verdict import Verdict, refused

YES, NO, ABSTAIN = "yes", "no", "abstain"
CHOICES: Mapping[str, str] = {YES: "For", NO: "Against", ABSTAIN: "Abstain"}


@dataclass(frozen=True, slots=True)
class Counts:
    """The votes on one question.

    ``present`` are the members who might vote on it, those who voted and have left since among
    them, those recused not; ``seats`` all voting seats of the committee.
    """

    yes: int = 0
    no: int = 0
    abstained: int = 0
    recused: int = 0
    present: int = 0
    seats: int = 0

    def __str__(self) -> str:
        said = f"{self.yes} for, {self.no} against, {self.abstained} abstained"
        return f"{said}, {self.recused} recused" if self.recused else said


def counted(choices: Iterable[str], *, recused: int, present: int, seats: int) -> Counts:
    """The choices counted. Raises KeyError for one that is not among ``CHOICES``."""
    said = dict.fromkeys(CHOICES, 0)
    for choice in choices:
        said[choice] += 1
    return Counts(said[YES], said[NO], said[ABSTAIN], recused, present, seats)


def outcome(rule: str, counts: Counts) -> Verdict:
    """Does a motion pass by ``rule``, one of ``charter.MAJORITIES``?

    Without a vote in favour nothing passes, and a tie is no majority. Raises KeyError for an
    unknown rule.
    """
    least, above = _SHARES[rule]
    base = _base(rule, counts)
    enough = counts.yes > least * base if above else counts.yes >= least * base
    if counts.yes and enough:
        return Verdict(True, f"Carried: {counts}.", MAJORITIES[rule])
    return refused(f"Not carried: {counts}.", MAJORITIES[rule])


def _base(rule: str, counts: Counts) -> int:
    if rule in (PRESENT, TWO_THIRDS_PRESENT):
        return counts.present
    return counts.seats if rule == ALL_SEATS else counts.yes + counts.no


_SHARES: Mapping[str, tuple[Fraction, bool]] = {
    VOTING: (Fraction(1, 2), True),
    PRESENT: (Fraction(1, 2), True),
    ALL_SEATS: (Fraction(1, 2), True),
    TWO_THIRDS: (Fraction(2, 3), False),
    TWO_THIRDS_PRESENT: (Fraction(2, 3), False),
}
