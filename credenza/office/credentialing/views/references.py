"""The office's pages of references: those of one application, and all that are waited for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.references import NAMED, OPEN, SPEAKERS, STATES, WAITING
from credenza.core.permissions import may
from credenza.core.verdict import Refused, Verdict
from credenza.office.credentialing.actions import references as asking
from credenza.office.credentialing.actions.naming import correct, name_reference, withdraw
from credenza.office.credentialing.forms.references import ReferenceNameForm
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.reference_names import suggested
from credenza.office.credentialing.queries.references import (
    against,
    day_at,
    enough_named,
    of_application,
    outstanding,
    progress,
    visible_references,
    with_places,
)
from credenza.office.credentialing.queries.scope import about
from credenza.office.credentialing.views.reach import application_of
from credenza.office.credentialing.views.reference_reach import reference_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

KEEP, READ = "reference:keep", "reference:read"
PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: who it is, and what the policy has against asking them."""

    reference: Reference
    against: tuple[Verdict, ...]

    @property
    def speaker(self) -> str:
        """As whom they are asked, in words."""
        return SPEAKERS[self.reference.speaker]

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return STATES[self.reference.state]


@needs(READ)
def of_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody named for one application: where each stands, and what is to be done next."""
    application, at = application_of(request, pk, READ), timezone.now()
    listed = of_application(application)
    keeps = may(actor_of(request), KEEP, about(application))
    rows = [
        Row(one, against(one, listed, day_at(one, at)) if one.state == NAMED else ())
        for one in listed
    ]
    context = {
        "application": application,
        "rows": rows,
        "progress": progress(application, listed),
        "enough": enough_named(application, listed),
        "suggested": suggested(application) if keeps else [],
        "may_keep": keeps,
        "named": sum(one.state == NAMED for one in listed),
        "waiting": WAITING,
        "as_of": today(at),
    }
    return render(request, "credentialing/references.html", context)


@needs(KEEP)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Name somebody."""
    application = application_of(request, pk, KEEP)
    form = ReferenceNameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"speaker": form.cleaned_data["speaker"], "values": form.values}
        if _done(request, form, name_reference, application=application, **given):
            messages.success(request, f"{form.cleaned_data['name']} is on the list.")
            return redirect("application-references", pk)
    return _name_page(request, application, form, None)


@needs(KEEP)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known of somebody who has not answered."""
    reference = reference_of(request, pk, KEEP)
    if reference.state not in OPEN:
        return redirect("reference-see", pk)
    fields = ReferenceNameForm.base_fields
    form = ReferenceNameForm(
        request.POST or None, initial={name: getattr(reference, name) for name in fields}
    )
    # As whom somebody is asked decides on the form that they see: that is a new entry.
    del form.fields["speaker"]
    ready = request.method == "POST" and form.is_valid()
    if ready and _done(request, form, correct, reference=reference, values=form.values):
        return redirect("application-references", reference.application_id)
    return _name_page(request, reference.application, form, reference)


def _name_page(request: HttpRequest, application, form, reference) -> HttpResponse:
    context = {"application": application, "form": form, "reference": reference}
    return render(request, "credentialing/reference_name.html", context)


def _done(request: HttpRequest, form, act: Callable, **given) -> bool:
    try:
        act(**given, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True


@needs(KEEP)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Put those on the list whom the applicant named or the file shows, as picked."""
    application = application_of(request, pk, KEEP)
    picked, taken = set(request.POST.getlist("pick")), 0
    for number, one in enumerate(suggested(application)):
        if str(number) in picked:
            name_reference(
                application=application,
                speaker=one.speaker,
                values=one.values,
                credential=one.credential,
                by=actor_of(request),
                at=timezone.now(),
            )
            taken += 1
    messages.success(request, f"On the list now: {taken}." if taken else "Pick whom to put on.")
    return redirect("application-references", pk)


@needs(KEEP)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask those who are picked, or everybody who is named."""
    application = application_of(request, pk, KEEP)
    numbers = [number for number in map(asked.number, request.POST.getlist("pick")) if number]
    picked = application.references.filter(pk__in=numbers)
    try:
        sent = asking.ask_for(
            application=application,
            references=picked,
            by=actor_of(request),
            at=timezone.now(),
            reason=asked.words(request.POST.get("reason"))[:1000],
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, f"Asked: {', '.join(one.name for one in sent)}.")
    return redirect("application-references", pk)


@needs(KEEP)
def outstanding_ones(request: HttpRequest) -> HttpResponse:
    """Everybody who was asked and has not answered, the longest asked first."""
    rows = outstanding(actor_of(request))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [Row(one, ()) for one in page.object_list],
        "as_of": today(timezone.now()),
        "oldest": rows.first(),
    }
    return render(request, "credentialing/outstanding.html", context)


@needs(KEEP)
@require_POST
def remind_picked(request: HttpRequest) -> HttpResponse:
    """Remind those who are picked."""
    numbers = [number for number in map(asked.number, request.POST.getlist("pick")) if number]
    rows = with_places(visible_references(actor_of(request), KEEP)).filter(pk__in=numbers)
    by, at = actor_of(request), timezone.now()
    sent = sum(asking.remind(reference=one, by=by, at=at) for one in rows.order_by("id"))
    messages.info(request, _reminded(sent, bool(numbers)))
    return redirect("references")


def _reminded(sent: int, picked: bool) -> str:
    if sent:
        return f"Reminders that go out: {sent}."
    return "Nobody: each was reminded today already." if picked else "Pick whom to remind."


@needs(KEEP)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Remind one, mail a new link, or take somebody off the list."""
    reference = reference_of(request, pk, KEEP)
    by, at = actor_of(request), timezone.now()
    try:
        messages.success(request, _acted(request, verb, reference, by, at))
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect("application-references", reference.application_id)


def _acted(request: HttpRequest, verb: str, reference: Reference, by, at) -> str:
    if verb == "remind":
        sent = asking.remind(reference=reference, by=by, at=at)
        return f"{reference.name} is reminded." if sent else "Nobody: reminded today already."
    if verb == "reissue":
        asking.reissue(reference=reference, by=by, at=at)
        return f"A new link goes to {reference.email}; the old ones have ended."
    if verb == "withdraw":
        reason = asked.words(request.POST.get("reason"))[:1000]
        withdraw(reference=reference, by=by, at=at, reason=reason)
        return f"{reference.name} is no longer asked."
    raise Http404
