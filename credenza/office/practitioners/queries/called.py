"""Practitioners by what somebody types who means one: a number or a name."""

from django.db.models import Q

from credenza.core.permissions import Actor
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.scope import visible

NPI_DIGITS = 10


def called(actor: Actor, text: str, most: int = 6) -> list[Practitioner]:
    """Those within reach who have this NPI, or whose names begin with each of the words.

    At most ``most``, by name; "Okafor", "okafor, ada" and "Ada Okafor" all find her.
    """
    rows = visible(actor, "practitioner:list").order_by("last_name", "first_name", "id")
    words = text.replace(",", " ").split()
    if not words:
        return []
    if len(words) == 1 and words[0].isdigit() and len(words[0]) == NPI_DIGITS:
        return list(rows.filter(npi=words[0]))
    for word in words:
        own = Q(last_name__istartswith=word) | Q(first_name__istartswith=word)
        within = Q(last_name__icontains=f" {word}") | Q(last_name__icontains=f"-{word}")
        rows = rows.filter(own | within | Q(preferred_name__istartswith=word))
    return list(rows[:most])
