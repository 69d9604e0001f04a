"""Objects of the addresses of references and affiliations; the practitioner is northern."""

import datetime as dt
from collections.abc import Callable

from credenza.office.credentialing.models import (
    AffiliationBatch,
    AffiliationRequest,
    Application,
    LetterCheck,
    Reference,
    ReferenceLink,
)
from credenza.office.credentialing.queries.letter_checks import GENUINE, key_of, signed
from credenza.office.credentialing.queries.reference_links import digest_of
from credenza.office.team.actions import choose
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import document, surgeon
from tests.house.objects.target import Target

TOKEN = "a-link-that-was-mailed-to-somebody"


def reference(office: Office) -> Reference:
    """A peer who was asked about an applicant of the northern surgery."""
    person = surgeon(office)
    application = Application.objects.create(
        practitioner=person,
        facility=office.north,
        department=office.surgery,
        kind="reappointment",
        state="verifying",
        opened_at=BEGAN,
        opened_by="Cora North",
    )
    return Reference.objects.create(
        application=application,
        practitioner=person,
        speaker="peer",
        form="peer_physician",
        name="Ruth Lindqvist",
        email="lindqvist@north.example",
        state="asked",
        named_at=BEGAN,
        named_by="Cora North",
        asked_at=BEGAN,
    )


def _by_link(office: Office) -> Target:
    ReferenceLink.objects.create(
        reference=reference(office),
        digest=digest_of(TOKEN),
        made_at=BEGAN,
        ends_at=dt.datetime(2100, 1, 1, tzinfo=dt.UTC),
    )
    return Target({"token": TOKEN})


def _of_application(office: Office) -> Target:
    one = reference(office)
    return Target({"pk": one.application_id}, one.practitioner_id)


def _of_reference(**more: str) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = reference(office)
        return Target({"pk": one.pk, **more}, one.practitioner_id)

    return make


def _with_paper(office: Office) -> Target:
    one = reference(office)
    one.document = document(one.practitioner)
    one.save()
    return Target({"pk": one.pk}, one.practitioner_id)


def _asked_of_north(state: str, **more: object) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        person = surgeon(office)
        received = AffiliationRequest.objects.create(
            facility=office.north,
            last_name="Okafor",
            requester="Elsewhere General",
            received_at=BEGAN,
            received_by="Cora North",
            state=state,
            practitioner=person if state == "held" else None,
        )
        return Target({"pk": received.pk}, received.practitioner_id, dict(more))

    return make


def _list_for_north(office: Office) -> Target:
    batch = AffiliationBatch.objects.create(
        facility=office.north, title="list.xlsx", received_at=BEGAN, received_by="Cora North"
    )
    return Target({"pk": batch.pk})


def _letter(office: Office) -> LetterCheck:
    choose(key=key_of(office.north.pk), value=GENUINE, by=SYSTEM, at=BEGAN)
    return LetterCheck.objects.create(
        facility=office.north,
        practitioner=surgeon(office),
        addressee="Elsewhere General",
        issued_at=BEGAN,
    )


def _letter_to_revoke(office: Office) -> Target:
    check = _letter(office)
    return Target({"pk": check.pk}, check.practitioner_id, {"reason": "Wrong person."})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "application-references": _of_application,
    "reference-new": _of_application,
    "references-take": _of_application,
    "references-ask": _of_application,
    "reference-see": _of_reference(),
    "reference-edit": _of_reference(),
    "reference-record": _of_reference(),
    "reference-paper": _with_paper,
    "reference-act": _of_reference(verb="remind"),
    "affiliation": _asked_of_north("new"),
    "affiliation-answer": _asked_of_north("new"),
    "affiliation-close": _asked_of_north("new", reason="Came twice."),
    "affiliation-decide": _asked_of_north("held", reason="Counsel agrees."),
    "affiliation-list": _list_for_north,
    "affiliation-list-again": _list_for_north,
    "letter-check-revoke": _letter_to_revoke,
    "letter-check": lambda office: Target({"text": signed(_letter(office))}),
    "reference": _by_link,
    "reference-save": _by_link,
    "reference-decline": _by_link,
    "reference-forward": _by_link,
    "reference-copy": _by_link,
    "reference-renew": _by_link,
}
