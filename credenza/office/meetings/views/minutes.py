"""The minutes of a meeting: written, put forward, approved, read."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.minutes import (
    DRAFT,
    PROPOSED,
    SEALED,
    for_reader,
    without_discussion,
)
from credenza.core.committees.steps import ADJOURNED, SESSION
from credenza.core.verdict import Refused
from credenza.office.meetings.actions import minutes as acts
from credenza.office.meetings.forms.minutes import AddendumForm, ReturnForm, SealForm, SectionForm
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.minutes import (
    addenda,
    draft_of,
    marks_of,
    minutes_of,
    words_of_addendum,
)
from credenza.office.meetings.queries.scope import may_keep
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("meeting:see")
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes: the office writes them, members read what was put before them."""
    return _page(request, meeting_of(request, pk, "meeting:see"))


@needs("meeting:keep")
@require_POST
def write(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Keep the words of one section; a piece of the page where only that was asked for."""
    meeting, form = meeting_of(request, pk, "meeting:keep"), SectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, "That is too long for one section; shorten it.")
        return _back(pk)
    typed = form.cleaned_data
    try:
        acts.write(meeting=meeting, key=key, by=actor_of(request), at=timezone.now(), **typed)
    except acts.Elsewhere as other:
        return _told(request, meeting, key, typed["words"], other.words)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return _back(pk)
    if request.htmx:
        context = {"key": key, "was": typed["words"], "at": timezone.now(), "meeting": meeting}
        return render(request, "meetings/minutes_saved.html", context)
    messages.success(request, "Kept.")
    return redirect(f"{reverse('meeting-minutes', args=[pk])}#{key}")


@needs("meeting:keep")
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the minutes before the committee."""
    meeting = meeting_of(request, pk, "meeting:keep")
    return _done(request, meeting, acts.propose, "They wait on the committee’s docket now.")


@needs("meeting:keep")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the minutes back to correct them."""
    meeting, form = meeting_of(request, pk, "meeting:keep"), ReturnForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what is to be corrected.")
        return _back(pk)
    said = "They are yours to correct."
    return _done(request, meeting, acts.take_back, said, **form.cleaned_data)


@needs("meeting:keep")
@require_POST
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an approval, and seal."""
    meeting, form = meeting_of(request, pk, "meeting:keep"), SealForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say on which day they were approved, and by whom.")
        return _back(pk)
    said = "Sealed; their fingerprint is in the ledger."
    return _done(request, meeting, acts.seal, said, **form.cleaned_data)


@needs("meeting:keep")
@require_POST
def addendum(request: HttpRequest, pk: int) -> HttpResponse:
    """Put sealed minutes right."""
    meeting, form = meeting_of(request, pk, "meeting:keep"), AddendumForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what is put right, and why.")
        return _back(pk)
    said = "It stands behind the minutes from now on."
    return _done(request, meeting, acts.add_addendum, said, **form.cleaned_data)


def _page(
    request: HttpRequest, meeting: Meeting, unsaved: dict | None = None, *, status: int = 200
) -> HttpResponse:
    row, actor = minutes_of(meeting), actor_of(request)
    keeps, state = may_keep(actor, meeting), row.state if row else DRAFT
    if not keeps and state == DRAFT:
        return meeting_page(request, "meetings/minutes_none.html", meeting, "minutes")
    drafted = draft_of(meeting)
    shown, marks = for_reader(drafted, marks_of(actor, meeting)), marks_of(actor, meeting)
    is_open = bool(keeps) and state == DRAFT and meeting.state in (SESSION, ADJOURNED)
    context = {
        "minutes": row,
        "state": state,
        "shown": shown,
        "closed": {one.key for one in drafted.sections if marks & one.closed_to},
        "is_open": is_open,
        "unsaved": unsaved or {},
        "undiscussed": without_discussion(shown) if is_open and meeting.state == ADJOURNED else [],
        "addenda": [(one, words_of_addendum(one)) for one in addenda(row)],
        "may_propose": is_open and row is not None and meeting.state == ADJOURNED,
        "may_take_back": bool(keeps) and state == PROPOSED,
        "may_seal": bool(keeps) and row and state != SEALED and meeting.state == ADJOURNED,
        "may_add": bool(keeps) and state == SEALED,
        **_forms(),
    }
    return meeting_page(
        request, "meetings/minutes.html", meeting, "minutes", context, status=status
    )


def _forms() -> dict:
    day = today(timezone.now())
    return {
        "return_form": ReturnForm(auto_id="back-%s"),
        "seal_form": SealForm(initial={"approved_on": day}, auto_id="seal-%s"),
        "addendum_form": AddendumForm(auto_id="addendum-%s"),
    }


def _told(
    request: HttpRequest, meeting: Meeting, key: str, words: str, theirs: str
) -> HttpResponse:
    """Show both texts, so that whoever wrote last chooses."""
    if request.htmx:
        context = {"key": key, "theirs": theirs, "meeting": meeting}
        return render(request, "meetings/minutes_elsewhere.html", context, status=409)
    return _page(request, meeting, {"key": key, "words": words, "theirs": theirs}, status=409)


def _done(
    request: HttpRequest, meeting: Meeting, action: Callable, said: str, **given
) -> HttpResponse:
    row = minutes_of(meeting)
    if row is None:
        messages.error(request, "Nothing is written yet.")
        return _back(meeting.pk)
    row.meeting = meeting
    try:
        action(minutes=row, by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, said)
    return _back(meeting.pk)


def _back(pk: int) -> HttpResponse:
    return redirect("meeting-minutes", pk)
