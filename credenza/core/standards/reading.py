"""One file read against every standard of a place, each by its own limit.

Findings are judged by the strictest of all limits, so that work is done in time for everybody. A
standard is not broken by the limit of another: where an office's bylaws ask for a query each year
and the law for one in two, a file with a query of last spring breaks the bylaws alone. So where a
standard's own limits differ from the strictest, its test is made again with them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from credenza.core.facts import Finding, Place, PractitionerFile, State
from credenza.core.facts import Standing as Membership
from credenza.core.judges import JUDGES
from credenza.core.judges.case import decision_on, open_case
from credenza.core.kinds import CredentialKind
from credenza.core.law import Packs
from credenza.core.rulebook import OFFICE, Check, Era, Rules, binds, compile_rules
from credenza.core.standards.alone import alone

LETTERS = "-mrn"
"""Not judged, met, at risk, not met."""
NEVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Plan:
    """How the files of one profession are read.

    ``shared`` gives, for a requirement, the columns of the standards for which the finding by the
    strictest limits is also theirs; ``own`` the tests that must be made again, with their columns.
    """

    shared: Mapping[str, tuple[int, ...]]
    own: tuple[tuple[Check, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The standards proven by files that bind a place on a day, each with nothing but its own
    limits, in the order of the packs, the office's own bylaws last.

    ``rules`` are the strictest of all. ``turns`` are the days on which some limit changed, in
    order; ``plans`` keeps what was planned.
    """

    rules: Rules
    alone: tuple[Rules, ...]
    columns: tuple[str, ...]
    turns: tuple[date, ...]
    plans: dict[tuple[str, int], Plan] = field(default_factory=dict, compare=False)

    def plan_for(self, profession: str, decided_on: date | None) -> Plan:
        """How files of a profession are read whose appointment was decided on a day."""
        decided_on = decided_on or self.rules.as_of
        key = profession, bisect_right(self.turns, decided_on)
        if key not in self.plans:
            self.plans[key] = _plan(self, profession, decided_on)
        return self.plans[key]


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file stands by each column: a letter of ``LETTERS``, and the first day (as an
    ordinal) on which it will fall short if nothing is done. ``until`` is the last day on which
    all of that holds.
    """

    states: str
    falls: tuple[int, ...]
    until: date | None


def is_counted(file: PractitionerFile, place: int) -> bool:
    """Whether a file counts for the standing of a place: files of applicants are still being
    completed, and break nothing."""
    running = (Membership.ACTIVE, Membership.LEAVE, Membership.SUSPENDED)
    return any(one.facility == place and one.standing in running for one in file.appointments)


def read(file: PractitionerFile, found: Iterable[Finding], book: Book) -> Reading:
    """The file by the standards of ``book``; ``found`` is what the strictest limits say of it."""
    ranks, falls = [0] * len(book.columns), [NEVER] * len(book.columns)
    until = date.max
    for finding, columns in told(file, found, book):
        if finding.until is not None and finding.until < until:
            until = finding.until
        rank, falls_on = _rank(finding.state), _falls_on(finding)
        for column in columns:
            if rank > ranks[column]:
                ranks[column] = rank
            if falls_on < falls[column]:
                falls[column] = falls_on
    return Reading(
        "".join(LETTERS[rank] for rank in ranks),
        tuple(NEVER if rank in (0, 3) else day for rank, day in zip(ranks, falls, strict=True)),
        None if until == date.max else until,
    )


def told(
    file: PractitionerFile, found: Iterable[Finding], book: Book
) -> Iterator[tuple[Finding, tuple[int, ...]]]:
    """Each finding, and the columns of the standards whose finding it is."""
    rules = book.rules
    plan = book.plan_for(file.profession, decision_on(file, rules.place.id, rules.as_of))
    for finding in found:
        if columns := plan.shared.get(finding.requirement):
            yield finding, columns
    case = open_case(file, rules.place, rules.as_of, rules.holds_until) if plan.own else None
    for check, columns in plan.own if case else ():
        for finding in JUDGES[check.requirement.test](check, case):
            yield finding, columns


def _rank(state: State) -> int:
    """The place of a state in ``LETTERS``; compared one by one, since to look an enumeration's
    member up takes as long as the rest of a reading.
    """
    if state is State.MET:
        return 1
    if state is State.NOT_APPLICABLE:
        return 0
    return 2 if state is State.DUE else 3


def _falls_on(finding: Finding) -> int:
    return NEVER if finding.due_on is None else finding.due_on.toordinal() + 1


def compile_book(packs: Packs, rules: Rules, kinds: Mapping[str, CredentialKind]) -> Book:
    """The standards that bind the place of ``rules`` on their day."""
    own = {
        standard: _compile_alone(packs, rules, standard, keys, kinds)
        for standard, keys in _asked(packs, rules.place, rules.as_of)
    }
    turns = _turns([rules, *own.values()])
    return Book(rules, tuple(own.values()), tuple(own), tuple(sorted(turns)))


def _asked(packs: Packs, place: Place, as_of: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each standard by its id, with the requirements by which files prove it."""
    for pack in packs.standards.values():
        for rule in pack.in_force(as_of):
            if rule.requirements and binds(pack.key, rule, place):
                yield rule.id, rule.requirements
    for key in dict.fromkeys(one.requirement for one in place.own_limits if one.in_force(as_of)):
        if key in packs.requirements and packs.requirements[key].unit:
            yield f"{OFFICE}:{key}", (key,)


def _compile_alone(
    packs: Packs,
    rules: Rules,
    standard: str,
    keys: Iterable[str],
    kinds: Mapping[str, CredentialKind],
) -> Rules:
    only, place = alone(packs, rules.place, standard)
    asked = {key: packs.requirements[key] for key in keys}
    return compile_rules(replace(only, requirements=asked), place, rules.as_of, kinds)


def _turns(rules: Iterable[Rules]) -> set[date]:
    return {
        era.from_on
        for one in rules
        for checks in (*one.by_profession.values(), one.unknown)
        for check in checks
        for era in check.eras
    }


def _plan(book: Book, profession: str, decided_on: date) -> Plan:
    days = (book.rules.as_of, decided_on)
    strictest = {check.requirement.key: check for check in book.rules.checks_for(profession)}
    shared: dict[str, tuple[int, ...]] = {}
    own: list[tuple[Check, tuple[int, ...]]] = []
    for column, standard in enumerate(book.alone):
        for check in standard.checks_for(profession):
            key = check.requirement.key
            if _says_the_same(check, strictest[key], days):
                shared[key] = (*shared.get(key, ()), column)
            else:
                _add(own, check, column, days)
    return Plan(shared, tuple(own))


def _add(
    own: list[tuple[Check, tuple[int, ...]]], check: Check, column: int, days: Iterable[date]
) -> None:
    """Tests that say the same are made once."""
    for place, (known, columns) in enumerate(own):
        if known.requirement == check.requirement and _says_the_same(check, known, days):
            own[place] = known, (*columns, column)
            return
    own.append((check, (column,)))


def _says_the_same(one: Check, other: Check, days: Iterable[date]) -> bool:
    return one.accepted == other.accepted and all(
        _amounts(one.era_on(day)) == _amounts(other.era_on(day)) for day in days
    )


def _amounts(era: Era | None) -> frozenset | None:
    return era and frozenset((one.amount, one.unit, one.span) for one in era.limits)
