"""The charter of a committee as it stands on a day."""

from datetime import date

from django.db.models import QuerySet

from credenza.core.committees.charter import Charter
from credenza.core.committees.written import charter_from
from credenza.office.meetings.models import CharterEdition
from credenza.office.team.queries import all_committees
from credenza.packs.loader import committee_kinds

OTHER = "other"
"""The kind whose charter counts for a committee of no kind that the packs know."""


def charter_of(committee, on: date) -> Charter:
    """The charter in force on the day: the committee's own edition, else that of its kind."""
    own = editions(committee).filter(effective_on__lte=on).first()
    return charter_from(own.values) if own else kind_charter(committee.kind)


def kind_charter(kind: str) -> Charter:
    """What ships for a kind of committee."""
    kinds = committee_kinds()
    return kinds.get(kind, kinds[OTHER])


def charters_on(day: date) -> dict[int, Charter]:
    """The charter in force on the day for every committee, by its id, in two reads."""
    rows = CharterEdition.objects.filter(effective_on__lte=day).order_by("effective_on", "id")
    own = dict(rows.values_list("committee", "values"))
    kinds = all_committees().values_list("pk", "kind")
    return {pk: charter_from(own[pk]) if pk in own else kind_charter(kind) for pk, kind in kinds}


def peer_review(day: date) -> set[int]:
    """Ids of the committees that open to members by name alone."""
    return {pk for pk, one in charters_on(day).items() if one.is_peer_review}


def editions(committee) -> QuerySet[CharterEdition]:
    """The committee's own editions, the latest day first."""
    return CharterEdition.objects.filter(committee=committee).order_by("-effective_on", "-id")
