"""Taking in many people at once: new files opened, known ones filled up, in one act.

What a file already says is never overwritten: empty places are filled, new credentials and
appointments are added. The same people taken in again change nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from credenza.core.identifiers import licence_key
from credenza.core.permissions import Actor
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.files import plain, seal_into
from credenza.office.practitioners.actions.matching import Candidate, KnownPeople
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OtherName,
    Practitioner,
    Specialty,
)

CHUNK = 500
NOT_YET_WRITTEN = 0
TWICE = (
    "Another row of this list seems to mean the same person.",
    "Leave one of the two rows, or give both an NPI or a birth date.",
)


@dataclass(frozen=True)
class Arrival:
    """One person to take in. ``values`` are columns, with ``born_on`` and ``ssn`` in clear."""

    values: Mapping[str, object]
    other_names: Sequence[Mapping[str, str]] = ()
    specialties: Sequence[Mapping[str, object]] = ()
    appointments: Sequence[Mapping[str, object]] = ()
    credentials: Sequence[Mapping[str, object]] = ()


@dataclass
class Outcome:
    """What became of the arrivals; ``refused`` holds (position, reason, remedy)."""

    ids: list[int] = field(default_factory=list)
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[tuple[int, str, str]] = field(default_factory=list)


@act("practitioner:take-in")
def take_in(
    *,
    arrivals: Sequence[Arrival],
    by: Actor,
    at: datetime,
    reason: str = "",
    progress: Callable[[int], None] = lambda done: None,
) -> Outcome:
    """Take in all arrivals that can be, and say which cannot and why.

    Files are not judged here: judge ``ids`` afterwards.
    """
    outcome, known = Outcome(), KnownPeople(by)
    for start in range(0, len(arrivals), CHUNK):
        chunk = arrivals[start : start + CHUNK]
        opened = _open_new(chunk, start, known, outcome)
        _fill(opened, outcome)
        progress(start + len(chunk))
    about(created=outcome.created, changed=outcome.changed, refused=len(outcome.refused))
    return outcome


def _open_new(
    chunk: Sequence[Arrival], start: int, known: KnownPeople, outcome: Outcome
) -> list[tuple[Arrival, Practitioner, bool]]:
    """Each arrival with its file, and whether the file is new; the refused are left out."""
    new: list[tuple[Arrival, Practitioner]] = []
    old: list[tuple[Arrival, int]] = []
    for position, arrival in enumerate(chunk, start):
        match = known.match(arrival.values)
        if match.problem:
            outcome.refused.append((position, match.problem, match.remedy))
        elif match.id == NOT_YET_WRITTEN:
            outcome.refused.append((position, *TWICE))
        elif match.id is None:
            person = Practitioner(**plain(arrival.values))
            seal_into(person, arrival.values)
            known.add(_candidate(person))
            new.append((arrival, person))
        else:
            old.append((arrival, match.id))
    Practitioner.objects.bulk_create(person for _, person in new)
    rows = Practitioner.objects.in_bulk([pk for _, pk in old])
    outcome.created += len(new)
    return [(one, person, True) for one, person in new] + [
        (one, rows[pk], False) for one, pk in old
    ]


def _candidate(person: Practitioner) -> Candidate:
    return Candidate(
        NOT_YET_WRITTEN,
        person.uid,
        person.last_name,
        person.first_name,
        person.profession,
        person.npi,
        person.ssn_index,
        person.born_sealed,
    )


def _fill(opened: list[tuple[Arrival, Practitioner, bool]], outcome: Outcome) -> None:
    held = _Held([person.pk for _, person, is_new in opened if not is_new])
    rows: dict[type, list] = defaultdict(list)
    for arrival, person, is_new in opened:
        added = _added(arrival, person, held)
        filled = not is_new and _fill_blanks(person, arrival.values)
        for one in added:
            rows[type(one)].append(one)
        outcome.ids.append(person.pk)
        if not is_new:
            outcome.changed += bool(added or filled)
            outcome.unchanged += not (added or filled)
    for model, many in rows.items():
        model.objects.bulk_create(many)


def _of(model, ids: list[int]):
    return model.objects.filter(practitioner__in=ids).order_by("id")


class _Held:
    """What the known files of a chunk hold already, by what makes two rows the same."""

    def __init__(self, ids: list[int]) -> None:
        self.keys: set[tuple] = set()
        self.keys.update(
            ("credential", owner, kind, state, number, "" if number else issuer)
            for owner, kind, state, number, issuer in Credential.objects.filter(
                practitioner__in=ids
            )
            .order_by("id")
            .values_list("practitioner_id", "kind", "jurisdiction", "number_key", "issuer")
        )
        self.keys.update(
            ("appointment", owner, facility)
            for owner, facility in _of(Appointment, ids)
            .exclude(standing="ended")
            .values_list("practitioner_id", "facility_id")
        )
        self.keys.update(
            ("name", owner, last.casefold())
            for owner, last in _of(OtherName, ids).values_list("practitioner_id", "last_name")
        )
        self.keys.update(
            ("specialty", owner, code, title)
            for owner, code, title in _of(Specialty, ids).values_list(
                "practitioner_id", "code", "title"
            )
        )

    def takes(self, *key) -> bool:
        """Whether such a row is not there yet; from now on it is."""
        if key in self.keys:
            return False
        self.keys.add(key)
        return True


def _added(arrival: Arrival, person: Practitioner, held: _Held) -> list:
    pk, added = person.pk, []
    for name in arrival.other_names:
        if held.takes("name", pk, name["last_name"].casefold()):
            added.append(OtherName(practitioner=person, **name))
    for one in arrival.specialties:
        if held.takes("specialty", pk, one.get("code", ""), one["title"]):
            added.append(Specialty(practitioner=person, **one))
    for one in arrival.appointments:
        if held.takes("appointment", pk, one["facility_id"]):
            added.append(Appointment(practitioner=person, **one))
    for one in arrival.credentials:
        key = licence_key(str(one.get("number") or ""))
        # A number names a credential; only without one does its issuer.
        issuer = "" if key else one.get("issuer", "")
        if held.takes("credential", pk, one["kind"], one.get("jurisdiction", ""), key, issuer):
            added.append(Credential(practitioner=person, number_key=key, **one))
    return added


def _fill_blanks(person: Practitioner, values: Mapping[str, object]) -> bool:
    """Fill the empty columns of a known file; whether there was one to fill."""
    given = Practitioner(uid=person.uid, **plain(values))
    seal_into(given, values)
    names = [*plain(values), "born_sealed", "ssn_sealed", "ssn_index"]
    fresh = {
        name: value
        for name in names
        if (value := getattr(given, name)) not in (None, "", []) and not getattr(person, name)
    }
    if fresh:
        Practitioner.objects.filter(pk=person.pk).update(**fresh, version=person.version + 1)
    return bool(fresh)
