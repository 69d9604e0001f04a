"""Doing one act from a page of a meeting or a committee, and telling how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from credenza.core.verdict import Refused
from credenza.office.practitioners.actions.editing import Conflict

CHANGED = "Somebody else changed it in the meantime: look at it as it is now, and try again."
INCOMPLETE = "Fill in what is asked for, then send it again."


def tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Whether the act was done; the page that follows says so, or why not."""
    why = _trouble(act)
    if why:
        messages.error(request, why)
        return False
    messages.success(request, done)
    return True


def filled(request: HttpRequest, form: Form, act: Callable[[], object], done: str) -> bool:
    """The same from a form, which says itself what is wrong with it."""
    if request.method != "POST" or not form.is_valid():
        return False
    why = _trouble(act)
    if why:
        form.add_error(None, why)
        return False
    messages.success(request, done)
    return True


def first_error(form: Form) -> str:
    """What is wrong with a form, in a sentence."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return INCOMPLETE


def _trouble(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refusal:
        return refusal.verdict.reason
    except Conflict:
        return CHANGED
    return ""
