"""Answers of Find: ranked, each with what matched and where."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from rapidfuzz import fuzz

from credenza.office.desk.models import FindEntry
from credenza.office.desk.queries.spelling import words, words_of
from credenza.office.desk.queries.typed import Typed
from credenza.office.desk.queries.within import Within
from credenza.office.practitioners.queries import findable
from credenza.packs.loader import credential_kinds

Pieces = Sequence[tuple[str, bool]]
WHERE = {
    findable.PREFERRED: "Preferred name",
    findable.OTHER_NAME: "Other name",
    findable.NPI: "NPI",
    findable.CAQH: "CAQH",
    findable.NUMBER: "Number",
    findable.DOCUMENT: "Document",
}
DOCUMENTS_OF_ONE = 3

_WORD = re.compile(r"([^\W_]+(?:['’ʼ`][^\W_]+)*)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A file, or a document in it. ``title`` and ``what`` are (text, is a match) in pieces;
    ``what`` is empty where the name itself matched. ``where`` says what kind of thing matched."""

    url: str
    icon: str
    title: Pieces
    what: Pieces
    where: str
    is_document: bool
    rank: tuple


@dataclass(frozen=True, slots=True)
class _File:
    """The entries of one file that may be shown, with the score of each place typed."""

    legal: FindEntry
    npi: str
    scored: Sequence[tuple[FindEntry, Mapping[int, float]]]

    def name(self) -> Mapping[int, float]:
        """The scores of the legal name."""
        return next(scores for entry, scores in self.scored if entry is self.legal)


def ranked(entries: Iterable[FindEntry], typed: Sequence[Typed], within: Within) -> list[Hit]:
    """The hits among ``entries``, best first: files of which all that was typed is answered."""
    by_file = defaultdict(list)
    for entry in entries:
        if within.shows(entry):
            by_file[entry.practitioner_id].append(entry)
    files = (_file(some, typed) for some in by_file.values())
    hits = [hit for file in files if file for hit in _hits(file, typed, within)]
    return sorted(hits, key=lambda hit: hit.rank)


def _file(entries: Sequence[FindEntry], typed: Sequence[Typed]) -> _File | None:
    legal = next((entry for entry in entries if entry.kind == findable.NAME), None)
    if legal is None:
        return None
    npi = next((entry.text for entry in entries if entry.kind == findable.NPI), "")
    return _File(legal, npi, [(entry, _scores(entry, typed)) for entry in entries])


def _scores(entry: FindEntry, typed: Sequence[Typed]) -> dict[int, float]:
    """The best score of each place that the entry answers."""
    found: dict[int, float] = {}
    for word in words_of(entry.kind, entry.text):
        for one in typed:
            if score := one.score(word):
                for place in one.places:
                    found[place] = max(score, found.get(place, 0))
    return found


def _hits(file: _File, typed: Sequence[Typed], within: Within) -> Iterator[Hit]:
    """The file once, by the best of its names and numbers; else the best of its documents."""
    places = frozenset().union(*(one.places for one in typed))
    answers = [
        (score, entry)
        for entry, scores in file.scored
        if (score := _score(file.name(), scores, places, entry is file.legal))
    ]
    answers.sort(key=lambda pair: (-pair[0], pair[1].pk))
    of_file = [pair for pair in answers if pair[1].kind != findable.DOCUMENT]
    for score, entry in of_file[:1] or answers[:DOCUMENTS_OF_ONE]:
        yield _hit(file, entry, score, typed, within)


def _score(name: Mapping, scores: Mapping, places: frozenset[int], is_name: bool) -> float:
    """The mean score of an entry together with the name; 0 when a place stays unanswered.

    An entry that adds nothing to the name is no answer of its own.
    """
    if not is_name and all(name.get(place, 0) >= score for place, score in scores.items()):
        return 0
    best = [max(name.get(place, 0), scores.get(place, 0)) for place in places]
    return sum(best) / len(best) - (not is_name) if all(best) else 0


def _hit(
    file: _File, entry: FindEntry, score: float, typed: Sequence[Typed], within: Within
) -> Hit:
    is_name, is_document = entry is file.legal, entry.kind == findable.DOCUMENT
    text = " ".join(one.text for one in typed if one.is_single)
    closeness = fuzz.token_sort_ratio(text, " ".join(words(entry.text)))
    return Hit(
        url=_url(file, entry, within),
        icon="paperclip" if is_document else "person",
        title=_pieces(file.legal, typed),
        what=() if is_name else _pieces(entry, typed),
        where=_where(file, entry),
        is_document=is_document,
        rank=(-round(score), -closeness, file.legal.text, entry.pk),
    )


def _where(file: _File, entry: FindEntry) -> str:
    if entry is file.legal:
        return f"NPI {file.npi}" if file.npi else ""
    kind = credential_kinds().get(entry.of)
    return kind.title if kind else WHERE[entry.kind]


def _url(file: _File, entry: FindEntry, within: Within) -> str:
    """The tab of the file on which the match stands; the list for who may not open files."""
    pk = entry.practitioner_id
    if not within.opens(pk):
        family, _, given = file.legal.text.partition(",")
        wanted = file.npi or " ".join(part.split()[0] for part in (family, given) if part.split())
        return f"{reverse('practitioners')}?{urlencode({'q': wanted})}"
    if entry.kind == findable.DOCUMENT:
        return f"{reverse('practitioner-documents', args=[pk])}#document-{entry.subject}"
    if entry.kind == findable.NUMBER:
        return f"{reverse('practitioner-credentials', args=[pk])}#credential-{entry.subject}"
    return reverse("practitioner", args=[pk])


def _pieces(entry: FindEntry, typed: Sequence[Typed]) -> list[tuple[str, bool]]:
    """The text cut at its words; a number is a match as a whole."""
    if entry.kind not in (*findable.NAMES, findable.DOCUMENT):
        return [(entry.text, True)]
    return [(piece, _matches(piece, typed)) for piece in _WORD.split(entry.text) if piece]


def _matches(piece: str, typed: Sequence[Typed]) -> bool:
    word = "".join(words(piece))
    return bool(word) and any(
        one.score(word) or (not one.is_single and len(word) > 1 and word in one.text)
        for one in typed
    )
