"""What belongs to the items of an agenda: their matters, and the papers that members read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from credenza.core.committees.docket import Matter
from credenza.core.committees.minutes import Written
from credenza.core.permissions import Actor
from credenza.office.credentialing.beside import Beside
from credenza.office.documents.queries import documents
from credenza.office.meetings.matters.base import beside, matter_of, waiting
from credenza.office.meetings.models import AgendaItem, Enclosure
from credenza.office.practitioners.queries.days import today


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """A stored file of an item; ``enclosure`` is its id where it was put there by hand.

    ``copy`` stands in the place of the file for a reader who may not see all of it.
    """

    title: str
    document: object
    enclosure: int | None = None
    copy: Written | None = None


def matters_of(items: Iterable[AgendaItem], facility: int) -> dict[int, Matter]:
    """The matters of items, by the item's id: what still waits in one go, the rest one by one."""
    brought = [one for one in items if one.matter]
    if not brought:
        return {}
    known = {one.key: one for one in waiting([facility])}
    found = {
        one.pk: known.get((one.matter, one.reference)) or matter_of(one.matter, one.reference)
        for one in brought
    }
    return {pk: matter for pk, matter in found.items() if matter is not None}


def papers_of(
    items: Sequence[AgendaItem], matters: dict[int, Matter]
) -> dict[int, list[ItemPaper]]:
    """The papers of items by the item's id: those of the matter, then what was put to it; two
    reads.
    """
    stored = documents(pk for matter in matters.values() for pk in matter.documents)
    found = {
        pk: [
            ItemPaper(_title(stored[one]), stored[one]) for one in matter.documents if one in stored
        ]
        for pk, matter in matters.items()
    }
    rows = Enclosure.objects.filter(item__in=[one.pk for one in items]).select_related("document")
    for row in rows.order_by("item", "id"):
        found.setdefault(row.item_id, []).append(ItemPaper(row.title, row.document, row.pk))
    return found


def _title(document) -> str:
    return PurePath(document.name).stem


def beside_item(item: int, actor: Actor, at: datetime) -> list[Beside]:
    """What a reader may know beside the papers of an item that all share."""
    row = AgendaItem.objects.filter(pk=item).values_list("matter", "reference").first()
    return beside(*row, actor, today(at)) if row else []
