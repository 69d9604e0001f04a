"""What the audits of integrity and the lessons on it prove."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.standards.readiness import Ready, Standing
from credenza.office.compliance.queries.integrity_due import (
    AUDITED,
    TAUGHT,
    next_audits,
    next_lesson,
)
from credenza.office.compliance.queries.records.base import Source
from credenza.packs.readiness import soon_days


def told(facility: int, rules: Collection[str], as_of: date) -> Iterator[Source]:
    """Of the rules on the yearly audit and on lessons; nothing where none was ever recorded."""
    if AUDITED in rules and (standing := _audited(facility, as_of)):
        yield Source(AUDITED, "The yearly audit", standing, reverse("integrity-audits"))
    if TAUGHT in rules and (standing := _taught(as_of)):
        yield Source(TAUGHT, "Lessons on integrity", standing, reverse("integrity-lessons"))


def _audited(facility: int, as_of: date) -> Standing | None:
    [due] = next_audits([facility], as_of) or [None]
    if due is None or due.held_on is None:
        return None
    why = f"The files were audited on {long_date(due.held_on)}."
    return Standing(_on(due.due_on, as_of), why=why, until=due.due_on)


def _taught(as_of: date) -> Standing | None:
    lesson = next_lesson(as_of)
    if lesson is None or lesson.due_on is None:
        return None
    why = f"{lesson.everybody - lesson.waiting} of {lesson.everybody} colleagues were taught"
    state = Ready.NOT_MET if lesson.waiting else _on(lesson.due_on, as_of)
    return Standing(state, why=f"{why} within a year.", until=lesson.due_on)


def _on(due_on: date, as_of: date) -> Ready:
    if due_on < as_of:
        return Ready.NOT_MET
    return Ready.AT_RISK if (due_on - as_of).days < soon_days() else Ready.MET
