"""The left rail: the rooms that this person may enter."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse

from credenza.core.permissions import may_somewhere
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import verb_of

# Label, URL name, icon. A room appears once its URL exists; its right is its page's own.
ROOMS = (
    ("Today", "today", "today"),
    ("Practitioners", "practitioners", "people"),
    ("Expirables", "expirables", "calendar"),
    ("My file", "my-file", "file"),
    ("Registry", "registry", "search"),
    ("Imports", "imports", "import"),
    ("Rules", "rules", "rules"),
    ("People", "people", "team"),
    ("Office", "office", "office"),
    ("Ledger", "ledger", "ledger"),
    ("Jobs", "jobs", "jobs"),
)


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry of the rail; ``active`` marks the room one is in."""

    label: str
    url: str
    icon: str
    active: bool


@cache
def _rooms() -> tuple[tuple[str, str, str, str], ...]:
    """The rooms whose URL exists, with the verb their page needs."""
    found = []
    for label, name, icon in ROOMS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        found.append((label, url, icon, verb_of(resolve(url).func)))
    return tuple(found)


def rail(request: HttpRequest) -> dict:
    """``rail``: the items a signed-in person sees, in order; empty before signing in."""
    if not request.user.is_authenticated:
        return {"rail": []}
    actor = actor_of(request)
    items = [
        RailItem(label, url, icon, _is_within(request.path, url))
        for label, url, icon, verb in _rooms()
        if may_somewhere(actor, verb)
    ]
    return {"rail": items}


def _is_within(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
