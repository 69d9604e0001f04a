"""Words between the office and whoever told a case, and the mails that say that some wait.

No mail says what a case is about: it leads to the page, by a link of its own.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.holding import day_at, held, required
from credenza.office.concerns.actions.intake import enclose
from credenza.office.concerns.models import Case, CaseLetter, CaseLink, Message
from credenza.office.concerns.queries.doors import digest_of
from credenza.office.concerns.queries.messages import mail_key, teller_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.actions.post import post
from credenza.office.documents.actions import Handed, store
from credenza.office.ledger.actions import about, act
from credenza.packs.case_letters import service_policy

SAY_SOMETHING = "Write something first."
MOST, LONGEST = 50, 20_000
"""How many unread messages may wait in a case, and the characters of one."""

NEWS = """{facility} has something for you about what you told us: {what}.

Read it, and answer if you like, by {until}:
{url}

After that day your case key opens it. What it is about stands there and not in this mail.
"""


@act("case-message:write")
def write(*, case: Case, words: str, by: Actor, at: datetime) -> Message:
    """Write to whoever told the case, and mail them that it waits where an address is known."""
    case = held(case, "concern:letters", by)
    made = _kept(case, words, from_office=True, author=by.id, at=at)
    tell_news(case=case, what="a message", occasion=f"message {made.uid}", by=by, at=at)
    return made


@act("case-message:answer")
def answer(
    *, case: Case, words: str, handed: Iterable[Handed] = (), by: Actor, at: datetime
) -> Message:
    """Words from whoever told the case, with files. Raises Refused while too many are unread."""
    about(case=case.number)
    if case.messages.filter(from_office=False, read_at=None).count() >= MOST:
        raise Refused(refused("Many messages wait to be read already. Please call us."))
    made = _kept(case, words, from_office=False, author=None, at=at)
    files = [store(handed=one, by=by, at=at) for one in handed]
    enclose(case=case, documents=files, label="Sent in with a message", by=by, at=at)
    return made


@act("case-message:read")
def mark_read(*, case: Case, from_office: bool, by: Actor, at: datetime) -> None:
    """Note that the other side has seen what one side wrote."""
    about(case=case.number)
    case.messages.filter(from_office=from_office, read_at=None).update(read_at=at)
    if from_office:
        CaseLetter.objects.filter(case=case, state="sent", read_at=None).update(read_at=at)


@act("case:tell-news")
def tell_news(*, case: Case, what: str, occasion: str, by: Actor, at: datetime) -> bool:
    """Mail whoever told the case that ``what`` waits; False where no address is known."""
    contact = teller_of(case).contact
    if not contact.email:
        return False
    token, days = secrets.token_urlsafe(32), service_policy().link_days
    ends_at = at + timedelta(days=days)
    CaseLink.objects.create(case=case, digest=digest_of(token), made_at=at, ends_at=ends_at)
    post(
        occasion="Word to whoever told a concern",
        key=mail_key(case, occasion),
        address=contact.email,
        subject=f"{case.facility.name} has something for you",
        body=NEWS.format(
            facility=case.facility.name,
            what=what,
            until=long_date(day_at(case, ends_at)),
            url=settings.URL.geturl() + reverse("tell-link", args=[token]),
        ),
        facility=case.facility_id,
        confidential=True,
        by=by,
        at=at,
    )
    return True


def _kept(case: Case, words: str, *, from_office: bool, author, at: datetime) -> Message:
    made = Message(case=case, from_office=from_office, author_id=author, written_at=at)
    made.words_sealed = sealed(required(words, SAY_SOMETHING)[:LONGEST], *_place(made))
    made.save()
    return made


def _place(message: Message):
    return "message", message.uid, "words"
