"""What somebody was given to read: their own list, one text to be signed, and the signed copy."""

import json
import time

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from csp.constants import NONE
from csp.decorators import csp
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.policies.asking import SIGNED, state_of
from credenza.core.policies.text import blocks_of, contents, pieces
from credenza.office.compliance.actions import attestations as acts
from credenza.office.compliance.forms.attestations import SignForm
from credenza.office.compliance.models import Attestation
from credenza.office.compliance.queries import attesting
from credenza.office.compliance.queries.ballots import own_ballots
from credenza.office.compliance.queries.campaigns import (
    day_at,
    kept_papers,
    own_papers,
    stands,
    to_sign,
)
from credenza.office.ledger.actions import record
from credenza.office.meetings.views.acting import filled
from credenza.office.meetings.views.copies import file_answer
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SIGN = "policy:sign"
FRESH = 15 * 60
"""Seconds for which having said who one is counts for another signature."""


@needs(SIGN)
def papers(request: HttpRequest) -> HttpResponse:
    """All that this person was given: to be signed first, then what they signed."""
    actor, day = actor_of(request), today(timezone.now())
    waiting = list(to_sign(actor))
    ids = [one.pk for one in waiting]
    done = own_papers(actor).defer("policy_version__blocks").exclude(pk__in=ids)
    context = {
        "waiting": stands(waiting, day),
        "done": stands(done.order_by(F("signed_at").desc(nulls_last=True), "-id"), day),
        "ballots": own_ballots(actor),
        "day": day,
        "tab": "sign",
    }
    return render(request, "compliance/policies/to_sign.html", context)


@needs(SIGN)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One text, to be read to its end and signed below."""
    one, actor = _own(request, pk), actor_of(request)
    now = timezone.now()
    if one.opened_at is None and one.campaign.closed_at is None:
        acts.open_paper(attestation=one, by=actor, at=now)
    form = SignForm(request.POST or None, initial={"meaning": attesting.statement()})
    if request.method == "POST" and form.is_valid():
        method = _proven(request)
        if method is None:
            raise ReauthenticationRequired
        act = lambda: acts.sign(  # noqa: E731
            attestation=one, user=request.user, name=form.cleaned_data["name"],
            meaning=form.cleaned_data["meaning"], method=method, by=actor, at=now,
        )  # fmt: skip
        if filled(request, form, act, "Signed. Thank you."):
            return redirect("to-sign")
    blocks, day = blocks_of(one.policy_version.blocks), day_at(one.campaign.facility, now)
    context = {
        "paper": one,
        "version": one.policy_version,
        "policy": one.policy_version.policy,
        "pieces": pieces(blocks),
        "contents": contents(blocks),
        "form": form,
        "state": state_of(one, day),
        "day": day,
        "statement": attesting.statement(),
        "is_asked": one.signed_at is None
        and one.excused_at is None
        and one.campaign.closed_at is None,
        "signed": _signed(one) if state_of(one, day) == SIGNED else None,
    }
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/paper.html", context, status=status)


@needs(SIGN)
@csp({"default-src": [NONE], "sandbox": True})
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed copy as a file that anybody can check; for the signer and the office."""
    actor = actor_of(request)
    one = own_papers(actor).filter(pk=pk).first() or kept_papers(actor).filter(pk=pk).first()
    if one is None or one.signed_at is None:
        raise Http404
    detail = {"policy": one.policy_version.policy_id, "signature": str(one.uid)}
    record("attestation:copy", by=actor, at=timezone.now(), detail=detail)
    name = f"signed-policy-{one.uid}.json"
    return file_answer(attesting.copy_of(one), "application/json", name)


def _own(request: HttpRequest, pk: int) -> Attestation:
    found = own_papers(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _proven(request: HttpRequest) -> str | None:
    """How the person last proved who they are, where that is a short while ago; None where not."""
    records = get_authentication_records(request, request.user)
    since = [one for one in records if one["at"] > time.time() - FRESH]
    return " ".join(filter(None, (since[-1]["method"], since[-1].get("type")))) if since else None


def _signed(one: Attestation) -> dict:
    return {"record": json.loads(one.record), "intact": attesting.intact(one)}
