"""Tracers: the lists that surveyors follow through a hospital."""

from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_days, add_months


@dataclass(frozen=True, slots=True)
class Tracer:
    """One list. ``months`` is how far it looks back, 0 for the day alone; ``asks`` is "words"
    where it wants to know which privilege.
    """

    key: str
    title: str
    words: str
    months: int = 0
    asks: str = ""

    def since(self, as_of: date) -> date:
        """The first day it looks at: of 12 months ending 28 February, 1 March of last year."""
        return add_days(add_months(as_of, -self.months), 1) if self.months else as_of
