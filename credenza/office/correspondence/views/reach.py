"""Opening the one letter or message that a page is about, within the reader's rights."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.correspondence.models import Letter, Message
from credenza.office.correspondence.queries.letters import readable
from credenza.office.correspondence.queries.mail import messages
from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team.queries import actor_of

UNREADABLE = "The letter is not this person's to read."


def letter_of(request: HttpRequest, pk: int, letter_id: int, verb: str) -> Letter:
    """A letter of that file; one out of reach answers 404, and the ledger keeps the attempt."""
    person = file_of(request, pk, verb)
    rows = readable(actor_of(request), verb).filter(practitioner=person)
    letter = rows.select_related("pdf", "docx", "facility", "practitioner").filter(pk=letter_id)
    if found := letter.first():
        return found
    if Letter.objects.filter(pk=letter_id, practitioner=person).exists():
        record_refusal(
            verb, by=actor_of(request), at=timezone.now(), why=UNREADABLE, practitioner=pk
        )
    raise Http404


def message_of(request: HttpRequest, pk: int) -> Message:
    """A message of the outbox within reach."""
    found = messages(actor_of(request)).filter(pk=pk).first()
    if found is not None:
        return found
    if Message.objects.filter(pk=pk).exists():
        why = "The message is outside this person's reach."
        record_refusal("post:see", by=actor_of(request), at=timezone.now(), why=why)
    raise Http404
