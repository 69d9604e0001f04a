"""How much was done in a month, where, and by whom: what cases are counted against."""

from dataclasses import dataclass

from credenza.core.concerns.suppressing import band

FACILITY, DEPARTMENT, UNIT, PRACTITIONER = "facility", "department", "unit", "practitioner"


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is done and counted; rates are told ``per`` so many of it."""

    key: str
    title: str
    per: int

    def rate_words(self, rate: float | None) -> str:
        """A rate for a sentence: "2.4 for 1,000 patient days"."""
        if rate is None:
            return "not known"
        return f"{rate * self.per:.1f} for {self.per:,} {self.title.lower()}"


@dataclass(frozen=True, slots=True)
class Shift:
    """A part of the day, by the hour on the wall there in which it begins."""

    key: str
    title: str
    hour: int


def shift_at(hour: int, shifts: tuple[Shift, ...]) -> Shift:
    """The shift that runs in an hour, 0 to 23; the last of a day runs until the first begins."""
    begun = [one for one in shifts if one.hour <= hour]
    return begun[-1] if begun else shifts[-1]


def count_words(count: int, width: int | None) -> str:
    """A count as its reader may know it: itself, or its band where ``width`` is given."""
    return f"{count:,}" if width is None else band(count, width)
