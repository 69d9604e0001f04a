"""Affiliation requests: the inbox, one request, and what the director decides."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.affiliations import (
    ANSWERED,
    CHOOSING,
    HELD,
    NEW,
    NO_RECORD,
    OPEN,
    STATES,
)
from credenza.core.permissions import RIGHTS, About, may
from credenza.core.verdict import Refused
from credenza.formats.affiliations import read_message
from credenza.office.credentialing.actions import affiliations as acts
from credenza.office.credentialing.actions.receiving import receive
from credenza.office.credentialing.forms.affiliations import AffiliationForm
from credenza.office.credentialing.models import AffiliationRequest, LetterCheck
from credenza.office.credentialing.queries import affiliations as asks
from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import affiliation_policy

ANSWER, DECIDE = "affiliation:answer", "affiliation:decide"
PAGE = 50


def request_of(request: HttpRequest, pk: int, verb: str = ANSWER) -> AffiliationRequest:
    """The request, if this person may do ``verb`` to it; 404 where not, as where there is none."""
    actor = actor_of(request)
    found = asks.visible_requests(actor, verb).filter(pk=pk).first()
    if found is None:
        if AffiliationRequest.objects.filter(pk=pk).exists():
            why = "The request is outside this person's reach."
            record_refusal(verb, by=actor, at=timezone.now(), why=why)
        raise Http404
    return found


def places_of(request: HttpRequest):
    """The facilities for which this person may answer."""
    return visible_facilities(actor_of(request), RIGHTS[ANSWER].roles)


@needs(ANSWER)
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the oldest first, or what stands otherwise."""
    actor, state = actor_of(request), request.GET.get("state", "")
    state = state if state in STATES else ""
    counts = asks.tallies(actor)
    context = {
        "page": Paginator(asks.inbox(actor, state), PAGE).get_page(request.GET.get("page")),
        "state": state,
        "states": STATES,
        "tabs": [(key, title, counts.get(key, 0)) for key, title in STATES.items()],
        "waiting": sum(counts.get(key, 0) for key in OPEN),
        "held": counts.get(HELD, 0),
        "batches": list(asks.batches(actor)[:5]),
        "as_of": today(timezone.now()),
        "may_switch": may(actor, "office:edit"),
    }
    return render(request, "credentialing/affiliations.html", context)


@needs(ANSWER)
def new(request: HttpRequest) -> HttpResponse:
    """Take one request in, typed or pasted, and answer it at once."""
    places = places_of(request)
    if request.method == "POST" and "read" in request.POST:
        found = read_message(request.POST.get("message", ""))
        form = AffiliationForm(initial=found, facilities=places)
        # Read out of a message just now: it is shown once, to be looked at.
        form.fields["born"].widget.format_value = lambda value: value
        return render(request, "credentialing/affiliation_new.html", {"form": form})
    form = AffiliationForm(request.POST or None, facilities=places)
    if request.method == "POST" and form.is_valid():
        by, at = actor_of(request), timezone.now()
        place = form.cleaned_data["facility"]
        received = receive(facility=place, values=form.values, by=by, at=at)
        return _answered(request, received)
    return render(request, "credentialing/affiliation_new.html", {"form": form})


def _answered(request: HttpRequest, received: AffiliationRequest) -> HttpResponse:
    _tell(request, acts.answer, request_row=received)
    return redirect("affiliation", received.pk)


def _tell(request: HttpRequest, act: Callable, *, request_row, **given) -> bool:
    """Do it and say what became of the request; False where it was refused, which is told."""
    by, at = actor_of(request), timezone.now()
    try:
        done = act(request=request_row, by=by, at=at, **given)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return False
    level = messages.SUCCESS if done.state in (ANSWERED, NO_RECORD) else messages.WARNING
    messages.add_message(request, level, f"{done}: {STATES[done.state].lower()}.")
    return True


@needs(ANSWER)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: who asks about whom, what was answered or why it waits."""
    received, actor = request_of(request, pk), actor_of(request)
    people, why = ([], "")
    if received.state in (CHOOSING, NEW):
        people, why = asks.candidates(actor, received)
    policy = affiliation_policy()
    place = About(facilities=frozenset({received.facility_id}))
    context = {
        "received": received,
        "state": STATES[received.state],
        "open": received.state in OPEN,
        "held": received.state == HELD,
        "new": received.state == NEW,
        "people": people,
        "why": why,
        "words": {HELD: policy.held, NO_RECORD: policy.no_record}.get(received.state, ""),
        "answer": asks.ANSWERS.get(received.answer, ""),
        "check": LetterCheck.objects.filter(letter=received.letter_id).first()
        if received.letter_id
        else None,
        "may_decide": may(actor, DECIDE, place),
    }
    return render(request, "credentialing/affiliation.html", context)


@needs(ANSWER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a new request, or say whom it means; ``nobody`` says that no one is meant,
    ``released`` that the missing release has come.
    """
    received = request_of(request, pk)
    if "released" in request.POST:
        _tell(request, acts.take_release, request_row=received)
    elif "nobody" in request.POST:
        _tell(request, acts.choose, request_row=received, practitioner=None)
    elif number := asked.number(request.POST.get("practitioner")):
        person = visible(actor_of(request), ANSWER).filter(pk=number).first()
        if person is None:
            raise Http404
        _tell(request, acts.choose, request_row=received, practitioner=person)
    else:
        _tell(request, acts.answer, request_row=received)
    return redirect("affiliation", pk)


@needs(ANSWER)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a request without an answer from here."""
    received = request_of(request, pk)
    reason = asked.words(request.POST.get("reason"))[:1000]
    _tell(request, acts.close, request_row=received, reason=reason)
    return redirect("affiliation", pk)


@needs(DECIDE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The director answers what is held."""
    received = request_of(request, pk, DECIDE)
    words = {name: asked.words(request.POST.get(name))[:2000] for name in ("remarks", "reason")}
    _tell(request, acts.decide, request_row=received, **words)
    return redirect("affiliation", pk)
