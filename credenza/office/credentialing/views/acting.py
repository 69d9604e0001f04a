"""Doing one act from a page, and telling how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from credenza.core.verdict import Refused
from credenza.office.practitioners.actions.editing import Conflict

CHANGED = "Somebody else changed it in the meantime: look at it as it is now, and try again."
INCOMPLETE = "Fill in what is asked for, then send it again."


def tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Whether the act was done; the page that follows says so, or why not."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return False
    except Conflict:
        messages.error(request, CHANGED)
        return False
    messages.success(request, done)
    return True


def back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page of the application."""
    return redirect("application", pk=pk)


def first_error(form) -> str:
    """What is wrong with a form, in a sentence."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else errors[0]
    return INCOMPLETE
