"""Following lists: which, and how their copies come."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.monitoring.actions import following as acts
from credenza.office.monitoring.forms.lists import ArrangeForm, LeaveForm
from credenza.office.monitoring.jobs import fetch_now
from credenza.office.monitoring.models import Following
from credenza.office.monitoring.queries.followed import known_keys, known_registers
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("list:load", whole_office=True)
@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Follow the lists named."""
    keys = request.POST.getlist("list")
    if not keys or not set(keys) <= {*known_keys(), *known_registers()}:
        raise Http404
    count = acts.follow(keys=keys, by=actor_of(request), at=timezone.now())
    messages.success(request, f"Followed from now on: {count}. Load a copy of each.")
    return redirect("list", keys[0]) if len(keys) == 1 else redirect("lists")


@needs("list:load", whole_office=True)
@require_POST
def arrange(request: HttpRequest, key: str) -> HttpResponse:
    """Say whether copies are downloaded, and from where."""
    form = ArrangeForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"downloads": False, "address": ""}
    return _done(request, key, "Kept.", acts.arrange, **given)


@needs("list:load", whole_office=True)
@require_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Follow a list no more."""
    form = LeaveForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    words = "Followed no more. Its copies stay, and what was found on them."
    return _done(request, key, words, acts.leave, reason=reason)


@needs("list:load", whole_office=True)
@require_POST
def fetch(request: HttpRequest, key: str) -> HttpResponse:
    """Look for a newer edition now."""
    get_object_or_404(Following, source=key, downloads=True)
    fetch_now.enqueue(key)
    messages.info(request, "It is being fetched. Open this page again in a moment.")
    return redirect("list", key)


def _done(request: HttpRequest, key: str, words: str, act, **given) -> HttpResponse:
    following = get_object_or_404(Following, source=key)
    try:
        act(following=following, by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, words)
    return redirect("list", key)
