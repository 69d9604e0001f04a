"""The left rail: the rooms that this person may enter."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse

from credenza.core.permissions import ASSISTANT, RIGHTS, About, Actor, may, may_somewhere
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import may_open

# Label, URL name, icon. A room appears once its URL exists; its right is its page's own. The
# first that opens is where a person begins.
ROOMS = (
    ("Today", "today", "today"),
    ("Survey", "survey-desk", "binoculars"),
    ("My file", "my-file", "file"),
    ("My applications", "portal", "applications"),
    ("Questions for you", "own-questions", "chat-left-text"),
    ("Practitioners", "practitioners", "people"),
    ("Applications", "applications", "applications"),
    ("Waiting for you", "stations", "inbox"),
    ("Meetings", "meetings", "meetings"),
    ("References", "references", "chat-left-text"),
    ("Affiliations", "affiliations", "building"),
    ("Expirables", "expirables", "calendar"),
    ("Screening", "screening", "monitoring"),
    ("Mail", "mail", "mail"),
    ("Privileges", "privileges", "privileges"),
    ("May they?", "may", "question-circle"),
    ("On call", "oncall", "telephone"),
    ("Concerns", "concerns", "concerns"),
    ("Registry", "registry", "search"),
    ("Imports", "imports", "import"),
    ("Policies", "policies", "book"),
    ("Rules", "rules", "rules"),
    ("Standards", "standards", "standards"),
    ("People", "people", "team"),
    ("Office", "office", "office"),
    ("Ledger", "ledger", "ledger"),
    ("Jobs", "jobs", "jobs"),
)


OWN = {
    "my-file": "practitioner:see",
    "portal": "application:fill",
    "own-questions": "concern:answer",
}
"""Rooms of one's own, with what takes one in."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry of the rail; ``active`` marks the room one is in."""

    label: str
    url: str
    icon: str
    active: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A room whose address exists, and the view of its first page."""

    label: str
    name: str
    icon: str
    url: str
    view: Callable

    def opens_to(self, actor: Actor) -> bool:
        """May ``actor`` enter? One's own file takes having one, and a role that may see it; the
        portal opens to assistants too.
        """
        verb = OWN.get(self.name)
        if verb is None:
            # A page that is public to devices too says by which right it opens to people.
            asked = getattr(self.view, "opens_to", "")
            return bool(may_somewhere(actor, asked) if asked else may_open(actor, self.view))
        if actor.practitioner is not None and may(
            actor, verb, About(practitioner=actor.practitioner)
        ):
            return True
        return RIGHTS[verb].for_assistants and bool(actor.scope({ASSISTANT}))


def _rooms() -> tuple[Room, ...]:
    return _rooms_of(settings.ROOT_URLCONF)


@cache
def _rooms_of(urlconf: str) -> tuple[Room, ...]:
    found = []
    for label, name, icon in ROOMS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        found.append(Room(label, name, icon, url, resolve(url).func))
    return tuple(found)


def rail(request: HttpRequest) -> dict:
    """``rail``: the items a signed-in person sees, in order; empty before signing in.

    A request that could not be read has no user yet, and its page of refusal no rail.
    """
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {"rail": []}
    rooms = (room for room in _rooms() if room.opens_to(actor_of(request)))
    items = [
        RailItem(room.label, room.url, room.icon, _is_within(request.path, room.url))
        for room in rooms
    ]
    return {"rail": items}


def first_room(actor: Actor) -> str:
    """Where ``actor`` begins: the first room that opens, else the own account."""
    return next((room.url for room in _rooms() if room.opens_to(actor)), reverse("account"))


def _is_within(path: str, url: str) -> bool:
    return path.startswith(url)
