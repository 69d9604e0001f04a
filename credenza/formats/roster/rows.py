"""One row of a roster judged: facts, or what has to be mended first."""

from collections import defaultdict
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from rapidfuzz import process

from credenza.core.identifiers import dea_matches_surname
from credenza.core.names import name_key, split_suffix
from credenza.formats.roster.dates import Dated
from credenza.formats.roster.facts import (
    AppointmentFacts,
    CredentialFacts,
    PersonFacts,
    RosterRow,
    RowError,
    RowWarning,
)
from credenza.formats.roster.fields import Block, Field, blocks, fields
from credenza.formats.roster.mapping import Column, Mapping
from credenza.formats.roster.people import clean_degrees, clean_suffix, parse_full_name
from credenza.formats.roster.problems import CellProblem
from credenza.formats.roster.values import CellInHand, Endless, is_missing, read_value
from credenza.formats.tables import Cell, Row, cell_text

_ENDS = ("ends_on", "reappointment_due_on")
_NOT_HELD = frozenset({"no", "n", "not certified", "not board certified"})
_PRECISIONS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Context:
    """What a roster does not say itself.

    ``as_of`` is the day of import. ``facilities`` maps every known writing of a facility (name,
    short name, code) to its name; when empty, any facility is accepted. ``facility`` and
    ``state`` stand in where a row names none.
    """

    as_of: date
    facilities: ReadOnly[str, str] = field(default_factory=lambda: MappingProxyType({}))
    facility: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class _Value:
    value: Any
    header: str
    shown: str


def check_row(row: Row, mapping: Mapping, context: Context) -> RosterRow | list[RowError]:
    """The facts in ``row``, or every error in it.

    ``mapping`` names the columns from left to right, as ``guess_mapping`` and
    ``Mapping.for_headers`` do.
    """
    reading = _Reading(row, mapping, context)
    person = reading.person()
    appointment = reading.appointment()
    credentials = tuple(reading.credentials(person))
    if reading.errors:
        return reading.errors
    return RosterRow(row.number, person, appointment, credentials, tuple(reading.warnings))


class _Reading:
    """The values of one row by block and group, and the remarks made while using them."""

    def __init__(self, row: Row, mapping: Mapping, context: Context):
        self.number, self.context = row.number, context
        self.errors: list[RowError] = []
        self.warnings: list[RowWarning] = []
        self.headers = {(one.field, one.group): one.header for one in mapping.columns if one.field}
        self.values: dict[tuple[str, int], dict[str, _Value]] = defaultdict(dict)
        for column, cell in zip(mapping.columns, row.cells, strict=False):
            if column.field:
                self._read(column, fields()[column.field], cell)

    def person(self) -> PersonFacts:
        """Who the row is about."""
        said = {attribute: one.value for attribute, one in self.values["person", 1].items()}
        facts: dict[str, Any] = {"last_name": "", "first_name": ""}
        facts |= self._full_name(said.pop("full_name", "")) | self._family_name(said)
        facts["degrees"] = clean_degrees(said.pop("degrees", ())) or facts.get("degrees", ())
        facts["phones"] = tuple(
            (name.removeprefix("phone."), said.pop(name))
            for name in sorted(said)
            if name.startswith("phone.")
        )
        born = said.pop("born_on", None)
        for name in ("specialties", "taxonomies"):
            said.pop(name, None)
            facts[name] = self._numbered("person", name)
        person = PersonFacts(**facts | said, born_on=born.day if born else None)
        self._require_name(person)
        return person

    def appointment(self) -> AppointmentFacts | None:
        """The membership the row tells of, if any."""
        said = {name: one.value for name, one in self.values["appointment", 1].items()}
        facility = said.pop("facility", "") or self.context.facility
        if not said and not facility:
            return None
        if not facility:
            self._error("facility", "", "The appointment names no facility.", "Fill it in.")
        self._check_order("appointment", 1)
        days = {name: _day(said.pop(name, None)) for name in ("starts_on", *_ENDS)}
        return AppointmentFacts(self._known_facility(facility), **said, **days)

    def credentials(self, person: PersonFacts) -> list[CredentialFacts]:
        """What the person holds, block by block and group by group."""
        found = []
        for block in blocks().values():
            groups = sorted(group for name, group in self.values if name == block.key)
            found += [
                self._credential(block, group) for group in groups if self._holds(block, group)
            ]
        for credential in found:
            if credential.kind == "dea":
                self._compare_dea(credential, person)
        return found

    def _read(self, column: Column, target: Field, cell: Cell) -> None:
        if is_missing(cell, target.kind):
            return
        shown = _shown(target.kind, cell)
        hand = CellInHand(
            cell, self.context.as_of, is_end=target.attribute in _ENDS, longest=target.longest
        )
        try:
            value = read_value(target.kind, hand)
        except CellProblem as problem:
            remark = (self.number, column.header, shown, problem.reason, problem.remedy)
            self.errors.append(RowError(*remark))
            return
        for reason, remedy in hand.warnings:
            self.warnings.append(RowWarning(self.number, column.header, shown, reason, remedy))
        block = self.values[target.block, column.group]
        block[target.attribute] = _Value(value, column.header, shown)

    def _full_name(self, text: str) -> dict[str, Any]:
        if not text:
            return {}
        raw = self.values["person", 1]["full_name"].shown
        if {"last_name", "first_name"} <= self.values["person", 1].keys():
            return {"raw_name": raw}
        try:
            name = parse_full_name(raw)
        except CellProblem as problem:
            self._error("full_name", raw, problem.reason, problem.remedy)
            return {"raw_name": raw, "last_name": raw, "first_name": raw}
        parts = {part: getattr(name, part) for part in name.__slots__ if getattr(name, part)}
        return {"raw_name": raw, **parts}

    def _family_name(self, said: dict[str, Any]) -> dict[str, Any]:
        """Last name and suffix, where the suffix may have been written into the last name."""
        found = {}
        if "last_name" in said:
            found["last_name"], suffix = split_suffix(said.pop("last_name"))
            if suffix:
                found["suffix"] = suffix
        if "suffix" in said:
            found["suffix"] = clean_suffix(said.pop("suffix"))
        return found

    def _require_name(self, person: PersonFacts) -> None:
        broken = {error.header for error in self.errors}
        for key in ("last_name", "first_name"):
            header = self.headers.get((key, 1)) or self.headers.get(("full_name", 1), "")
            if not getattr(person, key) and header not in broken:
                label = fields()[key].label
                self._error(key, "", f"{label} is missing.", "Fill it in.")

    def _numbered(self, block: str, attribute: str) -> tuple[str, ...]:
        groups = sorted(group for name, group in self.values if name == block)
        found = (self.values[block, group].get(attribute) for group in groups)
        return tuple(dict.fromkeys(one.value for one in found if one))

    def _known_facility(self, text: str) -> str:
        known = _by_writing(tuple(self.context.facilities.items()))
        if not known or not text:
            return text
        name = known.get(text.casefold()) or known.get(name_key(text))
        if name:
            return name
        near = process.extractOne(text, sorted(set(known.values())), score_cutoff=60)
        hint = f"Did you mean {near[0]}?" if near else "Add the facility first."
        self._error("facility", text, "This facility is not known here.", hint)
        return text

    def _holds(self, block: Block, group: int) -> bool:
        said = self.values[block.key, group]
        if "issuer" in said and str(said["issuer"].value).lower() in _NOT_HELD:
            return False
        return bool(said.keys() - {"state"})

    def _credential(self, block: Block, group: int) -> CredentialFacts:
        said = {name: one.value for name, one in self.values[block.key, group].items()}
        if "state" in block.needs and self.context.state:
            said.setdefault("state", self.context.state)
        for need in block.needs:
            if need not in said:
                self._error_of_need(block, need, group)
        self._check_order(block.key, group)
        ends = said.get("ends_on")
        return CredentialFacts(
            kind=block.kind,
            number=said.get("number", ""),
            state=said.get("state", ""),
            issuer=said.get("issuer", ""),
            starts_on=_day(said.get("starts_on")),
            ends_on=_day(ends),
            precision=_precision(said.get("starts_on"), ends),
            continuous=isinstance(ends, Endless),
            details=_details(said),
        )

    def _error_of_need(self, block: Block, need: str, group: int) -> None:
        key = _field_key(block.key, need)
        header = self.headers.get((key, group), f"{fields()[key].label} {group}")
        if header not in {error.header for error in self.errors}:
            reason = f"{block.label}: {fields()[key].label.lower()} is missing."
            remedy = "Fill it in, or empty the columns that belong to it."
            self.errors.append(RowError(self.number, header, "", reason, remedy))

    def _check_order(self, block: str, group: int) -> None:
        said = self.values[block, group]
        start, end = said.get("starts_on"), said.get("ends_on")
        if start and end and isinstance(end.value, Dated) and end.value.day < start.value.day:
            reason = f"It ends before it starts ({start.header}: {start.shown})."
            remark = (self.number, end.header, end.shown, reason, "Correct one of the dates.")
            self.errors.append(RowError(*remark))

    def _compare_dea(self, credential: CredentialFacts, person: PersonFacts) -> None:
        surnames = [name for name in (person.last_name, person.former_name) if name]
        verdicts = [dea_matches_surname(credential.number, name) for name in surnames]
        if credential.number and verdicts and not any(verdicts):
            header = self.headers.get(("dea_number", 1), "DEA number")
            remark = (self.number, header, credential.number, verdicts[0].reason, "Please confirm.")
            self.warnings.append(RowWarning(*remark))

    def _error(self, key: str, value: str, reason: str, remedy: str) -> None:
        header = self.headers.get((key, 1), fields()[key].label)
        self.errors.append(RowError(self.number, header, value, reason, remedy))


@lru_cache(maxsize=8)
def _by_writing(facilities: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name_key(writing): name for writing, name in facilities} | {
        writing.casefold(): name for writing, name in facilities
    }


def _day(value: Dated | Endless | None) -> date | None:
    return value.day if isinstance(value, Dated) else None


def _precision(*values: Dated | Endless | None) -> str:
    found = [value.precision for value in values if isinstance(value, Dated)]
    return max(found, key=_PRECISIONS.index, default="day")


def _details(said: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for name, value in said.items():
        if name.startswith("details."):
            found += value if isinstance(value, tuple) else [(name.removeprefix("details."), value)]
    return tuple(sorted(found))


def _field_key(block: str, attribute: str) -> str:
    return next(
        one.key for one in fields().values() if (one.block, one.attribute) == (block, attribute)
    )


def _shown(kind: str, cell: Cell) -> str:
    if kind == "birth":
        return "(birth date)"
    text = " ".join(cell_text(cell).split())
    return f"…{text[-2:]}" if kind == "ssn" else text[:200]
