"""Files as frozen facts for the rules: a few wide reads for many practitioners at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.conf import settings

from credenza.core.facts import (
    AppointmentFact,
    CredentialFact,
    PractitionerFile,
    Result,
    Standing,
    VerificationFact,
)
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    Practitioner,
    Proof,
    Specialty,
    Verification,
)

CREDENTIAL_COLUMNS = (
    "practitioner_id",
    "id",
    "kind",
    "number",
    "issuer",
    "jurisdiction",
    "status",
    "starts_on",
    "ends_on",
    "precision",
    "continuous",
    "facility_id",
    "details",
)
VERIFICATION_COLUMNS = (
    "practitioner_id",
    "id",
    "kind",
    "source",
    "method",
    "result",
    "verified_on",
    "stated_ends_on",
    "stated_status",
    "facility_id",
    "jurisdiction",
)
APPOINTMENT_COLUMNS = (
    "practitioner_id",
    "id",
    "facility_id",
    "category",
    "department__name",
    "standing",
    "starts_on",
    "ends_on",
    "reappointment_due_on",
    "decided_on",
)


def birth_date(uid, sealed: str) -> date | None:
    """A practitioner's birth date, opened; None where it is not on file."""
    text = settings.VAULT.unseal(sealed, "practitioner", str(uid), "born")
    return date.fromisoformat(text) if text else None


def files(ids: Sequence[int], kinds: Collection[str] | None = None) -> Iterator[PractitionerFile]:
    """The files of ``ids`` in their order: six reads, however many there are.

    ``kinds``: with the credentials and verifications of these kinds alone.
    """
    people = {
        row[0]: row[1:]
        for row in Practitioner.objects.filter(pk__in=ids).values_list("id", "profession")
    }
    codes = _grouped(Specialty.objects.filter(practitioner__in=ids), ("practitioner_id", "code"))
    of_kind = {} if kinds is None else {"kind__in": kinds}
    held = Credential.objects.filter(practitioner__in=ids, withdrawn_on=None, **of_kind)
    credentials = _grouped(held, CREDENTIAL_COLUMNS)
    proofs = _proofs(ids)
    answers = Verification.objects.filter(practitioner__in=ids, **of_kind)
    asked = _grouped(answers, VERIFICATION_COLUMNS)
    appointed = _grouped(Appointment.objects.filter(practitioner__in=ids), APPOINTMENT_COLUMNS)
    for pk in ids:
        if pk not in people:
            continue
        yield PractitionerFile(
            id=pk,
            profession=people[pk][0],
            specialties=tuple(code for (code,) in codes[pk]),
            credentials=tuple(_credential(row) for row in credentials[pk]),
            verifications=tuple(_verification(row, proofs) for row in asked[pk]),
            appointments=tuple(_appointment(row) for row in appointed[pk]),
        )


def appointments(ids: Iterable[int]) -> dict[int, list[AppointmentFact]]:
    """The appointments of each of ``ids`` that has some, in one read."""
    rows = _grouped(Appointment.objects.filter(practitioner__in=ids), APPOINTMENT_COLUMNS)
    return {pk: [_appointment(row) for row in held] for pk, held in rows.items()}


def _grouped(rows, columns: Sequence[str]) -> dict[int, list[tuple]]:
    """Rows by practitioner, in the order of their ids; the first column is the practitioner."""
    groups: dict[int, list[tuple]] = defaultdict(list)
    for row in rows.order_by("id").values_list(*columns):
        groups[row[0]].append(row[1:])
    return groups


def _proofs(ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    proven: dict[int, tuple[int, ...]] = defaultdict(tuple)
    rows = Proof.objects.filter(verification__practitioner__in=ids).order_by("id")
    for verification, credential in rows.values_list("verification_id", "credential_id"):
        proven[verification] += (credential,)
    return proven


def _credential(row: tuple) -> CredentialFact:
    return CredentialFact(*row)


def _verification(row: tuple, proofs: dict[int, tuple[int, ...]]) -> VerificationFact:
    pk, kind, source, method, result, verified_on, *stated = row
    return VerificationFact(
        pk, kind, source, method, Result(result), verified_on, proofs[pk], *stated
    )


def _appointment(row: tuple) -> AppointmentFact:
    pk, facility, category, department, standing, *days = row
    return AppointmentFact(pk, facility, category, department or "", Standing(standing), *days)
