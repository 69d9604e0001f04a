"""Signs of dishonest documentation as pages show them, and what the ledger says beside each."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from credenza.core.calendar import add_months
from credenza.core.permissions import ADMINISTRATOR, OFFICE, Actor
from credenza.core.standards.integrity import Edit, Sign, one_hand, signs
from credenza.office.compliance.models import IntegrityAudit, IntegritySign, IntegrityTraining
from credenza.office.ledger.queries import edited
from credenza.office.practitioners.queries.facts import appointments
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import setting, sign_ins
from credenza.packs.integrity import integrity_policy

AUDIT = "integrity:audit"
YEAR = 12  # months between trainings, and between audits
LOOKED_BACK = 366  # days
JUSTIFIED, UNJUSTIFIED = "justified", "unjustified"


def found(since: datetime, until: datetime) -> Iterator[Sign]:
    """The signs in what people did between two instants, by the policy in the packs."""
    policy, zone = integrity_policy(), ZoneInfo(setting("zone"))
    edits = [_edit(one, zone) for one in edited(policy.watches, since, until)]
    decided = _decided({one.file for one in edits})
    yield from signs(edits, decided, policy)
    yield from one_hand([(one.file, one.verb, one.actor, one) for one in edits], policy)


def visible_signs(actor: Actor) -> QuerySet[IntegritySign]:
    """Signs in files within reach of an audit of integrity, the newest first."""
    return IntegritySign.objects.filter(file__in=visible(actor, AUDIT)).select_related("file")


def counted(rows: QuerySet[IntegritySign]) -> dict[str, int]:
    """How many there are by kind."""
    return Counter(rows.order_by().values_list("kind", flat=True))


def audits(facilities) -> QuerySet[IntegrityAudit]:
    """The yearly audits of these facilities, the newest first."""
    return IntegrityAudit.objects.filter(facility__in=facilities).select_related("facility")


@dataclass(frozen=True, slots=True)
class Taught:
    """A colleague and when they were last taught; ``due_on`` is the last day for the next time."""

    user: object
    training: IntegrityTraining | None
    due_on: date | None


def taught() -> list[Taught]:
    """Everybody who may change files, who was never taught first, then by when it is due."""
    last = {}
    for one in IntegrityTraining.objects.order_by("taught_on", "id"):
        last[one.user_id] = one
    keepers = sign_ins().filter(grants__role__in=(*OFFICE, ADMINISTRATOR)).distinct()
    rows = [
        Taught(user, held, add_months(held.taught_on, YEAR) if held else None)
        for user in keepers
        for held in [last.get(user.pk)]
    ]
    return sorted(rows, key=lambda one: (one.due_on or date.min, one.user.name))


def edits_of(sign: IntegritySign) -> list[Edit]:
    """What the act of a sign changed in that file."""
    policy, zone = integrity_policy(), ZoneInfo(setting("zone"))
    around = (sign.done_at, sign.done_at + timedelta(microseconds=1))
    rows = edited(policy.watches, *around, practitioner=sign.file_id)
    return [_edit(one, zone) for one in rows if one.act == sign.act]


def _edit(one, zone: ZoneInfo) -> Edit:
    return Edit(
        change=one.change,
        act=one.act,
        verb=one.verb,
        actor=one.actor,
        name=one.name,
        at=one.at.astimezone(zone),
        reason=one.reason,
        file=one.practitioner,
        table=one.table,
        kind=one.kind,
        old=one.old,
        new=one.new,
    )


def _decided(files: set[int]) -> dict[int, list[date]]:
    days: dict[int, list[date]] = defaultdict(list)
    for file, held in appointments(files).items():
        days[file] += [one.decided_on for one in held if one.decided_on]
    return days
