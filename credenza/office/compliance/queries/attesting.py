"""What a signature under a policy is over, and whether it stands."""

import json
from zoneinfo import ZoneInfo

from django.conf import settings

from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.compliance.models import Attestation
from credenza.office.compliance.queries.policy_versions import content_of
from credenza.packs.loader import policy_asking
from credenza.signatures import check, make_copy, public_text

PURPOSE = "policy attestations"


def statement() -> str:
    """What readers sign now."""
    return policy_asking().statement


def key():
    """The office's key that seals attestations."""
    return settings.VAULT.signing_key(PURPOSE)


def record_fields(attestation: Attestation) -> dict[str, object]:
    """What the columns of a signature say, in the words of its record."""
    version, zone = attestation.policy_version, attestation.policy_version.policy.facility.zone
    local = attestation.signed_at.astimezone(ZoneInfo(zone))
    return {
        "signature": str(attestation.uid),
        "policy": version.title,
        "version": version.number,
        "account": attestation.user_id,
        "name": attestation.signed_name,
        "signed_at": local.isoformat(timespec="microseconds"),
        "zone": zone,
    }


def intact(attestation: Attestation) -> Verdict:
    """Is the record the one that was sealed, of this row, over the text as it is kept?"""
    exact = content_of(attestation.policy_version)
    record = attestation.record.encode()
    verdict = check(record, attestation.seal, exact, public_text(key()))
    if not verdict:
        return verdict
    said, known = json.loads(record), record_fields(attestation)
    same = all(said.get(name) == value for name, value in known.items())
    if same and said.get("content_sha256") == attestation.digest:
        return ALLOWED
    return refused("The signature belongs to another text, person or time.")


def copy_of(attestation: Attestation) -> bytes:
    """A copy to give out, which anybody can check without the office."""
    exact = content_of(attestation.policy_version)
    return make_copy(attestation.record.encode(), attestation.seal, exact, public_text(key()))
