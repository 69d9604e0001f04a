"""Find: whose file has these words in its names, numbers or documents, within one's reach.

In four steps, each bounded: the words of the dictionary that are like what was typed; the files
that mention them; of these the ones within reach; and of the best of those the entries, to rank
and to explain them. ``docs/decisions/0005-find.md`` says why there is no search engine in it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.desk.models import FindEntry, FindMention
from credenza.office.desk.queries.hits import Hit, ranked
from credenza.office.desk.queries.mentions import candidates
from credenza.office.desk.queries.pages import Page, pages
from credenza.office.desk.queries.typed import Typed, typed_words, understood
from credenza.office.desk.queries.within import finds_everywhere, within
from credenza.office.practitioners.queries import findable

CANDIDATES = 2000  # files of which it is asked whether they are within reach
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
    found = candidates(actor, typed)
    # Who finds everywhere is shown nearly all of the best, so that few need be asked for.
    asked = found.best_first[: EXPLAINED * 2 if finds_everywhere(actor) else CANDIDATES]
    if not asked:
        return []
    visible = within(actor, asked)
    explained = [pk for pk in asked if visible.finds(pk)][:EXPLAINED]
    others = [pk for pk in explained if pk not in found.by_name]
    return ranked(_entries(explained, others, typed), typed, visible)


def _entries(files: Sequence[int], others: Collection[int], typed: Sequence[Typed]) -> QuerySet:
    """Names and NPIs of the files; of those whose name does not answer, what else may.

    That is what mentions something typed, and all documents where a word may stand for more
    than was looked at.
    """
    words = {word for one in typed for word in one.alike}
    mentions = Exists(FindMention.objects.filter(entry=OuterRef("pk"), word__in=words))
    if any(one.is_open for one in typed):
        mentions |= Q(kind=findable.DOCUMENT)
    wanted = Q(kind__in=(*findable.NAMES, findable.NPI), practitioner__in=files)
    if others:
        wanted |= Q(mentions, practitioner__in=others)
    return FindEntry.objects.filter(wanted).order_by("id")
