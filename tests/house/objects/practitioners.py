"""Objects of the addresses in a practitioner's file; the file is that of a northern surgeon."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from credenza.office.documents.actions import examine, store
from credenza.office.documents.models import Document
from credenza.office.practitioners.models import (
    Appointment,
    Attachment,
    Consequence,
    Credential,
    Practitioner,
)
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.target import Target


def surgeon(office: Office) -> Practitioner:
    """Somebody appointed at the northern facility, in surgery."""
    person = Practitioner.objects.create(last_name="Okafor", first_name="Ada", profession="md")
    Appointment.objects.create(
        practitioner=person,
        facility=office.north,
        department=office.surgery,
        category="active",
        standing="active",
        starts_on=dt.date(2025, 1, 1),
    )
    return person


def licence(person: Practitioner) -> Credential:
    return Credential.objects.create(
        practitioner=person,
        kind="state_licence",
        number="35.123456",
        jurisdiction="OH",
        starts_on=dt.date(2025, 1, 1),
        ends_on=dt.date(2027, 1, 1),
    )


def document(person: Practitioner) -> Document:
    """A picture in the file."""
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(picture, "PNG")
    stored = store(
        handed=examine(data=picture.getvalue(), name="licence.png", by=SYSTEM, at=BEGAN),
        by=SYSTEM,
        at=BEGAN,
    )
    Attachment.objects.create(practitioner=person, document=stored)
    return stored


def _file(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        person = surgeon(office)
        return Target({"pk": person.pk, **more}, person.pk)

    return make


def _appointment(office: Office) -> Target:
    person = surgeon(office)
    held = person.appointments.get()
    return Target({"pk": person.pk, "appointment_id": held.pk}, person.pk)


def _credential(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk, "credential_id": licence(person).pk}, person.pk)


def _document(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        person = surgeon(office)
        arguments = {"pk": person.pk, "document_id": document(person).pk, **more}
        return Target(arguments, person.pk)

    return make


def _consequence(office: Office) -> Target:
    person = surgeon(office)
    proposed = Consequence.objects.create(
        practitioner=person,
        facility=office.north,
        credential=licence(person),
        kind="ends_practice",
        citation="Bylaws 4.2",
        lapsed_on=dt.date(2027, 1, 2),
        proposed_at=BEGAN,
    )
    return Target({"consequence_id": proposed.pk, "decision": "dismiss"}, person.pk)


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "practitioner": _file(),
    "practitioner-credentials": _file(),
    "practitioner-documents": _file(),
    "practitioner-history": _file(),
    "practitioner-edit": _file(),
    "practitioner-names": _file(),
    "practitioner-photo": _file(),
    "practitioner-reveal": _file(field="ssn"),
    "appointment-new": _file(),
    "appointment-edit": _appointment,
    "credential-new": _file(),
    "credential-edit": _credential,
    "credential-verify": _credential,
    "credential-renew": _credential,
    "credential-withdraw": _credential,
    "check-record": _file(kind="npdb_query"),
    "document-new": _file(),
    "document-fetch": _document(),
    "document-page": _document(number=1),
    "consequence-decide": _consequence,
}
