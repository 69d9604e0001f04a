"""The agenda of a meeting: read by its members, put in order by the office and the chair."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import resolve
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.agenda import ends_at
from credenza.core.committees.docket import Matter
from credenza.core.committees.steps import CALLED, PLANNED, SESSION
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.meetings.actions import agenda as acts
from credenza.office.meetings.actions import items as on_items
from credenza.office.meetings.forms.agenda import AddForm, ItemForm, WhyForm
from credenza.office.meetings.matters.base import kinds, matter_of
from credenza.office.meetings.models import AgendaItem, Meeting
from credenza.office.meetings.queries.agenda import in_parts, is_withheld, items, recused_from, rows
from credenza.office.meetings.queries.docket import docket_of, placed_in
from credenza.office.meetings.queries.scope import day_of, may_keep, may_run, may_vote, seat_of
from credenza.office.meetings.views.acting import tried
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import may_open, needs

KEEP, RUN, SEE = "meeting:keep", "meeting:run", "meeting:see"
STEPS = {
    "pull": "Pulled off the consent agenda: it is decided by itself.",
    "off": "Taken off the agenda.",
    "carry": "Carried over to the next meeting.",
    "finish": "Done.",
}


@needs(SEE)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda with its parts and times; beside it what waits, for who may put it on."""
    return _page(request, meeting_of(request, pk, SEE), AddForm())


@needs(KEEP)
@require_POST
def build(request: HttpRequest, pk: int) -> HttpResponse:
    """Put on it all that stands, is carried over or waits."""
    one, told = meeting_of(request, pk, KEEP), []
    act = lambda: told.append(acts.build(meeting=one, **_who(request)))  # noqa: E731
    if tried(request, act, "The agenda is up to date."):
        count = told[0]
        messages.info(request, f"{count} item{'' if count == 1 else 's'} put on.")
    return redirect("meeting-agenda", pk)


@needs(RUN)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item typed by hand on it."""
    one, form = meeting_of(request, pk, RUN), AddForm(request.POST)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    act = lambda: acts.add(meeting=one, typed=form.typed(), **_who(request))  # noqa: E731
    tried(request, act, f"“{form.cleaned_data['title']}” is on the agenda.")
    return redirect("meeting-agenda", pk)


@needs(RUN)
@require_POST
def move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Put an item somewhere else: ``to`` is the number at which it shall stand, from 1."""
    one = meeting_of(request, pk, RUN)
    row, to = _item(one, item), asked.number(request.POST.get("to"))
    if to is None:
        return redirect("meeting-agenda", pk)
    try:
        on_items.move(item=row, to=to - 1, **_who(request))
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return _moved(request, one, status=409)
    return _moved(request, one)


@needs(RUN)
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One item as it stands on the agenda, to be changed."""
    one = meeting_of(request, pk, RUN)
    row, actor = _item(one, item), actor_of(request)
    if _withheld(row, actor):
        raise Http404
    if not (runs := may_run(actor, one)):
        messages.error(request, runs.reason)
        return redirect("meeting-agenda", pk)
    form = ItemForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        version, values = form.cleaned_data["version"], form.values()
        act = lambda: on_items.change(  # noqa: E731
            item=row, version=version, values=values, **_who(request)
        )
        if tried(request, act, f"“{row.title}” is changed."):
            return redirect("meeting-agenda", pk)
    context = {"item": row, "form": form, "kind": kinds().get(row.matter)}
    return meeting_page(request, "meetings/agenda_item.html", one, "agenda", context)


@needs(SEE)
@require_POST
def step(request: HttpRequest, pk: int, item: int, verb: str) -> HttpResponse:
    """Pull an item off consent, take it off, carry it over, or be done with it."""
    if verb not in STEPS:
        raise Http404
    one, form = meeting_of(request, pk, SEE), WhyForm(request.POST)
    row, who = _item(one, item), _who(request)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    acts_of = {
        "pull": lambda: on_items.pull(item=row, reason=reason, **who),
        "off": lambda: on_items.take_off(item=row, reason=reason, **who),
        "carry": lambda: on_items.carry(item=row, reason=reason, **who),
        "finish": lambda: on_items.finish(item=row, **who),
    }
    tried(request, acts_of[verb], STEPS[verb])
    return redirect("meeting-agenda", pk)


@needs(SEE)
def matter(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """To the first page of the item's matter that this person may open."""
    one = meeting_of(request, pk, SEE)
    row, actor = _item(one, item), actor_of(request)
    found = None if _withheld(row, actor) else matter_of(row.matter, row.reference)
    for address in found.addresses if found else ():
        if may_open(actor, resolve(address).func):
            return redirect(address)
    messages.info(request, "What there is to read of it is in the packet.")
    return redirect("meeting-agenda", pk)


def _moved(request: HttpRequest, one: Meeting, status: int = 200) -> HttpResponse:
    """The agenda after a move: the part of the page, or the page where it was asked whole."""
    if request.htmx:
        return _page(request, one, AddForm(), part="#agenda", status=status)
    return redirect("meeting-agenda", one.pk)


def _item(meeting: Meeting, pk: int) -> AgendaItem:
    return get_object_or_404(meeting.items.select_related("meeting__committee__facility"), pk=pk)


def _withheld(row: AgendaItem, actor: Actor) -> bool:
    return is_withheld(row, actor, seat_of(actor, row.meeting.committee, day_of(row.meeting)))


def _who(request: HttpRequest) -> dict:
    return {"by": actor_of(request), "at": timezone.now()}


def _page(
    request: HttpRequest, one: Meeting, form: AddForm, *, part: str = "", status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    shown = items(one, actor, recused_from(one, actor))
    keeps = one.state == PLANNED and bool(may_keep(actor, one))
    changes = keeps or (one.state == SESSION and bool(may_run(actor, one)))
    context = {
        "parts": in_parts(shown),
        "count": len(shown),
        "ends_at": ends_at(one.opened_at or one.starts_at, rows(one)),
        "may_build": keeps,
        "may_change": changes,
        "may_pull": one.state in (PLANNED, CALLED, SESSION)
        and bool(may_keep(actor, one) or may_vote(actor, one)),
        "waits": _waits(one, actor) if keeps else [],
        "form": form,
    }
    return meeting_page(
        request, f"meetings/agenda.html{part}", one, "agenda", context, status=status
    )


def _waits(one: Meeting, actor: Actor) -> list[Matter]:
    """What waits on the docket and stands on no agenda."""
    placed = placed_in(one.committee)
    return [matter for matter in docket_of(one.committee, actor) if matter.key not in placed]
