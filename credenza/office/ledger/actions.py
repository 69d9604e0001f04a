"""The hand that writes who did what, when, from where and why.

``act`` makes a function an act: it runs in one transaction, and every row it changes is written
beside its entry by the database itself. What was refused or failed leaves its entry too, after
the rollback. ``record`` writes acts that change no row, such as opening a document.

``ending`` is sent at the end of each outermost act, within its transaction, with the number of
the ``act`` and its ``by`` and ``at``: what is derived from the rows can follow their change there.
"""

import functools
import inspect
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.transaction import atomic, on_commit
from django.dispatch import Signal

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.ledger.current import (
    Failure,
    Frame,
    current,
    entered,
    unsettled,
)
from credenza.office.ledger.models import Act
from credenza.office.ledger.origin import current_origin
from credenza.office.ledger.tracked import is_walled

log = logging.getLogger("credenza.ledger")

DONE, REFUSED, FAILED = "done", "refused", "failed"
ending = Signal()


def act(verb: str) -> Callable:
    """Make a keyword-only function with ``by``, ``at`` and maybe ``reason`` an act.

    The practitioner is taken from the argument ``practitioner`` (a row or its id), else from the
    first argument that has a ``practitioner_id``; ``about`` within the function overrides it. The
    acts of rooms behind walls stand in nobody's history. Raises TypeError where ``by`` is no Actor
    or ``at`` no zoned time.
    """

    def decorate(function: Callable) -> Callable:
        _check_signature(function)
        walled = is_walled(function.__module__)

        @functools.wraps(function)
        def done_as_act(**given):
            with acting(
                verb,
                by=given.get("by"),
                at=given.get("at"),
                reason=given.get("reason", ""),
                practitioner=None if walled else _practitioner_of(given),
            ):
                return function(**given)

        done_as_act.verb = verb
        return done_as_act

    return decorate


@contextmanager
def acting(
    verb: str, *, by: Actor, at: datetime, reason: str = "", practitioner: int | None = None
) -> Iterator[Frame]:
    """What ``act`` does, for a block: one transaction, one entry, no change without it."""
    frame = _frame(verb, by=by, at=at, reason=reason, practitioner=practitioner)
    settle()
    try:
        with atomic(), entered(frame):
            yield frame
            if frame.parent is None:
                ending.send(sender=None, act=frame.id, by=by, at=at)
            _write(frame, DONE)
    except Refused as error:
        error.recorded = True
        _write_failure(Failure(frame, REFUSED, error.verdict.reason))
        raise
    except Exception as error:
        # The class alone: messages of errors quote values that nobody should read here.
        _write_failure(Failure(frame, FAILED, type(error).__name__))
        raise


def about(*, practitioner: int | None = None, **detail) -> None:
    """Say within an act whose file it is about, and what else its entry shall tell.

    ``detail`` must be plain JSON without anything sensitive. Raises RuntimeError outside an act.
    """
    frame = current()
    if frame is None:
        raise RuntimeError("about() was called outside an act.")
    if practitioner is not None:
        frame.practitioner = practitioner
    frame.detail |= detail


def record(
    verb: str,
    *,
    by: Actor,
    at: datetime,
    practitioner: int | None = None,
    detail: dict | None = None,
    reason: str = "",
) -> None:
    """Write an act that changes no row. Where this fails, what it records must not happen."""
    with acting(verb, by=by, at=at, reason=reason, practitioner=practitioner) as frame:
        frame.detail |= detail or {}


def record_refusal(
    verb: str, *, by: Actor, at: datetime, why: str, practitioner: int | None = None
) -> None:
    """Write that an act was refused before it began, such as by the right to a page."""
    _write_failure(Failure(_frame(verb, by=by, at=at, practitioner=practitioner), REFUSED, why))


def settle() -> None:
    """Write the refusals and failures whose entries went down with a transaction around them.

    Called after each request and job and before each act; does nothing within a transaction.
    """
    lost = unsettled()
    if not lost or connection.in_atomic_block:
        return
    for failure in list(lost):
        lost.remove(failure)
        _write_failure(failure)


def _frame(verb: str, *, by, at, reason: str = "", practitioner=None) -> Frame:
    if not isinstance(by, Actor):
        raise TypeError(f"“{verb}” needs an actor (by=), not {by!r}.")
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise TypeError(f"“{verb}” needs a time with its zone (at=), not {at!r}.")
    return Frame(verb, by, at, current_origin(), reason or "", practitioner)


def _check_signature(function: Callable) -> None:
    parameters = inspect.signature(function).parameters.values()
    names = {parameter.name for parameter in parameters}
    by_name = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
    if not {"by", "at"} <= names or any(p.kind not in by_name for p in parameters):
        raise TypeError(f"{function.__qualname__} must be keyword-only and take by= and at=.")


def _practitioner_of(given: dict) -> int | None:
    named = given.get("practitioner")
    if named is not None:
        return getattr(named, "pk", named)
    owners = (getattr(value, "practitioner_id", None) for value in given.values())
    return next((owner for owner in owners if owner is not None), None)


def _write(frame: Frame, outcome: str) -> None:
    Act.objects.create(
        id=frame.id,
        verb=frame.verb,
        actor_id=frame.by.id,
        actor=frame.by.name[:120],
        at=frame.at,
        origin=frame.origin,
        reason=frame.reason,
        outcome=outcome,
        practitioner_id=frame.practitioner,
        parent=frame.parent,
        detail=json.dumps(frame.detail) if frame.detail else "",
        tx=frame.tx,
    )


def _write_failure(failure: Failure) -> None:
    """Write it now; where a transaction around may still take it away, remember it too."""
    around = current()
    if around is not None:
        around.failures.append(failure)
    elif connection.in_atomic_block:
        unsettled().append(failure)
        on_commit(lambda: unsettled().remove(failure))
    if connection.needs_rollback:
        return
    try:
        with atomic():
            _write_with_inner(failure)
    except DatabaseError:
        log.exception("The ledger could not be written: “%s” %s", failure.frame.verb, failure.why)


def _write_with_inner(failure: Failure) -> None:
    frame = failure.frame
    frame.detail = frame.detail | {"why": failure.why}
    with entered(frame):
        _write(frame, failure.outcome)
        for inner in frame.failures:
            _write_with_inner(inner)
