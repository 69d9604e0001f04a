"""Watching registries: what one says otherwise than a file is told once, until it changes."""

from collections.abc import Collection
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.screening.alerts import OPEN, SETTLED, state_after
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.models import Alert
from credenza.office.monitoring.queries.watching import Found, Seen, compared
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.identities import identities

GIVE_REASON = "Say why: the reason is part of the record."
_COLUMNS = ("ours", "registry", "of_consequence", "state", "opened_at", "sha256")
_LARGE, _LONGEST = 500, 300


def watch(*, by: Actor, at: datetime) -> int:
    """Compare everybody with the registry and the registers that there are, and keep what differs;
    how many alerts opened.

    What could not be compared stays as it is. Raises SourceError where a copy was altered.
    """
    subjects, found = compared(list(identities()), today(at))
    return _keep(subjects=subjects, found=found, by=by, at=at)


@act("alert:settle")
def settle(*, alert: Alert, reason: str, by: Actor, at: datetime) -> Alert:
    """Say why what differs needs nothing more; it stays settled until either side changes.

    Raises Refused without a reason, or when it is not open any more.
    """
    about(practitioner=alert.practitioner_id, subject=alert.subject)
    if not reason.strip():
        raise Refused(refused(GIVE_REASON))
    alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    if alert.state != OPEN:
        raise Refused(refused("This was settled already, or both sides agree again."))
    alert.state, alert.reason = SETTLED, reason.strip()
    alert.settled_by, alert.settled_at = by.name[:120], at
    alert.save()
    return alert


@act("alert:watch")
def _keep(*, subjects: Collection[str], found: Found, by: Actor, at: datetime) -> int:
    rows = Alert.objects.filter(subject__in=subjects).order_by("id")
    known = {(one.practitioner_id, one.words): one for one in rows}
    new = [_new(key, seen, at) for key, seen in found.items() if key not in known]
    changed = [one for key, one in known.items() if _moved(one, found.get(key), at)]
    Alert.objects.bulk_create(new, batch_size=_LARGE)
    Alert.objects.bulk_update(changed, _COLUMNS, batch_size=_LARGE)
    opened = len(new) + sum(one.state == OPEN and one.opened_at == at for one in changed)
    about(opened=opened)
    return opened


def _new(key: tuple[int, str], seen: Seen, at: datetime) -> Alert:
    practitioner, words = key
    ours, registry = _sides(seen)
    return Alert(
        practitioner_id=practitioner,
        subject=seen.difference.subject,
        ours=ours,
        registry=registry,
        words=words,
        of_consequence=seen.difference.of_consequence,
        opened_at=at,
        sha256=seen.sha256,
    )


def _moved(alert: Alert, seen: Seen | None, at: datetime) -> bool:
    """Bring an alert to what was seen now (None: nothing differs); whether that changed it."""
    before, sides = (alert.ours, alert.registry), _sides(seen) if seen else None
    state = state_after(alert.state, before, sides)
    if (state, sides or before) == (alert.state, before):
        return False
    if state == OPEN and alert.state != OPEN:
        alert.opened_at = at
    alert.state = state
    if seen:
        (alert.ours, alert.registry), alert.sha256 = sides, seen.sha256
    return True


def _sides(seen: Seen) -> tuple[str, str]:
    return seen.difference.ours[:_LONGEST], seen.difference.registry[:_LONGEST]
