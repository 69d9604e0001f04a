"""Asking references: the question, its reminders, and a new link where the old one ended."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.template.loader import render_to_string

from credenza.core.applications.reference_policy import answer_by, next_reminder
from credenza.core.applications.references import ASKED, NAMED, WAITING
from credenza.core.applications.steps import OPEN, WITH_APPLICANT
from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.office.credentialing.models import Application, Reference, ReferenceLink
from credenza.office.credentialing.queries.reference_links import digest_of, url_of
from credenza.office.credentialing.queries.reference_privileges import privileges_asked
from credenza.office.credentialing.queries.references import (
    against,
    day_at,
    form_of,
    full_name,
    of_application,
)
from credenza.office.ledger.actions import about, act
from credenza.packs.loader import reference_policy

UNSIGNED = (
    "The applicant has not handed the application in yet: without the signed release nobody is "
    "asked."
)
NO_ADDRESS = "{} has no e-mail address: enter one, or record the answer by telephone or on paper."
PAUSE = timedelta(minutes=10)
"""The least time between two links that somebody asks for at the form itself."""


@act("reference:ask")
def ask_for(
    *,
    application: Application,
    references: Iterable[Reference] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> list[Reference]:
    """Mail each of ``references`` a link; none given means everybody who is named.

    Somebody against whom the policy speaks is asked only for a ``reason``, which is kept. Raises
    Refused, and asks nobody, before the application is handed in, without an address, and where
    the policy speaks against one without a reason.
    """
    if application.state in WITH_APPLICANT or application.state not in OPEN:
        raise Refused(refused(UNSIGNED if application.state in WITH_APPLICANT else "It is closed."))
    listed = of_application(application)
    wanted = {one.pk for one in references} or {one.pk for one in listed if one.state == NAMED}
    asked = [one for one in listed if one.pk in wanted]
    if not asked:
        raise Refused(refused("Name somebody to ask first."))
    for one in asked:
        _ask(one, listed, by=by, at=at, reason=reason)
    about(practitioner=application.practitioner_id, references=len(asked))
    return asked


@act("reference:remind")
def remind(*, reference: Reference, by: Actor, at: datetime) -> bool:
    """Remind somebody who was asked; False where nobody waits or they were reminded today."""
    held = _held(reference)
    today = day_at(held, at)
    if held.state not in WAITING or held.application.state not in OPEN:
        return False
    if held.reminded_at and day_at(held, held.reminded_at) == today:
        return False
    held.reminders, held.reminded_at = held.reminders + 1, at
    held.remind_on = next_reminder(day_at(held, held.asked_at), held.reminders, reference_policy())
    held.save(update_fields=["reminders", "reminded_at", "remind_on"])
    _mail(held, "reminder", by=by, at=at)
    return True


@act("reference:reissue")
def reissue(*, reference: Reference, by: Actor, at: datetime) -> None:
    """Mail a new link to the address on the list and end those before it."""
    held = _held(reference)
    if held.state not in WAITING:
        raise Refused(refused(f"{held.name} is not waited for: there is nothing to send."))
    newest = held.links.order_by("-made_at", "-id").first()
    if by.id is None and not by.is_system and newest and at - newest.made_at < PAUSE:
        raise Refused(refused("A link was mailed a moment ago. Look into your mail once more."))
    held.links.filter(ended_at=None).update(ended_at=at)
    _mail(held, "request", by=by, at=at)


def remind_due(*, by: Actor, at: datetime) -> int:
    """Remind everybody whose day has come; how many. Running it twice reminds nobody twice."""
    rows = Reference.objects.filter(state__in=WAITING, remind_on__lte=at.date() + timedelta(days=1))
    due = rows.select_related("application__facility").order_by("remind_on", "id")
    return sum(
        remind(reference=one, by=by, at=at) for one in due if one.remind_on <= day_at(one, at)
    )


def _ask(
    reference: Reference, listed: list[Reference], *, by: Actor, at: datetime, reason: str
) -> None:
    held = _held(reference)
    if held.state != NAMED:
        raise Refused(refused(f"{held.name} was asked already."))
    if not held.email:
        raise Refused(refused(NO_ADDRESS.format(held.name)))
    day, policy = day_at(held, at), reference_policy()
    troubles = " ".join(one.reason for one in against(held, listed, day))
    if troubles and not reason.strip():
        raise Refused(refused(f"{held.name}: {troubles} Ask somebody else, or say why still."))
    held.in_spite_of = f"{troubles} Asked still: {reason.strip()}" if troubles else ""
    if form_of(held).procedures:
        held.privileges = privileges_asked(held.application, day, policy.privileges_at_most)
    held.state, held.asked_at, held.asked_by = ASKED, at, by.name[:120]
    held.remind_on = next_reminder(day, 0, policy)
    held.save()
    _mail(held, "request", by=by, at=at)


def _held(reference: Reference) -> Reference:
    rows = Reference.objects.select_related("application__facility", "practitioner", "credential")
    return rows.select_for_update(of=("self",)).get(pk=reference.pk)


def _mail(reference: Reference, occasion: str, *, by: Actor, at: datetime) -> None:
    """A message with a link of its own."""
    token = secrets.token_urlsafe(32)
    link = ReferenceLink.objects.create(
        reference=reference,
        digest=digest_of(token),
        made_at=at,
        ends_at=at + timedelta(days=reference_policy().link_days),
    )
    context = {
        "reference": reference,
        "form": form_of(reference),
        "practitioner": full_name(reference.practitioner),
        "facility": reference.application.facility,
        "url": url_of(token),
        "until": long_date(day_at(reference, link.ends_at)),
        "asked_on": long_date(day_at(reference, reference.asked_at)),
    }
    text = render_to_string(f"credentialing/mail/reference_{occasion}.txt", context)
    subject, _, body = text.partition("\n")
    asks_office = reference.speaker == "office" and occasion == "request"
    post(
        occasion=f"Reference: {occasion}",
        key=f"reference {reference.uid} {link.digest[:24]}",
        address=reference.email,
        subject=subject,
        body=body.strip(),
        practitioner=reference.practitioner_id,
        facility=reference.application.facility_id,
        letters=[_letter_to(reference, by=by, at=at)] if asks_office else (),
        by=by,
        at=at,
    )


def _letter_to(reference: Reference, *, by: Actor, at: datetime):
    """The letter that another office keeps in its own file, with what the applicant says."""
    held = reference.credential
    claimed = [f"Facility | {reference.organisation or reference.name}"]
    if held is not None and held.starts_on:
        until = long_date(held.ends_on) if held.ends_on else "the present"
        claimed.append(f"From and until | {long_date(held.starts_on)} to {until}")
    return write_letter(
        kind="affiliation_request",
        practitioner=reference.practitioner,
        facility=reference.application.facility,
        to=Addressee(
            reference.name, tuple(filter(None, (reference.organisation,))), reference.email
        ),
        values={
            "claimed": claimed,
            "due_on": answer_by(day_at(reference, at)).isoformat(),
        },
        by=by,
        at=at,
    )
