"""The way of an application from station to station, and what each word said there leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credenza.core.applications.kinds import Route, Stop
from credenza.core.verdict import ALLOWED, Verdict, refused

AS_ASKED, CONDITIONS, DEFER, DENY = "as_asked", "conditions", "defer", "deny"
OUTCOMES = {
    AS_ASKED: "As requested",
    CONDITIONS: "With conditions",
    DEFER: "Defer with a question",
    DENY: "Deny",
}
BOARD_COMMITTEE = 2
"""Voting members of the board who decide for it in an expedited review (TJC MS.06.01.11)."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How a body voted on its recommendation; ``recused`` left the room and are no voters."""

    yes: int = 0
    no: int = 0
    abstained: int = 0
    recused: int = 0


def stops_of(route: Route, *, expedited: bool) -> tuple[Stop, ...]:
    """The stations in order; in an expedited review those that the route names for it."""
    if not expedited or not route.expedited:
        return route.stops
    return tuple(stop for stop in route.stops if stop.key in route.expedited)


def following(stops: Sequence[Stop], key: str) -> Stop | None:
    """The station after ``key``; None after the last. Raises KeyError for one not on the way."""
    keys = [stop.key for stop in stops]
    if key not in keys:
        raise KeyError(key)
    after = keys.index(key) + 1
    return stops[after] if after < len(stops) else None


def step_after(stop: Stop, outcome: str, *, heard: bool) -> str:
    """The verb of the table of steps that a word said at ``stop`` leads to.

    A denial where the staff or the governing body speaks (``stop.adverse``) stops everything until
    the practitioner was heard or waived it (``heard``); before, it is advice that goes on.
    """
    if outcome == DEFER:
        return "defer"
    if outcome == DENY and stop.adverse and not heard:
        return "stop"
    return "decide" if stop.decides else "recommend"


def may_say(outcome: str, reason: str, question: str) -> Verdict:
    """Whether a word is whole: conditions and a denial need reasons, a deferral its question."""
    if outcome not in OUTCOMES:
        return refused("Choose one of the recommendations.")
    if outcome == DEFER and not question.strip():
        return refused("Say which question has to be answered before it comes back.")
    if outcome in (CONDITIONS, DENY) and not reason.strip():
        return refused("Give the reasons: they are part of the record, and of a notice.")
    return ALLOWED


def agrees(outcome: str, lines: Iterable[str]) -> Verdict:
    """Whether the word on the whole is not milder than those on single privileges (``lines``).

    Who reads only the whole must not overlook a denial: it bars an expedited decision.
    """
    gravest = worst(lines)
    if outcome == AS_ASKED and gravest != AS_ASKED:
        return refused(
            "A single privilege is denied or limited: say “With conditions” on the whole, and why."
        )
    return ALLOWED


def carried(votes: Votes, *, at_least: int = 1) -> Verdict:
    """Whether a body's vote carries: the majority of those voting, and ``at_least`` in favour."""
    if min(votes.yes, votes.no, votes.abstained, votes.recused) < 0:
        return refused("A count of votes is not below zero.")
    if votes.yes <= votes.no:
        return refused(f"{votes.yes} for and {votes.no} against is no majority of those voting.")
    if votes.yes < at_least:
        return refused(f"At least {at_least} voting members decide; {votes.yes} voted for it.")
    return ALLOWED


def worst(outcomes: Iterable[str]) -> str:
    """The gravest of what was said: a denial before conditions before "as requested"."""
    said = set(outcomes)
    return next((one for one in (DENY, CONDITIONS) if one in said), AS_ASKED)
