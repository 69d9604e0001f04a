"""The pages about people, places and the office, one module for each subject."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.team.queries import actor_of


def done(request: HttpRequest, action: Callable, said: str, **given) -> bool:
    """Do the action and say so, or say why it was refused. True when it was done."""
    try:
        action(by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return False
    messages.success(request, said)
    return True


def saved(
    form: Form, request: HttpRequest, action: Callable, fixed: dict | None = None, **given
) -> bool:
    """Was the form handed in whole, and the action done with its fields and the fixed ones?"""
    if request.method != "POST" or not form.is_valid():
        return False
    return done_from(form, request, action, fields={**(fixed or {}), **form.cleaned_data}, **given)


def done_from(form: Form, request: HttpRequest, action: Callable, **given) -> bool:
    """Do the action with what the form holds, or write on the form why it was refused."""
    try:
        action(by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True


def form_status(form: Form) -> int:
    """422 for a form that was not accepted, so that a part of a page is replaced by it."""
    return 422 if form.errors else 200
