"""The outbox: every e-mail of the office is posted here once, and goes out from here."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.calendars import method_of
from credenza.office.correspondence.actions.delivery import deliver, email, unsent
from credenza.office.correspondence.models import Letter, Message
from credenza.office.correspondence.queries.letters import SENT as LETTER_SENT
from credenza.office.correspondence.queries.letters import WRITTEN
from credenza.office.correspondence.queries.mail import (
    CANCELLED,
    FAILED,
    WAITING,
    address_of,
    body_of,
    calendar_of,
)
from credenza.office.correspondence.queries.typesetting import kind_of
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import act
from credenza.office.team.queries import has_sign_in

LONGEST_ADDRESS = 254
GONE = "The letter was replaced or taken back: send the one in its place."
NO_ADDRESS = "There is no e-mail address. Enter one and send it again."
BEHIND_SIGN_IN = (
    "It is confidential and waits behind the sign-in, but this practitioner has none. "
    "Invite them, or hand the letter over on paper."
)
NO_SUCH_ADDRESS = "This is no e-mail address. Correct it and send it again."


@act("post:post")
def post(
    *,
    occasion: str,
    key: str,
    address: str,
    subject: str,
    body: str,
    practitioner: int | None = None,
    facility: int | None = None,
    letters: Iterable[Letter] = (),
    calendar: str = "",
    confidential: bool = False,
    by: Actor,
    at: datetime,
) -> Message:
    """Put an e-mail into the outbox. Posted again under the same ``key``, nothing is added.

    ``practitioner`` and ``facility`` are ids (or rows) that say who may see it. ``letters`` travel
    as attachments where their kind allows it, and count as sent. ``calendar`` is an entry for the
    recipient's calendar, as iCalendar with a METHOD. ``confidential``: the address is sealed, and
    the outbox does not list it. What cannot arrive, for want of an
    address or of a sign-in to read it behind, is kept as not delivered, and shown.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    letters, address = list(letters), address.replace("\0", "").strip()
    trouble = _address_trouble(address) or _letters_trouble(letters)
    message = Message(
        occasion=occasion[:60],
        key=key,
        address="" if confidential else address[:LONGEST_ADDRESS],
        confidential=confidential,
        subject=" ".join(subject.replace("\0", "").split())[:300],
        practitioner_id=getattr(practitioner, "pk", practitioner),
        facility_id=getattr(facility, "pk", facility),
        state=FAILED if trouble else WAITING,
        trouble=trouble,
        planned_at=at,
        planned_by=by.name,
    )
    message.body_sealed = settings.VAULT.seal(body, "message", str(message.uid))
    if confidential:
        place = ("message address", str(message.uid))
        message.address_sealed = settings.VAULT.seal(address[:LONGEST_ADDRESS], *place)
    if calendar:
        message.calendar_sealed = settings.VAULT.seal(calendar, "calendar", str(message.uid))
    message.save()
    message.letters.set(letters)
    if not trouble:
        _count_as_sent(message, at)
    return message


def deliver_waiting(*, by: Actor, at: datetime) -> int:
    """Send what waits in the outbox; how many went out."""
    rows = unsent(Message.objects.all(), at)
    return sum(deliver(row, _email, noun="post", by=by, at=at) for row in rows)


@act("post:retry")
def retry(*, message: Message, address: str = "", by: Actor, at: datetime, reason: str) -> None:
    """Send again what was given up or taken back, perhaps to a corrected address.

    Raises Refused for one that waits, went out, or still cannot arrive.
    """
    to = address or message.address
    if trouble := _address_trouble(to) or _letters_trouble(list(message.letters.order_by("id"))):
        raise Refused(refused(trouble))
    rows = Message.objects.filter(pk=message.pk, state__in=(FAILED, CANCELLED))
    values = {"state": WAITING, "attempts": 0, "trouble": "", "claimed_at": None, "address": to}
    _change(rows, values, "Only what was not delivered or was cancelled can be sent again.")
    _count_as_sent(message, at)


@act("post:cancel")
def cancel(*, message: Message, by: Actor, at: datetime, reason: str) -> None:
    """Take back what has not gone out. Raises Refused where it has, or is going."""
    rows = Message.objects.filter(pk=message.pk, state__in=(WAITING, FAILED))
    values = {"state": CANCELLED, "trouble": f"Cancelled: {reason}"[:300]}
    _change(rows, values, "It has gone out already, or is on its way.")


@act("post:recall")
def recall(*, letter: Letter, by: Actor, at: datetime) -> None:
    """Keep at home what still waits to carry a letter that was replaced."""
    rows = Message.objects.filter(letters=letter, state=WAITING)
    rows.update(state=CANCELLED, trouble=GONE)


def _change(rows: QuerySet, values: dict, otherwise: str) -> None:
    if not rows.update(**values):
        raise Refused(refused(otherwise))


def _address_trouble(address: str) -> str:
    if not address:
        return NO_ADDRESS
    try:
        validate_email(address)
    except ValidationError:
        return NO_SUCH_ADDRESS
    return NO_SUCH_ADDRESS if len(address) > LONGEST_ADDRESS else ""


def _letters_trouble(letters: list[Letter]) -> str:
    """Why these must not go out, or word of one that waits would lead nowhere; "" where neither."""
    if any(one.state not in (WRITTEN, LETTER_SENT) for one in letters):
        return GONE
    hidden = (one for one in letters if kind_of(one.kind).is_confidential)
    leads = all(has_sign_in(one.practitioner_id) for one in hidden)
    return "" if leads else BEHIND_SIGN_IN


def _count_as_sent(message: Message, at: datetime) -> None:
    values = {"state": LETTER_SENT, "sent_at": at, "sent_how": "By e-mail"}
    message.letters.filter(state__in=(WRITTEN, LETTER_SENT)).update(**values)


def _email(message: Message) -> EmailMultiAlternatives:
    """The e-mail, with those letters that may travel openly."""
    made = email(message.subject, body_of(message), address_of(message), f"message {message.uid}")
    for letter in message.letters.select_related("pdf").order_by("id"):
        if kind_of(letter.kind).attach:
            made.attach(letter.pdf.name, read(letter.pdf), letter.pdf.media_type)
    if calendar := calendar_of(message):
        made.attach_alternative(calendar, f"text/calendar; method={method_of(calendar)}")
    return made
