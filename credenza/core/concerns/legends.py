"""The words that papers of peer review bear, by the state whose law protects them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Legend:
    """What a page says; an empty ``state`` is for those of which no law is on file here."""

    state: str
    text: str
    citation: str
    confidence: str


def legend_of(state: str, legends: Iterable[Legend]) -> Legend:
    """The legend of a state, else the one for every state. Raises KeyError without either."""
    known = {one.state: one for one in legends}
    return known.get(state) or known[""]
