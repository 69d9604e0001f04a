"""Credentials in a file: added, corrected, renewed, withdrawn, and what proves them."""

from collections.abc import Mapping
from datetime import date, datetime

from credenza.core.credentials import IMPOSED
from credenza.core.identifiers import licence_key
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.models import (
    Attachment,
    Credential,
    Practitioner,
    Proof,
    Verification,
)
from credenza.office.practitioners.queries.days import today


@act("credential:add")
def add(
    *,
    practitioner: Practitioner,
    kind: str,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    document=None,
    reason: str = "",
) -> Credential:
    """Put a credential into the file, with the document that shows it, if there is one."""
    about(practitioner=practitioner.pk)
    credential = Credential.objects.create(
        practitioner=practitioner,
        kind=kind,
        number_key=licence_key(str(values.get("number") or "")),
        **values,
    )
    _attach(credential, document)
    judge_now(practitioner.pk, at=at)
    return credential


@act("credential:edit")
def edit(
    *,
    credential: Credential,
    version: int,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Credential:
    """Correct a credential. Raises Conflict when it changed in the meantime."""
    about(practitioner=credential.practitioner_id)
    columns = dict(values)
    if "number" in columns:
        columns["number_key"] = licence_key(str(columns["number"] or ""))
    change(credential, version, columns)
    judge_now(credential.practitioner_id, at=at)
    return credential


@act("credential:renew")
def renew(
    *,
    credential: Credential,
    version: int,
    ends_on: date,
    by: Actor,
    at: datetime,
    document=None,
    number: str = "",
    reason: str = "",
) -> Credential:
    """Take a renewal in: the new last day, and the document that shows it.

    The renewal counts at once and still has to be verified; what an authority imposed stays.
    Raises Refused when the new last day is not later than the old, or the credential withdrawn.
    """
    about(practitioner=credential.practitioner_id)
    if credential.withdrawn_on:
        raise Refused(refused("This credential was withdrawn: add the new one as a credential."))
    if credential.ends_on and ends_on <= credential.ends_on:
        raise Refused(
            refused(
                f"The file already has {credential.ends_on:%d %b %Y}: a renewal must end later."
            )
        )
    columns: dict[str, object] = {"ends_on": ends_on}
    if credential.status not in IMPOSED:
        columns["status"] = "active"
    if number:
        columns |= {"number": number, "number_key": licence_key(number)}
    change(credential, version, columns)
    _attach(credential, document)
    judge_now(credential.practitioner_id, at=at)
    return credential


@act("credential:withdraw")
def withdraw(
    *, credential: Credential, version: int, on: date, by: Actor, at: datetime, reason: str
) -> Credential:
    """Take a credential out of the file's judgement; its history stays."""
    about(practitioner=credential.practitioner_id)
    if not reason.strip():
        raise Refused(refused("Say why this credential no longer counts."))
    change(credential, version, {"withdrawn_on": on, "withdrawn_why": reason.strip()[:200]})
    judge_now(credential.practitioner_id, at=at)
    return credential


@act("credential:verify")
def verify(
    *,
    practitioner: Practitioner,
    kind: str,
    credentials: list[Credential],
    answer: Mapping[str, object],
    by: Actor,
    at: datetime,
    document=None,
    reason: str = "",
) -> Verification:
    """Record that a source was asked, and what it answered; one answer may prove several.

    ``answer`` holds source, method, result, asked_on, verified_on, stated_* and note. Raises
    Refused when question or answer is dated in the office's future, or the answer before the
    question.
    """
    about(practitioner=practitioner.pk)
    _refuse_impossible_days(answer, today(at))
    verification = Verification.objects.create(
        practitioner=practitioner, kind=kind, verified_by=by.name, document=document, **answer
    )
    Proof.objects.bulk_create(
        Proof(verification=verification, credential=credential) for credential in credentials
    )
    judge_now(practitioner.pk, at=at)
    return verification


@act("document:attach")
def attach(
    *,
    practitioner: Practitioner,
    document,
    by: Actor,
    at: datetime,
    credential: Credential | None = None,
    label: str = "",
) -> Attachment:
    """File a stored document with its practitioner, and with the credential it shows."""
    about(practitioner=practitioner.pk)
    return Attachment.objects.create(
        practitioner=practitioner, document=document, credential=credential, label=label
    )


def _attach(credential: Credential, document) -> None:
    if document is not None:
        Attachment.objects.create(
            practitioner_id=credential.practitioner_id, credential=credential, document=document
        )


def _refuse_impossible_days(answer: Mapping[str, object], as_of: date) -> None:
    asked_on, verified_on = answer["asked_on"], answer.get("verified_on")
    if verified_on and verified_on > as_of:
        raise Refused(refused("The source cannot have answered in the future."))
    if asked_on > as_of:
        raise Refused(refused("The source cannot have been asked in the future."))
    if verified_on and verified_on < asked_on:
        raise Refused(refused("The source cannot have answered before it was asked."))
