"""Pages of the lists: how each stands, its copies, and what changed from one to the next."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import WHOLE_OFFICE, may
from credenza.office.monitoring.actions.lists import take_in
from credenza.office.monitoring.forms.lists import ArrangeForm, LoadForm
from credenza.office.monitoring.queries.followed import (
    ListState,
    attempts,
    needed,
    state_of,
    states,
)
from credenza.office.monitoring.queries.lists import UPLOAD, copies
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.sources.base import SourceError

ATTEMPTS = 12


@needs("list:see")
def lists(request: HttpRequest) -> HttpResponse:
    """Every list of the catalog: followed or not, how old, and what is wrong."""
    everything = states(timezone.now())
    rows = [one for one in everything if not one.is_register]
    followed = [one for one in rows if one.following]
    known = {one.source.key for one in followed}
    context = {
        "followed": followed,
        "others": [one for one in rows if one.following is None],
        "registers": [one for one in everything if one.is_register],
        "troubled": [one for one in followed if one.trouble],
        "needed": [key for key in needed() if key not in known],
        "may_load": _may_load(request),
    }
    return render(request, "monitoring/lists/lists.html", context)


@needs("list:see")
def one_list(request: HttpRequest, key: str) -> HttpResponse:
    """One list: where it comes from, its copies, and every attempt to get one."""
    return _page(request, _state(key), LoadForm())


@needs("list:load", whole_office=True)
@require_POST
def load(request: HttpRequest, key: str) -> HttpResponse:
    """Take in a copy by hand."""
    state = _state(key)
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, state, form, status=422)
    file = form.cleaned_data["file"]
    try:
        copy = take_in(
            key=key,
            content=file.read(),
            name=file.name,
            origin=UPLOAD,
            accepted=form.cleaned_data["accepted"],
            by=actor_of(request),
            at=timezone.now(),
        )
    except SourceError as error:
        form.add_error("file", str(error))
        return _page(request, _state(key), form, status=422)
    if state.copy and copy.pk <= state.copy.pk:
        messages.info(request, "This copy is there already; nothing changed.")
    else:
        messages.success(request, f"Taken in: {copy.entries:,} entries.")
    return redirect("list-copy", key, copy.pk)


def _page(request: HttpRequest, state: ListState, form: LoadForm, status: int = 200):
    key, following = state.source.key, state.following
    page = Paginator(copies(key), 12).get_page(request.GET.get("page"))
    initial = {"downloads": following.downloads, "address": following.address} if following else {}
    context = {
        "state": state,
        "page": page,
        "attempts": attempts(key)[:ATTEMPTS],
        "form": form,
        "arrange": ArrangeForm(initial=initial),
        "may_load": _may_load(request),
    }
    return render(request, "monitoring/lists/list.html", context, status=status)


def _state(key: str) -> ListState:
    try:
        return state_of(key, timezone.now())
    except KeyError as error:
        raise Http404 from error


def _may_load(request: HttpRequest):
    return may(actor_of(request), "list:load", WHOLE_OFFICE)
