"""Working on an application: one act a page, each sent from the application's own page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.office.credentialing.actions import review, stations
from credenza.office.credentialing.actions.decision_letters import tell as tell_decision
from credenza.office.credentialing.actions.deferrals import ask_applicant
from credenza.office.credentialing.actions.leaving import LETTERS, leave_with_letter
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.forms.opening import DetailsForm
from credenza.office.credentialing.forms.working import (
    CategoryForm,
    CompleteForm,
    OverrideForm,
    PlanForm,
    ResolveForm,
    StepForm,
)
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.office.credentialing.views.acting import back, first_error, tried
from credenza.office.credentialing.views.application import BY_OFFICE
from credenza.office.credentialing.views.reach import application_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, colleagues
from credenza.office.team.rights import needs

WORK = "application:work"
DONE = {
    "accept": "Verification has begun.",
    "return": "Returned, with a letter to the applicant.",
    "reopen": "Taken back to verification.",
    "send": "Sent on its way.",
    "answer": "Brought back with the answer.",
    "withdraw_under_review": "Recorded as withdrawn.",
    "close": "Closed, with a letter to the applicant.",
}


@needs(WORK)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take the application one step further."""
    if verb not in BY_OFFICE:
        raise Http404
    one, form = application_of(request, pk, WORK), StepForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    who = {"by": actor_of(request), "at": timezone.now()}
    acts = {
        "send": lambda: review.send(application=one, **who),
        "answer": lambda: stations.answer(application=one, reason=reason, **who),
    }
    if verb in LETTERS:
        act = lambda: leave_with_letter(application=one, verb=verb, reason=reason, **who)  # noqa: E731
    else:
        act = acts.get(verb, lambda: go(application=one, verb=verb, reason=reason, **who))
    tried(request, act, DONE[verb])
    return back(request, pk)


@needs("application:withdraw")
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw it, with the reason: the office, or the applicant themselves."""
    verb = "application:withdraw"
    one, form = application_of(request, pk, verb), StepForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    actor = actor_of(request)
    act = lambda: leave_with_letter(  # noqa: E731
        application=one, verb="withdraw", reason=reason, by=actor, at=timezone.now()
    )
    tried(request, act, "Withdrawn.")
    own = actor.practitioner == one.practitioner_id
    return redirect("/") if own else back(request, pk)


@needs(WORK)
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it complete, in its category."""
    one, form = application_of(request, pk, WORK), CompleteForm(request.POST, prefix="complete")
    if not form.is_valid():
        messages.error(request, first_error(form))
        return back(request, pk)
    act = lambda: review.complete(  # noqa: E731
        application=one,
        category=form.cleaned_data["category"],
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=timezone.now(),
    )
    tried(request, act, "It is complete; the clock to the decision runs.")
    return back(request, pk)


@needs("application:override")
@require_POST
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it go on in spite of one open item."""
    one, form = application_of(request, pk, "application:override"), OverrideForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return back(request, pk)
    act = lambda: review.override(  # noqa: E731
        application=one, by=actor_of(request), at=timezone.now(), **form.cleaned_data
    )
    tried(request, act, "Overridden, and recorded with your reason.")
    return back(request, pk)


@needs(WORK)
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for flags anew."""
    one = application_of(request, pk, WORK)
    act = lambda: review.look(application=one, by=actor_of(request), at=timezone.now())  # noqa: E731
    tried(request, act, "Looked through the file, the answers and the references.")
    return back(request, pk)


@needs(WORK)
@require_POST
def resolve(request: HttpRequest, pk: int, flag_id: int) -> HttpResponse:
    """Answer one flag in words."""
    one = application_of(request, pk, WORK)
    flag = get_object_or_404(one.flags, pk=flag_id)
    form = ResolveForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return back(request, pk)
    act = lambda: review.resolve(  # noqa: E731
        flag=flag, by=actor_of(request), at=timezone.now(), **form.cleaned_data
    )
    tried(request, act, "Answered.")
    return back(request, pk)


@needs(WORK)
@require_POST
def categorise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the category."""
    one, form = application_of(request, pk, WORK), CategoryForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return back(request, pk)
    act = lambda: review.categorise(  # noqa: E731
        application=one, by=actor_of(request), at=timezone.now(), **form.cleaned_data
    )
    tried(request, act, "The category is changed.")
    return back(request, pk)


@needs(WORK)
@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who has it and which meeting is aimed at."""
    one, form = application_of(request, pk, WORK), PlanForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return back(request, pk)
    who = {"by": actor_of(request), "at": timezone.now()}
    to, target = _person(request, form.cleaned_data["to"]), form.cleaned_data["target_on"]

    def act() -> None:
        if to != one.assigned_to:
            review.assign(application=one, to=to, **who)
        if target != one.target_on:
            review.aim(application=one, on=target, **who)

    tried(request, act, "Kept.")
    return back(request, pk)


@needs(WORK)
@require_POST
def assign_picked(request: HttpRequest) -> HttpResponse:
    """Give the picked applications to somebody."""
    picked = [asked.number(one) for one in request.POST.getlist("pick")]
    rows = visible_applications(actor_of(request), WORK).filter(pk__in=filter(None, picked))
    to = _person(request, request.POST.get("to", ""))

    def act() -> None:
        for one in rows.order_by("id"):
            review.assign(application=one, to=to, by=actor_of(request), at=timezone.now())

    tried(request, act, "Assigned." if rows else "Pick applications first.")
    return redirect("applications")


@needs(WORK)
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """The office's answers to what the kind itself asks."""
    one = application_of(request, pk, WORK)
    kind = kind_of(one)
    asks = kind.asks if kind.asked_of == "office" else ()
    typed = request.POST if request.method == "POST" else None
    form = DetailsForm(typed, asks=asks, initial=DetailsForm.of(one.details))
    if request.method == "POST" and form.is_valid():
        act = lambda: review.keep_details(  # noqa: E731
            application=one, details=form.details(), by=actor_of(request), at=timezone.now()
        )
        if tried(request, act, "Kept."):
            return back(request, pk)
    context = {"application": one, "kind": kind, "form": form}
    return render(request, "credentialing/details.html", context)


@needs(WORK)
@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter that tells the decision."""
    one = application_of(request, pk, WORK)
    act = lambda: tell_decision(application=one, by=actor_of(request), at=timezone.now())  # noqa: E731
    tried(request, act, "The letter is on its way.")
    return back(request, pk)


@needs(WORK)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the letter that asks the applicant what a station wants to know."""
    one = application_of(request, pk, WORK)
    act = lambda: ask_applicant(application=one, by=actor_of(request), at=timezone.now())  # noqa: E731
    tried(request, act, "The letter is written: read it, and send it.")
    return back(request, pk)


def _person(request: HttpRequest, word: str):
    if word == "me":
        return request.user
    number = asked.number(word)
    return colleagues().filter(pk=number).first() if number else None
