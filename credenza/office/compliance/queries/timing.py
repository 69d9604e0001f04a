"""How long it took to bring the files that were called."""

from collections.abc import Iterable
from dataclasses import dataclass

from credenza.core.standards.surveying import minutes
from credenza.office.compliance.models import Shown


@dataclass(frozen=True, slots=True)
class Timing:
    """Of how many called files how many are in hand; minutes on average and of the slowest."""

    called: int
    ready: int
    average: float
    slowest: int

    @property
    def waiting(self) -> int:
        """Files that nobody has brought yet."""
        return self.called - self.ready


def timed(files: Iterable[Shown]) -> Timing:
    """The minutes from the calling to the file in hand; each file gets its own as ``minutes``."""
    files = list(files)
    for one in files:
        one.minutes = minutes(one.called_at, one.ready_at) if one.ready_at else None
    taken = [one.minutes for one in files if one.minutes is not None]
    average = sum(taken) / len(taken) if taken else 0.0
    return Timing(len(files), len(taken), average, max(taken, default=0))
