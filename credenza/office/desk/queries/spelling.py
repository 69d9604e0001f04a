"""Words as Find compares them, and how alike two of them are.

One slip (a letter wrong, missing, doubled, or two swapped) lies in one place, so it leaves the
first half of a word or the last half whole. Words that share a half with the one typed are
therefore all that must be compared with it: two ranges of an index instead of a whole dictionary.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from credenza.core.identifiers import licence_core, licence_key
from credenza.core.names import PARTICLES, family_key, name_key
from credenza.office.practitioners.queries import findable

LONGEST = 40
EXACT, BEGINS, ENDS, SLIP, INITIALS, WITHIN = 100.0, 80.0, 76.0, 88.0, 72.0, 70.0

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_RUN = re.compile(r"\d+|\D+")


def words(text: str) -> list[str]:
    """The words of a text: upper case, no marks, apostrophes closed up, digits kept.

    "O’Neil-Pérez W9.pdf" -> ONEIL, PEREZ, W9, PDF.
    """
    found = (_folded(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text)))
    return [word for word in found if word]


def words_of(kind: str, text: str) -> set[str]:
    """The words by which something of a ``kind`` (see ``findable``) is found."""
    if kind in findable.NAMES:
        return _name_words(text)
    return set(words(text)) if kind == findable.DOCUMENT else _number_words(text)


def _name_words(filed: str) -> set[str]:
    """Of "García-López Jr., María José" its words; family and given name each closed up
    (GARCIALOPEZ, MARIAJOSE); its initials after a point, so that they are no word (.MG, .MJG).
    """
    family, _, rest = filed.partition(",")
    given = words(rest.partition(",")[0])
    closed_up = (family_key(family)[:LONGEST], name_key("".join(given))[:LONGEST])
    return {*words(filed), *filter(None, closed_up), *_initials(family, given)}


def _number_words(number: str) -> set[str]:
    """Of "MD-004711" the whole, the part without prefix and zeros, and its groups of digits."""
    groups = filter(has_digit, (*words(number), licence_core(number)))
    return {word[:LONGEST] for word in (licence_key(number), *groups) if word}


@dataclass(frozen=True, slots=True)
class Near:
    """A range of words that can be what was typed: those that begin, or end, with ``part`` and
    have as many letters as ``sizes`` say, if they say."""

    part: str
    at_end: bool = False
    sizes: tuple[int, int] | None = None


def near(typed: str, slips: int) -> list[Near]:
    """Where to look for a word of two characters or more that was typed with so many slips."""
    size, is_number = len(typed), has_digit(typed)
    if not slips:
        return [Near(typed), *([Near(typed, at_end=True)] if is_number else [])]
    half = max(3, (size - 1) // 2) if is_number else (size - 1) // 2
    sizes = (size - slips, size + slips)
    end = Near(typed[-half:], at_end=True, sizes=sizes)
    if half == 1 or is_number:
        return [Near(typed), Near(typed[:half], sizes=sizes), end]
    return [Near(typed[:half]), end]


def allowed_slips(typed: str) -> int:
    """How many slips are forgiven: short words would turn into every other."""
    size = len(typed)
    if has_digit(typed):
        return 1 if size >= 6 else 0
    return 0 if size < 4 else 1 if size < 8 else 2


def has_digit(text: str) -> bool:
    """Whether the word is a number, or has one in it."""
    return any(char.isdigit() for char in text)


def likeness(typed: str, vocabulary: Iterable[str], slips: int) -> dict[str, float]:
    """How alike each word is to what was typed, of 100; words that are not are left out.

    ``slips`` are forgiven, see ``allowed_slips``.
    """
    known, size = list(vocabulary), len(typed)
    scores = {word: BEGINS + 15 * size / len(word) for word in known if word.startswith(typed)}
    if has_digit(typed):
        _raise(scores, ((word, ENDS) for word in known if word.endswith(typed)))
        _raise(scores, ((word, WITHIN) for word in known if typed in word))
    if slips:
        _raise(scores, _slipped(typed, known, slips))
    if typed in known:
        scores[typed] = EXACT
    return scores


def _slipped(typed: str, known: list[str], slips: int) -> Iterator[tuple[str, float]]:
    """Words with slips, and words of which the beginning was typed with one."""
    for word, distance, _ in process.extract(
        typed, known, scorer=OSA.distance, score_cutoff=slips, limit=None
    ):
        yield word, SLIP - 6 * distance - (word[0] != typed[0])
    if len(typed) < 5 or has_digit(typed):
        return
    beginnings = {word: word[: len(typed)] for word in known if len(word) > len(typed) + 1}
    for _, distance, word in process.extract(
        typed, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None
    ):
        yield word, SLIP - 16 - 6 * distance


def _raise(scores: dict[str, float], found: Iterable[tuple[str, float]]) -> None:
    for word, score in found:
        scores[word] = max(score, scores.get(word, 0))


def _initials(family: str, given: list[str]) -> set[str]:
    last = [word for word in words(family) if word.lower() not in PARTICLES] or words(family)
    if not (given and last):
        return set()
    every = "".join(word[0] for word in given)
    return {f".{every[0]}{last[0][0]}", f".{every}{last[0][0]}"}


def _folded(word: str) -> str:
    if word.isascii():
        return word.upper().replace("'", "").replace("`", "")[:LONGEST]
    runs = _RUN.findall(word)
    return "".join(run if run.isdigit() else name_key(run) for run in runs)[:LONGEST]
