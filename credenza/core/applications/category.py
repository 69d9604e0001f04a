"""Category 1, nothing to discuss, and category 2; and what bars an expedited decision.

The categories are the offices' own custom; the bars are MS.06.01.11 of The Joint Commission
(TJC-EXPED-X), and that the board acts on a recommendation of the staff (42 CFR 482.12(a)(2)).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from credenza.core.applications.route import AS_ASKED
from credenza.core.verdict import ALLOWED, Verdict, refused

ONE, TWO = "1", "2"
TJC = "TJC MS.06.01.11"
CMS = "42 CFR 482.12(a)(2)"
BARRING = {
    "licence_challenge": "a challenge to a licence or registration",
    "involuntary_loss": "an involuntary loss or limitation of membership or privileges",
    "claims": "an unusual pattern of malpractice claims",
}
"""Kinds of flag that bar case by case, in words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands against an expedited decision. A ``hard`` one always does; another may be
    weighed by a person, flag by flag (``flag`` is its key).
    """

    sentence: str
    hard: bool
    citation: str
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The category that the facts suggest, with the reasons for it."""

    category: str
    reasons: tuple[str, ...]


def propose(flags: Iterable, open_items: Collection[str]) -> Proposal:
    """Category 2 where there is anything to discuss: a flag, whatever its resolution, or an open
    item that somebody overrode. ``flags`` have a ``sentence``.
    """
    reasons = (*(flag.sentence for flag in flags), *(f"Still open: {one}" for one in open_items))
    if reasons:
        return Proposal(TWO, reasons)
    return Proposal(ONE, ("Everything is verified and nothing was found to discuss.",))


def may_set(before: str, after: str, *, reviewed_again: bool) -> Verdict:
    """May an application's category go from ``before`` ("" while it has none) to ``after``?

    The way from 2 to 1 is open only after the file went back to verification.
    """
    if after not in (ONE, TWO):
        return refused("The category is 1 or 2.")
    if before == TWO and after == ONE and not reviewed_again:
        return refused(
            "Category 2 does not become 1 by itself: take the file back to verification, "
            "review it again, and call it complete anew."
        )
    return ALLOWED


def bars(flags: Iterable, outcomes: Collection[str], *, complete: bool) -> Iterator[Bar]:
    """What stands against letting a committee of the board decide for it.

    ``flags`` have ``kind``, ``key`` and ``sentence``; ``outcomes`` are what the stations said.
    """
    if not complete:
        yield Bar("The application is not complete.", True, TJC)
    if not outcomes:
        yield Bar("The staff has not recommended yet.", True, CMS)
    elif any(said != AS_ASKED for said in outcomes):
        yield Bar("A recommendation is adverse or limits what was asked for.", True, TJC)
    for flag in flags:
        if flag.kind in BARRING:
            yield Bar(f"{BARRING[flag.kind].capitalize()}: {flag.sentence}", False, TJC, flag.key)


def may_expedite(category: str, found: Iterable[Bar], weighed: Collection[str]) -> Verdict:
    """May the expedited way be taken? ``weighed`` are the keys of the flags of which a person
    decided that they do not stand against it.
    """
    if category != ONE:
        return refused("Only an application of category 1 may be decided so.")
    for bar in found:
        if bar.hard or bar.flag not in weighed:
            return refused(bar.sentence, bar.citation)
    return ALLOWED
