"""Watching the NPI registry: what it says otherwise than a file is told once, until it changes."""

from collections.abc import Mapping
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.screening.alerts import OPEN, SETTLED, state_after
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.models import Alert
from credenza.office.monitoring.queries.watching import differing, registry
from credenza.office.practitioners.queries.identities import identities
from credenza.sources.catalog.nppes.differences import Difference

GIVE_REASON = "Say why: the reason is part of the record."
_COLUMNS = ("ours", "registry", "of_consequence", "state", "opened_at", "sha256")
_LARGE = 500

Found = Mapping[tuple[int, str], Difference]
"""What differs, by practitioner and sentence."""


def watch(*, by: Actor, at: datetime) -> int:
    """Compare everybody with the local registry and keep what differs; how many alerts opened.

    Raises SourceError when there is no registry.
    """
    with registry() as asked:
        found = {(pk, one.sentence): one for pk, one in differing(identities(), asked)}
        sha256 = asked.snapshot.sha256
    return _keep(found=found, sha256=sha256, by=by, at=at)


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
def _keep(*, found: Found, sha256: str, by: Actor, at: datetime) -> int:
    known = {(one.practitioner_id, one.words): one for one in Alert.objects.order_by("id")}
    new = [_new(key, one, sha256, at) for key, one in found.items() if key not in known]
    changed = [one for key, one in known.items() if _moved(one, found.get(key), sha256, at)]
    Alert.objects.bulk_create(new, batch_size=_LARGE)
    Alert.objects.bulk_update(changed, _COLUMNS, batch_size=_LARGE)
    opened = len(new) + sum(one.state == OPEN and one.opened_at == at for one in changed)
    about(opened=opened)
    return opened


def _new(key: tuple[int, str], one: Difference, sha256: str, at: datetime) -> Alert:
    practitioner, words = key
    return Alert(
        practitioner_id=practitioner,
        subject=one.subject,
        ours=one.ours[:300],
        registry=one.registry[:300],
        words=words[:300],
        of_consequence=one.of_consequence,
        opened_at=at,
        sha256=sha256,
    )


def _moved(alert: Alert, now: Difference | None, sha256: str, at: datetime) -> bool:
    """Bring an alert to what was found now (None: nothing differs); whether that changed it."""
    before = alert.ours, alert.registry
    sides = (now.ours[:300], now.registry[:300]) if now else None
    state = state_after(alert.state, before, sides)
    if (state, sides or before) == (alert.state, before):
        return False
    if state == OPEN and alert.state != OPEN:
        alert.opened_at = at
    alert.state, alert.sha256 = state, sha256
    if sides:
        alert.ours, alert.registry = sides
    return True
