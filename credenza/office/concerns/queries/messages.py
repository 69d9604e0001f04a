"""What passed between the office and whoever told a case; who that is, and how to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from credenza.core.concerns.contacts import Contact, read
from credenza.core.concerns.parties import COMPLAINANT, REPORTER
from credenza.core.concerns.telling import NOBODY
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Message
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.sealed import told
from credenza.office.correspondence.queries.mail import FAILED, confidential_messages


@dataclass(frozen=True, slots=True)
class Teller:
    """Whoever told a case; without a name it came namelessly."""

    name: str = ""
    contact: Contact = NOBODY
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A message beside its words, and who wrote it as the other side is told."""

    row: Message
    words: str
    by: str


def teller_of(case: Case) -> Teller:
    """Who told the case: who complains before who reported; one read."""
    rows = case.parties.filter(role__in=(COMPLAINANT, REPORTER)).select_related("user")
    found = rows.order_by("role", "id").first()
    if found is None:
        return Teller()
    contact = read(told(found.contact_sealed, "party", found.uid, "contact"))
    if found.user and not contact.email:
        contact = Contact(found.user.email, contact.phone, contact.lines)
    name = told(found.name_sealed, "party", found.uid, "name")
    return Teller(name or getattr(found.user, "name", ""), contact, found.relation)


def messages_of(case: Case) -> list[Said]:
    """Every message of the case, the oldest first; one read."""
    rows = case.messages.select_related("author").order_by("written_at", "id")
    return [_said(one) for one in rows]


def unread(actor: Actor) -> QuerySet[Message]:
    """What was written to the office and nobody has read, in cases that ``actor`` works on."""
    cases = visible_cases(actor, "concern:letters")
    rows = Message.objects.filter(case__in=cases.values("pk"), from_office=False, read_at=None)
    return rows.select_related("case__facility").order_by("written_at", "id")


def mail_key(case: Case, occasion: str) -> str:
    """Under which a mail about the case is posted, once for each occasion."""
    return f"concern {case.uid} {occasion}"[:200]


def mail_troubles(case: Case) -> list[str]:
    """Why mails to whoever told the case did not arrive, the latest first."""
    rows: Iterable = confidential_messages(mail_key(case, "")).filter(state=FAILED)
    return [one.trouble for one in rows]


def _said(one: Message) -> Said:
    by = getattr(one.author, "name", "") if one.from_office else ""
    return Said(one, told(one.words_sealed, "message", one.uid, "words"), by)
