"""Ballots of the members on an amendment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.office.compliance.actions import ballots as acts
from credenza.office.compliance.forms.ballots import BallotForm, VoteForm
from credenza.office.compliance.queries.ballots import own_ballots
from credenza.office.compliance.queries.policies import APPROVE
from credenza.office.compliance.views.policy_reach import version_of
from credenza.office.compliance.views.to_sign import SIGN
from credenza.office.meetings.views.acting import first_error, tried
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs(APPROVE)
@require_POST
def open_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a version before the members."""
    one, form = version_of(request, pk, APPROVE), BallotForm(request.POST)
    if form.is_valid():
        terms = acts.Terms(**form.cleaned_data)
        act = lambda: acts.open_ballot(  # noqa: E731
            policy_version=one, terms=terms, by=actor_of(request), at=timezone.now()
        )
        tried(request, act, "It is open: members find it under “To sign”.")
    else:
        messages.error(request, first_error(form))
    return redirect("policy-version", pk)


@needs(SIGN)
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Vote on one's own paper."""
    actor = actor_of(request)
    paper = own_ballots(actor).filter(pk=pk).first()
    if paper is None:
        raise Http404
    form = VoteForm(request.POST)
    if form.is_valid():
        act = lambda: acts.vote(  # noqa: E731
            paper=paper, says=form.cleaned_data["says"], by=actor, at=timezone.now()
        )
        tried(request, act, "Your vote is recorded; you may change it until the ballot closes.")
    else:
        messages.error(request, first_error(form))
    return redirect("policy-version", paper.ballot.version_id)
