"""What a signature is over, and whether it stands."""

import json
from zoneinfo import ZoneInfo

from django.conf import settings

from credenza.core.applications.content import Heading, canonical, content, edition_of, fingerprint
from credenza.core.applications.kinds import Statement
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.credentialing.models import Application, Signature
from credenza.office.credentialing.queries.answers import all_entries, keyed
from credenza.office.credentialing.queries.asked_privileges import asked_lines
from credenza.office.credentialing.queries.forms import sections_of
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.documents.queries import read
from credenza.packs import loader
from credenza.signatures import check, make_copy, public_text
from credenza.vault import Unsealable

PURPOSE = "application signatures"


def statement() -> Statement:
    """What applicants sign now."""
    return loader.statements()["attestation"]


def content_of(application: Application) -> bytes:
    """The exact content of an application as it is now."""
    person = application.practitioner
    heading = Heading(
        application=str(application.uid),
        practitioner=str(person.uid),
        name=f"{person.first_name} {person.last_name}",
        facility=application.facility.name,
    )
    found = content(
        heading,
        kind_of(application),
        sections_of(application),
        all_entries(application, keyed),
        asked_lines(application),
    )
    return canonical(found)


def edition(application: Application) -> str:
    """The edition of what is asked and of what is signed."""
    return f"{statement().edition}/{edition_of(sections_of(application))}"


def standing(application: Application) -> Signature | None:
    """The signature that was not voided, if there is one."""
    return application.signatures.filter(voided_at=None).select_related("content", "copy").first()


def standing_of(signature: Signature) -> Verdict:
    """Does a signature stand: unaltered, over the content that is kept, and over that of now?"""
    if signature.voided_at:
        return refused(signature.voided_why)
    verdict = intact(signature)
    if not verdict:
        return verdict
    if content_of(signature.application) != read(signature.content):
        return refused("An answer is not the one that was signed.")
    return ALLOWED


def intact(signature: Signature) -> Verdict:
    """Is the record the one that was sealed, of this row, over the content that is kept?"""
    try:
        kept = read(signature.content)
    except (Unsealable, OSError):
        return refused("The content that was signed was altered or is gone.")
    record = signature.record.encode()
    verdict = check(record, signature.seal, kept, office_key())
    return verdict and _belongs(signature)


def copy_of(signature: Signature) -> bytes:
    """A copy to give out, which anybody can check without the office."""
    record, kept = signature.record.encode(), read(signature.content)
    return make_copy(record, signature.seal, kept, office_key())


def office_key() -> str:
    """The public key with which copies of this office are checked."""
    return public_text(settings.VAULT.signing_key(PURPOSE))


def record_fields(signature: Signature, zone: str) -> dict[str, object]:
    """What the columns of a signature say, in the words of its record."""
    local = signature.signed_at.astimezone(ZoneInfo(zone))
    return {
        "signature": str(signature.uid),
        "application": str(signature.application.uid),
        "practitioner": str(signature.application.practitioner.uid),
        "account": signature.signer_id,
        "name": signature.name,
        "signed_at": local.isoformat(timespec="microseconds"),
        "zone": zone,
    }


def _belongs(signature: Signature) -> Verdict:
    """Do the columns beside the record say what it says? One moved to another row does not."""
    record = json.loads(signature.record)
    said = record_fields(signature, str(record.get("zone")))
    same = all(record.get(key) == value for key, value in said.items())
    if same and record.get("content_sha256") == signature.digest:
        return ALLOWED
    return refused("The signature belongs to another application, person or time.")


def digest(exact: bytes) -> str:
    """The fingerprint by which a content is named."""
    return fingerprint(exact)


def kept(signature: Signature) -> bytes:
    """The content that was signed, as it is kept."""
    return read(signature.content)
