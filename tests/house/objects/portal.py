"""Objects of the addresses of the portal; the applicant is a northern surgeon."""

import datetime as dt
from collections.abc import Callable

from credenza.office.credentialing.models import (
    Answers,
    Application,
    Assistant,
    Correction,
    Invitation,
    Signature,
    Upload,
)
from credenza.office.credentialing.queries.invitations import fingerprint
from credenza.office.documents.actions import keep
from credenza.office.practitioners.models import Verification
from credenza.office.team.models import User
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import document, surgeon
from tests.house.objects.target import Target

TOKEN = "an-invitation-that-was-mailed"


def application(office: Office) -> Application:
    """An application of a northern surgeon, being filled in."""
    return Application.objects.create(
        practitioner=surgeon(office),
        facility=office.north,
        department=office.surgery,
        kind="reappointment",
        state="filling",
        opened_at=BEGAN,
        opened_by="Cora North",
    )


def entry(one: Application, section: str = "licences") -> Answers:
    return Answers.objects.create(
        application=one, section=section, position=1, changed_at=BEGAN, changed_by="Ada"
    )


def signature(one: Application) -> Signature:
    """A signature on it, whose content is a content of nothing."""
    content = b'{"sections":[],"privileges":[]}'
    kept = keep(data=content, name="a.json", media_type="application/json", by=SYSTEM, at=BEGAN)
    signer = User.objects.create_user("signer@example.org", "x" * 20, name="Ada Okafor")
    return Signature.objects.create(
        application=one,
        signer=signer,
        name="Ada Okafor",
        signed_at=BEGAN,
        digest=kept.sha256,
        record='{"name": "Ada", "account_name": "Ada", "email": "a@example.org", "signed_at": "",'
        ' "zone": "America/New_York", "method": "", "edition": "", "content_sha256": "",'
        ' "meaning": ""}',
        seal="00",
        content=kept,
        copy=kept,
    )


def verification(office: Office) -> Verification:
    return Verification.objects.create(
        practitioner=surgeon(office),
        kind="state_licence",
        source="state_board",
        method="web",
        result="confirmed",
        asked_on=dt.date(2026, 1, 5),
        verified_by="Cora North",
    )


def _application(**more) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = application(office)
        return Target({"pk": one.pk, **more}, one.practitioner_id)

    return make


def _page(section: str) -> Callable[[Office], Target]:
    """A page of an application, whose single entry is there."""

    def make(office: Office) -> Target:
        one = application(office)
        entry(one, section)
        data = {"take": "0"} if section == "contact" else {}
        return Target({"pk": one.pk, "section": section}, one.practitioner_id, data)

    return make


def _offered(office: Office) -> Target:
    one = application(office)
    arguments = {"pk": one.pk, "section": "licences"}
    return Target(arguments, one.practitioner_id, {"all": "yes"})


def _entry(office: Office) -> Target:
    one = application(office)
    row = entry(one)
    arguments = {"pk": one.pk, "section": "licences", "uid": row.uid}
    return Target(arguments, one.practitioner_id, {"version": 1})


def _paper(office: Office) -> Target:
    one = application(office)
    row = entry(one)
    upload = Upload.objects.create(
        answers=row, question="copy", document=document(one.practitioner)
    )
    arguments = {"pk": one.pk, "section": "licences", "uid": row.uid, "upload": upload.pk}
    return Target(arguments, one.practitioner_id)


def _signed(office: Office) -> Target:
    one = application(office)
    return Target({"pk": one.pk, "signature": signature(one).pk}, one.practitioner_id)


def _link(office: Office) -> Target:
    Invitation.objects.create(
        application=application(office),
        email="ada@example.org",
        fingerprint=fingerprint(TOKEN),
        sent_at=BEGAN,
        sent_by="Cora North",
        expires_at=dt.datetime(2100, 1, 1, tzinfo=dt.UTC),
    )
    return Target({"token": TOKEN})


def _assistant(office: Office) -> Target:
    person = surgeon(office)
    helper = User.objects.create_user("helper@example.org", "x" * 20, name="Helper")
    one = Assistant.objects.create(
        practitioner=person, user=helper, asked_at=BEGAN, asked_by="Ada Okafor"
    )
    return Target({"pk": one.pk}, person.pk)


def _source(office: Office) -> Target:
    one = verification(office)
    return Target({"pk": one.pk}, one.practitioner_id)


def _correction(office: Office) -> Target:
    one = verification(office)
    said = Correction.objects.create(
        practitioner_id=one.practitioner_id,
        verification=one,
        words="It ends a year later.",
        asked_at=BEGAN,
        asked_by="Ada Okafor",
    )
    return Target({"pk": said.pk}, one.practitioner_id, {"answer": "Asked again."})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "apply-link": _link,
    "assistant-change": _assistant,
    "own-source-wrong": _source,
    "correction-answer": _correction,
    "portal-application": _application(),
    "portal-start": _application(),
    "portal-privileges": _application(),
    "portal-preview": _application(),
    "portal-signature": _application(),
    "portal-signed": _signed,
    "portal-copy": _signed,
    "portal-printed": _signed,
    "portal-page": _page("contact"),
    "portal-add": _page("licences"),
    "portal-none": _page("boards"),
    "portal-decide": _offered,
    "portal-save": _entry,
    "portal-remove": _entry,
    "portal-paper": _paper,
    "application-taking": _application(),
    "application-answers": _application(),
    "application-invite": _application(),
}
