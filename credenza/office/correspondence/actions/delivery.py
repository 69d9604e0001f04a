"""Handing e-mails to the mail server: none is lost, at most one doubled.

A row is claimed, handed over, then marked as sent: where the process dies between the last two,
it goes out once more with the same Message-ID. What could not be handed over waits and is tried
again for as long as it takes; only an address that is refused is given up.

The rows are of any room: they have ``state``, ``attempts``, ``trouble``, ``claimed_at`` and
``sent_at``.
"""

import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db.models import F, Model, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.correspondence.queries.mail import FAILED, SENDING, SENT, WAITING
from credenza.office.ledger.actions import acting
from credenza.office.team.queries import setting
from credenza.vault import Unsealable

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(days=1)
STUCK_AFTER = timedelta(minutes=15)


def unsent(rows: QuerySet, at: datetime) -> QuerySet:
    """Those that wait, and those whose sender died over them; the oldest first."""
    stuck = Q(state=SENDING, claimed_at__lt=at - STUCK_AFTER)
    return rows.filter(Q(state=WAITING) | stuck).order_by("id")


def deliver(
    row: Model, make: Callable[[Model], EmailMessage], *, noun: str, by: Actor, at: datetime
) -> bool:
    """Hand one row over unless it is too early or somebody else does; whether it went out."""
    if not _may_try(row, at) or not _claim(row, noun, by=by, at=at):
        return False
    values = _handed_over(row, make, at)
    _mark(row, noun, values, by=by, at=at)
    return values["state"] == SENT


def email(subject: str, body: str, address: str, identity: str) -> EmailMultiAlternatives:
    """A message from the office; the same ``identity`` gives the same Message-ID."""
    key = settings.VAULT.blind_index(identity, "message")[:32]
    return EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=body.strip() + "\n",
        from_email=setting("sender") or settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={"Message-ID": f"<{key}@{settings.URL.hostname}>"},
    )


def _may_try(row: Model, at: datetime) -> bool:
    """Whether enough time has passed since the last try: minutes at first, a day at most."""
    pause = min(FIRST_PAUSE * 2 ** min(row.attempts, 10), LONGEST_PAUSE)
    return row.claimed_at is None or at >= row.claimed_at + pause


def _claim(row: Model, noun: str, *, by: Actor, at: datetime) -> bool:
    taken = type(row).objects.filter(pk=row.pk, state=row.state, attempts=row.attempts)
    with acting(f"{noun}:claim", by=by, at=at, practitioner=row.practitioner_id):
        return bool(taken.update(state=SENDING, claimed_at=at, attempts=F("attempts") + 1))


def _mark(row: Model, noun: str, values: dict, *, by: Actor, at: datetime) -> None:
    with acting(f"{noun}:send", by=by, at=at, practitioner=row.practitioner_id):
        type(row).objects.filter(pk=row.pk).update(**values)


def _handed_over(row: Model, make: Callable[[Model], EmailMessage], at: datetime) -> dict:
    """What becomes of a row that was given to the mail server."""
    try:
        make(row).send()
    except smtplib.SMTPRecipientsRefused as error:
        if _only_for_now(error):
            return _later(error)
        return {"state": FAILED, "trouble": "The mail server refused this address."}
    except (OSError, smtplib.SMTPException) as error:
        return _later(error)
    except (ValueError, Unsealable) as error:
        # Not for the server to mend, and no reason to hold up what comes after it.
        return {"state": FAILED, "trouble": f"It cannot be made into an e-mail: {error}."[:200]}
    return {"state": SENT, "sent_at": at, "trouble": ""}


def _only_for_now(error: smtplib.SMTPRecipientsRefused) -> bool:
    """Whether the server asked to come back later, as greylisting ones do."""
    codes = [code for code, _ in error.recipients.values()]
    return bool(codes) and all(400 <= code < 500 for code in codes)


def _later(error: Exception) -> dict:
    trouble = f"Not handed over yet ({type(error).__name__}); tried again."
    return {"state": WAITING, "trouble": trouble}
