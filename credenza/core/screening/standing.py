"""How a match stands, told by its evidence and by what was ruled: nothing else remembers it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from credenza.core.screening.steps import ASKED, NAMED, OPEN, SAME

NAME_ONLY = "name only"
"""The band in which nothing but a name agrees; such a match is told and is nobody's work."""

WAITS, STANDS = "waits", "stands"
REPLACED, FALLEN = "replaced", "fallen"
IN_FORCE = (WAITS, STANDS)


@dataclass(frozen=True, slots=True)
class Word:
    """A ruling in force: what it says, whether a second person has yet to agree, and the marks
    of both sides on which it stands, those of the entries by "list entry"."""

    says: str
    state: str
    ours: str
    theirs: Mapping[str, str]


def holds(word: Word, ours: str, theirs: Mapping[str, str]) -> bool:
    """Whether a ruling still stands on what is there.

    The practitioner's side is as it was, and so is every entry; that one of several entries of
    the act is gone changes nothing, that one is new does.
    """
    same = all(word.theirs.get(key) == mark for key, mark in theirs.items())
    return bool(theirs) and word.ours == ours and same


def state_of(word: Word | None, bands: Iterable[str]) -> str:
    """The state of a match with a ruling that holds (or None), by the bands of its entries."""
    if word is not None:
        return ASKED if word.state == WAITS else word.says
    return OPEN if any(band != NAME_ONLY for band in bands) else NAMED


def state_after_fall(said: str, bands: Iterable[str]) -> str:
    """The state of a match whose ruling fell: whoever was the one is looked at in any case."""
    return OPEN if said == SAME else state_of(None, bands)
