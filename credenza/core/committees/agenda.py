"""An agenda: the states of its items, its parts, their order and their times."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol, TypeVar

OPEN, DECIDED, DONE, CARRIED, WITHDRAWN = "open", "decided", "done", "carried", "withdrawn"
STATES = {
    OPEN: "Open",
    DECIDED: "Decided",
    DONE: "Done",
    CARRIED: "Carried over",
    WITHDRAWN: "Taken off",
}
"""``decided`` by a motion, ``done`` without one; ``carried`` comes again at the next meeting."""

DOCKET, STANDING, CARRIED_OVER, ADDED = "docket", "standing", "carried", "added"
ORIGINS = {
    DOCKET: "From the docket",
    STANDING: "Stands on every agenda",
    CARRIED_OVER: "Carried over",
    ADDED: "Added by hand",
}

CONSENT, EXECUTIVE, REGULAR = "consent", "executive", "regular"
PARTS = {REGULAR: "", CONSENT: "Consent agenda", EXECUTIVE: "Executive session"}
DISCUSSION = "For discussion"
"""What stands on paper above regular items that come after another part."""
CONSENT_MINUTES = 5
"""What the whole consent agenda takes: it is one motion, however long it is."""


class Line(Protocol):
    """An item as its place and time depend on it; ``minutes`` is how long it shall take."""

    on_consent: bool
    executive: bool
    minutes: int


L = TypeVar("L", bound=Line)


def part_of(line: Line) -> str:
    """The part of the agenda to which an item belongs; what is executive is never on consent."""
    if line.executive:
        return EXECUTIVE
    return CONSENT if line.on_consent else REGULAR


def heading_of(part: str, before: str) -> str:
    """What stands above the first item of a part on paper; "" within a part, and where the agenda
    begins in open session.
    """
    if part == before:
        return ""
    return PARTS[part] or (DISCUSSION if before else "")


def gathered(lines: Sequence[L]) -> list[L]:
    """The same items with the consent agenda together where its first item stands, and the
    executive session likewise; otherwise in the order given.
    """
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(part_of(line), place)

    def place_of(numbered: tuple[int, L]) -> tuple[int, int]:
        place, line = numbered
        part = part_of(line)
        return (place if part == REGULAR else first[part]), place

    return [line for _, line in sorted(enumerate(lines), key=place_of)]


def parts(lines: Sequence[L]) -> list[tuple[str, list[L]]]:
    """Runs of items of one part, in order."""
    return [(part, list(run)) for part, run in groupby(lines, key=part_of)]


def times(starts_at: datetime, lines: Sequence[L]) -> list[datetime]:
    """When each item begins, if each takes as long as it should. The items of the consent agenda
    begin together and take CONSENT_MINUTES as a whole.
    """
    return list(_times(starts_at, lines))


def ends_at(starts_at: datetime, lines: Sequence[L]) -> datetime:
    """When the last item is over."""
    whole = sum(_length(part, run) for part, run in parts(lines))
    return starts_at + timedelta(minutes=whole)


def placed(lines: Sequence[L], line: L, to: int) -> list[L]:
    """The agenda, whose parts are together, with ``line`` at the place ``to`` (from 0; beyond an
    end: at that end).

    What leaves its part takes the whole part along, and what comes upon another part stands
    before or after all of that. Raises ValueError for an item that is not there.
    """
    place, to = lines.index(line), min(max(to, 0), len(lines) - 1)
    target, own = lines[to], part_of(line)
    crosses = part_of(target) != own
    unit = [one for one in lines if part_of(one) == own] if crosses and own != REGULAR else [line]
    rest = [one for one in lines if one not in unit]
    if crosses and part_of(target) != REGULAR:
        other = [one for one in rest if part_of(one) == part_of(target)]
        target = other[0] if to < place else other[-1]
    at = rest.index(target) + (to > place) if to != place else place
    return [*rest[:at], *unit, *rest[at:]]


def _times(clock: datetime, lines: Sequence[L]) -> Iterator[datetime]:
    for part, run in parts(lines):
        if part == CONSENT:
            yield from (clock for _ in run)
            clock += timedelta(minutes=CONSENT_MINUTES)
            continue
        for line in run:
            yield clock
            clock += timedelta(minutes=line.minutes)


def _length(part: str, run: Sequence[Line]) -> int:
    return CONSENT_MINUTES if part == CONSENT else sum(line.minutes for line in run)
