"""After an adverse recommendation: notice, the right to a hearing, and what follows.

The clocks are those of the Health Care Quality Improvement Act, 42 USC 11112(b): the first notice
gives at least 30 days to ask for a hearing; the hearing is at least 30 days after its own notice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from credenza.core.calendar import add_days, long_date
from credenza.core.law import Limit
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.core.workflow import Step, Workflow, sources

TO_CONFIRM, DISMISSED = "to_confirm", "dismissed"
TO_NOTIFY, NOTIFIED, ASKED, WAIVED = "to_notify", "notified", "asked", "waived"
SET, HEARD, REPORTED, CLOSED = "set", "heard", "reported", "closed"
STATES = {
    TO_CONFIRM: "Single privileges denied; is it for competence or conduct?",
    DISMISSED: "No hearing: not for competence or conduct",
    TO_NOTIFY: "Notice to be given",
    NOTIFIED: "Notice given; a hearing may be asked for",
    ASKED: "A hearing was asked for",
    WAIVED: "No hearing: waived",
    SET: "Hearing set",
    HEARD: "Heard; the panel's report is awaited",
    REPORTED: "The panel reported",
    CLOSED: "Final action taken",
}
_KEEP = "hearing:keep"
HEARING = Workflow(
    states=STATES,
    start=TO_NOTIFY,
    steps=(
        Step("confirm", sources(TO_CONFIRM), TO_NOTIFY, _KEEP, "It is: a notice follows"),
        Step("dismiss", sources(TO_CONFIRM), DISMISSED, _KEEP, "It is not: no hearing", True),
        Step("notify", sources(TO_NOTIFY), NOTIFIED, _KEEP, "Write the notice"),
        Step("ask", sources(NOTIFIED), ASKED, _KEEP, "Record the request for a hearing"),
        Step("waive", sources(NOTIFIED, ASKED, SET), WAIVED, _KEEP, "Record the waiver", True),
        Step("set", sources(ASKED, SET), SET, _KEEP, "Set the hearing and send its notice"),
        Step("hear", sources(SET), HEARD, _KEEP, "Record that it was held"),
        Step("report", sources(HEARD), REPORTED, _KEEP, "Record the panel's report", True),
        Step("close", sources(WAIVED, REPORTED), CLOSED, _KEEP, "Record the final action", True),
    ),
)
OVER = (DISMISSED, CLOSED)
SETTLED = (WAIVED, REPORTED, *OVER)
"""States in which the practitioner has had what the law gives, so that the board may act."""
ADVERSE = "42 USC 11151(9)"
"""To deny or restrict a single privilege is an adverse action too."""
REQUEST = "42 USC 11112(b)(1)"
DATE = "42 USC 11112(b)(2)"
REPORT = "42 USC 11112(b)(3)(D)"
NOTICE = (
    "that an adverse action is proposed, and which",
    "the reasons for it",
    "the right to ask for a hearing",
    "the time within which to ask, not less than 30 days",
    "a summary of the rights in the hearing",
)
"""What the first notice must say (42 USC 11112(b)(1))."""
RIGHTS = (
    "to be represented by a lawyer or another person of one's choice",
    "to have a record made, and a copy of it for a reasonable charge",
    "to call, examine and cross-examine witnesses",
    "to present evidence that the hearing officer finds relevant, admissible in court or not",
    "to submit a written statement at the close",
    "to receive the written recommendation, with its basis",
    "to receive the written decision of the governing body, with its basis",
)
"""The rights in the hearing (42 USC 11112(b)(3)(C) and (D))."""
REPORTING = ("NPDB-R-TIME", "CA-805")
"""Rules on reporting a final action to the Data Bank and to the state's board."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that must be done by a day, and where that is written."""

    what: str
    day: date
    citation: str


class Kept(Protocol):
    """How far notice and hearing are, as the office keeps it."""

    state: str
    proposed_on: date
    ask_by: date | None
    asked_on: date | None
    hearing_on: date | None
    waived_on: date | None
    reported_on: date | None
    reports: list[dict[str, str]]


def ask_by(notified_on: date, days: int) -> date:
    """The last day to ask for a hearing, of so many ``days``."""
    return add_days(notified_on, days)


def may_ask(notified_on: date, asked_on: date, last: date) -> Verdict:
    """Was a hearing asked for in time, until the day ``last``?"""
    if asked_on < notified_on:
        return refused("A hearing cannot be asked for before the notice.")
    if asked_on > last:
        return refused(f"The time to ask for a hearing ended on {long_date(last)}.", REQUEST)
    return ALLOWED


def may_waive(on: date, last: date, *, said_so: bool) -> Verdict:
    """May the right be taken as waived: the practitioner said so, or the time to ask is over?"""
    if said_so or on > last:
        return ALLOWED
    return refused(f"A hearing may be asked for until {long_date(last)}.", REQUEST)


def may_set(notice_on: date, hearing_on: date, days: int) -> Verdict:
    """Is a hearing at least ``days`` from its notice?"""
    first = add_days(notice_on, days)
    if hearing_on < first:
        return refused(
            f"The hearing is at least {days} days after its notice: on "
            f"{long_date(first)} or later.",
            DATE,
        )
    return ALLOWED


def awaited(kept: Kept) -> Due | None:
    """What has to be done next, and by when; None once all is done.

    A day without a limit of its own is that from which it waits.
    """
    if kept.state == TO_CONFIRM:
        return Due("Say why single privileges were denied", kept.proposed_on, ADVERSE)
    if kept.state == CLOSED:
        return min(_undone(kept.reports), key=lambda due: due.day, default=None)
    if kept.state == TO_NOTIFY:
        return Due("Write the notice of the proposed action", kept.proposed_on, REQUEST)
    if kept.state == NOTIFIED:
        return Due("Record the request for a hearing or the waiver", kept.ask_by, REQUEST)
    if kept.state == ASKED:
        return Due("Set the hearing", kept.asked_on, DATE)
    if kept.state == SET:
        return Due("Hold the hearing", kept.hearing_on, DATE)
    if kept.state == HEARD:
        return Due("Record the report of the panel", kept.hearing_on, REPORT)
    if kept.state == DISMISSED:
        return None
    return Due("Bring it to the final action", kept.waived_on or kept.reported_on, REPORT)


def reports_due(final_on: date, limits: Iterable[Limit]) -> tuple[Due, ...]:
    """The reports that a final adverse action brings, each with its last day, earliest first."""
    found = (
        Due(
            _AUTHORITY.get(limit.rule, "the authority"),
            limit.last_day_from(final_on),
            limit.citation,
        )
        for limit in limits
        if limit.amount is not None
    )
    return tuple(sorted(found, key=lambda due: (due.day, due.what)))


def _undone(reports: Iterable[dict[str, str]]) -> Iterator[Due]:
    for one in reports:
        if not one["done_on"]:
            yield Due(one["what"], date.fromisoformat(one["day"]), one["citation"])


_AUTHORITY = {
    "NPDB-R-TIME": "Report to the National Practitioner Data Bank, copy to the state board",
    "CA-805": "Report to the licensing board of California",
}
