"""A redline: what changed between two versions, paragraph by paragraph and word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from credenza.core.policies.text import HEADING, Block
from credenza.core.policies.wording import ADDED, REMOVED, SAME, Run, likeness, runs

CHANGED, MOVED_FROM, MOVED_TO = "changed", "moved_from", "moved_to"
STATES = {
    SAME: "unchanged",
    ADDED: "added",
    REMOVED: "removed",
    CHANGED: "changed",
    MOVED_FROM: "moved away",
    MOVED_TO: "moved here",
}
ALIKE = 0.5
"""From this likeness on, a paragraph in the place of another is that paragraph, changed."""
MOVED = 0.75
"""From this likeness on, a paragraph elsewhere is that paragraph, moved."""
SHORTEST = 4
"""Words of a paragraph that can be told to have moved; shorter ones stand anywhere."""
MOST_PAIRS = 20_000
"""Pairs of paragraphs that are compared where a long stretch was written anew, and among what went
and came when looking for moves; beyond, only the very same words count."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a redline.

    ``block`` is the paragraph as it is now, or as it was where it is gone; ``was`` what it was,
    where it is another. ``runs`` are its words. ``move`` is the number that joins the two places
    of a paragraph that moved.
    """

    state: str
    block: Block
    runs: tuple[Run, ...]
    was: Block | None = None
    move: int = 0

    @property
    def is_renumbered(self) -> bool:
        """Whether only its number changed."""
        same = self.state == SAME and self.was is not None
        return same and self.was.mark != self.block.mark


def redline(old: Sequence[Block], new: Sequence[Block]) -> list[Line]:
    """Every paragraph of both versions, in the order in which it is read.

    Without what was added or moved here it is the old version, without what was removed or moved
    away the new one.
    """
    return _with_moves(list(_lines(old, new)))


def changes(lines: Sequence[Line]) -> dict[str, int]:
    """How many paragraphs were changed, added, removed and moved, by the words for it."""
    counted = Counter(one.state for one in lines)
    told = {"changed": CHANGED, "added": ADDED, "removed": REMOVED, "moved": MOVED_TO}
    return {word: counted[state] for word, state in told.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it is shown; or, without one, how many unchanged ones are ``skipped``."""

    line: Line | None = None
    skipped: int = 0


def folded(lines: Sequence[Line]) -> list[Shown]:
    """What changed, with the paragraph before and after and the heading above; the rest counted."""
    kept = set()
    for place, one in enumerate(lines):
        if one.state != SAME or one.is_renumbered:
            kept |= {place - 1, place, place + 1, _heading(lines, place)}
    found: list[Shown] = []
    for place, one in enumerate(lines):
        if place in kept:
            found.append(Shown(one))
        elif found and found[-1].line is None:
            found[-1] = Shown(skipped=found[-1].skipped + 1)
        else:
            found.append(Shown(skipped=1))
    return found


def _heading(lines: Sequence[Line], place: int) -> int:
    while place > 0 and lines[place].block.kind != HEADING:
        place -= 1
    return place


def _lines(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    for verb, i, j, k, n in matcher.get_opcodes():
        if verb == "equal":
            pairs = zip(old[i:j], new[k:n], strict=True)
            yield from (_line(was, now) for was, now in pairs)
        else:
            yield from _rewritten(old[i:j], new[k:n])


def _keys(blocks: Sequence[Block]) -> list[tuple]:
    """By what paragraphs are the same: not by their number, which follows from what is before."""
    return [(one.kind, one.level, one.text) for one in blocks]


def _rewritten(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Line]:
    """A stretch in which nothing is the same: what is alike was changed, the rest went or came."""
    gone = came = 0
    for i, k in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_gone(one) for one in old[gone:i])
        yield from (_came(one) for one in new[came:k])
        if i < len(old):
            yield _line(old[i], new[k])
        gone, came = i + 1, k + 1


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Places of paragraphs that are alike, in the order of both, with the most likeness in all."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likes = {
        (i, k): _likeness(one, other) for i, one in enumerate(old) for k, other in enumerate(new)
    }
    for i in range(len(old) - 1, -1, -1):
        for k in range(len(new) - 1, -1, -1):
            paired = likes[i, k] + best[i + 1][k + 1] if likes[i, k] >= ALIKE else 0.0
            best[i][k] = max(best[i + 1][k], best[i][k + 1], paired)
    return list(_walked(best, likes))


def _walked(best: list[list[float]], likes: dict) -> Iterator[tuple[int, int]]:
    i = k = 0
    while i < len(best) - 1 and k < len(best[0]) - 1:
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            yield i, k
            i, k = i + 1, k + 1


def _likeness(old: Block, new: Block) -> float:
    return likeness(old.text, new.text) if old.kind == new.kind else 0.0


def _line(was: Block, now: Block) -> Line:
    state = SAME if (was.text, was.level) == (now.text, now.level) else CHANGED
    return Line(state, now, runs(was.text, now.text), was if was != now else None)


def _gone(block: Block) -> Line:
    return Line(REMOVED, block, runs(block.text, ""))


def _came(block: Block) -> Line:
    return Line(ADDED, block, runs("", block.text))


def _with_moves(lines: list[Line]) -> list[Line]:
    """Join what went in one place to what came, alike, in another."""
    open_ones = [place for place, one in enumerate(lines) if one.state == ADDED]
    gone = sum(one.state == REMOVED for one in lines)
    least = MOVED if gone * len(open_ones) <= MOST_PAIRS else 1.0
    number = 0
    for place, one in enumerate(lines):
        if one.state != REMOVED or len(one.block.text.split()) < SHORTEST:
            continue
        target = _landing(one.block, lines, open_ones, least)
        if target is None:
            continue
        open_ones.remove(target)
        number += 1
        now = lines[target].block
        lines[place] = replace(one, state=MOVED_FROM, move=number)
        words = runs(one.block.text, now.text)
        lines[target] = Line(MOVED_TO, now, words, one.block, number)
    return lines


def _landing(
    block: Block, lines: Sequence[Line], places: Sequence[int], least: float
) -> int | None:
    if least == 1.0:
        return next((place for place in places if lines[place].block.text == block.text), None)
    likes = [(_likeness(block, lines[place].block), place) for place in places]
    best, place = max(likes, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
    return place if best >= least else None
