"""Writing grants down: new ones after what runs into them, and those of earlier days."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from credenza.core.permissions import Actor
from credenza.core.privileges.holding import RENEWED
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.apart import SAYS
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.forms import names_of

ONE_DAY = timedelta(days=1)


@act("privilege:give")
def give(*, grants: Sequence[Grant], by: Actor, at: datetime) -> list[Grant]:
    """Write new grants of one practitioner at one facility, from one day.

    What is held of the same items up to the day before, or longer, is renewed by them: it ends
    the day before, and its evaluation goes on. For the others an evaluation begins. Raises
    Refused for an item that is suspended, or granted for some of these days.
    """
    if not grants:
        return []
    about(practitioner=grants[0].practitioner_id)
    before = {one.item: one for one in _running_into(grants)}
    for one in before.values():
        _make_way(one, grants[0].starts_on)
    with _apart():
        Grant.objects.bulk_create(grants)
    names = names_of(one.form_version_id for one in grants)
    for one in grants:
        if one.item in before:
            evaluations.follow(grant=before[one.item], renewed=one, by=by, at=at)
    new = [
        (one, names[one.form_version_id, one.item].is_core)
        for one in grants
        if one.item not in before
    ]
    if new:
        evaluations.begin(grants=new, by=by, at=at)
    return list(grants)


@act("privilege:fill")
def fill(*, rows: Sequence[Mapping[str, object]], by: Actor, at: datetime) -> list[Grant]:
    """Take over what was granted before, as columns of Grant; nothing is evaluated anew.

    Raises Refused where two of them, or one and another on file, run on the same day.
    """
    with _apart():
        return Grant.objects.bulk_create((Grant(**row) for row in rows), batch_size=500)


def _running_into(grants: Sequence[Grant]) -> list[Grant]:
    first = grants[0]
    rows = Grant.objects.select_for_update().filter(
        practitioner=first.practitioner_id,
        facility=first.facility_id,
        item__in=[one.item for one in grants],
        starts_on__lt=first.starts_on,
        ends_on__gte=first.starts_on - ONE_DAY,
    )
    return list(rows.order_by("id"))


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
