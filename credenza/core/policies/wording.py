"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

SAME, ADDED, REMOVED = "same", "added", "removed"
MOST = 3000
"""Words and signs of a paragraph that are compared one by one; a longer one changes as a whole."""
_TOKEN = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, came or went, with the spaces around them."""

    state: str
    text: str


def tokens(text: str) -> list[str]:
    """Words, signs and spaces; joined they are the text again."""
    return _TOKEN.findall(text)


def runs(old: str, new: str) -> tuple[Run, ...]:
    """The runs from ``old`` to ``new``: without the added ones they are ``old``, without the
    removed ones ``new``.
    """
    if old == new:
        return (Run(SAME, new),) if new else ()
    before, after = tokens(old), tokens(new)
    if max(len(before), len(after)) > MOST:
        return tuple(_run(REMOVED, [old])) + tuple(_run(ADDED, [new]))
    return tuple(_joined(_without_islands(list(_steps(before, after)))))


def likeness(old: str, new: str) -> float:
    """How much two texts share, from 0 to 1: of their words and of the pairs of words in them."""
    before, after = _marks(old), _marks(new)
    if not before or not after:
        return float(before == after)
    return 2 * len(before & after) / (len(before) + len(after))


@lru_cache(maxsize=4096)
def _marks(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()[:MOST]
    return frozenset([*zip(words, strict=True), *pairwise(words)])


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for verb, i, j, k, n in matcher.get_opcodes():
        if verb == "equal":
            yield from _run(SAME, after[k:n])
        else:
            yield from _run(REMOVED, before[i:j])
            yield from _run(ADDED, after[k:n])


def _without_islands(found: list[Run]) -> list[Run]:
    """A single space that stayed between two changes belongs to them, so that they read on."""
    for place in range(1, len(found) - 1):
        here = found[place]
        around = found[place - 1].state != SAME and found[place + 1].state != SAME
        if here.state == SAME and not here.text.strip() and around:
            found[place] = Run("", here.text)
    return found


def _joined(found: list[Run]) -> Iterator[Run]:
    """Runs with all that went before all that came, between two that stayed."""
    gone = came = ""
    for one in [*found, Run(SAME, "")]:
        if one.state == SAME:
            yield from _run(REMOVED, [gone])
            yield from _run(ADDED, [came])
            yield from _run(SAME, [one.text])
            gone = came = ""
            continue
        gone += one.text if one.state != ADDED else ""
        came += one.text if one.state != REMOVED else ""


def _run(state: str, parts: Sequence[str]) -> Iterator[Run]:
    text = "".join(parts)
    if text:
        yield Run(state, text)
