"""A committee's charter: what it is for, who sits, what makes a quorum, how it votes and meets.

Kinds of committees are data (``packs/committees/``); an office dates its own edition of a kind's
charter where its bylaws differ. Nothing here is decided: quorum, tally and recurrence read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction

OPEN, MEMBERS, PEER_REVIEW = "office", "members", "peer_review"

CONFIDENTIALITY: Mapping[str, str] = {
    OPEN: "Open to the office and to members of any committee",
    MEMBERS: "For members and the office",
    PEER_REVIEW: "Peer review: for members who sit in it and the office alone",
}
"""Classes of confidentiality. Under ``PEER_REVIEW`` a seat in the committee itself is asked for."""

VOTING, PRESENT, ALL_SEATS = "voting", "present", "seats"
TWO_THIRDS, TWO_THIRDS_PRESENT = "two_thirds", "two_thirds_present"

MAJORITIES: Mapping[str, str] = {
    VOTING: "More than half of those voting; abstentions do not count",
    PRESENT: "More than half of the voting members present",
    ALL_SEATS: "More than half of all voting members",
    TWO_THIRDS: "Two thirds of those voting; abstentions do not count",
    TWO_THIRDS_PRESENT: "Two thirds of the voting members present",
}
"""What a motion takes to pass."""

SKIP, EARLIER, LATER, KEEP = "skip", "earlier", "later", "keep"

ON_HOLIDAY: Mapping[str, str] = {
    SKIP: "No meeting that time",
    LATER: "The same weekday a week later",
    EARLIER: "The same weekday a week earlier",
    KEEP: "The meeting takes place",
}
"""What becomes of a meeting that would fall on a holiday."""


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """Voting members who must be present: a share of those seated, at least a number.

    ``share`` is 0 where the number alone counts; ``above``: more than the share, not the share
    itself. ``physicians``: of the voting members present, more than half are physicians
    (42 CFR 482.22(b)(2) for executive committees).
    """

    share: Fraction = Fraction(1, 2)
    at_least: int = 2
    above: bool = False
    physicians: bool = False


@dataclass(frozen=True, slots=True)
class StandingItem:
    """What stands on every agenda: planned ``minutes``, and whether in executive session.

    ``closing``: after what the docket brings, not before.
    """

    title: str
    minutes: int = 5
    closing: bool = False
    executive: bool = False


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """Seats that the charter provides: ``count`` of a ``kind`` (of ``seats.SEATS``).

    ``physician``: held by a physician.
    """

    kind: str
    title: str
    count: int = 1
    physician: bool = False


@dataclass(frozen=True, slots=True)
class Charter:
    """The rules of one committee as they stand on a day.

    ``parent`` is the kind of the committee it reports to. ``recurrence`` is an RRULE of RFC 5545
    without a start, such as "FREQ=MONTHLY;BYDAY=1TU"; empty where it meets as called. ``minutes``
    is a meeting's planned length, ``place`` its usual room, ``term_months`` a seat's usual term
    (0: without end), ``attendance_share`` the per cent of meetings that a voting member attends
    (0: none asked), ``notice_days`` how many days before a meeting its papers go out.
    """

    kind: str
    title: str
    purpose: str
    quorum: QuorumRule
    majority: str
    confidentiality: str
    legend: str
    citation: str
    parent: str = ""
    evote: bool = False
    secret_on_request: bool = True
    recusal_leaves_quorum: bool = True
    attendance_share: int = 0
    term_months: int = 0
    notice_days: int = 7
    recurrence: str = ""
    starts: time = time(7, 30)
    minutes: int = 60
    place: str = ""
    on_holiday: str = SKIP
    standing: tuple[StandingItem, ...] = ()
    seats: tuple[SeatPlan, ...] = ()

    @property
    def is_peer_review(self) -> bool:
        """Is a seat in this very committee asked of members who want to read?"""
        return self.confidentiality == PEER_REVIEW
