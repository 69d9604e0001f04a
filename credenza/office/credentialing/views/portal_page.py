"""One page of the portal: shown, its entries added and removed, what is offered decided."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.kinds import Section
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.actions.suggesting import dismiss, take, take_all
from credenza.office.credentialing.models import Answers, Application, Suggestion
from credenza.office.credentialing.queries.answers import rows_of
from credenza.office.credentialing.queries.forms import section_of, sections_of
from credenza.office.credentialing.queries.pages import page_shown
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.reach import eyes_of, may_answer
from credenza.office.credentialing.views.portal_reach import day_of, entry_of, page_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("application:fill")
def page(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """A page with its entries, what is offered beside them, and what it still needs."""
    application, found = page_of(request, pk, section)
    if found.provided_by:
        return redirect(f"portal-{found.key}", pk)
    if found.within:
        return redirect("portal-page", pk, found.within)
    return show(request, application, found)


def show(
    request: HttpRequest,
    application: Application,
    section: Section,
    typed: Mapping[str, Mapping[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a section; ``typed`` stands before what is kept, by entry."""
    sections, rows = sections_of(application), rows_of(application)
    look = preflight(application, day_of(application))
    shown = lambda one: page_shown(application, one, rows, look.of(one.key), typed)  # noqa: E731
    within = [shown(one) for one in sections if one.within == section.key]
    context = {
        "application": application,
        "shown": shown(section),
        "within": within,
        "gaps": look.gaps if within else (),
        "conflicts": [one for one in look.conflicts if one.section == section.key],
        "open": bool(may_answer(actor_of(request), application)),
        **place_of(request, application, section),
    }
    return render(request, "credentialing/portal/page.html", context, status=status)


def place_of(request: HttpRequest, application: Application, section: Section) -> dict:
    """Where the page stands among those that the reader sees."""
    eyes = eyes_of(actor_of(request), application)
    order = [one for one in sections_of(application) if not one.within and eyes.see(one)]
    at = order.index(section)
    return {
        "before": order[at - 1] if at else None,
        "after": order[at + 1] if at + 1 < len(order) else None,
        "number": at + 1,
        "count": len(order),
    }


@require_POST
@needs("application:fill")
def add(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Add an entry; one that explains a gap begins with its months."""
    application, found = page_of(request, pk, section)
    given = {key: request.POST[key] for key in ("starts_on", "ends_on") if key in request.POST}
    by, at = actor_of(request), timezone.now()
    try:
        row = answers.add_entry(application=application, section=found, values=given, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect(address_of(application, found))
    return redirect(f"{address_of(application, found)}#entry-{row.uid}")


@require_POST
@needs("application:fill")
def remove(request: HttpRequest, pk: int, section: str, uid) -> HttpResponse:
    """Take an entry away again."""
    found, row = entry_of(request, pk, section, uid)
    try:
        answers.remove_entry(row=row, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect(address_of(row.application, found))


@require_POST
@needs("application:fill")
def none(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Say that there is nothing to tell, or take that back."""
    application, found = page_of(request, pk, section)
    says = "none" in request.POST
    by, at = actor_of(request), timezone.now()
    try:
        answers.say_none(application=application, section=found, none=says, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect(address_of(application, found))


@require_POST
@needs("application:fill")
def decide(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Take over or put aside whole entries that are offered, one or all of a page."""
    application, found = page_of(request, pk, section)
    by, at = actor_of(request), timezone.now()
    try:
        if "all" in request.POST:
            take_all(application=application, section=found, by=by, at=at)
        elif not press(request, application, found):
            raise Http404
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect(address_of(application, found))


def press(request: HttpRequest, application: Application, section: Section) -> bool:
    """Do what a button beside something offered asks for; whether one was pressed."""
    by, at = actor_of(request), timezone.now()
    for name, act in (("take", take), ("dismiss", dismiss)):
        if name in request.POST:
            act(suggestion=_offered(application, section, request.POST[name]), by=by, at=at)
            return True
    return False


def _offered(application: Application, section: Section, number: str) -> Suggestion:
    rows = application.suggestions.filter(section=section.key)
    found = get_object_or_404(rows, pk=asked.number(number))
    found.application = application
    return found


def address_of(application: Application, section: Section) -> str:
    """The address of the page on which a section stands."""
    return reverse("portal-page", args=[application.pk, section.within or section.key])


def page_with(row: Answers) -> Section:
    """The section on whose page an entry stands."""
    section = section_of(row.application, row.section)
    return section_of(row.application, section.within) if section.within else section
