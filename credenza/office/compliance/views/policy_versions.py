"""One version of a policy: written, read, sent on its way, approved, and set beside another."""

from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import add_days, local_day
from credenza.core.policies.balloting import told
from credenza.core.policies.redline import Shown, changes, folded
from credenza.core.policies.steps import BEFORE, DRAFT, VERSION
from credenza.core.policies.text import blocks_of, contents, pieces
from credenza.office.compliance.actions import policy_versions as acts
from credenza.office.compliance.forms.ballots import BallotForm
from credenza.office.compliance.forms.policies import (
    ApproveForm,
    ReasonForm,
    SaidForm,
    VersionForm,
)
from credenza.office.compliance.models import PolicyVersion
from credenza.office.compliance.queries.ballots import (
    ballot_of,
    count_of,
    own_paper,
    waits_for_ballot,
)
from credenza.office.compliance.queries.policies import (
    APPROVE,
    KEEP,
    SEE,
    may_approve,
    may_keep,
    version_on,
)
from credenza.office.compliance.queries.policy_versions import body_name, lines_of, route_of
from credenza.office.compliance.views.policy_files import Handed, read_in
from credenza.office.compliance.views.policy_reach import pair_of, policy_of, version_of
from credenza.office.meetings.views.acting import first_error, tried
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import policy_kinds

STEPS = {
    "propose": "It is on its way.",
    "approve": "Recorded.",
    "return": "It is a draft again.",
    "discard": "Discarded.",
}


@needs(KEEP)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the next version, or change its draft."""
    one = policy_of(request, pk, KEEP)
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        text = read_in(request, form)
        if text is not None and _written(request, one, form, text):
            return redirect("policy-version", one.versions.order_by("-number").first().pk)
    context = {
        "policy": one,
        "form": form,
        "kind": policy_kinds()[one.kind],
        "may_keep": True,
        "tab": "versions",
    }
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/write.html", context, status=status)


@needs(SEE)
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Its text, how far it is, and what may be done with it."""
    one, actor = version_of(request, pk), actor_of(request)
    blocks, day = blocks_of(one.blocks), _day_there(one)
    keeps, approves = may_keep(actor, one.policy), may_approve(actor, one.policy)
    in_force = version_on(one.policy, day)
    context = {
        "policy": one.policy,
        "version": one,
        "pieces": pieces(blocks),
        "contents": contents(blocks),
        "approvals": one.approvals.all(),
        "state": VERSION.states[one.state],
        "body": body_name(one),
        "route": route_of(one),
        "beside": in_force if in_force and in_force.pk != one.pk else None,
        "kind": policy_kinds()[one.policy.kind],
        "may_keep": keeps,
        "may_propose": keeps and one.state == DRAFT and one.policy.route,
        "may_approve": approves and (one.state == BEFORE or _needs_nobody(one)),
        "may_return": keeps and one.state == BEFORE,
        "may_discard": keeps and one.state == DRAFT,
        "tab": "versions",
        **_forms(one, day),
        **_ballot(one, actor, day),
    }
    return render(request, "compliance/policies/version.html", context)


@needs(SEE)
def compare(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """What changed between two versions of one policy."""
    before, after = pair_of(request, old, new)
    lines, whole = lines_of(before, after), "whole" in request.GET
    context = {
        "policy": after.policy,
        "old": before,
        "new": after,
        "shown": [Shown(one) for one in lines] if whole else folded(lines),
        "changes": changes(lines),
        "whole": whole,
        "kind": policy_kinds()[after.policy.kind],
        "may_keep": may_keep(actor_of(request), after.policy),
        "tab": "versions",
    }
    return render(request, "compliance/policies/redline.html", context)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Send it on its way, record that it was sent back, or discard it."""
    one = version_of(request, pk, KEEP)
    if verb == "propose":
        act = lambda: acts.propose(policy_version=one, **_who(request))  # noqa: E731
        tried(request, act, STEPS[verb])
    elif verb == "discard":
        _with(request, one, ReasonForm(request.POST), acts.discard, verb)
    elif verb == "return":
        _said(request, one, SaidForm(request.POST), acts.send_back, verb)
    else:
        raise Http404
    return redirect("policy-version", pk)


@needs(APPROVE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Record by hand that a body approved it."""
    one = version_of(request, pk, APPROVE)
    _said(request, one, ApproveForm(request.POST), acts.approve, "approve")
    return redirect("policy-version", pk)


@needs(SEE)
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """To the redline of the two versions that were chosen."""
    one = policy_of(request, pk)
    old, new = (asked.number(request.GET.get(name)) for name in ("old", "new"))
    if old is None or new is None or old == new:
        messages.info(request, "Choose two different versions.")
        return redirect("policy-versions", one.pk)
    return redirect("policy-redline", old, new)


def _written(request: HttpRequest, one, form: VersionForm, text: Handed) -> bool:
    data = form.cleaned_data

    @atomic
    def act() -> None:
        acts.write(
            policy=one,
            text=text.kept(request),
            change=data["change"],
            wished_on=data["wished_on"],
            **_who(request),
        )

    return tried(request, act, "Kept as a draft.")


def _said(request: HttpRequest, one: PolicyVersion, form, act, verb: str) -> None:
    if not form.is_valid():
        messages.error(request, first_error(form))
        return
    data = dict(form.cleaned_data)
    said = acts.Said(data.pop("body"), data.pop("on"), data.pop("words"))
    tried(request, lambda: act(policy_version=one, said=said, **data, **_who(request)), STEPS[verb])


def _with(request: HttpRequest, one: PolicyVersion, form, act, verb: str) -> None:
    if not form.is_valid():
        messages.error(request, first_error(form))
        return
    tried(
        request, lambda: act(policy_version=one, **form.cleaned_data, **_who(request)), STEPS[verb]
    )


def _needs_nobody(one: PolicyVersion) -> bool:
    return one.state == DRAFT and not one.policy.route


def _forms(one: PolicyVersion, day: date) -> dict:
    said = {"body": body_name(one), "on": day}
    return {
        "approve_form": ApproveForm(initial=said, auto_id="approve-%s"),
        "return_form": SaidForm(initial=said, auto_id="return-%s"),
        "discard_form": ReasonForm(auto_id="discard-%s"),
    }


def _ballot(one: PolicyVersion, actor, day: date) -> dict:
    """The ballot on a version as this reader sees it: the count is the office's until it closes."""
    ballot, policy = ballot_of(one), one.policy
    runs = ballot is not None and ballot.closed_at is None
    opens = waits_for_ballot(one) and not runs and may_approve(actor, policy)
    shown = ballot is not None and (may_keep(actor, policy) or not runs)
    initial = {
        "closes_on": add_days(day, policy.notice_days),
        "share": policy_kinds()[policy.kind].ballot_share,
    }
    return {
        "ballot": ballot,
        "ballot_words": told(count_of(ballot)) if shown else "",
        "own_paper": own_paper(actor, ballot),
        "may_open_ballot": opens,
        "ballot_form": BallotForm(initial=initial, auto_id="ballot-%s") if opens else None,
    }


def _day_there(one: PolicyVersion) -> date:
    return local_day(timezone.now(), ZoneInfo(one.policy.facility.zone))


def _who(request: HttpRequest) -> dict:
    return {"by": actor_of(request), "at": timezone.now()}
