"""The one place where rights are checked.

A view carries the verb it needs (``needs``) or the mark that it is open to all (``public``);
``RightsMiddleware`` asks before the view runs and lets nothing unmarked through. A view that
opens one object asks again, about that object, with ``require_may``.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from credenza.core.permissions import RIGHTS, About, Actor, may
from credenza.office.ledger.actions import record_refusal

PUBLIC = "public"


def needs(verb: str) -> Callable:
    """Mark a view with the verb that a person must hold somewhere to open it."""
    if verb not in RIGHTS:
        raise ValueError(f"No right called “{verb}” exists.")
    return _marked(verb)


def public(view: Callable) -> Callable:
    """Mark a view as open to everybody, signed in or not."""
    return _marked(PUBLIC)(view)


def _marked(verb: str) -> Callable:
    def mark(view: Callable) -> Callable:
        view.verb = verb
        return view

    return mark


def verb_of(view: Callable) -> str | None:
    """The verb a view was marked with, PUBLIC, or None where a mark is missing."""
    return getattr(view, "verb", None)


def require_may(actor: Actor, verb: str, about: About) -> None:
    """Go on if ``actor`` may do ``verb`` to this object.

    Refused objects answer as unknown ones do, with 404, so that nobody learns what exists;
    only a person's own file says why (403). Either way the ledger keeps the attempt.
    """
    verdict = may(actor, verb, about)
    if verdict:
        return
    record_refusal(
        verb, by=actor, at=timezone.now(), why=verdict.reason, practitioner=about.practitioner
    )
    if about.practitioner is not None and about.practitioner == actor.practitioner:
        raise PermissionDenied(verdict.reason)
    raise Http404
