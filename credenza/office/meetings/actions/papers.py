"""Papers are put to items by hand, and readers note at items what is for their eyes."""

from datetime import datetime

from django.conf import settings

from credenza.core.committees.agenda import OPEN
from credenza.core.committees.steps import PLANNED
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.documents.actions import Handed, store
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions.items import held
from credenza.office.meetings.models import AgendaItem, Enclosure, Note

CLOSED = "The item is closed: no paper is put to it any more."
LONGEST_NOTE = 20_000


@act("agenda:enclose")
def enclose(
    *, item: AgendaItem, handed: Handed, title: str = "", by: Actor, at: datetime
) -> Enclosure:
    """Put a paper that was examined to an item; its own name is its title where none is given.

    Raises Refused without the right, and once the packets are out.
    """
    held(item.meeting, by, PLANNED)
    if item.state != OPEN:
        raise Refused(refused(CLOSED))
    document = store(handed=handed, by=by, at=at)
    title = title.strip() or document.name.rpartition(".")[0] or document.name
    return Enclosure.objects.create(
        item=item, document=document, title=title[:200], added_at=at, added_by=by.name
    )


@act("agenda:take-out")
def take_out(*, enclosure: Enclosure, by: Actor, at: datetime) -> None:
    """Take a paper away from its item again."""
    held(enclosure.item.meeting, by, PLANNED)
    about(item=enclosure.item_id, document=enclosure.document_id)
    enclosure.delete()


@act("note:write")
def note(*, item_id: int, body: str, by: Actor, at: datetime) -> None:
    """Keep what the actor noted at an item, for their eyes alone; nothing takes the note away."""
    body = body.replace("\0", "").strip()
    if len(body) > LONGEST_NOTE:
        raise Refused(refused(f"A note holds {LONGEST_NOTE:,} characters; shorten it."))
    rows = Note.objects.filter(item=item_id, user=by.id)
    if not body:
        rows.delete()
        return
    sealed = settings.VAULT.seal(body, "note", str(item_id), str(by.id))
    Note.objects.update_or_create(
        item_id=item_id, user_id=by.id, defaults={"body_sealed": sealed, "at": at}
    )
