"""From the files of ``committees/`` to charters; what a charter cannot mean is refused."""

from datetime import time
from fractions import Fraction

from credenza.core.committees.charter import (
    CONFIDENTIALITY,
    MAJORITIES,
    ON_HOLIDAY,
    SKIP,
    Charter,
    QuorumRule,
    SeatPlan,
    StandingItem,
)
from credenza.core.committees.recurrence import check_rule
from credenza.core.committees.seats import SEATS
from credenza.packs.schema import Table

SHORTEST, LONGEST = 10, 600


def charter(file: Table) -> Charter:
    """The whole of a file: one kind of committee."""
    file.only(
        "key", "title", "purpose", "parent", "citation", "confidentiality", "legend", "majority",
        "evote", "open_votes_only", "recusal_leaves_quorum", "attendance_share", "term_months",
        "notice_days", "quorum", "meets", "standing", "seat",
    )  # fmt: skip
    return Charter(
        kind=file.text("key"),
        title=file.text("title"),
        purpose=file.text("purpose"),
        quorum=_quorum(file),
        majority=file.choice("majority", tuple(MAJORITIES)),
        confidentiality=file.choice("confidentiality", tuple(CONFIDENTIALITY)),
        legend=file.text("legend"),
        citation=file.text("citation"),
        parent=file.text("parent", ""),
        evote=file.flag("evote"),
        secret_on_request=not file.flag("open_votes_only"),
        recusal_leaves_quorum=file.flag("recusal_leaves_quorum"),
        attendance_share=_within(file, "attendance_share", 0, range(101)),
        term_months=_within(file, "term_months", 0, range(121)),
        notice_days=_within(file, "notice_days", 7, range(61)),
        standing=tuple(_standing(row) for row in file.tables("standing")),
        seats=tuple(_seat(row) for row in file.tables("seat")),
        **_meets(file.table("meets")),
    )


def _quorum(file: Table) -> QuorumRule:
    table = file.table("quorum")
    if table is None:
        raise file.error("quorum", "is missing", "add a [quorum] table")
    table.only("share", "at_least", "above", "physicians")
    return QuorumRule(
        share=_share(table),
        at_least=_within(table, "at_least", 1, range(1, 101)),
        above=table.flag("above"),
        physicians=table.flag("physicians"),
    )


def _share(table: Table) -> Fraction:
    written = table.text("share")
    try:
        share = Fraction(written)
    except (ValueError, ZeroDivisionError):
        share = None
    if share is None or not 0 <= share <= 1:
        raise table.error("share", f"is {written!r}", 'write a fraction such as "1/2", or "0"')
    return share


def _meets(table: Table | None) -> dict:
    if table is None:
        return {}
    table.only("recurrence", "starts", "minutes", "on_holiday")
    return {
        "recurrence": _recurrence(table),
        "starts": _starts(table),
        "minutes": _within(table, "minutes", 60, range(SHORTEST, LONGEST)),
        "on_holiday": table.choice("on_holiday", tuple(ON_HOLIDAY), SKIP),
    }


def _recurrence(table: Table) -> str:
    try:
        return check_rule(table.text("recurrence"))
    except ValueError as error:
        raise table.error(
            "recurrence", "is no rule of days", f'{error}, as in "FREQ=MONTHLY;BYDAY=1TU"'
        ) from error


def _starts(table: Table) -> time:
    starts = table.data.get("starts")
    if not isinstance(starts, time):
        raise table.error("starts", f"is {starts!r}", "write a time without quotes: 07:30:00")
    return starts


def _standing(table: Table) -> StandingItem:
    table.only("title", "minutes", "closing", "executive")
    return StandingItem(
        title=table.text("title"),
        minutes=_within(table, "minutes", 5, range(LONGEST)),
        closing=table.flag("closing"),
        executive=table.flag("executive"),
    )


def _seat(table: Table) -> SeatPlan:
    table.only("kind", "title", "count", "physician")
    return SeatPlan(
        kind=table.choice("kind", tuple(SEATS)),
        title=table.text("title"),
        count=_within(table, "count", 1, range(1, 101)),
        physician=table.flag("physician"),
    )


def _within(table: Table, key: str, default: int, allowed: range) -> int:
    number = table.whole(key, default)
    if number not in allowed:
        raise table.error(key, f"is {number}", f"write {allowed.start} to {allowed.stop - 1}")
    return number
