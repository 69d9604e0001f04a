"""How many cases somebody has done, as their logs and the hospitals say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from credenza.core.calendar import ONE_DAY, add_months


@dataclass(frozen=True, slots=True)
class Volume:
    """``count`` cases of a procedure between two days, both included.

    ``procedure`` is the key of a procedure or of an item. ``confirmed``: a hospital, a program
    or a chair stands behind the number; else it is the practitioner's own. ``proctored``: under
    the eyes of a proctor. Raises ValueError for a count below nought or a period that ends
    before it begins.
    """

    id: int
    procedure: str
    count: int
    starts_on: date
    ends_on: date
    confirmed: bool = False
    proctored: bool = False

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"A count of cases cannot be {self.count}; write 0 or more.")
        if self.ends_on < self.starts_on:
            raise ValueError(f"The period from {self.starts_on} ends before, on {self.ends_on}.")


class Weight(StrEnum):
    """What a volume is worth for a window of months."""

    FULL = "full"
    DOUBTFUL = "doubtful"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases counted: what is sure, and what would come with a person's word."""

    sure: int
    doubtful: int
    counted: tuple[int, ...]

    @property
    def at_most(self) -> int:
        """The number if every doubt were settled in the practitioner's favour."""
        return self.sure + self.doubtful


def since(as_of: date, months: int) -> date:
    """The first day from which ``months`` still reach to ``as_of``, by the rule of the calendar.

    Twelve months before 29 February open on 1 March: a case of 28 February counted until the
    28th of the year after. The first of all days at the earliest.
    """
    try:
        first = add_months(as_of, -months)
    except ValueError:
        return date.min
    return first if add_months(first, months) == as_of else first + ONE_DAY


def tally(volumes: Iterable[Volume], first: date, as_of: date, *, claimed: bool = False) -> Tally:
    """Count volumes between two days. Unconfirmed ones are doubtful unless ``claimed`` counts,
    and so are periods that reach over an edge of the window.
    """
    weighed = [(one, _weigh(one, first, as_of, claimed)) for one in volumes]
    return Tally(
        sure=sum(one.count for one, weight in weighed if weight is Weight.FULL),
        doubtful=sum(one.count for one, weight in weighed if weight is Weight.DOUBTFUL),
        counted=tuple(one.id for one, weight in weighed if weight is not Weight.NONE and one.count),
    )


def _weigh(volume: Volume, first: date, as_of: date, claimed: bool) -> Weight:
    if volume.ends_on < first or as_of < volume.starts_on:
        return Weight.NONE
    inside = first <= volume.starts_on and volume.ends_on <= as_of
    return Weight.FULL if inside and (volume.confirmed or claimed) else Weight.DOUBTFUL
