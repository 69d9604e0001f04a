"""Who came to how many meetings, beside the share that the bylaws ask for (GOV-ATT).

Meetings count for whoever held the seat on their day; a substitute's coming fills the seat, and
does not count as the member's own.
"""

from dataclasses import dataclass

MET, COURSE, BEHIND, MISSED, NONE = "met", "course", "behind", "missed", "none"

STANDINGS = {
    MET: "Met",
    COURSE: "On course",
    BEHIND: "Behind",
    MISSED: "Cannot be met any more",
    NONE: "None asked",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One member's year: meetings that were held in the term, those attended, those still ahead."""

    held: int
    attended: int
    ahead: int = 0

    @property
    def percent(self) -> int | None:
        """Meetings attended of those held, in whole per cent, rounded down; None before any."""
        return self.attended * 100 // self.held if self.held else None

    def needed(self, share: int) -> int:
        """How many of the meetings ahead have yet to be attended; may be more than there are."""
        return max(0, -(-share * (self.held + self.ahead) // 100) - self.attended)

    def standing(self, share: int) -> str:
        """How it stands beside ``share`` per cent: a key of ``STANDINGS``."""
        if not share or not self.held + self.ahead:
            return NONE
        needed = self.needed(share)
        if not needed:
            return MET
        if needed > self.ahead:
            return MISSED
        return COURSE if self.attended * 100 >= share * self.held else BEHIND
