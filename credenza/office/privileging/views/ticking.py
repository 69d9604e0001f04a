"""Filling a request in: each tick is saved as it is made."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions import requests as acts
from credenza.office.privileging.forms.asking import ITEM, AskForm
from credenza.office.privileging.models import Request
from credenza.office.privileging.queries.requests import sheet
from credenza.office.privileging.views.reach import request_of
from credenza.office.privileging.views.requests import REQUEST_THEM, context_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs(REQUEST_THEM)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill a request in; each tick is saved as it is made."""
    row = request_of(request, pk, REQUEST_THEM)
    if row.state != REQUEST.start:
        return redirect("privilege-request", pk)
    if request.method != "POST":
        return render(request, "privileging/ask_page.html", _asking(request, row))
    saved = save_ticks(request, row)
    if request.htmx:
        return _part(request, row, saved)
    if not saved.is_valid():
        context = _asking(request, row) | {"ask": saved}
        return render(request, "privileging/ask_page.html", context, status=422)
    if "hand_in" in request.POST:
        return _hand_in(request, row)
    messages.success(request, "Saved.")
    return redirect("privilege-ask", pk)


def save_ticks(request: HttpRequest, row: Request) -> AskForm:
    """Save the items that were sent, those that read as they should; the form tells the rest."""
    form = AskForm(sheet(row, today(timezone.now())), request.POST)
    sound = {key: one.asked for key, one in form.forms.items() if one.is_valid()}
    if sound:
        acts.ask(request=row, lines=sound, by=actor_of(request), at=timezone.now())
    return form


def _part(request: HttpRequest, row: Request, saved: AskForm) -> HttpResponse:
    """One item again, with its criteria as they stand after the tick."""
    item = request.POST.get(ITEM, "")
    if item not in saved.forms:
        raise Http404
    fresh = AskForm(sheet(row, today(timezone.now())), None)
    shown = saved.forms[item]
    context = {"one": shown if shown.errors else fresh.forms[item], "saved": not shown.errors}
    return render(request, "privileging/ask_result.html", context)


def _hand_in(request: HttpRequest, row: Request) -> HttpResponse:
    try:
        acts.hand_in(request=row, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("privilege-ask", row.pk)
    messages.success(request, "Handed in.")
    return redirect("privilege-request", row.pk)


def _asking(request: HttpRequest, row: Request) -> dict:
    shown = sheet(row, today(timezone.now()))
    return context_of(request, shown) | {"ask": AskForm(shown)}
