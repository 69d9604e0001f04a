"""May a granted privilege be used on a day? From the grant, its suspensions and the appointment.

Nothing of this is stored: an appointment that is suspended, rests or ends answers at once for
all that was granted under it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from credenza.core.calendar import add_days, long_date
from credenza.core.facts import Standing
from credenza.core.law import Limit
from credenza.core.privileges.conditions import PROCTOR, Condition, in_words
from credenza.core.verdict import ALLOWED, Verdict, refused

REGULAR, TEMPORARY, DISASTER = "regular", "temporary", "disaster"
TELEMEDICINE, LOCUM = "telemedicine", "locum"
GRANT_KINDS = {
    REGULAR: "Regular",
    TEMPORARY: "Temporary",
    DISASTER: "Disaster",
    TELEMEDICINE: "Telemedicine",
    LOCUM: "Locum tenens",
}
WITHOUT_APPOINTMENT = frozenset({TEMPORARY, DISASTER, TELEMEDICINE, LOCUM})
"""Kinds that are also given to somebody who is not, or not yet, appointed."""

RELINQUISHED, ENDED, RENEWED = "relinquished", "ended", "renewed"
WITH_APPOINTMENT = "appointment"
ENDINGS = {
    RELINQUISHED: "given up by the practitioner",
    ENDED: "ended",
    RENEWED: "followed by a renewal",
    WITH_APPOINTMENT: "ended with the appointment",
}

SUSPENSIONS = {
    "precautionary": "Precautionary (summary)",
    "automatic": "Automatic, by the bylaws",
    "corrective": "Corrective action",
    "administrative": "Administrative",
}
REPORTABLE = frozenset({"precautionary", "corrective"})
"""Suspensions that are reported to the NPDB where they last (45 CFR 60.12(a)(1)(i))."""


@dataclass(frozen=True, slots=True)
class TermLimits:
    """How long privileges may last: any, and temporary ones."""

    longest: Limit
    temporary: Limit


def reported_from(kind: str, starts_on: date, days: int) -> date | None:
    """The day on which a suspension that still stands is to be reported, since it lasts beyond
    ``days``; None for other kinds.
    """
    return add_days(starts_on, days) if kind in REPORTABLE else None


def term_fits(
    kind: str, decided_on: date, starts_on: date, ends_on: date, limits: TermLimits
) -> Verdict:
    """May a privilege of this kind be given for this term on that day?"""
    if kind not in GRANT_KINDS:
        return refused(f"“{kind}” is no kind of grant: use one of {', '.join(GRANT_KINDS)}.")
    if starts_on < decided_on:
        return refused("A privilege begins on the day of its decision, or later.")
    if ends_on < starts_on:
        return refused("The last day is before the first.")
    if ends_on >= limits.longest.last_day_from(starts_on):
        return _at_most("Privileges", limits.longest)
    if kind == TEMPORARY and ends_on >= limits.temporary.last_day_from(starts_on):
        return _at_most("Temporary privileges", limits.temporary)
    return ALLOWED


def _at_most(what: str, limit: Limit) -> Verdict:
    return refused(f"{what} last {limit.in_words()} at most.", limit.citation)


class Holding(StrEnum):
    """What may be done with a grant on a day."""

    HELD = "held"
    PROCTORED = "proctored"
    CONDITIONAL = "conditional"
    SUSPENDED = "suspended"
    LEAVE = "leave"
    AHEAD = "ahead"
    OVER = "over"

    @property
    def may(self) -> bool:
        """Whether it may be used at all."""
        return self in (Holding.HELD, Holding.PROCTORED, Holding.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Appointed:
    """The appointment at the grant's facility, as far as grants depend on it."""

    standing: Standing
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class GrantFact:
    """One privilege as granted. ``ends_on`` is its last day; ``suspended_on`` the first day of a
    suspension that is not lifted; ``ended_by`` one of ENDINGS where it ended before its term."""

    kind: str
    starts_on: date
    ends_on: date
    conditions: tuple[Condition, ...] = ()
    suspended_on: date | None = None
    ended_by: str = ""


def not_held_from(grant: GrantFact, appointed: Appointed, as_of: date) -> date | None:
    """The day from which a grant is not held because the appointment is over; None while it runs.

    An appointment that was called ended before its last day ends on ``as_of``. A grant of a kind
    that needs no appointment, and that began only when this one was over, stands on its own.
    """
    over = appointed.ends_on is not None and appointed.ends_on < as_of
    if not over and appointed.standing is not Standing.ENDED:
        return None
    first = add_days(appointed.ends_on, 1) if over else as_of
    if grant.kind in WITHOUT_APPOINTMENT and grant.starts_on >= first:
        return None
    return first


@dataclass(frozen=True, slots=True)
class Answer:
    """How a grant stands on a day, why, and until when if nothing changes."""

    holding: Holding
    reason: str
    until: date | None = None

    @property
    def may(self) -> bool:
        return self.holding.may


def answer(grant: GrantFact, appointed: Appointed | None, as_of: date) -> Answer:
    """How the grant stands on ``as_of``; what stops it comes first."""
    return (
        _out_of_term(grant, as_of)
        or _suspended(grant, as_of)
        or _by_appointment(grant, appointed, as_of)
        or _usable(grant, appointed)
    )


def _out_of_term(grant: GrantFact, as_of: date) -> Answer | None:
    if as_of > grant.ends_on:
        how = ENDINGS.get(grant.ended_by, "expired")
        return Answer(
            Holding.OVER, f"{how.capitalize()}; the last day was {long_date(grant.ends_on)}."
        )
    if as_of < grant.starts_on:
        until = grant.starts_on - timedelta(days=1)
        return Answer(Holding.AHEAD, f"Granted from {long_date(grant.starts_on)}.", until)
    return None


def _suspended(grant: GrantFact, as_of: date) -> Answer | None:
    if grant.suspended_on and grant.suspended_on <= as_of:
        return Answer(Holding.SUSPENDED, f"Suspended since {long_date(grant.suspended_on)}.")
    return None


def _by_appointment(grant: GrantFact, appointed: Appointed | None, as_of: date) -> Answer | None:
    standing = appointed.standing if appointed else Standing.ENDED
    if standing is Standing.SUSPENDED:
        return Answer(Holding.SUSPENDED, "The appointment is suspended.")
    if standing is Standing.LEAVE:
        return Answer(Holding.LEAVE, "The practitioner is on leave.")
    if grant.kind in WITHOUT_APPOINTMENT:
        return None
    if appointed is None or standing is Standing.ENDED:
        return Answer(Holding.OVER, "The appointment has ended.")
    if appointed.ends_on and appointed.ends_on < as_of:
        return Answer(Holding.OVER, f"The appointment ended on {long_date(appointed.ends_on)}.")
    if standing is Standing.APPLICANT:
        return Answer(Holding.AHEAD, "The appointment is not decided yet.")
    if appointed.starts_on and appointed.starts_on > as_of:
        return Answer(Holding.AHEAD, f"The appointment begins on {long_date(appointed.starts_on)}.")
    return None


def _usable(grant: GrantFact, appointed: Appointed | None) -> Answer:
    ends = [grant.ends_on]
    if grant.kind not in WITHOUT_APPOINTMENT and appointed and appointed.ends_on:
        ends.append(appointed.ends_on)
    if not grant.conditions:
        return Answer(Holding.HELD, "", min(ends))
    proctored = any(one.kind == PROCTOR for one in grant.conditions)
    holding = Holding.PROCTORED if proctored else Holding.CONDITIONAL
    words = in_words(grant.conditions)
    return Answer(holding, f"{words[:1].upper()}{words[1:]}.", min(ends))
