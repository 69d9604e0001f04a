"""A file at the southern facility, every word of which is a canary."""

import datetime as dt
import io
from dataclasses import dataclass

import pytest
from PIL import Image

from credenza.office.desk.actions import assign
from credenza.office.documents.actions import examine, store
from credenza.office.documents.models import Document
from credenza.office.ledger.actions import acting
from credenza.office.monitoring.actions.notices import plan
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.models import (
    Appointment,
    Consequence,
    Credential,
    OpenFinding,
    Practitioner,
)
from tests.office.files import NOW, OFFICE
from tests.security.canaries import BORN, SSN

WORDS = {
    "last_name": "Zquiggleton",
    "first_name": "Xanthippe",
    "npi": "1992999999",
    "email": "zq.mail@elsewhere.example",
    "phone": "740-555-9931",
    "street": "77 Zqstreet",
    "caqh": "98765431",
}
NUMBER, LAPSED, PAPER, NOTE, FORMER = (
    "ZQ771199",
    "ZQ882200",
    "zq-diploma.png",
    "zq said the board",
    "Zqformer",
)
CANARIES = (*WORDS.values(), NUMBER, LAPSED, PAPER, NOTE, FORMER)


@dataclass(frozen=True)
class Southern:
    """The file and everything in it that has a number of its own."""

    person: Practitioner
    appointment: Appointment
    licence: Credential
    lapsed: Credential
    paper: Document
    consequence: Consequence
    findings: list[str]

    @property
    def arguments(self) -> dict[str, object]:
        """What addresses call these things."""
        return {
            "pk": self.person.pk,
            "appointment_id": self.appointment.pk,
            "credential_id": self.licence.pk,
            "document_id": self.paper.pk,
            "consequence_id": self.consequence.pk,
            "number": 1,
            "field": "ssn",
            "kind": "npdb_query",
            "decision": "dismiss",
        }


def picture(colour: str = "white") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def southern(office, make_file, person) -> Southern:
    values = WORDS | {"born_on": BORN, "ssn": SSN}
    one = make_file(WORDS["last_name"], WORDS["first_name"], office.south, **_less_names(values))
    _former_name(one)
    good, lapsed = _licence(one, NUMBER, 2027), _licence(one, LAPSED, 2025)
    paper = store(handed=examine(data=picture(), name=PAPER, by=OFFICE, at=NOW), by=OFFICE, at=NOW)
    credentials.attach(practitioner=one, document=paper, credential=good, by=OFFICE, at=NOW)
    _verified(one, good, paper)
    plan(by=OFFICE, at=NOW)
    keys = list(OpenFinding.objects.filter(practitioner=one).values_list("key", flat=True))
    held_by = person("coordinator", at=office.south, name="Sue Southern")
    assign(keys=keys[:1], to=held_by.pk, by=OFFICE, at=NOW)
    return Southern(one, one.appointments.get(), good, lapsed, paper, _consequence(lapsed), keys)


def _consequence(lapsed: Credential) -> Consequence:
    with acting("test:arrange", by=OFFICE, at=NOW):
        return Consequence.objects.create(
            practitioner=lapsed.practitioner,
            facility=lapsed.practitioner.appointments.get().facility,
            credential=lapsed,
            kind="end_practice",
            citation="Bylaws 4.2",
            lapsed_on=lapsed.ends_on,
            proposed_at=NOW,
        )


def _less_names(values: dict) -> dict:
    return {key: value for key, value in values.items() if not key.endswith("_name")}


def _former_name(one: Practitioner) -> None:
    with acting("test:arrange", by=OFFICE, at=NOW):
        one.other_names.create(last_name=FORMER)


def _licence(one: Practitioner, number: str, year: int) -> Credential:
    values = {"number": number, "jurisdiction": "OH", "ends_on": dt.date(year, 6, 30)}
    return credentials.add(practitioner=one, kind="state_licence", values=values, by=OFFICE, at=NOW)


def _verified(one: Practitioner, licence: Credential, paper: Document) -> None:
    answer = {
        "source": "board",
        "method": "web",
        "result": "confirmed",
        "asked_on": NOW.date(),
        "verified_on": NOW.date(),
        "note": NOTE,
    }
    credentials.verify(
        practitioner=one,
        kind="state_licence",
        credentials=[licence],
        answer=answer,
        document=paper,
        by=OFFICE,
        at=NOW,
    )
