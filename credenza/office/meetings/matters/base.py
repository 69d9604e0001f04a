"""The one interface through which other rooms bring matters before committees.

A kind of matter says what waits, and carries out what was decided. Kinds of the rooms below are
modules beside this one; a room above registers its own in the ``ready`` of its app.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Protocol

from credenza.core.committees.docket import Matter, Outcome
from credenza.core.permissions import Actor
from credenza.office.credentialing.beside import Beside


class MatterKind(Protocol):
    """One kind of matter."""

    key: str
    title: str

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        """What waits for committees of these facilities (None: of all), in a fixed number of
        reads.
        """

    def matter(self, reference: str) -> Matter | None:
        """The matter as it stands now, waiting or not; None for a reference it does not know."""

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        """Carry out what was decided, and say in a sentence what was done.

        Runs within the act that follows a decision, once. Raises Refused where the matter no
        longer waits for that.
        """


_kinds: dict[str, MatterKind] = {}


def register(kind: MatterKind) -> None:
    """Let matters of this kind come before committees. Registering a key again replaces it."""
    _kinds[kind.key] = kind


def kinds() -> dict[str, MatterKind]:
    """Every kind of matter by its key, in the order in which they were registered."""
    return dict(_kinds)


def matter_of(kind: str, reference: str) -> Matter | None:
    """One matter as it stands now; None where there is no such kind or matter."""
    known = _kinds.get(kind)
    return known.matter(reference) if known else None


def beside(kind: str, reference: str, actor: Actor, as_of: date) -> list[Beside]:
    """What else ``actor`` may know of a matter; kinds that have such a thing say it."""
    told = getattr(_kinds.get(kind), "beside", None)
    return told(reference, actor, as_of) if told else []


def waiting(facilities: Collection[int] | None) -> list[Matter]:
    """All that waits for committees of these facilities (None: of all), kind by kind."""
    return [matter for kind in _kinds.values() for matter in kind.waiting(facilities)]
