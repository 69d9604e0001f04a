"""The one place where rights are checked.

A view carries the verb it needs (``needs``) or the mark that it is open to all (``public``);
``RightsMiddleware`` asks before the view runs and lets nothing unmarked through. A view that
opens one object asks again, about that object, with ``require_may``.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.permissions import (
    RIGHTS,
    WHOLE_OFFICE,
    About,
    Actor,
    may,
    may_somewhere,
)
from credenza.core.verdict import Verdict
from credenza.office.ledger.actions import record_refusal

PUBLIC = "public"


def needs(verb: str, *, whole_office: bool = False) -> Callable:
    """Mark a view with the verb that a person must hold somewhere to open it.

    ``whole_office``: what the page does reaches every facility, and so must the role.
    """
    if verb not in RIGHTS:
        raise ValueError(f"No right called “{verb}” exists.")
    return _marked(verb, whole_office)


def public(view: Callable) -> Callable:
    """Mark a view as open to everybody, signed in or not."""
    return _marked(PUBLIC)(view)


def _marked(verb: str, whole_office: bool = False) -> Callable:
    def mark(view: Callable) -> Callable:
        view.verb, view.whole_office = verb, whole_office
        return view

    return mark


def verb_of(view: Callable) -> str | None:
    """The verb a view was marked with, PUBLIC, or None where a mark is missing."""
    return getattr(view, "verb", None)


def is_whole_office(view: Callable) -> bool:
    """Was the view marked as reaching every facility?"""
    return getattr(view, "whole_office", False)


def may_open(actor: Actor, view: Callable) -> Verdict:
    """May ``actor`` open the page of ``view``? Says nothing yet about the object it shows."""
    verb = verb_of(view) or "a page without a mark"
    return may(actor, verb, WHOLE_OFFICE) if is_whole_office(view) else may_somewhere(actor, verb)


def require_may(actor: Actor, verb: str, about: About) -> None:
    """Go on if ``actor`` may do ``verb`` to this object.

    Refused objects answer as unknown ones do, with 404, so that nobody learns what exists;
    only a person's own file says why (403). Either way the ledger keeps the attempt.
    """
    verdict = may(actor, verb, about)
    if verdict:
        return
    why, at = verdict.reason, timezone.now()
    record_refusal(verb, by=actor, at=at, why=why, practitioner=about.practitioner)
    if about.practitioner is not None and about.practitioner == actor.practitioner:
        raise PermissionDenied(why)
    raise Http404


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with its reason: a page, or plain words where only a part of a page was asked for."""
    why = str(exception)
    if request.htmx:
        return HttpResponse(why, status=403, content_type="text/plain; charset=utf-8")
    return render(request, "403.html", {"exception": why}, status=403)
