"""The portal's first pages: one's applications, and what one of them needs, in order."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.steps import APPLICATION, INVITED, WITH_APPLICANT
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.answers import begin
from credenza.office.credentialing.actions.asking import open_privileges
from credenza.office.credentialing.actions.opening import ask_for
from credenza.office.credentialing.actions.suggesting import offer_known
from credenza.office.credentialing.queries.forms import sections_of
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.overview import (
    mine,
    pages_of,
    status_of,
    whose_turn,
)
from credenza.office.credentialing.queries.own_requests import may_ask_for, own_person
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.reach import OWN, eyes_of, may_answer
from credenza.office.credentialing.queries.signing import standing
from credenza.office.credentialing.views.portal_reach import day_of, portal_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("application:fill")
def applications(request: HttpRequest) -> HttpResponse:
    """One's own applications, and those one was asked to fill in."""
    actor = actor_of(request)
    context = {"rows": mine(actor), "possible": may_ask_for(actor)}
    return render(request, "credentialing/portal/applications.html", context)


@require_POST
@needs("application:ask")
def ask(request: HttpRequest) -> HttpResponse:
    """Open what a member of the staff asks for, and lead on to its questions."""
    by, at = actor_of(request), timezone.now()
    facility, kind = asked.number(request.POST.get("facility", "")), request.POST.get("kind", "")
    places = {one.facility.pk: one for one in may_ask_for(by)}
    place = places.get(facility)
    if place is None or kind not in [one.key for one in place.kinds]:
        messages.error(request, "That cannot be asked for there now.")
        return redirect("portal")
    given = {"practitioner": own_person(by), "facility": place.facility, "kind": kind}
    try:
        opened = ask_for(**given, by=by, at=at)
        begin(application=opened, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("portal")
    return redirect("portal-application", opened.pk)


@needs("application:fill")
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """What is needed, in order; once it is handed in, where it lies and since when."""
    application, actor = portal_of(request, pk), actor_of(request)
    as_of = day_of(application)
    context = {
        "application": application,
        "kind": kind_of(application),
        "begun": application.state != INVITED,
        "open": bool(may_answer(actor, application)),
        "own": eyes_of(actor, application).hat == OWN,
        "with_applicant": application.state in WITH_APPLICANT,
        "status": status_of(application),
        "turn": whose_turn(application),
        "signature": standing(application),
        "as_of": as_of,
        "may_withdraw": APPLICATION.may_go(application.state, "withdraw"),
    }
    if context["open"]:
        found = preflight(application, as_of)
        context |= {"found": found, "pages": pages_of(actor, application, found)}
    else:
        context["minutes"] = sum(one.minutes for one in sections_of(application))
    return render(request, "credentialing/portal/overview.html", context)


@require_POST
@needs("application:fill")
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to fill in, with what the file and the registry know offered beside the questions."""
    application = portal_of(request, pk)
    by, at = actor_of(request), timezone.now()
    try:
        begin(application=application, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        offer_known(application=application, by=by, at=at)
        open_privileges(application=application, by=by, at=at)
    return redirect("portal-application", pk)
