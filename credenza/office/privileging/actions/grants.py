"""Granting, and what happens to a grant afterwards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import stored
from credenza.core.privileges.holding import (
    ENDED,
    RELINQUISHED,
    RENEWED,
    SUSPENSIONS,
    term_fits,
)
from credenza.core.privileges.recommending import DEFER, Recommendation, is_sound
from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.actions.moving import held, step_to
from credenza.office.privileging.actions.recommending import keep
from credenza.office.privileging.apart import SAYS
from credenza.office.privileging.models import Grant, Request, Suspension
from credenza.office.privileging.queries.forms import names_of
from credenza.office.privileging.queries.requests import DECISION, undecided

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
    require(term_fits(kind, decided_on, starts_on, ends_on))
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
    return _give(given, by=by, at=at)


@act("privilege:fill")
def fill(*, rows: Sequence[Mapping[str, object]], by: Actor, at: datetime) -> list[Grant]:
    """Take over what was granted before, as columns of Grant; nothing is evaluated anew.

    Raises Refused where two of them, or one and another on file, run on the same day.
    """
    with _apart():
        return Grant.objects.bulk_create((Grant(**row) for row in rows), batch_size=500)


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


def _give(given: Sequence[Grant], *, by: Actor, at: datetime) -> list[Grant]:
    """Write new grants after what runs into them; begin or go on with their evaluations."""
    before = {one.item: one for one in _running_into(given)}
    for one in before.values():
        _make_way(one, given[0].starts_on)
    with _apart():
        Grant.objects.bulk_create(given)
    names = names_of(one.form_version_id for one in given)
    new = []
    for one in given:
        if one.item in before:
            evaluations.follow(grant=before[one.item], renewed=one, by=by, at=at)
        else:
            new.append((one, names[one.form_version_id, one.item].is_core))
    evaluations.begin(grants=new, by=by, at=at)
    return list(given)


def _running_into(given: Sequence[Grant]) -> Iterable[Grant]:
    """What the practitioner holds of the same items up to the day before, or longer."""
    if not given:
        return []
    first = given[0]
    rows = Grant.objects.select_for_update().filter(
        practitioner=first.practitioner_id,
        facility=first.facility_id,
        item__in=[one.item for one in given],
        starts_on__lt=first.starts_on,
        ends_on__gte=first.starts_on - ONE_DAY,
    )
    return rows.order_by("id")


def _make_way(one: Grant, starts_on: date) -> None:
    if one.suspensions.filter(lifted_on=None).exists():
        why = f"“{one.item}” is suspended: lift the suspension or leave the item out."
        raise Refused(refused(why))
    if one.ends_on >= starts_on:
        one.ends_on, one.ended_by = starts_on - ONE_DAY, RENEWED
        one.version += 1
        one.save(update_fields=["ends_on", "ended_by", "version"])


@contextmanager
def _apart() -> Iterator[None]:
    """The database lets one grant of an item run at a facility; say so where it refuses two."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if SAYS not in str(error):
            raise
        raise Refused(refused(SAYS)) from error


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
