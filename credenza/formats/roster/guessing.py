"""A first guess at what the columns of a roster mean, honest about what it does not know."""

from collections import Counter, defaultdict
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

from rapidfuzz import fuzz

from credenza.formats.roster.fields import fields
from credenza.formats.roster.headers import normal_header, split_group, without_owner
from credenza.formats.roster.mapping import WHY_REFUSED, Column, Mapping

EXACT, OWNER_DROPPED = 1.0, 0.95
_SIMILAR_ENOUGH = 75.0
_CLEARLY_BETTER = 4.0
_SHORTEST_MISSPELT = 4
_MOST_NAMED = 4


def guess_mapping(headers: Sequence[str]) -> Mapping:
    """The likely meaning of each header, with a confidence from 0 to 1.

    Aliases are compared in normal form, first exactly, then by similarity. A header that could
    mean two fields, or two headers that claim one place, are left unmapped with a note.
    """
    return Mapping(tuple(_settled([_guess(header) for header in headers])))


def _guess(header: str) -> Column:
    normal = normal_header(header)
    if not normal or normal == normal_header(WHY_REFUSED):
        return Column(header, confidence=0.0, note="Not imported.")
    for form, confidence in ((normal, EXACT), (without_owner(normal), OWNER_DROPPED)):
        for text, group in ((form, 1), split_group(form)):
            if found := _by_alias(header, text, group, confidence):
                return found
    return _by_similarity(header, *split_group(without_owner(normal)))


def _by_alias(header: str, text: str, group: int, confidence: float) -> Column | None:
    keys = _aliases().get(text, ())
    if len(keys) > 1:
        return Column(header, confidence=0.0, note=_could_be(keys))
    if not keys or (group > 1 and not fields()[keys[0]].repeats):
        return None
    return Column(header, keys[0], group, confidence)


def _by_similarity(header: str, text: str, group: int) -> Column:
    scores: dict[str, float] = defaultdict(float)
    for alias, keys in _aliases().items():
        if _is_another_writing(text, alias):
            for key in keys:
                scores[key] = max(scores[key], fuzz.token_sort_ratio(text, alias))
    if not scores:
        return Column(header, confidence=0.0, note=_part_of(set(text.split())))
    (best, score), *others = Counter(scores).most_common(2)
    if others and score - others[0][1] < _CLEARLY_BETTER:
        return Column(header, confidence=0.0, note=_could_be((best, others[0][0])))
    if group > 1 and not fields()[best].repeats:
        return Column(header, confidence=0.0, note=f"{fields()[best].label} has no number {group}.")
    return Column(header, best, group, round(score / 100 * 0.9, 2))


def _is_another_writing(text: str, alias: str) -> bool:
    """Whether a header is an alias with its words in another order, misspelt or run together.

    A word that other aliases use is no misspelling: “License status” is not “License state”.
    """
    extra, lacking = set(text.split()) - set(alias.split()), set(alias.split()) - set(text.split())
    if text.replace(" ", "") == alias.replace(" ", ""):
        return True
    return len(extra) == len(lacking) and all(_is_misspelt(word, lacking) for word in extra)


def _is_misspelt(word: str, lacking: set[str]) -> bool:
    if len(word) < _SHORTEST_MISSPELT or word in _vocabulary():
        return False
    return any(
        word[0] == right[0] and fuzz.ratio(word, right) >= _SIMILAR_ENOUGH for right in lacking
    )


def _settled(guesses: list[Column]) -> list[Column]:
    claims = defaultdict(list)
    for column in guesses:
        if column.field:
            claims[column.field, column.group].append(column)
    return [_winner(column, claims[column.field, column.group]) for column in guesses]


def _winner(column: Column, rivals: list[Column]) -> Column:
    if len(rivals) < 2:
        return column
    best = max(rival.confidence for rival in rivals)
    if column.confidence == best and sum(rival.confidence == best for rival in rivals) == 1:
        return column
    others = ", ".join(f"“{one.header}”" for one in rivals if one is not column)
    label = fields()[column.field].label
    return Column(column.header, confidence=0.0, note=f"{label} is also claimed by {others}.")


def _part_of(words: set[str]) -> str:
    """The note for a header that says too little (“Expiration date”: of what?) or nothing known."""
    wider = [keys for alias, keys in _aliases().items() if words < set(alias.split())]
    keys = tuple(dict.fromkeys(key for found in wider for key in found))
    return _could_be(keys[:_MOST_NAMED]) if keys else "No field resembles this name."


def _could_be(keys: Sequence[str]) -> str:
    return f"Could be {' or '.join(fields()[key].label for key in keys)}: choose one."


@cache
def _aliases() -> ReadOnly[str, tuple[str, ...]]:
    """The fields that each normal form of an alias can mean."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for field in fields().values():
        for alias in {normal_header(text) for text in (field.key, field.label, *field.aliases)}:
            found[alias] += (field.key,)
    return MappingProxyType(found)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for alias in _aliases() for word in alias.split())
