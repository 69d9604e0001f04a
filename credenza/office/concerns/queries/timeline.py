"""Everything that happened in a case as one story, for who reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.steps import CLOSED, DECIDED, RECEIVED, REOPENED, REVIEW, TRIAGED
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries import reading
from credenza.office.concerns.queries.sealed import told
from credenza.packs.cases import case_kinds

WORDS = {
    RECEIVED: "Received",
    TRIAGED: "Triaged",
    REVIEW: "Review begun",
    DECIDED: "Outcome recorded",
    CLOSED: "Closed",
    REOPENED: "Opened again",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: on which day, recorded when and by whom, and what to say of it."""

    on: date
    at: datetime
    by: str
    what: str
    words: str = ""
    icon: str = "clock"


def of(case: Case, actor: Actor) -> list[Entry]:
    """The story of the case, the latest first; six reads. Nobody's own notes but ``actor``'s."""
    found = [*_happenings(case), *_namings(case), *_work(case, actor)]
    return sorted(found, key=lambda one: (one.on, one.at), reverse=True)


def _happenings(case: Case) -> Iterator[Entry]:
    known = case_kinds()[case.kind].events
    for one in case.happenings.order_by("on", "id"):
        what = WORDS.get(one.key) or known[one.key].title
        words = told(one.words_sealed, "happening", one.uid, "words")
        yield Entry(one.on, one.at, one.by, what, words)


def _namings(case: Case) -> Iterator[Entry]:
    for one in case.named.select_related("user").order_by("id"):
        yield Entry(
            _day(case, one.since), one.since, "", f"{one.user} was let in", one.why, "people"
        )
        if one.ended_at:
            yield Entry(
                _day(case, one.ended_at), one.ended_at, "", f"Closed to {one.user}", "", "people"
            )


def _work(case: Case, actor: Actor) -> Iterator[Entry]:
    for one in reading.evidence_of(case):
        row, what = one.row, f"Document added: {one.row.document}"
        yield Entry(_day(case, row.added_at), row.added_at, row.added_by, what, one.words, "file")
    for one in reading.interviews_of(case):
        row = one.row
        yield Entry(row.held_on, row.recorded_at, row.recorded_by, f"Heard {one.who}", "", "people")
    for one in reading.notes_of(case, actor):
        row, what = one.row, "Own note" if one.row.own else "Note"
        yield Entry(_day(case, row.written_at), row.written_at, one.who, what, one.words, "pencil")
    for one in reading.tasks_of(case):
        row = one.row
        yield Entry(
            _day(case, row.given_at), row.given_at, row.given_by, f"Task for {one.who}", one.words
        )
        if row.done_at:
            done = f"Task done: {one.words}"
            yield Entry(_day(case, row.done_at), row.done_at, row.done_by, done, one.answer)


def _day(case: Case, at: datetime) -> date:
    return local_day(at, ZoneInfo(case.facility.zone))
