"""The exact content of an application, as bytes that are the same wherever they are made.

What is signed is the fingerprint of these bytes: every question as it was asked, its answer, its
explanation and the fingerprint of every document. Keys are sorted, texts are in Unicode's composed
form, and nothing depends on a clock or a place. Answers that are optional by law are no part of it:
nobody who reviews sees them. Sealed answers stand as keyed fingerprints, so that a copy gives away
none of them and yet not one of them can change.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.applications.answers import Entry, paper, why
from credenza.core.applications.kinds import ApplicationKind, Question, Section

FORMAT = "credenza-application/1"


@dataclass(frozen=True, slots=True)
class Heading:
    """What an application is about: its own identity, whose it is, and where it is made."""

    application: str
    practitioner: str
    name: str
    facility: str


def content(
    heading: Heading,
    kind: ApplicationKind,
    sections: Iterable[Section],
    entries: Sequence[Entry],
    privileges: Sequence[Mapping[str, object]] = (),
) -> dict:
    """Everything that is signed, as plain data: see ``canonical`` for its bytes."""
    return {
        "format": FORMAT,
        "application": heading.application,
        "practitioner": {"uid": heading.practitioner, "name": heading.name},
        "facility": heading.facility,
        "kind": {"key": kind.key, "title": kind.title},
        "sections": [
            _section(one, [entry for entry in entries if entry.section == one.key])
            for one in sections
            if not one.provided_by and not _voluntary(one)
        ],
        "privileges": [dict(one) for one in privileges],
    }


def canonical(data: object) -> bytes:
    """The bytes of plain data: JSON with sorted keys, composed letters and no spaces.

    Raises TypeError for what JSON does not know, and ValueError for numbers that are none.
    """
    return json.dumps(
        _composed(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def fingerprint(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def edition_of(sections: Iterable[Section]) -> str:
    """A short name for the questions of a form: it changes whenever one of them does."""
    asked = [[one.key, one.title, [[q.key, q.label] for q in one.questions]] for one in sections]
    return fingerprint(canonical(asked))[:12]


def _section(section: Section, entries: Sequence[Entry]) -> dict:
    return {
        "key": section.key,
        "title": section.title,
        "entries": [
            {"uid": one.uid, "none": section.none_words}
            if one.none
            else {"uid": one.uid, "answers": [_answer(q, one) for q in one.asked(section)]}
            for one in entries
        ],
    }


def _answer(question: Question, entry: Entry) -> dict:
    papers = entry.papers.get(paper(question), ())
    return {
        "key": question.key,
        "question": question.label,
        "answer": entry.answers.get(question.key, ""),
        "explanation": entry.answers.get(why(question), ""),
        "papers": sorted(
            ({"name": one.name, "sha256": one.sha256} for one in papers),
            key=lambda one: (one["sha256"], one["name"]),
        ),
    }


def _voluntary(section: Section) -> bool:
    return all(one.optional_by_law for one in section.questions)


def _composed(data: object) -> object:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, Mapping):
        return {_composed(key): _composed(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_composed(one) for one in data]
    return data
