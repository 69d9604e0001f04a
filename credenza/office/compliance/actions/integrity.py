"""Looking for signs of dishonest documentation, ruling on each, and the yearly look and lesson."""

from collections import Counter
from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.standards.sampling import draw, may_draw
from credenza.core.verdict import refused, require
from credenza.office.compliance.models import IntegrityAudit, IntegritySign, IntegrityTraining
from credenza.office.compliance.queries import integrity
from credenza.office.compliance.queries.populations import population
from credenza.office.ledger.actions import act
from credenza.packs.loader import audit_methods

RULINGS = (integrity.JUSTIFIED, integrity.UNJUSTIFIED)


@act("integrity:look")
def look(*, since: datetime, until: datetime, by: Actor, at: datetime) -> int:
    """Look through what people did between two instants; how many signs are new.

    Looking twice finds nothing twice.
    """
    rows = [
        IntegritySign(
            key=f"{one.edit.change}:{one.kind}",
            kind=one.kind,
            act=one.edit.act,
            file_id=one.edit.file,
            actor=one.edit.actor,
            name=one.edit.name,
            done_at=one.edit.at,
            words=one.words,
            found_at=at,
        )
        for one in integrity.found(since, until)
    ]
    known = set(IntegritySign.objects.values_list("key", flat=True))
    new = [row for row in rows if row.key not in known]
    IntegritySign.objects.bulk_create(new)
    return len(new)


@act("integrity:rule")
def rule(*, sign: IntegritySign, ruling: str, reason: str, by: Actor, at: datetime) -> None:
    """Say whether what was found is justified, and why. Nobody rules on their own entries."""
    if by.id is not None and by.id == sign.actor:
        require(refused("Nobody rules on their own entries: ask a colleague."))
    if ruling not in RULINGS:
        require(refused("Say whether it is justified or not."))
    if not reason.strip():
        require(refused("Write the reason: it is what an auditor reads."))
    sign.ruling, sign.reason = ruling, reason.strip()
    sign.ruled_by, sign.ruled_at = by.name, at
    sign.save(update_fields=["ruling", "reason", "ruled_by", "ruled_at"])


@act("integrity:audit")
def audit(
    *, facility, since: date, until: date, method: str, seed: str, conclusion: str,
    follow_up: str = "", held_on: date, by: Actor, at: datetime,
) -> IntegrityAudit:  # fmt: skip
    """Record the yearly look at a sample of the files decided from ``since`` to ``until``.

    The same seed draws the same files. Raises Refused where nobody was decided then, and while
    a sign in a sampled file waits for its ruling.
    """
    drawn_from = population(facility.pk, since, until)
    require(may_draw(drawn_from.groups))
    sample = sorted({one.file for one in draw(audit_methods()[method], seed, drawn_from.groups)})
    signs = IntegritySign.objects.filter(file__in=sample)
    waiting = signs.filter(ruling="").count()
    if waiting:
        require(
            refused(f"{waiting} signs in the sampled files wait for a ruling: rule on them first.")
        )
    return IntegrityAudit.objects.create(
        facility=facility,
        since=since,
        until=until,
        method=method,
        seed=seed,
        sample=sample,
        counts=dict(Counter(signs.values_list("ruling", flat=True))),
        conclusion=conclusion.strip(),
        follow_up=follow_up.strip(),
        held_on=held_on,
        held_by=by.name,
    )


@act("integrity:teach")
def teach(*, users, subject: str, taught_on: date, by: Actor, at: datetime) -> int:
    """Record that colleagues were taught how files are honestly kept; how many anew."""
    if taught_on > at.date():
        require(refused("A lesson to come is recorded once it was held."))
    known = set(
        IntegrityTraining.objects.filter(taught_on=taught_on).values_list("user_id", flat=True)
    )
    rows = [
        IntegrityTraining(
            user=one, subject=subject.strip(), taught_on=taught_on, recorded_by=by.name
        )
        for one in users
        if one.pk not in known
    ]
    IntegrityTraining.objects.bulk_create(rows)
    return len(rows)
