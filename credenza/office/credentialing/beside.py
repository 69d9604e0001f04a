"""What rooms above have to say beside an application: they register when their app is ready.

Each is asked with the reader and the day, and answers nothing to who may not know.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application


@dataclass(frozen=True, slots=True)
class Beside:
    """A card beside an application: lines of label and value, and the words under them."""

    title: str
    lines: tuple[tuple[str, str], ...]
    words: str = ""


Teller = Callable[[Application, Actor, date], Beside | None]
_tellers: dict[str, Teller] = {}


def register(key: str, teller: Teller) -> None:
    """Let a room speak beside applications. Registering a key again replaces it."""
    _tellers[key] = teller


def beside(application: Application, actor: Actor, as_of: date) -> list[Beside]:
    """All that ``actor`` may know beside the application, in the order of registering."""
    told = (teller(application, actor, as_of) for teller in _tellers.values())
    return [one for one in told if one is not None]
