"""Granting, and what happens to a grant afterwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import stored
from credenza.core.privileges.holding import (
    ENDED,
    RELINQUISHED,
    SUSPENSIONS,
    term_fits,
)
from credenza.core.privileges.recommending import DEFER, Recommendation, is_sound
from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.actions.giving import give
from credenza.office.privileging.actions.moving import held, step_to
from credenza.office.privileging.actions.recommending import keep
from credenza.office.privileging.models import Grant, Request, Suspension
from credenza.office.privileging.queries.forms import names_of
from credenza.office.privileging.queries.requests import DECISION, undecided
from credenza.office.team.queries import packs_of
from credenza.packs.floors import term_limits

ONE_DAY = timedelta(days=1)


@act("privilege:decide")
def decide(
    *,
    request: Request,
    lines: Mapping[str, Recommendation],
    starts_on: date,
    ends_on: date,
    decided_on: date,
    kind: str,
    by: Actor,
    at: datetime,
) -> list[Grant]:
    """Decide on what was asked, and grant what is granted, from ``starts_on`` to ``ends_on``.

    ``lines`` say for each item asked for, and not decided yet, what was decided. What was
    granted before and still runs ends the day before; what is newly granted is evaluated. The
    request stays open while an item is deferred. Raises Refused when an item is left out or was
    not asked for, the term is not one, or the item is suspended or granted for these days.
    """
    request = held(request)
    about(practitioner=request.practitioner_id)
    target = step_to(REQUEST, request.state, "decide")
    limits = term_limits(packs_of(request.facility), decided_on)
    require(term_fits(kind, decided_on, starts_on, ends_on, limits))
    asked = {one.item: one for one in undecided(request)}
    _require_whole(asked, lines)
    keep(lines=asked, says=lines, station=DECISION, by=by, at=at)
    versions = _versions(request)
    given = [
        Grant(
            practitioner_id=request.practitioner_id,
            facility_id=request.facility_id,
            form_version_id=versions[item],
            request=request,
            item=item,
            without=sorted({*asked[item].without, *said.without}),
            kind=kind,
            conditions=stored(said.conditions),
            decided_on=decided_on,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        for item, said in lines.items()
        if said.grants
    ]
    if not any(said.says == DEFER for said in lines.values()):
        request.state, request.closed_at, request.closed_by = target, at, by.name
    request.version += 1
    request.save()
    return give(grants=given, by=by, at=at)


@act("privilege:suspend")
def suspend(
    *,
    grants: Sequence[Grant],
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    kind: str = "precautionary",
) -> list[Suspension]:
    """Let grants rest from the day ``on``, for a reason of one of the kinds in SUSPENSIONS.

    Raises Refused without a reason, and for one that rests already or is over.
    """
    rows = _held(grants, reason)
    if kind not in SUSPENSIONS:
        raise Refused(refused(f"Say of what kind: {', '.join(SUSPENSIONS)}."))
    for one in rows:
        if one.ends_on < on:
            raise Refused(refused(f"Its last day was {one.ends_on}: nothing is left to suspend."))
        if one.suspensions.filter(lifted_on=None).exists():
            raise Refused(refused("It is suspended already."))
    return Suspension.objects.bulk_create(
        Suspension(grant=one, kind=kind, reason=reason.strip(), starts_on=on, by=by.name, at=at)
        for one in rows
    )


@act("privilege:lift")
def lift(*, grants: Sequence[Grant], reason: str, on: date, by: Actor, at: datetime) -> None:
    """Lift the suspension: from the day ``on`` they are held again. Raises Refused without one."""
    for one in _held(grants, reason):
        resting = one.suspensions.filter(lifted_on=None).first()
        if resting is None:
            raise Refused(refused("It is not suspended."))
        if on < resting.starts_on:
            raise Refused(refused(f"It is suspended only from {resting.starts_on}."))
        resting.lifted_on, resting.lifted_by = on, by.name
        resting.lifted_why = reason.strip()
        resting.save()


@act("privilege:relinquish")
def relinquish(
    *,
    grants: Sequence[Grant],
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    under_investigation: bool = False,
) -> None:
    """Record that the practitioner gives grants up: from the day ``on`` they are not held.

    Given up while under investigation, or instead of one, it is reported to the NPDB (45 CFR
    60.12(a)(1)(ii)): ``under_investigation`` keeps the answer to that question.
    """
    for one in _held(grants, reason):
        one.under_investigation = under_investigation
        _end(one, RELINQUISHED, reason, on)
    evaluations.drop(grants=grants, by=by, at=at, reason=f"Given up: {reason.strip()}")


@act("privilege:end")
def end(*, grants: Sequence[Grant], reason: str, on: date, by: Actor, at: datetime) -> None:
    """End grants, such as with the appointment: from the day ``on`` they are not held."""
    for one in _held(grants, reason):
        _end(one, ENDED, reason, on)
    evaluations.drop(grants=grants, by=by, at=at, reason=f"Ended: {reason.strip()}")


def _require_whole(asked: Mapping[str, object], lines: Mapping[str, Recommendation]) -> None:
    if strange := sorted(set(lines) - set(asked)):
        raise Refused(refused(f"Not asked for, or decided already: {', '.join(strange)}."))
    if missing := sorted(set(asked) - set(lines)):
        raise Refused(refused(f"Say something on each item: {', '.join(missing)} is left out."))
    for one in lines.values():
        require(is_sound(one))


def _versions(request: Request) -> dict[str, int]:
    versions = request.forms.values_list("form_version_id", flat=True)
    return {item: version for version, item in names_of(versions)}


def _held(grants: Sequence[Grant], reason: str) -> list[Grant]:
    """The grants, locked, once they are of one file and there is a reason."""
    people = {one.practitioner_id for one in grants}
    if len(people) != 1:
        raise Refused(refused("Pick privileges of one practitioner."))
    about(practitioner=people.pop(), grants=[one.pk for one in grants])
    if not reason.strip():
        raise Refused(refused("Say why: the reason is part of the record."))
    rows = Grant.objects.select_for_update().filter(pk__in=[one.pk for one in grants])
    return list(rows.order_by("id"))


def _end(one: Grant, how: str, reason: str, on: date) -> None:
    if one.ends_on < on:
        raise Refused(refused(f"It has ended already: its last day was {one.ends_on}."))
    one.ends_on = on - ONE_DAY
    one.ended_by, one.ended_why = how, reason.strip()
    one.version += 1
    one.save()
