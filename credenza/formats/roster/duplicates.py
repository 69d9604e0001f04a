"""Rows of one file that are about one person: joined when they agree, refused when not.

An NPI is decisive both ways; without it the name and the birth date must both agree. Rows of
one name with nothing else to tell them apart are refused, because a name alone is never enough.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

from credenza.core.identifiers import licence_key
from credenza.core.names import family_key, name_key
from credenza.formats.roster.facts import (
    AppointmentFacts,
    CredentialFacts,
    PersonFacts,
    RosterRow,
    RowError,
    RowWarning,
)

_DECISIVE = {"born_on": "birth dates", "ssn": "Social Security numbers", "npi": "NPIs"}
_JOINED = ("degrees", "phones", "specialties", "taxonomies", "languages")
_MEND = "Correct the row that is wrong, or give each person their own NPI and birth date."


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """One person as all rows about them say: the facts, and the sheet rows they came from."""

    rows: tuple[int, ...]
    person: PersonFacts
    appointments: tuple[AppointmentFacts, ...]
    credentials: tuple[CredentialFacts, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The people of a file in its order, the rows that contradict each other, and remarks."""

    people: tuple[RosterPerson, ...]
    errors: tuple[RowError, ...]
    warnings: tuple[RowWarning, ...]


def join_rows(rows: Iterable[RosterRow]) -> Joined:
    """One person for every group of rows that are about one, in the order of the file."""
    rows = list(rows)
    people: list[RosterPerson] = []
    errors = _unidentified(rows)
    warnings: list[RowWarning] = []
    refused = {error.row for error in errors}
    for group in _groups([row for row in rows if row.row not in refused]):
        contradiction = _contradiction(group)
        if contradiction:
            errors += [_error(row, contradiction, group) for row in group]
        else:
            people.append(_joined(group))
            warnings += _remarks(group)
    return Joined(tuple(people), tuple(errors), (*warnings, *_namesakes(people)))


def _unidentified(rows: list[RosterRow]) -> list[RowError]:
    """Errors for rows that give only a name which another, different row has too."""
    named: dict[tuple, list[RosterRow]] = defaultdict(list)
    for row in rows:
        named[_name(row.person)].append(row)
    return [
        _error(row, "have one name, and here nothing tells whether it is one person", group)
        for group in named.values()
        if len({_facts(row) for row in group}) > 1
        for row in group
        if not _links(row.person)
    ]


def _groups(rows: list[RosterRow]) -> list[list[RosterRow]]:
    """Rows linked by NPI, SSN, or name and birth date; rows with only a name by that."""
    owner = list(range(len(rows)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = at = owner[owner[at]]
        return at

    first: dict[tuple, int] = {}
    for at, row in enumerate(rows):
        for link in _links(row.person) or [("name", *_name(row.person))]:
            owner[root(at)] = root(first.setdefault(link, at))
    grouped: dict[int, list[RosterRow]] = defaultdict(list)
    for at, row in enumerate(rows):
        grouped[root(at)].append(row)
    return sorted(grouped.values(), key=lambda group: group[0].row)


def _links(person: PersonFacts) -> list[tuple]:
    found: list[tuple] = []
    if person.npi:
        found.append(("npi", person.npi))
    if person.ssn:
        found.append(("ssn", person.ssn))
    if person.born_on:
        found.append(("born", *_name(person), person.born_on))
    return found


def _name(person: PersonFacts) -> tuple[str, str]:
    return family_key(person.last_name), name_key(person.first_name)


def _contradiction(group: list[RosterRow]) -> str:
    """What the rows of one group cannot all be right about, as the end of a sentence."""
    people = [row.person for row in group]
    for attribute, label in _DECISIVE.items():
        if len({getattr(person, attribute) for person in people} - {None, ""}) > 1:
            return f"give different {label} for one person"
    if len({_name(person) for person in people}) > 1:
        return "give different names under one NPI or Social Security number"
    return _differing_credential(group) or _differing_appointment(group)


def _differing_credential(group: list[RosterRow]) -> str:
    seen: dict[tuple, CredentialFacts] = {}
    for row in group:
        for one in row.credentials:
            other = seen.setdefault(_credential_key(one), one)
            for attribute in ("starts_on", "ends_on", "continuous"):
                values = {getattr(one, attribute), getattr(other, attribute)} - {None}
                if len(values) > 1:
                    name = f"{one.kind.replace('_', ' ')} {one.number}".strip()
                    return f"give different dates for {name}"
    return ""


def _credential_key(one: CredentialFacts) -> tuple:
    return (one.kind, licence_key(one.number), one.state, name_key(one.issuer), one.details)


def _differing_appointment(group: list[RosterRow]) -> str:
    held = [row.appointment for row in group if row.appointment]
    for one, other in combinations(dict.fromkeys(held), 2):
        if one.facility == other.facility and not (_apart(one, other) or _agree(one, other)):
            return f"give two appointments at {one.facility}"
    return ""


def _apart(one: AppointmentFacts, other: AppointmentFacts) -> bool:
    """Whether one term ended before the other began."""
    pairs = ((one.ends_on, other.starts_on), (other.ends_on, one.starts_on))
    return any(end and start and end < start for end, start in pairs)


def _agree(one: Any, other: Any) -> bool:
    """Whether two facts differ only where one of them is blank."""
    pairs = ((getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    return all(mine == theirs or not mine or not theirs for mine, theirs in pairs)


def _joined(group: list[RosterRow]) -> RosterPerson:
    person = group[0].person
    for row in group[1:]:
        person = _completed(person, row.person)
    credentials: dict[tuple, CredentialFacts] = {}
    for row in group:
        for one in row.credentials:
            key = _credential_key(one)
            credentials[key] = _completed(credentials[key], one) if key in credentials else one
    return RosterPerson(
        rows=tuple(row.row for row in group),
        person=person,
        appointments=_appointments(group),
        credentials=tuple(credentials.values()),
    )


def _appointments(group: list[RosterRow]) -> tuple[AppointmentFacts, ...]:
    found: list[AppointmentFacts] = []
    for row in group:
        if row.appointment is None:
            continue
        at = next((n for n, one in enumerate(found) if _agree(one, row.appointment)), None)
        if at is None:
            found.append(row.appointment)
        else:
            found[at] = _completed(found[at], row.appointment)
    return tuple(found)


def _completed(first: Any, later: Any) -> Any:
    """``first`` with its blanks filled and its lists extended from ``later``."""
    changes: dict[str, Any] = {}
    for one in fields(first):
        mine, theirs = getattr(first, one.name), getattr(later, one.name)
        if one.name in _JOINED:
            changes[one.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine in (None, "", ()) and theirs:
            changes[one.name] = theirs
    return replace(first, **changes)


def _remarks(group: list[RosterRow]) -> list[RowWarning]:
    """A remark for every later row: repeats all of an earlier one, or differs in small things."""
    seen: dict[tuple, int] = {}
    found = []
    for row in group:
        earlier = seen.setdefault(_facts(row), row.row)
        if earlier != row.row:
            reason = f"It repeats row {earlier} and is imported once."
            found.append(RowWarning(row.row, "Whole row", "", reason, ""))
        else:
            found += _small_differences(group[0], row)
    return found


def _small_differences(first: RosterRow, row: RosterRow) -> list[RowWarning]:
    found = []
    for one in fields(PersonFacts):
        kept, other = getattr(first.person, one.name), getattr(row.person, one.name)
        if one.name in (*_JOINED, *_DECISIVE, "raw_name", "last_name", "first_name"):
            continue
        if kept and other and kept != other:
            reason = f"Row {first.row} says “{kept}”, which is kept."
            label = one.name.replace("_", " ").capitalize()
            found.append(RowWarning(row.row, label, other, reason, "Please confirm."))
    return found


def _namesakes(people: list[RosterPerson]) -> list[RowWarning]:
    """A remark on people of one name who have no NPI or birth date to compare."""
    seen: dict[tuple, list[RosterPerson]] = defaultdict(list)
    found = []
    for one in people:
        for other in seen[_name(one.person)]:
            both = (one.person, other.person)
            if not (all(who.npi for who in both) or all(who.born_on for who in both)):
                reason = f"Row {other.rows[0]} has the same name."
                remedy = "If it is one person, give both rows the NPI and import them again."
                name = f"{one.person.last_name}, {one.person.first_name}"
                found.append(RowWarning(one.rows[0], "Whole row", name, reason, remedy))
        seen[_name(one.person)].append(one)
    return found


def _facts(row: RosterRow) -> tuple:
    return row.person, row.appointment, row.credentials


def _error(row: RosterRow, contradiction: str, group: list[RosterRow]) -> RowError:
    numbers = ", ".join(str(one.row) for one in group)
    name = f"{row.person.last_name}, {row.person.first_name}"
    return RowError(row.row, "Whole row", name, f"Rows {numbers} {contradiction}.", _MEND)
