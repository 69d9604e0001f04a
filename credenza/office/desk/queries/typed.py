"""What was typed into Find: its words, and the words of the dictionary each may stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, Value
from django.db.models.functions import Length, StrIndex
from django.db.models.lookups import GreaterThan

from credenza.office.desk.lookups import Begins
from credenza.office.desk.models import FindWord
from credenza.office.desk.queries.spelling import (
    BEGINS,
    EXACT,
    INITIALS,
    Near,
    allowed_slips,
    has_digit,
    likeness,
    near,
    words,
)

LONGEST = 100  # characters that are read
MOST = 5  # words that are read
DICTIONARY = 4000  # words of the dictionary that are compared at most
ALIKE = 40  # words that one typed word may stand for
PART = 4  # characters from which on a number is found by its middle


@dataclass(frozen=True, slots=True)
class Typed:
    """A word typed, or neighbours closed up (VANDERBERG): ``places`` are those it stands for.

    ``alike`` are words of the dictionary with their likeness. ``is_open``: it may stand for more.
    """

    text: str
    places: frozenset[int]
    alike: Mapping[str, float]
    is_open: bool

    @property
    def is_single(self) -> bool:
        """Whether it was typed as one word."""
        return len(self.places) == 1

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter, which too much begins with to be looked for."""
        return len(self.text) == 1

    def score(self, word: str) -> float:
        """How well a word of an entry answers this one, of 100; 0 when it does not."""
        known = self.alike.get(word, 0)
        if known or not self.is_open or not word.startswith(self.text):
            return known
        return BEGINS + 15 * len(self.text) / len(word)


def typed_words(text: str) -> list[str]:
    """The words typed, each once, in order; what is too much is left out."""
    return list(dict.fromkeys(words(text[:LONGEST])))[:MOST]


def understood(typed: Sequence[str]) -> list[Typed]:
    """Each word, each pair of neighbours and the whole closed up, with what they may stand for."""
    readings = dict(_readings(typed))
    dictionary = _dictionary(readings.items())
    return [_typed(text, places, dictionary) for text, places in readings.items()]


def _readings(typed: Sequence[str]) -> Iterator[tuple[str, frozenset[int]]]:
    count = len(typed)
    spans = {(start, start + size) for size in (1, 2, count) for start in range(count - size + 1)}
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        yield "".join(typed[start:end]), frozenset(range(start, end))


def _typed(text: str, places: frozenset[int], dictionary: Sequence[str]) -> Typed:
    slips = _slips(text, places)
    scores = likeness(text, dictionary, slips) if _is_looked_up(text) else {}
    if not scores and has_digit(text) and len(text) >= PART:
        scores = likeness(text, _with_part(text), slips)
    best = sorted(scores, key=lambda word: (-scores[word], word))[:ALIKE]
    alike = {word: scores[word] for word in best} | {f".{text}": INITIALS, text: EXACT}
    return Typed(text, places, alike, not _is_looked_up(text) or len(scores) > ALIKE)


def _is_looked_up(text: str) -> bool:
    """Whether it is long enough to say which words may be meant."""
    return len(text) > (2 if has_digit(text) else 1)


def _slips(text: str, places: frozenset[int]) -> int:
    """Forgiven slips; none in words closed up, lest a word too many passes for one."""
    return allowed_slips(text) if len(places) == 1 else 0


def _dictionary(readings: Iterable[tuple[str, frozenset[int]]]) -> list[str]:
    """Words that share a beginning or an end with what was typed; one read."""
    where = Q()
    for text, places in readings:
        if _is_looked_up(text):
            for place in near(text, _slips(text, places)):
                where |= _in_range(place)
    if not where:
        return []
    found = FindWord.objects.annotate(size=Length("word")).filter(where)
    return list(found.values_list("word", flat=True)[:DICTIONARY])


def _in_range(place: Near) -> Q:
    column, part = ("backward", place.part[::-1]) if place.at_end else ("word", place.part)
    found = Q(Begins(F(column), part))
    return found & Q(size__range=place.sizes) if place.sizes else found


def _with_part(number: str) -> list[str]:
    """Numbers with this part in their middle: a read of the whole dictionary, the last resort."""
    found = FindWord.objects.filter(GreaterThan(StrIndex("word", Value(number)), 0))
    return list(found.values_list("word", flat=True)[:ALIKE])
