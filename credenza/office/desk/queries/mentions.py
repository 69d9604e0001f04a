"""Which files mention what was typed: listed by the database, compared here as sets."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.office.desk.models import FindMention
from credenza.office.desk.queries.spelling import has_digit
from credenza.office.desk.queries.typed import Typed
from credenza.office.desk.queries.within import (
    DOCUMENTS,
    NAMES,
    NPIS,
    NUMBERS,
    hidden_from,
    shelves_for,
)

MOST = 3000  # mentions of one typed word that are looked at on one shelf
_LISTED = {
    "sqlite": "group_concat(practitioner_id)",
    "postgresql": "string_agg(practitioner_id::text, ',')",
}

ByPlace = Mapping[int, Mapping[int, float]]
"""For each place typed, the files that answer it with their best score."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Files that may answer, the best first. ``by_name``: their names answer all but initials."""

    best_first: Sequence[int]
    by_name: Collection[int]


@dataclass(frozen=True, slots=True)
class _Mention:
    """The files in which a word stands, on one shelf, that may be the typed one."""

    one: Typed
    shelf: str
    score: float
    files: Sequence[int]


def candidates(actor: Actor, typed: Sequence[Typed]) -> Candidates:
    """Files that mention every typed word of which all mentions were looked at; one read."""
    mentions = _mentions(actor, typed)
    seen = Counter()
    for mention in mentions:
        seen[mention.one.text, mention.shelf] += len(mention.files)
    words = [one for one in typed if one.is_single and not one.is_initial]
    cut = {text for (text, _), count in seen.items() if count >= MOST}
    sure = [one for one in words if not one.is_open and one.text not in cut]
    anywhere = _by_place(mentions)
    in_names = _by_place(mention for mention in mentions if mention.shelf == NAMES)
    found = _answering(anywhere, sure)
    totals = {pk: sum(scores.get(pk, 0) for scores in anywhere.values()) for pk in found}
    best_first = sorted(totals, key=lambda pk: (-totals[pk], pk))
    return Candidates(best_first, _answering(in_names, words))


def _by_place(mentions: Iterable[_Mention]) -> ByPlace:
    found: dict[int, dict[int, float]] = {}
    for mention in mentions:
        for place in mention.one.places:
            # The best come last, and so stay.
            found.setdefault(place, {}).update(dict.fromkeys(mention.files, mention.score))
    return found


def _answering(by_place: ByPlace, words: Sequence[Typed]) -> set[int]:
    """Files that answer all the words; without any, those that answer anything."""
    if not words:
        return set().union(*by_place.values())
    files = [set(by_place.get(place, ())) for one in words for place in one.places]
    return set.intersection(*files)


def _mentions(actor: Actor, typed: Sequence[Typed]) -> list[_Mention]:
    """Mentions of what was typed, those of the best words last; one read."""
    allowed, hidden = shelves_for(actor), hidden_from(actor)
    parts = [
        (one, shelf, _part(one, shelf, hidden))
        for one in typed
        for shelf in _shelves(one)
        if shelf in allowed
    ]
    found = [
        _mention(*parts[number][:2], word, files)
        for number, word, files in _read([part for *_, part in parts])
    ]
    return sorted(found, key=lambda mention: mention.score)


def _shelves(one: Typed) -> Sequence[str]:
    """Where to look: with too much that begins with an initial, nowhere for that."""
    if one.is_initial:
        return ()
    return (NAMES, NPIS, NUMBERS, DOCUMENTS) if has_digit(one.text) else (NAMES, DOCUMENTS)


def _mention(one: Typed, shelf: str, word: str, files: Sequence[int]) -> _Mention:
    """Names count a little more than what else mentions the word."""
    return _Mention(one, shelf, one.alike[word] - (shelf != NAMES), files)


def _part(one: Typed, shelf: str, hidden: Collection[str]) -> QuerySet:
    rows = FindMention.objects.filter(word__in=list(one.alike), shelf=shelf)
    if hidden:
        rows = rows.exclude(of__in=hidden)
    return rows.values_list("word", "practitioner_id")[:MOST]


def _read(parts: Sequence[QuerySet]) -> Iterable[tuple[int, str, list[int]]]:
    """(number of the part, word, files), in one read.

    Each part has a limit of its own, which Django's union does not know; the files come as one
    text, since thousands of rows would cost more than the search.
    """
    if not parts:
        return []
    compiled = [part.query.sql_with_params() for part in parts]
    sql = " UNION ALL ".join(
        f"SELECT {number}, word, {_LISTED[connection.vendor]} FROM ({part}) AS part GROUP BY word"  # noqa: S608
        for number, (part, _) in enumerate(compiled)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, values in compiled for value in values])
        rows = cursor.fetchall()
    return ((number, word, [*map(int, ids.split(","))]) for number, word, ids in rows)
