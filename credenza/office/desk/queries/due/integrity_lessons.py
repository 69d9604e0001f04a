"""The yearly lesson on how files are honestly kept, for the whole office."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.integrity_due import NextLesson, is_near, next_lesson
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.practitioners.queries.scope import places_within

LESSON = 1
"""The number of the one piece: a lesson is for everybody at once."""


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """One, while somebody waits for the lesson or soon will."""
    lesson = _near(actor, as_of)
    if lesson:
        yield Mark(LESSON, lesson.due_on)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """With how many wait; in a few reads."""
    lesson = _near(actor, as_of) if LESSON in ids else None
    if lesson is None:
        return
    yield Due(
        key=KIND.key_of(LESSON),
        title="Teach how files are honestly kept",
        state=state_on(lesson.due_on, as_of),
        named="Everybody who keeps files",
        why=f"{lesson.waiting} of {lesson.everybody} were not taught within a year.",
        citation=lesson.citation,
        due_on=lesson.due_on,
        label="Record it",
        address=reverse("integrity-lessons"),
    )


def _near(actor: Actor, as_of: date) -> NextLesson | None:
    if places_within(actor, "integrity:audit") is not None:
        return None
    lesson = next_lesson(as_of)
    waits = lesson and (lesson.waiting or is_near(lesson.due_on, as_of))
    return lesson if waits else None


KIND = Kind("integrity-lessons", "Lessons on integrity", 5, marks, told)
