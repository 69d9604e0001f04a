"""Writing many files whole, with what proves them, and one source's answers about many people.

For an office that brings its files along, and for lists that speak of everybody at once. Files
are not judged here: judge them afterwards.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from credenza.core.identifiers import licence_key
from credenza.core.permissions import Actor
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.files import plain, seal_into
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OtherName,
    Practitioner,
    Proof,
    Specialty,
    Verification,
)

Columns = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file to write. ``values`` are columns, with ``born_on`` and ``ssn`` in clear.

    Each verification comes with the positions, in ``credentials``, of those that it proves.
    """

    values: Columns
    other_names: Sequence[Columns] = ()
    specialties: Sequence[Columns] = ()
    appointments: Sequence[Columns] = ()
    credentials: Sequence[Columns] = ()
    verifications: Sequence[tuple[Columns, Sequence[int]]] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of a file that was written, credentials in the order in which they were given."""

    practitioner: Practitioner
    credentials: Sequence[Credential]
    appointments: Sequence[Appointment]


@act("practitioner:fill")
def fill(*, files: Sequence[WholeFile], by: Actor, at: datetime, reason: str = "") -> list[Written]:
    """Write new files, a table at a time: some hundreds, so that memory suffices.

    Raises IntegrityError where an NPI is known already.
    """
    with _uncollected():
        written = _write(files)
    about(files=len(files))
    return written


@act("credential:verify-all")
def record_answers(
    *,
    practitioners: Sequence[Practitioner | int],
    kind: str,
    answer: Columns,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    """Record one source's answer about everybody it was asked about (rows or their ids), such as a
    month's list."""
    Verification.objects.bulk_create(
        Verification(
            practitioner_id=getattr(one, "pk", one), kind=kind, verified_by=by.name, **answer
        )
        for one in practitioners
    )
    about(kind=kind, people=len(practitioners))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: all rows are needed, and looking took a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _write(files: Sequence[WholeFile]) -> list[Written]:
    people = [_person(one) for one in files]
    Practitioner.objects.bulk_create(people)
    pairs = list(zip(people, files, strict=True))
    written = [_rows(person, one) for person, one in pairs]
    OtherName.objects.bulk_create(
        OtherName(practitioner=person, **name) for person, one in pairs for name in one.other_names
    )
    Specialty.objects.bulk_create(
        Specialty(practitioner=person, **work) for person, one in pairs for work in one.specialties
    )
    Appointment.objects.bulk_create(row for one in written for row in one.appointments)
    Credential.objects.bulk_create(row for one in written for row in one.credentials)
    _verify(written, files)
    return written


def _person(one: WholeFile) -> Practitioner:
    person = Practitioner(**plain(one.values))
    seal_into(person, one.values)
    return person


def _rows(person: Practitioner, one: WholeFile) -> Written:
    credentials = [
        Credential(practitioner=person, number_key=licence_key(str(row.get("number") or "")), **row)
        for row in one.credentials
    ]
    appointments = [Appointment(practitioner=person, **row) for row in one.appointments]
    return Written(person, credentials, appointments)


def _verify(written: Sequence[Written], files: Sequence[WholeFile]) -> None:
    answers, proofs = [], []
    for rows, one in zip(written, files, strict=True):
        for values, proven in one.verifications:
            answer = Verification(practitioner=rows.practitioner, **values)
            answers.append(answer)
            proofs += [(answer, rows.credentials[position]) for position in proven]
    Verification.objects.bulk_create(answers)
    Proof.objects.bulk_create(
        Proof(verification=answer, credential=credential) for answer, credential in proofs
    )
