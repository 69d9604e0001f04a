"""The page of the portal on which privileges are asked for."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.asking import add_form, ask_privileges, open_privileges
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.forms import section_of
from credenza.office.credentialing.queries.reach import may_answer
from credenza.office.credentialing.views.portal_page import place_of
from credenza.office.credentialing.views.portal_reach import day_of, page_of
from credenza.office.privileging.forms.asking import ITEM, AskForm
from credenza.office.privileging.queries.requests import forms_for, sheet
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

PRIVILEGES = "privileges"


@needs("application:fill")
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The forms of one's specialties: each tick is kept as made; another form can be added."""
    application, _ = page_of(request, pk, PRIVILEGES)
    if request.method != "POST":
        return _show(request, application)
    by, at = actor_of(request), timezone.now()
    try:
        open_privileges(application=application, by=by, at=at)
        if "form" in request.POST:
            add_form(
                application=application, form_version=_picked(request, application), by=by, at=at
            )
            return redirect("portal-privileges", pk)
        saved = _save(request, application)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("portal-privileges", pk)
    if request.htmx:
        return _part(request, application, saved)
    if not saved.is_valid():
        return _show(request, application, saved, status=422)
    messages.success(request, "Kept.")
    return redirect("portal-privileges", pk)


def _save(request: HttpRequest, application: Application) -> AskForm:
    """Keep the items that were sent, those that read as they should; the form tells the rest."""
    form = AskForm(sheet(application.privilege_request, day_of(application)), request.POST)
    sound = {key: one.asked for key, one in form.forms.items() if one.is_valid()}
    if sound:
        by, at = actor_of(request), timezone.now()
        ask_privileges(application=application, lines=sound, by=by, at=at)
    return form


def _picked(request: HttpRequest, application: Application):
    number = asked.number(request.POST["form"])
    offered = forms_for(application.practitioner, application.facility, day_of(application))
    for one in offered:
        if one.pk == number:
            return one
    raise Http404


def _part(request: HttpRequest, application: Application, saved: AskForm) -> HttpResponse:
    item = request.POST.get(ITEM, "")
    if item not in saved.forms:
        raise Http404
    fresh = AskForm(sheet(application.privilege_request, day_of(application)))
    shown = saved.forms[item]
    context = {"one": shown if shown.errors else fresh.forms[item], "saved": not shown.errors}
    return render(request, "privileging/ask_result.html", context)


def _show(request: HttpRequest, application: Application, ask=None, status=200) -> HttpResponse:
    row, day = application.privilege_request, day_of(application)
    ask = ask or (AskForm(sheet(row, day)) if row else None)
    used = set(row.forms.values_list("form_version", flat=True)) if row else set()
    offered = forms_for(application.practitioner, application.facility, day)
    section = section_of(application, PRIVILEGES)
    context = {
        "application": application,
        "section": section,
        "ask": ask,
        "used": used,
        "others": [one for one in offered if one.pk not in used],
        "open": bool(may_answer(actor_of(request), application)),
        **place_of(request, application, section),
    }
    return render(request, "credentialing/portal/privileges.html", context, status=status)
