"""Find: whose file has these words in its names, numbers or documents, within one's reach.

In four steps, each bounded: the words of the dictionary that are like what was typed; the files
that mention them; of these the ones within reach; and of the best of those the entries, to rank
and to explain them. ``docs/decisions/find.md`` says why there is no search engine in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q, QuerySet, Value

from credenza.core.permissions import Actor
from credenza.office.desk.models import FindEntry, FindMention
from credenza.office.desk.queries.hits import Hit, ranked
from credenza.office.desk.queries.pages import Page, pages
from credenza.office.desk.queries.typed import Typed, typed_words, understood
from credenza.office.desk.queries.within import hidden_from, kinds_for, within
from credenza.office.practitioners.queries import findable

MENTIONS = 3000  # mentions of one typed word that are looked at
CANDIDATES = 5000  # files of which it is asked whether they are within reach
EXPLAINED = 40  # files whose entries are read
FILES, DOCUMENTS = 10, 8  # answers that are given


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, best first in each part."""

    files: Sequence[Hit] = ()
    documents: Sequence[Hit] = ()
    pages: Sequence[Page] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.documents or self.pages)


@dataclass(slots=True)
class _Candidate:
    """A file that mentions something typed: the best score of each place, and where."""

    places: dict[int, float] = field(default_factory=dict)
    entries: set[int] = field(default_factory=set)


def find(actor: Actor, text: str) -> Found:
    """What answers every word of ``text``, as far as the actor may see it."""
    words = typed_words(text)
    if not words:
        return Found()
    typed = understood(words)
    hits = _hits(actor, typed)
    return Found(
        files=[hit for hit in hits if not hit.is_document][:FILES],
        documents=[hit for hit in hits if hit.is_document][:DOCUMENTS],
        pages=pages(actor, words),
    )


def _hits(actor: Actor, typed: Sequence[Typed]) -> list[Hit]:
    mentions = _mentions(actor, typed)
    candidates = _candidates(typed, mentions)
    if not candidates:
        return []
    best = sorted(candidates, key=lambda pk: (-sum(candidates[pk].places.values()), pk))
    visible = within(actor, best[:CANDIDATES])
    explained = [pk for pk in best[:CANDIDATES] if visible.finds(pk)][:EXPLAINED]
    entries = set().union(*(candidates[pk].entries for pk in explained))
    has_open = any(one.is_open for one in typed)
    return ranked(_entries(explained, entries, has_open), typed, visible)


def _mentions(actor: Actor, typed: Sequence[Typed]) -> list[tuple]:
    """Who mentions the words: (number of the typed word, word, kind, practitioner, entry).

    One read of many parts, each with its own limit, which Django's union does not know.
    """
    parts = [_part(actor, number, one).query.sql_with_params() for number, one in enumerate(typed)]
    sql = " UNION ALL ".join(f"SELECT * FROM ({part}) AS part" for part, _ in parts)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, values in parts for value in values])
        return cursor.fetchall()


def _part(actor: Actor, number: int, one: Typed) -> QuerySet:
    rows = FindMention.objects.filter(word__in=list(one.alike), kind__in=kinds_for(actor))
    if hidden := hidden_from(actor):
        rows = rows.exclude(of__in=hidden)
    columns = ("number", "word", "kind", "practitioner_id", "entry_id")
    return rows.annotate(number=Value(number)).values_list(*columns)[:MENTIONS]


def _candidates(typed: Sequence[Typed], mentions: Sequence[tuple]) -> dict[int, _Candidate]:
    """Files that answer every place typed of which all mentions were looked at."""
    found: dict[int, _Candidate] = {}
    counts = [0] * len(typed)
    for number, word, kind, practitioner, entry in mentions:
        counts[number] += 1
        one = typed[number]
        candidate = found.setdefault(practitioner, _Candidate())
        candidate.entries.add(entry)
        score = one.alike[word] - (kind not in findable.NAMES)
        for place in one.places:
            candidate.places[place] = max(score, candidate.places.get(place, 0))
    required = {
        place
        for one, count in zip(typed, counts, strict=True)
        if len(one.places) == 1 and not one.is_open and count < MENTIONS
        for place in one.places
    }
    return {pk: one for pk, one in found.items() if required <= one.places.keys()}


def _entries(files: Sequence[int], mentioning: set[int], has_open: bool) -> QuerySet:
    """Names and NPIs of the files, and what mentions something typed.

    Of a word that stands for too much, such as a single letter, not all mentions were looked
    at: then documents are read too.
    """
    kinds = [*findable.NAMES, findable.NPI, *([findable.DOCUMENT] if has_open else [])]
    wanted = Q(kind__in=kinds) | Q(pk__in=mentioning)
    return FindEntry.objects.filter(wanted, practitioner__in=files).order_by("id")
