"""From an answer to the evidence in the file by which the checklist goes green."""

from collections.abc import Mapping
from datetime import datetime

from credenza.core.applications.affiliations import membership_differences
from credenza.core.applications.references import Speaker
from credenza.core.facts import Result
from credenza.core.permissions import Actor
from credenza.core.verdict import Verdict
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.references import PEER, form_of
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.queries.days import today
from credenza.packs.loader import reference_policy

SOURCES = {
    (PEER, "link"): ("peer_form", "web"),
    (PEER, "phone"): ("peer_phone", "phone"),
    (PEER, "paper"): ("peer", "letter"),
    ("hospital_affiliation", "link"): ("hospital", "web"),
    ("hospital_affiliation", "phone"): ("hospital", "phone"),
    ("hospital_affiliation", "paper"): ("hospital_letter", "letter"),
}
"""Keys of the sources in the credential packs, and how they were asked."""


def prove(
    reference: Reference, answers: Mapping[str, str], counts: Verdict, *, by: Actor, at: datetime
) -> None:
    """Make the answer a verification, and set it on the reference, which is not saved here.

    A peer's answer proves an entry of its own in the file, made where nobody named it there. What
    they said stays with the reference: the verification tells only that they spoke and whether it
    counts.
    """
    kind = form_of(reference).proves
    if kind == PEER and reference.credential is None:
        reference.credential = _entry_of(reference, answers, by=by, at=at)
    result, note = _outcome(reference, kind, answers, counts)
    source, method = SOURCES[kind, reference.answered_via]
    reference.verification = credentials.verify(
        practitioner=reference.practitioner,
        kind=kind,
        credentials=[reference.credential] if reference.credential else [],
        answer={
            "source": source,
            "method": method,
            "result": result,
            "asked_on": today(reference.asked_at or at),
            "verified_on": today(at),
            "note": note,
        },
        document=reference.document if kind == PEER else None,
        by=by,
        at=at,
    )


def _outcome(reference: Reference, kind: str, answers, counts: Verdict) -> tuple[Result, str]:
    if kind == PEER:
        note = "" if counts else f"Does not count as a reference. {counts.reason}"
        return (Result.CONFIRMED if counts else Result.DIFFERS), note
    held = reference.credential
    found = membership_differences(
        answers, getattr(held, "starts_on", None), getattr(held, "ends_on", None)
    )
    if found:
        return Result.DIFFERS, " ".join(found)
    return Result.CONFIRMED, ""


def _entry_of(reference: Reference, answers: Mapping[str, str], *, by: Actor, at: datetime):
    """The entry of this peer in the file: the one with their address, else a new one."""
    for held in reference.practitioner.credentials.filter(kind=PEER, withdrawn_on=None):
        if _is_of(held, speaker=Speaker(reference.name, reference.email)):
            return held
    relation = reference_policy().relations.get(answers.get("relation") or reference.relation)
    return credentials.add(
        practitioner=reference.practitioner,
        kind=PEER,
        values={
            "issuer": reference.name,
            "starts_on": today(at),
            "details": {
                "relationship": relation.title if relation else reference.speaker,
                "email": reference.email,
                "phone": reference.phone,
            },
        },
        by=by,
        at=at,
    )


def _is_of(held, speaker: Speaker) -> bool:
    address = str(held.details.get("email") or "").lower()
    if address and speaker.email:
        return address == speaker.email
    return held.issuer.casefold() == speaker.name.casefold()
