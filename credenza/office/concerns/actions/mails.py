"""Mails that tell of a concern: taken in as drafts, made cases of, or laid aside."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from credenza.core.concerns.telling import Told
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.mails import Mail, Unreadable, read_mail
from credenza.office.concerns.actions.intake import Receipt, report
from credenza.office.concerns.models import Draft
from credenza.office.concerns.queries.doors import digest_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.documents.actions import Handed, examine, store
from credenza.office.ledger.actions import act

TWICE = "This mail was taken in already."
OVER = "Somebody has dealt with this mail already."


@dataclass(frozen=True, slots=True)
class Opened:
    """A mail that was read, its files examined; ``left_out`` says which are not kept, and why."""

    mail: Mail
    digest: str
    handed: tuple[Handed, ...]
    left_out: tuple[str, ...]


def open_mail(*, data: bytes, by: Actor, at: datetime) -> Opened:
    """Read a mail and examine its files, before any transaction.

    Raises Refused for what is none.
    """
    try:
        mail = read_mail(data)
    except Unreadable as trouble:
        raise Refused(refused(str(trouble))) from trouble
    handed, left_out = [], [f"{name}: it holds nothing that can be read." for name in mail.left_out]
    for one in mail.attachments:
        try:
            handed.append(examine(data=one.data, name=one.name, by=by, at=at))
        except Refused as refusal:
            left_out.append(f"{one.name}: {refusal.verdict.reason}")
    digest = digest_of(hashlib.sha256(data).hexdigest())
    return Opened(mail, digest, tuple(handed), tuple(left_out))


@act("concern-mail:take-in")
def take_in(*, opened: Opened, facility, by: Actor, at: datetime) -> Draft:
    """Keep a mail as a draft of a case at the facility.

    Raises Refused where it lies here already.
    """
    if Draft.objects.filter(digest=opened.digest).exists():
        raise Refused(refused(TWICE))
    mail = opened.mail
    draft = Draft(
        facility=facility, digest=opened.digest, written_at=mail.written_at, taken_at=at,
        taken_by=by.name[:120],
    )  # fmt: skip
    written = {"name": mail.name, "address": mail.address, "subject": mail.subject}
    written |= {"text": mail.text, "left_out": opened.left_out}
    draft.mail_sealed = sealed(json.dumps(written), "draft", draft.uid, "mail")
    draft.save()
    draft.documents.set([store(handed=one, by=by, at=at) for one in opened.handed])
    return draft


@act("concern-mail:make-case")
def make_case(*, draft: Draft, told: Told, by: Actor, at: datetime, **more) -> Receipt:
    """Open the case of a mail, with its files; ``more`` goes to ``report``.

    Raises Refused where somebody dealt with the mail already.
    """
    draft = _waiting(draft)
    receipt = report(
        told=told,
        facility=draft.facility,
        channel="mail",
        documents=draft.documents.order_by("id"),
        by=by,
        at=at,
        **more,
    )
    draft.case = receipt.case
    draft.save(update_fields=["case"])
    return receipt


@act("concern-mail:lay-aside")
def lay_aside(*, draft: Draft, by: Actor, at: datetime, reason: str) -> None:
    """Say that a mail is no concern. Raises Refused where somebody dealt with it already."""
    draft = _waiting(draft)
    draft.laid_aside_at = at
    draft.save(update_fields=["laid_aside_at"])


def _waiting(draft: Draft) -> Draft:
    kept = Draft.objects.select_for_update().get(pk=draft.pk)
    if kept.case_id or kept.laid_aside_at:
        raise Refused(refused(OVER))
    return kept
