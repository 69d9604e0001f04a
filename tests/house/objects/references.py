"""Objects of the addresses of references and affiliations; the practitioner is northern."""

import datetime as dt
from collections.abc import Callable

from credenza.office.credentialing.models import Application, Reference, ReferenceLink
from credenza.office.credentialing.queries.reference_links import digest_of
from tests.fixtures import BEGAN, Office
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
    "reference": _by_link,
    "reference-save": _by_link,
    "reference-decline": _by_link,
    "reference-forward": _by_link,
    "reference-copy": _by_link,
    "reference-renew": _by_link,
}
