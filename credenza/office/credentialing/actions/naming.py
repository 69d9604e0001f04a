"""Naming who is to be asked about an applicant, and taking somebody off the list again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from credenza.core.applications.references import NAMED, OPEN, SPEAKERS, STATES, WITHDRAWN
from credenza.core.applications.steps import OPEN as OPEN_APPLICATIONS
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.models import Application, Reference
from credenza.office.credentialing.queries.references import plain_form
from credenza.office.ledger.actions import about, act


@act("reference:name")
def name_reference(
    *,
    application: Application,
    speaker: str,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    credential=None,
    source: Reference | None = None,
) -> Reference:
    """Put somebody on the list of those to ask. ``values`` are columns of the row.

    Whether the policy allows to ask them is told by ``queries.references.against`` and held to
    when they are asked. Raises Refused once the application is closed, and for an address that
    is on its list already.
    """
    if application.state not in OPEN_APPLICATIONS:
        raise Refused(refused("The application is closed: nobody is asked about it any more."))
    if speaker not in SPEAKERS:
        raise Refused(refused(f"“{speaker}” is nobody who can be asked."))
    named = Reference(
        application=application,
        practitioner=application.practitioner,
        speaker=speaker,
        form=plain_form(speaker, application.practitioner).key,
        credential=credential,
        source=source,
        state=NAMED,
        named_at=at,
        named_by=by.name[:120],
        **dict(values) | {"email": str(values.get("email") or "").lower()},
    )
    _save_once(named)
    about(reference=named.pk, speaker=speaker)
    return named


@act("reference:withdraw")
def withdraw(*, reference: Reference, by: Actor, at: datetime, reason: str) -> Reference:
    """Take somebody off the list; their link ends. Raises Refused without a reason, and where
    there is an answer, which stays.
    """
    held = Reference.objects.select_for_update().get(pk=reference.pk)
    if not reason.strip():
        raise Refused(refused("Say why this person is no longer asked."))
    if held.state not in OPEN:
        raise Refused(refused(f"{held.name}: {STATES[held.state].lower()}. That stays as it is."))
    held.state, held.why, held.remind_on = WITHDRAWN, reason.strip(), None
    held.save(update_fields=["state", "why", "remind_on"])
    held.links.filter(ended_at=None).update(ended_at=at)
    return held


@act("reference:correct")
def correct(
    *, reference: Reference, values: Mapping[str, object], by: Actor, at: datetime
) -> Reference:
    """Correct what is known of somebody who has not answered. Raises Refused afterwards."""
    held = Reference.objects.select_for_update().get(pk=reference.pk)
    if held.state not in OPEN:
        raise Refused(refused(f"{held.name}: {STATES[held.state].lower()}. That stays as it is."))
    columns = dict(values) | {"email": str(values.get("email") or "").lower()}
    if held.state != NAMED and columns["email"] != held.email:
        # Whoever reads the old address must not open the form any more.
        held.links.filter(ended_at=None).update(ended_at=at)
    for name, value in columns.items():
        setattr(held, name, value)
    _save_once(held)
    return held


def _save_once(reference: Reference) -> None:
    """The database lets one address be named once as a peer; say so where it refuses."""
    try:
        with transaction.atomic():
            reference.save()
    except IntegrityError as error:
        why = f"{reference.email} is on the list of this application already."
        raise Refused(refused(why)) from error
