"""Objects of the addresses of letters and mail; the file is that of a northern surgeon."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from credenza.formats.letters import house_template
from credenza.office.correspondence.actions.letters import hand_over, write_letter
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.actions.templates import add_template
from credenza.office.correspondence.queries import addressee_of
from credenza.office.documents.actions import examine
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def _file(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        person = surgeon(office)
        return Target({"pk": person.pk, **more}, person.pk)

    return make


def _letter(**more: Any) -> Callable[[Office], Target]:
    """A letter to the surgeon, which left the office."""

    def make(office: Office) -> Target:
        person = surgeon(office)
        letter = write_letter(
            kind="general",
            practitioner=person,
            facility=office.north,
            to=addressee_of(person),
            values={"about": "Call coverage", "text": "It is arranged."},
            by=SYSTEM,
            at=BEGAN,
        )
        hand_over(letter=letter, how="in_person", by=SYSTEM, at=BEGAN)
        return Target({"pk": person.pk, "letter_id": letter.pk, **more}, person.pk)

    return make


def _message(office: Office) -> Target:
    person = surgeon(office)
    message = post(
        occasion="Invitation",
        key="invitation",
        address="",
        subject="Your application",
        body="Begin.",
        practitioner=person.pk,
        facility=office.north.pk,
        by=SYSTEM,
        at=BEGAN,
    )
    return Target({"message_id": message.pk}, person.pk)


def _template(office: Office) -> Target:
    handed = examine(data=house_template(), name="ours.docx", by=SYSTEM, at=BEGAN)
    version = add_template(
        kind="general",
        facility=office.north,
        handed=handed,
        effective_on=dt.date(2026, 1, 5),
        by=SYSTEM,
        at=BEGAN,
    )
    return Target({"template_id": version.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "practitioner-letters": _file(),
    "letter-choose": _file(),
    "letter-write": _file(letter_kind="general"),
    "letter-preview": _file(letter_kind="general"),
    "letter-page": _letter(number=1),
    "letter-pdf": _letter(),
    "letter-docx": _letter(),
    "letter-correct": _letter(),
    "letter-send": _letter(),
    "letter-hand-over": _letter(),
    "letter-withdraw": _letter(),
    "mail-retry": _message,
    "mail-cancel": _message,
    "letterhead": lambda office: Target({"facility_id": office.north.pk}),
    "letter-template-fetch": _template,
    "letter-template-withdraw": _template,
}
