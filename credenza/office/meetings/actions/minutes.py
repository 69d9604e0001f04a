"""Minutes are written, put before the committee, sealed, and put right by addenda."""

import json
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from credenza.core.calendar import local_day, long_date
from credenza.core.committees.minutes import (
    DRAFT,
    MINUTES,
    PROPOSED,
    SEALED,
    Written,
    written,
)
from credenza.core.committees.steps import ADJOURNED, MEETING, SESSION
from credenza.core.letters import Paragraph
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.formats.letters import LetterTrouble
from credenza.formats.minutes import addendum_pdf, as_docx, as_pdf, paragraphs_of
from credenza.formats.packets import pages_of
from credenza.office.correspondence.queries.templates import template_for
from credenza.office.documents.actions import keep
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import Addendum, Meeting, Minutes
from credenza.office.meetings.queries.minutes import (
    addenda,
    draft_of,
    record_of,
    words_of,
)
from credenza.office.meetings.queries.scope import day_of, may_keep
from credenza.office.practitioners.actions.editing import change

TEMPLATE = "minutes"
"""The kind under which the office keeps its own template of minutes."""
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST = 50_000
NOT_OVER = "The meeting is not over yet."
NOT_HELD = "Minutes are written from the call to order on."
SEALED_ALREADY = "The minutes are sealed: write an addendum."
OUT = "The minutes lie before the committee: take them back to change them."


class Elsewhere(Exception):
    """Somebody else wrote in the same section meanwhile. Carries the words as they are now."""

    def __init__(self, words: str):
        super().__init__("Somebody else wrote here in the meantime.")
        self.words = words


@act("minutes:write")
def write(*, meeting: Meeting, key: str, words: str, was: str, by: Actor, at: datetime) -> Minutes:
    """Write the words of one section in the place of ``was``, what stood there when it was read.

    Words that say what would be drafted anyway are not kept, so that the draft goes on with the
    record. Raises Elsewhere where they changed meanwhile, Refused without the right, before the
    meeting, and once they are out of the office's hands.
    """
    meeting = _held(meeting)
    require(may_keep(by, meeting))
    if meeting.state not in (SESSION, ADJOURNED):
        raise Refused(refused(NOT_HELD if meeting.opened_at is None else SEALED_ALREADY))
    row = _row(meeting, by, at)
    if row.state != DRAFT:
        raise Refused(refused(OUT if row.state == PROPOSED else SEALED_ALREADY))
    record, known, words = record_of(meeting, row), words_of(row), _clean(words)
    _require_unchanged(written(record, known), key, was)
    kept = known | {key: words}
    if words == _section_of(written(record, {}), key):
        del kept[key]
    about(meeting=meeting.pk, section=key)
    return change(row, row.version, {"words_sealed": _sealed(meeting, kept)})


def propose(*, minutes: Minutes, by: Actor, at: datetime) -> Minutes:
    """Put the minutes before the committee: they wait on its docket until it approves them.

    Raises Refused without the right, before adjournment, and where they cannot be typeset.
    """
    require(may_keep(by, minutes.meeting))
    if minutes.meeting.state != ADJOURNED:
        raise Refused(refused(NOT_OVER))
    require(MINUTES.may_go(minutes.state, "propose"))
    return _propose(
        minutes=minutes, made=_typeset(draft_of(minutes.meeting), minutes), by=by, at=at
    )


@act("minutes:propose")
def _propose(*, minutes: Minutes, made: tuple[bytes, bytes], by: Actor, at: datetime) -> Minutes:
    values = _documents(minutes, made, by, at)
    values |= {"state": PROPOSED, "proposed_at": at, "proposed_by": by.name[:120]}
    return _changed(minutes, values | {"returned_why": ""})


@act("minutes:take-back")
def take_back(*, minutes: Minutes, by: Actor, at: datetime, reason: str) -> Minutes:
    """Take the minutes back to be corrected, as the committee asked or the office found."""
    require(may_keep(by, minutes.meeting))
    require(MINUTES.may_go(minutes.state, "return"))
    if not reason.strip():
        raise Refused(refused("Say what is to be corrected."))
    return _changed(minutes, {"state": DRAFT, "returned_why": reason.strip()})


def seal(*, minutes: Minutes, approved_on: date, how: str, by: Actor, at: datetime) -> Minutes:
    """Record that the minutes were approved, and seal them: the PDF's fingerprint goes into the
    ledger, and nothing of them changes any more.

    ``how`` says by whom, such as "By the committee, 5 for, 0 against". Raises Refused without the
    right, before adjournment, for a day before the meeting or after today, and when they are
    sealed already.
    """
    meeting = minutes.meeting
    require(may_keep(by, meeting))
    if meeting.state != ADJOURNED:
        raise Refused(refused(SEALED_ALREADY if minutes.state == SEALED else NOT_OVER))
    require(MINUTES.may_go(minutes.state, "seal"))
    _require_day(meeting, approved_on, at)
    final = written(
        record_of(meeting, minutes),
        words_of(minutes),
        f"Approved {long_date(approved_on)} and sealed",
    )
    made = _typeset(final, minutes)
    return _seal(minutes=minutes, made=made, approved_on=approved_on, how=how, by=by, at=at)


@act("minutes:seal")
def _seal(
    *,
    minutes: Minutes,
    made: tuple[bytes, bytes],
    approved_on: date,
    how: str,
    by: Actor,
    at: datetime,
) -> Minutes:
    meeting = _held(minutes.meeting)
    require(MEETING.may_go(meeting.state, "approve"))
    values = _documents(minutes, made, by, at)
    sealed = {"state": SEALED, "sealed_at": at, "sealed_by": by.name[:120]}
    sealed |= {"approved_on": approved_on, "approved_how": how[:200]}
    sealed |= {"sha256": values["pdf"].sha256}
    row = _changed(minutes, values | sealed)
    change(meeting, meeting.version, {"state": MEETING.step("approve").target})
    about(meeting=meeting.pk, sha256=row.sha256, docx=row.docx.sha256)
    return row


def add_addendum(*, minutes: Minutes, body: str, why: str, by: Actor, at: datetime) -> Addendum:
    """Put sealed minutes right: they stay as they are, and this stands behind them.

    Raises Refused without the right, for minutes that are not sealed, and without words.
    """
    require(may_keep(by, minutes.meeting))
    body, why = _clean(body), _clean(why)
    if minutes.state != SEALED:
        raise Refused(refused("The minutes are not sealed: correct them themselves."))
    if not body or not why:
        raise Refused(refused("Say what is put right, and why."))
    number = addenda(minutes).count() + 1
    base = draft_of(minutes.meeting)
    blocks = [Paragraph(line) for line in paragraphs_of(body)]
    blocks.append(Paragraph(f"Why: {why}"))
    blocks.append(Paragraph(f"{by.name}, {long_date(_today(minutes.meeting, at))}"))
    pdf = _sound(lambda: addendum_pdf(base, f"Addendum {number}", blocks))
    return _add(minutes=minutes, number=number, body=body, why=why, pdf=pdf, by=by, at=at)


@act("minutes:addendum")
def _add(
    *, minutes: Minutes, number: int, body: str, why: str, pdf: bytes, by: Actor, at: datetime
) -> Addendum:
    name = f"Addendum {number} to {minutes}.pdf"[:200]
    document = keep(data=pdf, name=name, media_type=PDF, pages=pages_of(pdf), by=by, at=at)
    place = ("addendum", str(minutes.pk), str(number))
    about(meeting=minutes.meeting_id, sha256=document.sha256)
    return Addendum.objects.create(
        minutes=minutes,
        number=number,
        body_sealed=settings.VAULT.seal(body, *place),
        why=why[:300],
        pdf=document,
        sha256=document.sha256,
        made_at=at,
        made_by=by.name[:120],
    )


def _held(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("committee__facility")
    return rows.get(pk=meeting.pk)


def _row(meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """The row of a meeting's minutes, made with the first word."""
    values = {"state": DRAFT, "written_at": at, "written_by": by.name[:120]}
    row, _ = Minutes.objects.get_or_create(meeting=meeting, defaults=values)
    return row


def _require_unchanged(minutes: Written, key: str, was: str) -> None:
    now = _section_of(minutes, key)
    if now is None:
        raise Refused(refused("The minutes have no such section any more: open them anew."))
    if _clean(was) != now:
        raise Elsewhere(now)


def _section_of(minutes: Written, key: str) -> str | None:
    """The words of a section; None where there is none of that key."""
    return next((one.words for one in minutes.sections if one.key == key), None)


def _require_day(meeting: Meeting, approved_on: date, at: datetime) -> None:
    if not day_of(meeting) <= approved_on <= _today(meeting, at):
        raise Refused(refused("They were approved on a day from that of the meeting until today."))


def _today(meeting: Meeting, at: datetime) -> date:
    return local_day(at, ZoneInfo(meeting.committee.facility.zone))


def _changed(minutes: Minutes, values: dict) -> Minutes:
    return change(minutes, minutes.version, values)


def _sealed(meeting: Meeting, words: dict[str, str]) -> str:
    return settings.VAULT.seal(json.dumps(words), "minutes", str(meeting.pk))


def _typeset(minutes: Written, row: Minutes) -> tuple[bytes, bytes]:
    """Both documents, the DOCX by the office's own template where there is one."""
    meeting = row.meeting
    own = template_for(TEMPLATE, meeting.committee.facility, day_of(meeting))
    template = read(own.document) if own else None
    return _sound(lambda: as_pdf(minutes)), _sound(lambda: as_docx(minutes, template))


def _sound(make: Callable[[], bytes]) -> bytes:
    try:
        return make()
    except LetterTrouble as trouble:
        raise Refused(refused(str(trouble))) from trouble


def _documents(minutes: Minutes, made: tuple[bytes, bytes], by: Actor, at: datetime) -> dict:
    pdf, docx = made
    name = f"{minutes.meeting.committee.name}, minutes {day_of(minutes.meeting)}"[:180]
    kept = {
        "pdf": keep(
            data=pdf, name=f"{name}.pdf", media_type=PDF, pages=pages_of(pdf), by=by, at=at
        ),
        "docx": keep(data=docx, name=f"{name}.docx", media_type=DOCX, pages=None, by=by, at=at),
    }
    return kept


def _clean(words: str) -> str:
    words = words.replace("\0", "").replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise Refused(refused(f"A section holds {LONGEST:,} characters; shorten it."))
    return words
