"""“May they?”: what somebody may do at a facility today, or who may do a procedure.

Of the privileges of the fifty people on a page everything is read in four queries, whoever asks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.privileges import Procedure
from credenza.core.privileges.answering import Word, of_all, word_of
from credenza.core.privileges.conditions import conditions, in_words
from credenza.core.privileges.finding import Hit, alike
from credenza.core.privileges.holding import Answer, Appointed, GrantFact, answer
from credenza.office.practitioners.queries.lookup import Listed
from credenza.office.privileging.models import Grant, Suspension
from credenza.office.privileging.queries.directory import (
    LOOKED_BACK,
    Directory,
    Offered,
    directory,
)
from credenza.office.privileging.queries.grants import appointed

PEOPLE, PROCEDURES, LONGEST_LIST = 8, 6, 50


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it is shown: the word, with what condition, by which privilege, until when."""

    word: Word
    by: str = ""
    condition: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One privilege of somebody: its title, what it includes and how it stands."""

    item: str
    title: str
    form: str
    is_core: bool
    includes: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody and the answer about one procedure."""

    person: Listed
    said: Said


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown for a question. ``procedure`` is the one that ``answers`` are about;
    ``people`` and ``procedures`` are what else may have been meant; ``count`` is how many hold it,
    or (``named``) bear the name that was asked about.
    """

    procedure: Procedure | None = None
    answers: Sequence[Asked] = ()
    count: int = 0
    people: Sequence[Listed] = ()
    procedures: Sequence[Procedure] = ()
    named: bool = False

    def __bool__(self) -> bool:
        return bool(self.answers or self.people or self.procedures or self.procedure)


def reply(facility: int, typed: str, as_of: date) -> Reply:
    """What to show for what was typed."""
    known = directory(facility, as_of)
    found = known.understand(typed)
    people = _things(known.people.things, alike(found.people), PEOPLE)
    procedures = _things(known.procedures.things, found.procedures, PROCEDURES)
    if found.together:
        answers = about_each(known, facility, people, procedures[0], as_of)
        others = procedures[1:]
        return Reply(procedures[0], answers, len(answers), procedures=others, named=True)
    if procedures and not people:
        return who_may(facility, procedures[0].key, as_of, others=procedures[1:])
    return Reply(people=people, procedures=procedures)


def who_may(
    facility: int, procedure: str, as_of: date, *, others: Sequence[Procedure] = ()
) -> Reply:
    """Everybody at the facility who holds what includes a procedure, by name."""
    known = directory(facility, as_of)
    wanted = known.place_of(procedure)
    if wanted is None:
        return Reply()
    rows = Grant.objects.filter(
        facility=facility, item__in=known.items_with(procedure), ends_on__gte=as_of
    )
    holders = set(rows.order_by().values_list("practitioner_id", flat=True))
    listed = [one for one in known.people.things if one.pk in holders]
    answers = about_each(known, facility, listed[:LONGEST_LIST], wanted, as_of)
    return Reply(wanted, answers, len(listed), procedures=others)


def about_each(
    known: Directory, facility: int, people: Sequence[Listed], procedure: Procedure, as_of: date
) -> list[Asked]:
    """The answer about one procedure for each of these people."""
    items = known.items_with(procedure.key)
    rows = Grant.objects.filter(item__in=items)
    held = grants_of(known, facility, [one.pk for one in people], as_of, rows)
    return [
        Asked(one, _together(row for row in held.get(one.pk, ()) if row.covers(procedure.key)))
        for one in people
    ]


def lines_of(facility: int, person: int, as_of: date) -> tuple[Listed | None, list[Line]]:
    """Somebody and all that was granted to them here, cores first; None for a stranger."""
    known = directory(facility, as_of)
    listed = next((one for one in known.people.things if one.pk == person), None)
    if listed is None:
        return None, []
    titles = {one.key: one.title for one in known.procedures.things}
    held = grants_of(known, facility, [person], as_of, Grant.objects.all())
    by_item: dict[str, list[GrantRow]] = {}
    for row in held.get(person, ()):
        by_item.setdefault(row.item, []).append(row)
    rows = [_deciding(alike) for alike in by_item.values()]
    rows.sort(key=lambda row: (row.offered.form, not row.offered.is_core, row.offered.title))
    return listed, [_line(row, titles) for row in rows]


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant with the answer of the day."""

    item: str
    without: tuple[str, ...]
    offered: Offered
    condition: str
    answer: Answer

    def covers(self, procedure: str) -> bool:
        """Whether a procedure was granted with it."""
        return procedure in self.offered.includes and procedure not in self.without


def grants_of(
    known: Directory, facility: int, people: Sequence[int], as_of: date, rows
) -> dict[int, list[GrantRow]]:
    """What these people hold here, or held within the year, with its answers; in three reads.

    Grants of one person for one term and with the same conditions are answered once.
    """
    rows = rows.filter(facility=facility, practitioner__in=people, ends_on__gte=as_of - LOOKED_BACK)
    resting, places = _resting(facility, people, as_of), appointed(people)
    found: dict[int, list[GrantRow]] = {pk: [] for pk in people}
    answered: dict[tuple, tuple[str, Answer]] = {}
    for one in rows.order_by("id").values_list(*_COLUMNS, named=True):
        person, rests = one.practitioner_id, resting.get(one.id)
        term = (person, one.kind, one.starts_on, one.ends_on, one.ended_by, rests)
        key = (*term, repr(one.conditions) if one.conditions else "")
        if key not in answered:
            answered[key] = _answered(one, rests, places.get((person, facility)), as_of)
        offered = known.offered.get((one.form_version_id, one.item))
        offered = offered or Offered(one.item, "", False, frozenset())
        found[person].append(GrantRow(one.item, tuple(one.without), offered, *answered[key]))
    return found


_COLUMNS = (
    "id", "practitioner_id", "form_version_id", "item", "without", "kind", "conditions",
    "starts_on", "ends_on", "ended_by",
)  # fmt: skip


def _answered(one, rests: date | None, there: Appointed | None, as_of: date) -> tuple[str, Answer]:
    """The words of a grant's conditions, and how it stands."""
    given = conditions(one.conditions)
    fact = GrantFact(one.kind, one.starts_on, one.ends_on, given, rests, one.ended_by)
    return in_words(given), answer(fact, there, as_of)


def _resting(facility: int, people: Sequence[int], as_of: date) -> dict[int, date]:
    rows = Suspension.objects.filter(grant__practitioner__in=people, grant__facility=facility)
    rows = rows.filter(starts_on__lte=as_of).order_by("id")
    running = rows.filter(lifted_on=None) | rows.filter(lifted_on__gt=as_of)
    return dict(running.values_list("grant_id", "starts_on"))


def _together(rows: Iterable[GrantRow]) -> Said:
    rows = list(rows)
    return said_of(_deciding(rows)) if rows else Said(word_of(None))


def _deciding(rows: Sequence[GrantRow]) -> GrantRow:
    """The grant whose answer counts among several of one procedure or item."""
    decided = of_all(row.answer for row in rows)
    return next(row for row in rows if row.answer is decided)


def said_of(row: GrantRow) -> Said:
    """How a grant is shown: its condition and last day only where it may be used."""
    until = row.answer.until if row.answer.may else None
    condition = row.condition if row.answer.may else ""
    return Said(word_of(row.answer), row.offered.title, condition, until)


def _line(row: GrantRow, titles: Mapping[str, str]) -> Line:
    granted = [titles[key] for key in titles if row.covers(key)]
    offered = row.offered
    return Line(
        row.item, offered.title, offered.form, offered.is_core, tuple(granted), said_of(row)
    )


def _things(things: Sequence, hits: Sequence[Hit], limit: int) -> list:
    return [things[hit.place] for hit in hits[:limit]]
