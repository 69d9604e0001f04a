"""From what somebody types at the bedside to the procedure that is meant.

An exact word comes first, then words that begin so, words that hold every part of what was typed,
and words that are part of a longer sentence. Only when there are none of these, slips of the finger
are forgiven. Where two are equal, the nearer length and then the order of the lists decides. The
page for phones does the same without the server (``static/js/may.js``); a test holds the two
together.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from credenza.core.privileges.forms import Procedure

EXACT, BEGINS, HOLDS, WITHIN = 0, 1, 2, 3
FILLERS = frozenset({"and", "of", "the", "for", "in", "with", "or", "at", "on", "by"})
LONGEST = 60
TOO_MANY = 99
Rank = tuple[int, int, int]


def parts(text: str) -> list[str]:
    """The words of a text for comparison: lower case, no marks, no fillers; "&" is "and"."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return [word for word in re.findall(r"[a-z0-9]+", letters) if word not in FILLERS]


@dataclass(frozen=True)
class Phrase:
    """One way of naming the procedure at ``place`` of the list."""

    place: int
    words: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        """Its words written as one: "c-section", "c section" and "csection" agree."""
        return "".join(self.words)

    def rank(self, typed: list[str], joined: str) -> int | None:
        """How it fits what was typed, EXACT first; None when it does not."""
        if joined == self.joined:
            return EXACT
        if self.joined.startswith(joined):
            return BEGINS
        if all(any(word.startswith(part) for word in self.words) for part in typed):
            return HOLDS
        if len(self.joined) > 2 and _contains(typed, self.words):
            return WITHIN
        return None


class Finder:
    """Finds procedures among those it was made from."""

    def __init__(self, procedures: Iterable[Procedure]):
        self.procedures = tuple(procedures)
        self._phrases = [
            Phrase(place, tuple(parts(text)))
            for place, one in enumerate(self.procedures)
            for text in (*one.words, one.title)
        ]
        self._words = frozenset(word for phrase in self._phrases for word in phrase.words)

    def find(self, typed: str, limit: int = 8) -> tuple[Procedure, ...]:
        """What may be meant, the likeliest first; nothing for a text without a word."""
        wanted = parts(typed)
        if not wanted:
            return ()
        ranked = self._fitting(wanted) or self._slips(wanted)
        return tuple(self.procedures[place] for *_, place in sorted(ranked)[:limit])

    def _fitting(self, wanted: list[str]) -> list[Rank]:
        joined = "".join(wanted)
        ranks = ((phrase.rank(wanted, joined), phrase) for phrase in self._phrases)
        return _best((rank, phrase, joined) for rank, phrase in ranks if rank is not None)

    def _slips(self, wanted: list[str]) -> list[Rank]:
        near = [{word: slips(part, word) for word in self._words} for part in wanted]
        joined, ranked = "".join(wanted), []
        for phrase in self._phrases:
            each = [min(known[word] for word in phrase.words) for known in near]
            if max(each) < TOO_MANY:
                ranked.append((sum(each), phrase, joined))
        return _best(ranked)


def slips(part: str, word: str) -> int:
    """How many slips lie between what was typed and a word, which may be typed in part.

    One is forgiven from four letters on, two from eight; TOO_MANY beyond that.
    """
    allowed = 2 if len(part) >= 8 else 1 if len(part) >= 4 else 0
    found = min(
        OSA.distance(part, word, score_cutoff=allowed),
        OSA.distance(part, word[: len(part)], score_cutoff=allowed),
    )
    return found if found <= allowed else TOO_MANY


def _best(ranked: Iterable[tuple[int, Phrase, str]]) -> list[Rank]:
    best: dict[int, Rank] = {}
    for rank, phrase, joined in ranked:
        one = (rank, abs(len(phrase.joined) - len(joined)), phrase.place)
        best[phrase.place] = min(one, best.get(phrase.place, one))
    return list(best.values())


def _contains(typed: list[str], words: tuple[str, ...]) -> bool:
    spans = range(len(typed) - len(words) + 1)
    return any(tuple(typed[start : start + len(words)]) == words for start in spans)
