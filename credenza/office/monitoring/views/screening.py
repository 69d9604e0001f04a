"""Screening: what waits, the runs, and a run by hand."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import month_start
from credenza.core.permissions import Actor, may
from credenza.core.screening.duties import OPEN as TO_DO
from credenza.core.screening.steps import DIFFERENT, GONE, NAMED, SAME, STATES
from credenza.core.screening.steps import WAITING as STILL
from credenza.core.verdict import Refused
from credenza.office.monitoring.actions.screening import NO_LISTS, screen
from credenza.office.monitoring.jobs import screen_now
from credenza.office.monitoring.queries import screening as reads
from credenza.office.monitoring.queries.following import duties_within
from credenza.office.monitoring.queries.month import Month
from credenza.office.monitoring.queries.searching import HAND, sources
from credenza.office.monitoring.queries.shown import changed_in, rows
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.reach import about_of, file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

WAITING = "waiting"
TITLES = {WAITING: "Waiting"} | {key: STATES[key] for key in (SAME, DIFFERENT, NAMED, GONE)}
"""The states by which the matches are narrowed, as the page calls them."""
PER_PAGE = 50
BEGUN = "The screening has begun. Its run stands here when it is done."


@needs("screening:see")
def home(request: HttpRequest) -> HttpResponse:
    """The matches that wait for a person, the surest first, or those that stand otherwise."""
    actor, state = actor_of(request), request.GET.get("state", "")
    state = state if state in TITLES else WAITING
    counted = reads.counts(actor)
    found = reads.matches(actor, state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    month = Month(actor, month_start(today(timezone.now())))
    context = _overview(actor, counted) | {
        "state": state,
        "states": [(key, title, _count(counted, key)) for key, title in TITLES.items()],
        "page": page,
        "rows": rows(page.object_list),
        "month": month.first,
        "sentence": month.sentence,
    }
    return render(request, "monitoring/screening/home.html", context)


def _overview(actor: Actor, counted: Mapping[str, int]) -> dict:
    run = reads.runs(actor).first()
    searched = list(run.searched.all()) if run else []
    return {
        "run": run,
        "searched": searched,
        "troubled": [one for one in searched if not one.clears],
        "waiting": _count(counted, WAITING),
        "open_duties": duties_within(actor, "screening:see", TO_DO).count(),
    }


def _count(counted: Mapping[str, int], key: str) -> int:
    return sum(counted.get(one, 0) for one in (STILL if key == WAITING else {key}))


@needs("screening:run")
@require_POST
def now(request: HttpRequest) -> HttpResponse:
    """Screen the staff within reach beside the pages, or one practitioner at once."""
    if not sources():
        messages.error(request, NO_LISTS)
        return redirect("screening")
    if pk := asked.number(request.POST.get("practitioner")):
        return _one(request, pk)
    screen_now.enqueue(request.user.pk)
    messages.success(request, BEGUN)
    return redirect("screening")


def _one(request: HttpRequest, pk: int) -> HttpResponse:
    person = file_of(request, pk, "screening:run")
    by, at = actor_of(request), timezone.now()
    try:
        run = screen(kind=HAND, practitioners=[person.pk], by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        found = f"{run.opened} new to rule on" if run.opened else "nothing new"
        messages.success(request, f"Screened: {found}.")
    return redirect("practitioner-screening", pk)


@needs("screening:see")
def runs(request: HttpRequest) -> HttpResponse:
    """All runs, the newest first."""
    found = reads.runs(actor_of(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(run, *_lists(run)) for run in page.object_list]
    return render(request, "monitoring/screening/runs.html", {"page": page, "lines": lines})


def _lists(run) -> tuple[int, int]:
    """How many lists a run searched, and how many it could not."""
    searched = run.searched.all()
    return len(searched), sum(bool(one.trouble) for one in searched)


@needs("screening:see")
def run(request: HttpRequest) -> HttpResponse:
    """One run, or the last: the copies it searched, what it found, what could not be searched."""
    actor, number = actor_of(request), asked.number(request.GET.get("number"))
    known = reads.runs(actor)
    found = (known if number is None else known.filter(number=number)).first()
    if found is None:
        return redirect("screening-runs")
    changed = changed_in(actor, found)
    searched = list(found.searched.all())
    context = {
        "run": found,
        "searched": searched,
        "troubled": [one for one in searched if not one.clears],
        "changed": changed[:PER_PAGE],
        "more": max(0, changed.count() - PER_PAGE),
    }
    return render(request, "monitoring/screening/run.html", context)


@needs("screening:see")
def of_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A practitioner's matches and, month by month, the lists on which they were not found."""
    person = file_of(request, pk, "screening:see")
    actor, found = actor_of(request), rows(list(reads.of_file(pk)))
    context = {
        "person": person,
        "tab": "screening",
        "may_edit": may(actor, "practitioner:edit", about_of(request, pk)),
        "may_history": may(actor, "practitioner:history", about_of(request, pk)),
        "matches": found,
        "waiting": sum(one.waits for one in found),
        "listed": next((one for one in found if one.match.state == SAME), None),
        "clearances": reads.clearances_of(pk)[:PER_PAGE],
    }
    return render(request, "monitoring/screening/file.html", context)
