"""Whose file is meant by somebody who arrives: found by identifiers, then by name and birth date.

A name alone is enough only where one file has it and nothing contradicts; of two files with one
name, or of contradicting identifiers, a person must decide. A file out of the reach of whoever
takes the arrival in is neither named nor filled.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from credenza.core.names import family_key, name_key
from credenza.core.permissions import Actor
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.practitioners.queries.scope import visible

COLUMNS = ("id", "uid", "last_name", "first_name", "profession", "npi", "ssn_index", "born_sealed")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is compared of a file that is there already."""

    id: int
    uid: object
    last_name: str
    first_name: str
    profession: str
    npi: str | None
    ssn_index: str
    born_sealed: str

    @property
    def born_on(self) -> date | None:
        return birth_date(self.uid, self.born_sealed)


@dataclass(frozen=True, slots=True)
class Match:
    """Whose file is meant (None: nobody's yet), or why that cannot be said."""

    id: int | None = None
    problem: str = ""
    remedy: str = ""


OUT_OF_REACH = Match(
    problem="This person's file is outside your reach.",
    remedy="Ask somebody whose role is in the whole office.",
)


class KnownPeople:
    """The files that arrivals may belong to, read once; files opened meanwhile are added."""

    def __init__(self, by: Actor) -> None:
        out_of_reach = Practitioner.objects.exclude(pk__in=visible(by, "practitioner:edit"))
        self._out_of_reach = set(out_of_reach.order_by().values_list("id", flat=True))
        self._by_npi: dict[str, Candidate] = {}
        self._by_ssn: dict[str, Candidate] = {}
        self._by_name: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for row in Practitioner.objects.order_by("id").values_list(*COLUMNS):
            self.add(Candidate(*row))

    def add(self, one: Candidate) -> None:
        """Know one more file."""
        if one.npi:
            self._by_npi[one.npi] = one
        if one.ssn_index:
            self._by_ssn[one.ssn_index] = one
        self._by_name[_name(one.last_name, one.first_name)].append(one)

    def match(self, values: Mapping[str, object]) -> Match:
        """Whose file the values of an arrival mean."""
        by_npi = self._by_npi.get(str(values.get("npi") or ""))
        by_ssn = self._by_ssn.get(ssn_index(values))
        if {one.id for one in (by_npi, by_ssn) if one} & self._out_of_reach:
            return OUT_OF_REACH
        found = self._match(by_npi, by_ssn, values)
        return OUT_OF_REACH if found.id in self._out_of_reach else found

    def _match(
        self, by_npi: Candidate | None, by_ssn: Candidate | None, values: Mapping[str, object]
    ) -> Match:
        if by_npi and by_ssn and by_npi.id != by_ssn.id:
            return Match(
                problem="The NPI is on one file and the Social Security number on another.",
                remedy="Find out which of the two is right.",
            )
        certain = by_npi or by_ssn
        if certain:
            return _unless_contradicted(certain, values)
        return self._match_by_name(values)

    def _match_by_name(self, values: Mapping[str, object]) -> Match:
        namesakes = [
            one
            for one in self._by_name[_name(str(values["last_name"]), str(values["first_name"]))]
            if not _identifiers_differ(one, values)
        ]
        born_on = values.get("born_on")
        if born_on:
            same = [one for one in namesakes if one.born_on == born_on]
            if same:
                return Match(same[0].id) if len(same) == 1 else _ambiguous(len(same))
            namesakes = [one for one in namesakes if one.born_on is None]
        namesakes = [one for one in namesakes if one.profession == values.get("profession")]
        if len(namesakes) > 1:
            return _ambiguous(len(namesakes))
        return Match(namesakes[0].id) if namesakes else Match()


def ssn_index(values: Mapping[str, object]) -> str:
    """The blind index of an arrival's Social Security number; empty without one."""
    return settings.VAULT.blind_index(str(values.get("ssn") or ""), "ssn")


def _name(last: str, first: str) -> tuple[str, str]:
    return family_key(last), name_key(first)


def _identifiers_differ(one: Candidate, values: Mapping[str, object]) -> bool:
    pairs = ((values.get("npi"), one.npi), (ssn_index(values), one.ssn_index))
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)


def _unless_contradicted(one: Candidate, values: Mapping[str, object]) -> Match:
    born_on = values.get("born_on")
    if born_on and one.born_on and born_on != one.born_on:
        return Match(
            problem=f"The file of {one.last_name}, {one.first_name} has another birth date.",
            remedy="Compare both with a document and correct the wrong one.",
        )
    if name_key(one.last_name)[:1] != name_key(str(values["last_name"]))[:1] and (
        name_key(one.first_name) != name_key(str(values["first_name"]))
    ):
        return Match(
            problem=f"This identifier is on the file of {one.last_name}, {one.first_name}.",
            remedy="Compare the number with the source; correct the row or that file.",
        )
    return Match(one.id)


def _ambiguous(count: int) -> Match:
    return Match(
        problem=f"{count} files have this name.",
        remedy="Add the NPI or the birth date, so that the right one is found.",
    )
