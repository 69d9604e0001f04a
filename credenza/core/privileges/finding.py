"""From what somebody types at the bedside to the procedure or the person that is meant.

An exact word comes first, then words that begin so, words that hold every part of what was typed,
and words that are part of a longer sentence. Only when there are none of these, slips of the finger
are forgiven. Where two are equal, the nearer length and then the order of the lists decides. The
page for phones does the same without the server (``static/js/may/finding.js``); a test holds the
two together.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from credenza.core.names import without_marks

EXACT, BEGINS, HOLDS, WITHIN, SLIP = range(5)
TITLES = frozenset(
    {"dr", "doctor", "md", "do", "pa", "c", "np", "cnp", "crna", "cnm", "aa", "dds", "dmd", "dpm"}
)
FILLERS = frozenset({"and", "of", "the", "for", "in", "with", "or", "at", "on", "by"})
LONGEST, MOST_WORDS = 60, 12
LAST = "\U0010ffff"
Thing = TypeVar("Thing")
Words = tuple[str, ...]


def parts(text: str) -> list[str]:
    """The words of a text for comparison: lower case, no marks, no fillers ("O'Neill": oneill)."""
    letters = without_marks(text[:LONGEST]).lower()
    words = re.findall(r"[a-z0-9]+", re.sub("['’ʼ`]", "", letters))
    return [word for word in words if word not in FILLERS][:MOST_WORDS]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something that may be meant: how it fits, how far it lies, and its ``place`` in the list.

    ``words`` are those by which it was found.
    """

    fit: int
    distance: int
    place: int
    words: Words


class Finder(Generic[Thing]):
    """Finds things among those it was made from, by the texts that ``said`` gives for each."""

    def __init__(self, things: Iterable[Thing], said: Callable[[Thing], Iterable[str]]):
        self.things = tuple(things)
        phrases = [
            (tuple(parts(text)), place)
            for place, one in enumerate(self.things)
            for text in said(one)
        ]
        self._phrases = [phrase for phrase in phrases if phrase[0]]
        self._whole = _gathered((words, n) for n, (words, _) in enumerate(self._phrases))
        self._joined = sorted(("".join(words), n) for n, (words, _) in enumerate(self._phrases))
        self._holding = _gathered(
            (word, n) for n, (words, _) in enumerate(self._phrases) for word in words
        )
        self._words = sorted(self._holding)

    def sure(self, typed: Sequence[str]) -> list[Hit]:
        """What fits without a slip, the likeliest first."""
        joined = "".join(typed)
        if not joined:
            return []
        found = [
            *((HOLDS, n) for n in self._with_all(typed)),
            *((BEGINS, n) for n in self._beginning(joined)),
            *((WITHIN, n) for n in self._within(typed)),
        ]
        return self._ranked(found, joined)

    def near(self, typed: Sequence[str]) -> list[Hit]:
        """What fits with slips of the finger in some words."""
        if not typed:
            return []
        slips = [self._slips(part) for part in typed]
        shared = set.intersection(*(set(one) for one in slips))
        found = [(SLIP + sum(one[n] for one in slips), n) for n in shared]
        return self._ranked(found, "".join(typed))

    def _ranked(self, found: Iterable[tuple[int, int]], joined: str) -> list[Hit]:
        best: dict[int, Hit] = {}
        for fit, n in found:
            words, place = self._phrases[n]
            own = "".join(words)
            hit = Hit(EXACT if own == joined else fit, abs(len(own) - len(joined)), place, words)
            best[place] = min(hit, best.get(place, hit))
        return sorted(best.values())

    def _beginning(self, joined: str) -> Iterator[int]:
        first = bisect_left(self._joined, (joined, -1))
        last = bisect_left(self._joined, (joined + LAST, -1))
        return (n for _, n in self._joined[first:last])

    def _with_all(self, typed: Sequence[str]) -> set[int]:
        return set.intersection(*(self._with_word_from(part) for part in typed))

    def _with_word_from(self, part: str) -> set[int]:
        first, last = bisect_left(self._words, part), bisect_left(self._words, part + LAST)
        return {n for word in self._words[first:last] for n in self._holding[word]}

    def _within(self, typed: Sequence[str]) -> Iterator[int]:
        for start in range(len(typed)):
            for end in range(start + 1, len(typed) + 1):
                span = tuple(typed[start:end])
                if len("".join(span)) > 2:
                    yield from self._whole.get(span, ())

    def _slips(self, part: str) -> dict[int, int]:
        """The phrases with a word that is like ``part``, and by how many slips.

        One is forgiven from four letters on, two from eight; a word may be typed in part.
        """
        allowed = 2 if len(part) >= 8 else 1 if len(part) >= 4 else 0
        begun = [word[: len(part)] for word in self._words]
        found: dict[int, int] = {}
        for shown in (self._words, begun):
            for _, slips, place in extract(
                part, shown, scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                for n in self._holding[self._words[place]]:
                    found[n] = min(slips, found.get(n, slips))
        return found


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question is about: people, procedures, or (``together``) one of each."""

    people: Sequence[Hit]
    procedures: Sequence[Hit]
    together: bool = False


def meant(typed: str, people: Finder, procedures: Finder) -> Meant:
    """Understand "okafor", "gallbladder" and "can dr okafor do a gallbladder" alike.

    Where a name and a procedure both take only a part of the sentence, the question is about
    the two together; what the one leaves over may hold a slip of the other.
    """
    words = parts(typed)
    who, what = people.sure(words), procedures.sure(words)
    if not who and not what:
        return Meant(people.near(words), procedures.near(words))
    if _partly(who) and not what:
        what = _left_over(words, who[0], procedures)
        return Meant(who, what, together=bool(what))
    if _partly(what) and not who:
        who = _left_over(words, what[0], people)
        return Meant(who, what, together=bool(who))
    return Meant(who, what, together=_partly(who) and _partly(what))


def alike(hits: Sequence[Hit]) -> list[Hit]:
    """Those that fit as well as the first: who bears another name is not meant.

    Of names within a sentence the longest counts: "abdi gerald" before "abdi".
    """
    if not hits:
        return []
    first, whole = hits[0], hits[0].fit == WITHIN
    return [
        hit
        for hit in hits
        if hit.fit == first.fit and (not whole or hit.distance == first.distance)
    ]


def _partly(hits: Sequence[Hit]) -> bool:
    return bool(hits) and hits[0].fit == WITHIN


def _left_over(words: Sequence[str], hit: Hit, finder: Finder) -> list[Hit]:
    rest = list(words)
    for word in hit.words:
        rest.remove(word)
    if TITLES.issuperset(rest):
        return []
    return finder.sure(rest) or finder.near(rest)


def _gathered(pairs: Iterable[tuple]) -> dict:
    found: dict = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
