"""The pages that a reference opens by the link: no account, a phone is enough."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications import reference_answers
from credenza.core.applications.references import ANSWERED, ASKED, WAITING
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import answering
from credenza.office.credentialing.actions.references import reissue
from credenza.office.credentialing.forms.reference_sheet import parts, read_answers
from credenza.office.credentialing.forms.references import DeclineForm, ForwardForm
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.reference_links import opened_by
from credenza.office.credentialing.queries.references import (
    answers_of,
    day_at,
    form_of,
    full_name,
)
from credenza.office.ledger.middleware import address
from credenza.office.team.rights import public
from credenza.packs.loader import reference_policy

PLACE = "credentialing/reference/"


def by_link(view: Callable) -> Callable:
    """Hand the view the reference that the token opens; a page says why where it opens none."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        found = opened_by(token, timezone.now())
        if found is None:
            return render(request, PLACE + "unknown.html", status=404)
        if not found.live:
            return _ended(request, token, found.reference)
        with timezone.override(found.reference.application.facility.zone):
            return view(request, token, found.reference)

    return public(opened)


def _ended(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    context = {"token": token, "reference": reference, "waiting": reference.state in WAITING}
    return render(request, PLACE + "ended.html", context, status=410)


@by_link
def form(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    """The form; once it is answered or left, what became of it."""
    if reference.state not in WAITING:
        if request.method == "POST":
            return redirect("reference", token)
        context = _context(token, reference) | {"answered": reference.state == ANSWERED}
        return render(request, PLACE + "done.html", context)
    asked = form_of(reference)
    if request.method == "POST":
        return _take(request, token, reference, asked)
    if reference.state == ASKED:
        by, at = answering.voice_of(reference), timezone.now()
        answering.open_form(reference=reference, by=by, at=at)
    return _show(request, token, reference, answers_of(reference), {})


def _take(request: HttpRequest, token: str, reference: Reference, asked) -> HttpResponse:
    at, by = timezone.now(), answering.voice_of(reference)
    answers = read_answers(asked, request.POST)
    day = day_at(reference, at)
    wrong = reference_answers.problems(asked, answers, reference_policy(), day)
    if wrong:
        answering.save_answers(reference=reference, answers=answers, by=by, at=at)
        return _show(request, token, reference, answers, wrong)
    way = answering.Way(origin=address(request))
    try:
        answering.answer(reference=reference, answers=answers, by=by, at=at, way=way)
    except Refused as refusal:
        messages.info(request, refusal.verdict.reason)
    return redirect("reference", token)


@by_link
@require_POST
def save(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    """Keep what was typed so far; answers with the words that say so."""
    answers = read_answers(form_of(reference), request.POST)
    by, at = answering.voice_of(reference), timezone.now()
    try:
        answering.save_answers(reference=reference, answers=answers, by=by, at=at)
    except Refused as refusal:
        return HttpResponse(refusal.verdict.reason, status=409, content_type="text/plain")
    return render(request, PLACE + "form.html#saved", {"saved_at": at})


@by_link
def decline(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    """Rather not, with a word why."""
    entry = DeclineForm(request.POST or None)
    if request.method == "POST" and entry.is_valid():
        by, at = answering.voice_of(reference), timezone.now()
        reason = entry.cleaned_data["reason"]
        return _left(request, token, answering.decline, reference, by=by, at=at, reason=reason)
    return render(request, PLACE + "decline.html", _context(token, reference) | {"form": entry})


@by_link
def forward(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    """Name somebody better placed; the office decides whether to ask them."""
    entry = ForwardForm(request.POST or None)
    if request.method == "POST" and entry.is_valid():
        by, at = answering.voice_of(reference), timezone.now()
        told = {"to": entry.values, "reason": entry.cleaned_data["reason"]}
        return _left(request, token, answering.forward, reference, by=by, at=at, **told)
    return render(request, PLACE + "forward.html", _context(token, reference) | {"form": entry})


def _left(request, token: str, act: Callable, reference: Reference, **told) -> HttpResponse:
    try:
        act(reference=reference, **told)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect("reference", token)


@by_link
def copy(request: HttpRequest, token: str, reference: Reference) -> HttpResponse:
    """Their own answer, to print or keep; what the office recorded in their stead is not shown."""
    if reference.state != ANSWERED or reference.answered_via != answering.LINK:
        return redirect("reference", token)
    given = answers_of(reference)
    context = _context(token, reference)
    context["parts"] = list(parts(form_of(reference), given, reference_policy()))
    return render(request, PLACE + "copy.html", context)


@public
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """A new link, mailed to the address on the list and to no other."""
    found = opened_by(token, timezone.now())
    if found is None:
        return render(request, PLACE + "unknown.html", status=404)
    by = answering.voice_of(found.reference)
    try:
        reissue(reference=found.reference, by=by, at=timezone.now())
    except Refused as refusal:
        messages.info(request, refusal.verdict.reason)
        return redirect("reference", token)
    return render(request, PLACE + "renewed.html", {"reference": found.reference})


def _show(request: HttpRequest, token: str, reference: Reference, answers, wrong) -> HttpResponse:
    context = _context(token, reference) | {
        "parts": list(parts(form_of(reference), answers, reference_policy(), wrong)),
        "wrong": len(wrong),
        "saved_at": reference.saved_at,
        "statement": reference_policy().statement,
    }
    return render(request, PLACE + "form.html", context)


def _context(token: str, reference: Reference) -> dict:
    return {
        "token": token,
        "reference": reference,
        "asked_form": form_of(reference),
        "practitioner": full_name(reference.practitioner),
        "facility": reference.application.facility,
        "kind": kind_of(reference.application),
    }
