"""A facility's whole answer as one small file, for phones to keep while the network is down.

Names, field, privileges, conditions and days: nothing else leaves. Days count from 2000-01-01.
The same things are written once and named by their number; what somebody holds alike (one answer,
one last day, one condition) is one group. ``static/js/may/copy.js`` reads it.
"""

import hashlib
import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from credenza.core.privileges.answering import WORDS, rank, word_of
from credenza.office.practitioners.queries.lookup import Listed
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.directory import Directory, Offered, directory
from credenza.office.privileging.queries.lookup import GrantRow, grants_of

CHUNK = 500
EPOCH = date(2000, 1, 1)
EDITION = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """The file as bytes of JSON; ``mark`` tells two contents apart."""

    data: bytes
    mark: str


_kept: dict[int, tuple[Directory, Copy]] = {}


def copy_of(facility, as_of: date) -> Copy:
    """The facility's copy on a day, made anew when anything in it changed."""
    known, kept = directory(facility.pk, as_of), _kept.get(facility.pk)
    if kept is None or kept[0] is not known:
        kept = _kept[facility.pk] = known, _made(known, facility, as_of)
    return kept[1]


def forget() -> None:
    """Drop what is kept, as a new process would."""
    _kept.clear()


def _made(known: Directory, facility, as_of: date) -> Copy:
    shape = _Shape(known)
    people = [one.pk for one in known.people.things]
    running = Grant.objects.filter(ends_on__gte=as_of)
    held: dict[int, list[GrantRow]] = {}
    for start in range(0, len(people), CHUNK):
        held |= grants_of(known, facility.pk, people[start : start + CHUNK], as_of, running)
    content = {
        "edition": EDITION,
        "facility": facility.short_name,
        "zone": facility.zone,
        "words": _words(),
        "people": [shape.person(one, held.get(one.pk, ())) for one in known.people.things],
        **shape.tables(),
    }
    data = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    return Copy(data, hashlib.sha256(data).hexdigest()[:32])


def _words() -> list[list[Any]]:
    """The words of the answers, each with its rank among several; the last two say no for good."""
    return [[one.word, one.tone, one.icon, one.more, rank(key)] for key, one in WORDS.items()]


class _Shape:
    """Numbers things as they are first met."""

    def __init__(self, known: Directory):
        titles = {one.key: one for one in known.procedures.things}
        self._procedures = _Numbered(titles)
        self._words = list(titles.values())
        self._items = _Numbered()
        self._conditions = _Numbered()
        self._known: dict[int, int] = {}

    def person(self, one: Listed, held: Iterable[GrantRow]) -> list[Any]:
        """Somebody with what they hold."""
        first = one.names[0] == (one.family, one.given)
        other = [list(pair) for pair in one.names[first:]]
        groups: dict[tuple, list[int]] = {}
        for row in held:
            groups.setdefault(self._group(row), []).append(self._item(row))
        shown = [[*key, sorted(items)] for key, items in sorted(groups.items())]
        return [one.family, one.given, one.degrees, one.specialty, one.department, other, shown]

    def tables(self) -> dict[str, list]:
        """What the numbers stand for."""
        return {
            "procedures": [[one.title, list(one.words)] for one in self._words],
            "items": [list(one) for one in self._items.things],
            "conditions": self._conditions.things,
        }

    def _group(self, row: GrantRow) -> tuple:
        """How a grant stands: the word, the last day (0: none), the condition, what is left out."""
        until = row.answer.until if row.answer.may else None
        return (
            _PLACES[word_of(row.answer)],
            (until - EPOCH).days if until else 0,
            self._conditions.of(row.condition if row.answer.may else ""),
            tuple(
                sorted(self._procedures.of(key) for key in row.without if key in self._procedures)
            ),
        )

    def _item(self, row: GrantRow) -> int:
        """The number of an item; the directory holds each once, so that it is known again."""
        place = self._known.get(id(row.offered))
        if place is None:
            place = self._known[id(row.offered)] = self._number_of(row.offered)
        return place

    def _number_of(self, one: Offered) -> int:
        known = sorted(self._procedures.of(key) for key in one.includes if key in self._procedures)
        return self._items.of((one.title, one.form, int(one.is_core), tuple(known)))


class _Numbered:
    """Things in the order in which they were first met."""

    def __init__(self, things: Iterable[Hashable] = ()):
        self.things = list(things)
        self._places = {thing: n for n, thing in enumerate(self.things)}

    def __contains__(self, thing: Hashable) -> bool:
        return thing in self._places

    def of(self, thing: Hashable) -> int:
        """The number of a thing."""
        if thing not in self._places:
            self._places[thing] = len(self.things)
            self.things.append(thing)
        return self._places[thing]


_PLACES = {word: n for n, word in enumerate(WORDS.values())}
