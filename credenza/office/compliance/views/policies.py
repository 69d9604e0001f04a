"""The library of policies: found, read as of a day, opened, changed, looked over, retired."""

from datetime import date
from itertools import zip_longest
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import local_day
from credenza.core.permissions import RIGHTS, may_somewhere
from credenza.core.policies import standing
from credenza.core.policies.text import blocks_of, contents, pieces
from credenza.office.compliance.actions import policies as acts
from credenza.office.compliance.forms.policies import DayForm, PolicyForm
from credenza.office.compliance.models import Policy
from credenza.office.compliance.queries.policies import (
    APPROVE,
    KEEP,
    SEE,
    held,
    may_approve,
    may_keep,
    version_on,
    visible_policies,
    visible_versions,
)
from credenza.office.compliance.queries.policy_search import search
from credenza.office.compliance.views.policy_reach import policy_of
from credenza.office.meetings.views.acting import filled, first_error, tried
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import policy_kinds, standards

LISTS = {"force": "In force", "review": "To be reviewed", "way": "On their way", "all": "All"}


@needs(SEE)
def policies(request: HttpRequest) -> HttpResponse:
    """All within reach, or where the words that are looked for stand in those in force."""
    actor, day = actor_of(request), today(timezone.now())
    text = asked.words(request.GET.get("q"))
    keeps = may_somewhere(actor, KEEP)
    rows = held(visible_policies(actor), day)
    which = request.GET.get("list", "force")
    which = which if which in LISTS and keeps else "force"
    context = {
        "q": text,
        "hits": search(actor, text, day) if text else [],
        "rows": [one for one in rows if _is_listed(one, which, keeps)],
        "counts": {key: sum(_is_listed(one, key, keeps) for one in rows) for key in LISTS},
        "lists": LISTS,
        "which": which,
        "may_keep_any": keeps,
        "kinds": policy_kinds(),
        "day": day,
        "tab": "policies",
    }
    return render(request, "compliance/policies/list.html", context)


@needs(SEE)
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """The text in force on a day, with its contents, how it was approved and what it proves."""
    one, actor = policy_of(request, pk), actor_of(request)
    day = _day_there(one)
    as_of = asked.day(request.GET.get("as_of")) or day
    version = version_on(one, as_of)
    blocks = blocks_of(version.blocks) if version else ()
    [now] = held([one], day)
    context = {
        "policy": one,
        "version": version,
        "pieces": pieces(blocks),
        "contents": contents(blocks),
        "approvals": version.approvals.all() if version else [],
        "as_of": as_of,
        "day": day,
        "held": now,
        "kind": policy_kinds()[one.kind],
        "proven": _proven(one),
        "may_keep": may_keep(actor, one),
        "tab": "text",
    }
    return render(request, "compliance/policies/policy.html", context)


@needs(SEE)
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version within the reader's rights, and any two of them beside each other."""
    one, actor = policy_of(request, pk), actor_of(request)
    rows = list(visible_versions(actor).filter(policy=one).defer("blocks"))
    day = _day_there(one)
    current = standing.in_force([row for row in rows if row.approved_on], day, one.retired_on)
    context = {
        "policy": one,
        "rows": [
            (row, standing.standing(row, current, day), before)
            for row, before in zip_longest(rows, rows[1:])
        ],
        "may_keep": may_keep(actor, one),
        "kind": policy_kinds()[one.kind],
        "tab": "versions",
        "day": day,
    }
    return render(request, "compliance/policies/versions.html", context)


@needs(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Open a policy."""
    actor = actor_of(request)
    places = visible_facilities(actor, RIGHTS[KEEP].roles)
    form = PolicyForm(request.POST or None, places=places)
    made: list[Policy] = []
    act = lambda: made.append(  # noqa: E731
        acts.open_policy(
            facility=form.places[form.cleaned_data["facility"]], values=form.values(),
            **_who(request),
        )
    )  # fmt: skip
    if filled(request, form, act, "Opened. Now write its first version."):
        return redirect("policy-write", made[0].pk)
    context = {"form": form, "kinds": policy_kinds().values(), "tab": "policies"}
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/new.html", context, status=status)


@needs(KEEP)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a policy is, who owns it, its route and what it proves."""
    one, actor = policy_of(request, pk, KEEP), actor_of(request)
    form = PolicyForm(request.POST or None, places=[one.facility], policy=one)
    act = lambda: acts.change_policy(  # noqa: E731
        policy=one, version=form.cleaned_data["version"], values=form.values(), **_who(request)
    )
    if filled(request, form, act, "Changed."):
        return redirect("policy", pk)
    context = {
        "policy": one,
        "form": form,
        "kind": policy_kinds()[one.kind],
        "may_keep": True,
        "may_approve": may_approve(actor, one),
        "retire_form": DayForm(initial={"on": _day_there(one)}, auto_id="retire-%s"),
        "review_form": DayForm(initial={"on": _day_there(one)}, auto_id="review-%s"),
        "tab": "keeping",
    }
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/edit.html", context, status=status)


@needs(KEEP)
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that it was looked over."""
    one, form = policy_of(request, pk, KEEP), DayForm(request.POST)
    return _done(request, one, form, acts.review, "Recorded; it is due again after its time.")


@needs(APPROVE)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it end."""
    one, form = policy_of(request, pk, APPROVE), DayForm(request.POST)
    return _done(request, one, form, acts.retire, "Retired; its texts stay readable.")


def _done(request: HttpRequest, one: Policy, form: DayForm, act, said: str) -> HttpResponse:
    if form.is_valid():
        tried(request, lambda: act(policy=one, **form.cleaned_data, **_who(request)), said)
    else:
        messages.error(request, first_error(form))
    return redirect("policy", one.pk)


def _is_listed(one, which: str, keeps) -> bool:
    if which == "review":
        return one.current is not None and one.review_state != "met"
    if which == "way":
        return one.draft is not None
    if which == "all":
        return bool(keeps) or one.current is not None
    return one.current is not None or one.coming is not None


def _proven(one: Policy) -> list:
    rules = {rule.id: rule for pack in standards().values() for rule in pack.rules}
    return [rules[key] for key in one.standards if key in rules]


def _day_there(one: Policy) -> date:
    return local_day(timezone.now(), ZoneInfo(one.facility.zone))


def _who(request: HttpRequest) -> dict:
    return {"by": actor_of(request), "at": timezone.now()}
