"""Minutes as files, to be saved."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from credenza.core.committees.minutes import DRAFT, SEALED, Written, for_reader, is_whole_for
from credenza.formats.minutes import as_docx, as_pdf
from credenza.formats.packets import joined
from credenza.office.correspondence.queries.templates import template_for
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.meetings.actions.minutes import DOCX, TEMPLATE
from credenza.office.meetings.models import Meeting, Minutes
from credenza.office.meetings.queries.minutes import addenda, draft_of, marks_of, minutes_of
from credenza.office.meetings.queries.scope import day_of, may_keep
from credenza.office.meetings.views.copies import file_answer, pdf_answer
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("meeting:see")
@csp({"default-src": [NONE], "sandbox": True})
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as PDF: as sealed with their addenda, or as they stand; less what is closed to
    the reader.
    """
    meeting = meeting_of(request, pk, "meeting:see")
    row, drafted = minutes_of(meeting), draft_of(meeting)
    if not _may_read(request, meeting, row):
        return redirect("meeting-minutes", pk)
    marks = marks_of(actor_of(request), meeting)
    whole = is_whole_for(drafted, marks)
    if row is not None and row.state == SEALED and whole:
        data = joined([read(row.pdf), *(read(one.pdf) for one in addenda(row))])
    else:
        data = as_pdf(for_reader(drafted, marks))
    _record(request, meeting, "pdf", whole)
    return pdf_answer(data, _name(meeting))


@needs("meeting:keep")
@csp({"default-src": [NONE], "sandbox": True})
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as DOCX, by the office's own template where it has one."""
    meeting = meeting_of(request, pk, "meeting:keep")
    row, drafted = minutes_of(meeting), draft_of(meeting)
    marks = marks_of(actor_of(request), meeting)
    whole = is_whole_for(drafted, marks)
    if row is not None and row.state == SEALED and whole:
        data = read(row.docx)
    else:
        data = _as_docx(meeting, for_reader(drafted, marks))
    _record(request, meeting, "docx", whole)
    return file_answer(data, DOCX, f"{_name(meeting)}.docx")


def _as_docx(meeting: Meeting, minutes: Written) -> bytes:
    own = template_for(TEMPLATE, meeting.committee.facility, day_of(meeting))
    return as_docx(minutes, read(own.document) if own else None)


def _may_read(request: HttpRequest, meeting: Meeting, row: Minutes | None) -> bool:
    """Members read what was put before them; what is being written is the office's."""
    out = row is not None and row.state != DRAFT
    return out or bool(may_keep(actor_of(request), meeting))


def _record(request: HttpRequest, meeting: Meeting, kind: str, whole: bool) -> None:
    detail = {"meeting": meeting.pk, "as": kind, "whole": whole}
    record("minutes:fetch", by=actor_of(request), at=timezone.now(), detail=detail)


def _name(meeting: Meeting) -> str:
    return f"{meeting.committee.name}, minutes {day_of(meeting)}"
