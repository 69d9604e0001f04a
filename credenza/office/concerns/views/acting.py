"""Doing one act from a page of a case, and telling how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.credentialing.views.acting import CHANGED, first_error, tried
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of


def who(request: HttpRequest) -> dict:
    """Who acts, and when."""
    return {"by": actor_of(request), "at": timezone.now()}


def filled(request: HttpRequest, form: Form, act: Callable[[], object], done: str) -> bool:
    """Whether a form of its own page was sent and done; it says itself what is wrong with it."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    except Conflict:
        form.add_error(None, CHANGED)
        return False
    messages.success(request, done)
    return True


def posted(request: HttpRequest, form: Form, act: Callable[[], object], done: str) -> bool:
    """The same of a small form beside others: the page that follows says what is wrong with it."""
    if not form.is_valid():
        messages.error(request, first_error(form))
        return False
    return tried(request, act, done)
