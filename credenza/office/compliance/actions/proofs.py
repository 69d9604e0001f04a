"""Showing that a standard is met which no rule over the files can prove, and taking it back."""

from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.standards.proofs import KINDS
from credenza.core.verdict import Refused, refused
from credenza.office.compliance.models import Proof
from credenza.office.compliance.queries.standards import binding
from credenza.office.ledger.actions import act
from credenza.office.practitioners.queries.days import local_days
from credenza.office.team.queries import places


@act("proof:show")
def show(
    *,
    facility,
    rule: str,
    kind: str,
    words: str,
    document=None,
    meets: bool = True,
    valid_until: date | None = None,
    by: Actor,
    at: datetime,
) -> Proof:
    """Show how a standard stands at a facility, from today to ``valid_until`` (None: no end).

    Raises Refused where the standard does not bind there or is proven by files, without words,
    or where it would have ended already.
    """
    today = local_days(at)[facility.pk]
    _refuse_unless_open(facility, rule, today)
    if kind not in KINDS:
        raise Refused(refused(f"“{kind}” is no way to show a standard."))
    if not words.strip():
        raise Refused(refused("Say in words what was seen."))
    if valid_until is not None and valid_until < today:
        raise Refused(refused("What is shown would have ended already: give a day to come."))
    return Proof.objects.create(
        facility=facility,
        rule=rule,
        kind=kind,
        meets=meets,
        words=words.strip(),
        document=document,
        shown_on=today,
        valid_until=valid_until,
        shown_by=by.name[:120],
    )


@act("proof:withdraw")
def withdraw(*, proof: Proof, reason: str, by: Actor, at: datetime) -> Proof:
    """Take back what was shown, with the reason. Raises Refused where it was taken back before."""
    held = Proof.objects.select_for_update().get(pk=proof.pk)
    if held.withdrawn_on is not None:
        raise Refused(refused("It was taken back already."))
    if not reason.strip():
        raise Refused(refused("Say why it is taken back."))
    held.withdrawn_on = local_days(at)[held.facility_id]
    held.withdrawn_why = reason.strip()
    held.version += 1
    held.save(update_fields=["withdrawn_on", "withdrawn_why", "version"])
    return held


def _refuse_unless_open(facility, rule: str, day: date) -> None:
    bound = next((one for one in binding(places()[facility.pk], day) if one.id == rule), None)
    if bound is None:
        raise Refused(refused(f"{rule} does not bind {facility}: nothing has to be shown for it."))
    if bound.requirements:
        raise Refused(refused(f"{rule} is proven by the files; mend those that fall short."))
