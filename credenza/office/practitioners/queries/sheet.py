"""One practitioner's file as rows: as it is, or as the ledger says it stood at an instant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model, prefetch_related_objects

from credenza.core.facts import (
    AppointmentFact,
    CredentialFact,
    PractitionerFile,
    Result,
    Standing,
    VerificationFact,
)
from credenza.office.ledger.queries import as_of as rows_as_of
from credenza.office.practitioners.models import (
    Appointment,
    Attachment,
    Credential,
    OtherName,
    Practitioner,
    Proof,
    Specialty,
    Verification,
)


@dataclass(frozen=True)
class Sheet:
    """The rows of one file. Rows of the past are models that were never saved: look, don't save."""

    person: Practitioner
    other_names: Sequence[OtherName]
    specialties: Sequence[Specialty]
    appointments: Sequence[Appointment]
    credentials: Sequence[Credential]
    verifications: Sequence[Verification]
    attachments: Sequence[Attachment]
    proven: Mapping[int, tuple[int, ...]]

    def credential(self, pk: int) -> Credential | None:
        """One of its credentials, withdrawn ones included."""
        return next((one for one in self.credentials if one.pk == pk), None)

    def verifications_of(self, credential: Credential) -> list[Verification]:
        """Answers that speak of a credential, the newest first."""
        return [one for one in self.verifications if credential.pk in self.proven.get(one.pk, ())]


def sheet(person: Practitioner) -> Sheet:
    """The file as it is now, in eight reads."""
    verifications = list(person.verifications.select_related("document"))
    pairs = Proof.objects.filter(verification__practitioner=person).order_by("id")
    return Sheet(
        person=person,
        other_names=list(person.other_names.all()),
        specialties=list(person.specialties.all()),
        appointments=list(person.appointments.select_related("facility", "department")),
        credentials=sorted(person.credentials.select_related("facility"), key=_latest_of_kind),
        verifications=verifications,
        attachments=list(person.attachments.select_related("document", "credential")),
        proven=_proven(pairs.values_list("verification_id", "credential_id")),
    )


def cover(person: Practitioner) -> Sheet:
    """The names and specialties of the file alone, in two reads, with nothing that lies in it."""
    return Sheet(
        person=person,
        other_names=list(person.other_names.all()),
        specialties=list(person.specialties.all()),
        appointments=(),
        credentials=(),
        verifications=(),
        attachments=(),
        proven={},
    )


def sheet_as_of(person_id: int, at: datetime) -> Sheet | None:
    """The file as it stood at an instant, in the order of today; None where it was not yet opened.

    Facilities, departments and documents are named as they are today.
    """
    rows = rows_as_of(person_id, at)
    people = _revived(Practitioner, rows)
    if not people:
        return None
    verifications = _revived(Verification, rows, "document")
    asked = {one.pk for one in verifications}
    pairs = [
        (one.verification_id, one.credential_id)
        for one in _revived(Proof, rows)
        if one.verification_id in asked
    ]
    return Sheet(
        person=people[0],
        other_names=_revived(OtherName, rows),
        specialties=sorted(_revived(Specialty, rows), key=lambda one: not one.primary),
        appointments=sorted(
            _revived(Appointment, rows, "facility", "department"), key=lambda one: one.facility_id
        ),
        credentials=sorted(_revived(Credential, rows, "facility"), key=_latest_of_kind),
        verifications=sorted(verifications, key=lambda one: (one.asked_on, one.pk), reverse=True),
        attachments=_revived(Attachment, rows, "document", "credential")[::-1],
        proven=_proven(pairs),
    )


def facts(sheet: Sheet) -> PractitionerFile:
    """The file as the rules see it."""
    return PractitionerFile(
        id=sheet.person.pk,
        profession=sheet.person.profession,
        specialties=tuple(one.code for one in sheet.specialties),
        credentials=tuple(_credential(one) for one in sheet.credentials if not one.withdrawn_on),
        verifications=tuple(
            _verification(one, sheet.proven.get(one.pk, ())) for one in sheet.verifications
        ),
        appointments=tuple(_appointment(one) for one in sheet.appointments),
    )


def _latest_of_kind(one: Credential) -> tuple:
    """By kind, what never ends first, then what ends last; databases order no end unlike."""
    return one.kind, -(one.ends_on or date.max).toordinal(), one.pk


def _revived(model: type[Model], rows: Mapping[str, Sequence[Mapping]], *related: str) -> list:
    """Rows of the ledger as unsaved models, in the order of their making, with what they point to;
    columns that came later have their default.
    """
    columns = {field.attname: field for field in model._meta.concrete_fields}
    found = [
        model(
            **{
                name: columns[name].to_python(value)
                for name, value in row.items()
                if name in columns
            }
        )
        for row in rows.get(model._meta.db_table, ())
    ]
    prefetch_related_objects(found, *related)
    return found


def _proven(pairs) -> Mapping[int, tuple[int, ...]]:
    proven: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for verification, credential in pairs:
        proven[verification] += (credential,)
    return proven


def _credential(one: Credential) -> CredentialFact:
    return CredentialFact(
        one.pk,
        one.kind,
        one.number,
        one.issuer,
        one.jurisdiction,
        one.status,
        one.starts_on,
        one.ends_on,
        one.precision,
        one.continuous,
        one.facility_id,
        one.details,
    )


def _verification(one: Verification, proven: tuple[int, ...]) -> VerificationFact:
    return VerificationFact(
        one.pk,
        one.kind,
        one.source,
        one.method,
        Result(one.result),
        one.verified_on,
        proven,
        one.stated_ends_on,
        one.stated_status,
        one.facility_id,
        one.jurisdiction,
    )


def _appointment(one: Appointment) -> AppointmentFact:
    return AppointmentFact(
        one.pk,
        one.facility_id,
        one.category,
        one.department.name if one.department else "",
        Standing(one.standing),
        one.starts_on,
        one.ends_on,
        one.reappointment_due_on,
        one.decided_on,
    )
