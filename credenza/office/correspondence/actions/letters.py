"""Letters are written, sent, corrected and taken back; none is ever changed."""

import json
import re
from collections.abc import Mapping
from datetime import datetime

import pypdfium2
from django.conf import settings
from django.template.loader import render_to_string

from credenza.core.letters import Value
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.letters import cleaned
from credenza.office.correspondence.actions.post import post, recall
from credenza.office.correspondence.models import Letter, Message
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.office.correspondence.queries.letters import (
    PRACTITIONER,
    REPLACED,
    SENT,
    WITHDRAWN,
    WRITTEN,
)
from credenza.office.correspondence.queries.typesetting import Typeset, kind_of, typeset
from credenza.office.documents.actions import keep
from credenza.office.ledger.actions import act
from credenza.office.practitioners.queries.days import today

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BY_HAND = {
    "in_person": "Handed over in person",
    "mail": "By mail",
    "certified_mail": "By certified mail",
    "courier": "By courier",
    "fax": "By fax",
}
NOT_BY_EMAIL = "This letter is confidential and must not travel by e-mail: hand it over or post it."


def write_letter(
    *,
    kind: str,
    practitioner,
    facility,
    to: Addressee,
    values: Mapping[str, Value],
    replaces: Letter | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Letter:
    """Write a letter and keep it in the file as PDF and DOCX; nothing goes out yet.

    ``kind`` is a key of the packs' letters, ``values`` its fields: texts, days as 2026-11-24, and
    lists of lines, in a table with | between the cells. ``facility`` None: from the office as a
    whole. ``replaces``: the letter that it corrects, for the ``reason``. Raises Refused, in words
    for the writer.
    """
    made = typeset(
        kind=kind, practitioner=practitioner, facility=facility, to=to, values=values, by=by, at=at
    )
    return _keep(
        letter=Letter(practitioner=practitioner, facility=facility, replaces=replaces),
        made=made,
        to=to,
        values=dict(values),
        by=by,
        at=at,
        reason=reason,
    )


@act("letter:write")
def _keep(
    *, letter: Letter, made: Typeset, to: Addressee, values: dict, by: Actor, at: datetime,
    reason: str,
) -> Letter:  # fmt: skip
    if letter.replaces is not None:
        _mark_replaced(letter.replaces, by, at)
    letter.kind, letter.title = made.kind.key, made.kind.title
    letter.audience, letter.template = made.kind.audience, made.template
    letter.addressee, letter.greeting = cleaned(to.name)[:200], cleaned(to.greeting)[:200]
    letter.address, letter.addressee_lines = to.email, list(cleaned(to.lines))
    letter.subject, letter.dated_on = made.subject[:400], made.dated_on
    values = {key: one if isinstance(one, str) else list(one) for key, one in values.items()}
    letter.values_sealed = settings.VAULT.seal(json.dumps(values), "letter", str(letter.uid))
    letter.pdf = _stored(made, made.pdf, "pdf", PDF, by=by, at=at)
    letter.docx = _stored(made, made.docx, "docx", DOCX, by=by, at=at)
    letter.made_at, letter.made_by = at, by.name
    letter.save()
    return letter


@act("letter:send")
def send_letter(*, letter: Letter, address: str, by: Actor, at: datetime) -> Message:
    """Send a letter by e-mail: as an attachment, or, if confidential, as word that it waits.

    On one day it goes to one address once. Raises Refused for a letter that was replaced or taken
    back, and for a confidential one to somebody who has no place to read it.
    """
    _require_current(letter)
    kind = kind_of(letter.kind)
    if kind.is_confidential and letter.audience != PRACTITIONER:
        raise Refused(refused(NOT_BY_EMAIL))
    return post(
        occasion=letter.title[:60],
        key=f"letter {letter.uid} {today(at)} {address}"[:200],
        address=address,
        subject=_subject(letter, kind.is_confidential),
        body=_body(letter, kind.is_confidential),
        practitioner=letter.practitioner_id,
        facility=letter.facility_id,
        letters=[letter],
        by=by,
        at=at,
    )


@act("letter:hand_over")
def hand_over(*, letter: Letter, how: str, receipt: str = "", by: Actor, at: datetime) -> None:
    """Record that a letter left on paper; ``how`` is a key of BY_HAND, ``receipt`` its proof."""
    _require_current(letter)
    if kind_of(letter.kind).proof_of_delivery and how == "certified_mail" and not receipt:
        raise Refused(refused("Write down the number of the certified mail: it proves delivery."))
    letter.state, letter.sent_at, letter.sent_how = SENT, at, BY_HAND[how]
    letter.receipt = receipt or letter.receipt
    letter.save(update_fields=["state", "sent_at", "sent_how", "receipt"])


@act("letter:withdraw")
def withdraw_letter(*, letter: Letter, by: Actor, at: datetime, reason: str) -> None:
    """Take back a letter that has not left the office. Raises Refused for one that has."""
    rows = Letter.objects.filter(pk=letter.pk, state=WRITTEN)
    if not rows.update(state=WITHDRAWN):
        raise Refused(refused("It has left the office: write a corrected one in its place."))


def _mark_replaced(old: Letter, by: Actor, at: datetime) -> None:
    if not Letter.objects.filter(pk=old.pk, state__in=(WRITTEN, SENT)).update(state=REPLACED):
        raise Refused(refused("This letter was replaced or taken back already."))
    recall(letter=old, by=by, at=at)


def _require_current(letter: Letter) -> None:
    if letter.state in (REPLACED, WITHDRAWN):
        raise Refused(refused(f"This letter was {letter.state}; it can no longer be sent."))


def _stored(made: Typeset, data: bytes, ending: str, media_type: str, *, by, at):
    name = re.sub(r"[^\w ,-]+", " ", made.subject).strip()[:120] or made.kind.title
    return keep(
        data=data,
        name=f"{name}.{ending}",
        media_type=media_type,
        pages=len(pypdfium2.PdfDocument(data)) if ending == "pdf" else None,
        by=by,
        at=at,
    )


def _subject(letter: Letter, confidential: bool) -> str:
    if not confidential:
        return letter.subject
    return f"A letter for you from {letter.facility or 'the medical staff office'}"


def _body(letter: Letter, confidential: bool) -> str:
    context = {
        "letter": letter,
        "url": f"{settings.URL.geturl()}/practitioners/{letter.practitioner_id}/letters/",
    }
    name = "waiting" if confidential else "attached"
    return render_to_string(f"correspondence/mail/{name}.txt", context)
