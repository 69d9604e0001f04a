"""The outbox: what waits, what went out, what could not and what to do about it."""

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.correspondence.actions import post
from credenza.office.correspondence.forms import ReasonForm, RetryForm
from credenza.office.correspondence.jobs import deliver
from credenza.office.correspondence.models import Message
from credenza.office.correspondence.queries.mail import (
    CANCELLED,
    FAILED,
    SENDING,
    SENT,
    WAITING,
    counts,
    messages,
)
from credenza.office.correspondence.views.reach import message_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

TABS = {WAITING: "Waiting", FAILED: "Not delivered", SENT: "Sent", CANCELLED: "Cancelled"}


@needs("post:see")
def mail(request: HttpRequest) -> HttpResponse:
    """The office's mail within reach."""
    actor, state = actor_of(request), request.GET.get("state", "")
    state = state if state in TABS else ""
    rows = messages(actor, state)
    numbers = counts(actor)
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "state": state,
        "tabs": [(key, title, numbers.get(key, 0)) for key, title in TABS.items()],
        "failed": numbers.get(FAILED, 0),
        "waiting": numbers.get(WAITING, 0) + numbers.get(SENDING, 0),
    }
    return render(request, "correspondence/mail.html", context)


@needs("post:see")
@require_POST
def retry(request: HttpRequest, message_id: int) -> HttpResponse:
    """Send again what did not arrive, perhaps elsewhere."""
    message, form = message_of(request, message_id), RetryForm(request.POST)
    if not form.is_valid():
        said.error(request, "Write an e-mail address and why it is sent again.")
        return redirect("mail")
    return _done(request, post.retry, message, "It goes out now.", **form.cleaned_data)


@needs("post:see")
@require_POST
def cancel(request: HttpRequest, message_id: int) -> HttpResponse:
    """Take back what has not gone out."""
    message, form = message_of(request, message_id), ReasonForm(request.POST)
    if not form.is_valid():
        said.error(request, "Say why it is cancelled.")
        return redirect("mail")
    return _done(request, post.cancel, message, "It was cancelled.", **form.cleaned_data)


def _done(request: HttpRequest, action, message: Message, words: str, **given) -> HttpResponse:
    try:
        action(message=message, by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        said.error(request, refusal.verdict.reason)
    else:
        said.success(request, words)
        deliver.enqueue()
    return redirect("mail")
