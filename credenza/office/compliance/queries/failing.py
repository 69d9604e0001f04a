"""The very files that fall short of a standard, with what is wrong in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse

from credenza.core.calendar import end_of_day
from credenza.core.facts import Finding, PractitionerFile, State
from credenza.core.permissions import Actor
from credenza.core.requirements import evaluate
from credenza.core.standards.reading import told
from credenza.office.compliance.models import Columns, Reading, Tally
from credenza.office.compliance.queries.counting import DIGITS
from credenza.office.compliance.reading import book_for
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.scope import visible
from credenza.office.practitioners.queries.sheet import facts, sheet_as_of
from credenza.office.team.queries import places, setting
from credenza.packs.loader import requirements

SEE = "practitioner:see"
SHORT, AT_RISK, MET = "n", "r", "m"
OPEN = (State.LATE, State.MISSING, State.DUE)
WORST = {State.LATE: 0, State.MISSING: 1, State.DUE: 2}
HIDDEN = "Something that only the office may read is open."


@dataclass(frozen=True, slots=True)
class Wrong:
    """One finding of a file that a standard looks at: what it says, and the page that shows it."""

    finding: Finding
    title: str
    reason: str
    address: str
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One file, and what is open in it for the standard."""

    practitioner: object
    wrong: Sequence[Wrong]


def of_state(actor: Actor, facility: int, rule: str, letter: str) -> QuerySet:
    """Files within reach that have this letter for the standard at a facility, by name."""
    return _people(actor, Reading.objects.filter(facility=facility), rule, letter=letter)


def short_by(actor: Actor, facility: int, rule: str, day: date) -> QuerySet:
    """Files within reach that will fall short on a coming day if nothing is done, by name."""
    return (of_state(actor, facility, rule, SHORT) | falling(actor, facility, rule, day)).distinct()


def nobody(actor: Actor) -> QuerySet:
    """No file at all."""
    return visible(actor, SEE).none()


def falling(actor: Actor, facility: int, rule: str, day: date) -> QuerySet:
    """Files within reach that will fall short by a coming day and do not yet, by name."""
    return _people(actor, Reading.objects.filter(facility=facility), rule, by=day)


def on_tally(actor: Actor, tally: Tally, rule: str, letter: str) -> QuerySet:
    """Files within reach that had this letter on a day of which the files were kept."""
    column = tally.columns.index(rule) if rule in tally.columns else None
    ids = (
        []
        if column is None
        else [pk for pk, states in tally.files.items() if states[column] == letter]
    )
    return visible(actor, SEE).filter(pk__in=ids).order_by("last_name", "first_name", "id")


def lines(
    actor: Actor, people: Sequence[object], facility: int, rule: str, as_of: date, *, past: bool
) -> list[Line]:
    """Each of some files with what is open in it for a standard, judged as of a day; a past day
    by the files as the ledger says they stood.
    """
    place = places()[facility]
    book = book_for(place, as_of)
    column = book.columns.index(rule) if rule in book.columns else None
    known = {one.id: one for one in _files([one.pk for one in people], as_of, past)}
    return [
        Line(person, _wrong(actor, known[person.pk], book, column))
        for person in people
        if person.pk in known and column is not None
    ]


def _wrong(actor: Actor, file: PractitionerFile, book, column: int) -> list[Wrong]:
    rules = book.rules
    found = evaluate(file, rules.place, rules, rules.as_of)
    open_ones = {
        finding: None
        for finding, columns in told(file, found, book)
        if column in columns and finding.state in OPEN
    }
    readable = readable_kinds(actor, file.id)
    ranked = sorted(open_ones, key=lambda one: (WORST[one.state], one.due_on or date.max))
    return [_told(file.id, one, readable) for one in ranked]


def _told(practitioner: int, finding: Finding, readable: frozenset[str]) -> Wrong:
    asked = requirements()[finding.requirement]
    if not readable.issuperset(asked.kinds):
        address = reverse("practitioner", args=[practitioner])
        return Wrong(finding, "Confidential", HIDDEN, address, is_readable=False)
    address = (
        reverse("credential-edit", args=[practitioner, finding.credential])
        if finding.credential
        else reverse("practitioner", args=[practitioner])
    )
    return Wrong(finding, asked.title, finding.reason, address)


def _files(ids: Sequence[int], as_of: date, past: bool) -> Iterator[PractitionerFile]:
    if not past:
        yield from files(ids)
        return
    at = end_of_day(as_of, ZoneInfo(setting("zone")))
    for pk in ids:
        stood = sheet_as_of(pk, at)
        if stood is not None:
            yield facts(stood)


def _people(
    actor: Actor, readings: QuerySet, rule: str, *, letter: str = "", by: date | None = None
) -> QuerySet:
    where = Q(pk__in=[])
    for columns, place in _places_of(rule).items():
        if by is None:
            theirs = readings.annotate(one=Substr("states", place + 1, 1)).filter(one=letter)
        else:
            day = f"{by.toordinal():0{DIGITS}}"
            theirs = readings.annotate(one=Substr("falls", place * DIGITS + 1, DIGITS))
            theirs = theirs.filter(one__lte=day)
        where |= Q(pk__in=theirs.filter(columns=columns).values("practitioner"))
    return visible(actor, SEE).filter(where).order_by("last_name", "first_name", "id")


def _places_of(rule: str) -> Mapping[int, int]:
    """The place of a standard in each set of columns that has it."""
    rows = Columns.objects.order_by("id")
    return {pk: rules.index(rule) for pk, rules in rows.values_list("id", "rules") if rule in rules}
