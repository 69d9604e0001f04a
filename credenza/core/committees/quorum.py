"""Are enough voting members present?"""

from collections.abc import Set
from math import ceil, floor

from credenza.core.committees.charter import Charter, QuorumRule
from credenza.core.committees.roll import Roll
from credenza.core.verdict import Verdict, refused


def quorum(charter: Charter, roll: Roll, recused: Set[int] = frozenset()) -> Verdict:
    """Is there a quorum of those present, ``recused`` being the seats that left for this item?

    Where the charter says so, who is recused is not counted among those present; the seats of
    which a share is asked stay the same, so that a recusal never makes a quorum easier.
    """
    leave = recused if charter.recusal_leaves_quorum else frozenset()
    present = [roll.place(seat) for seat in roll.voters if seat not in leave]
    asked = needed(charter.quorum, len(roll.members))
    if len(present) < asked:
        return refused(
            f"No quorum: {asked} voting members are needed, {_are(len(present))} present.",
            charter.citation,
        )
    physicians = sum(one.physician for one in present)
    if charter.quorum.physicians and 2 * physicians <= len(present):
        return refused(
            f"No quorum: more than half of the {len(present)} voting members present must be "
            f"physicians, and {_are(physicians)}.",
            charter.citation,
        )
    return Verdict(True, f"Quorum: {len(present)} present, {asked} needed.", charter.citation)


def needed(rule: QuorumRule, members: int) -> int:
    """How many voting members make a quorum where ``members`` seats vote; never fewer than one."""
    part = rule.share * members
    share = floor(part) + 1 if rule.above else ceil(part)
    return max(1, rule.at_least, share if rule.share else 0)


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"
