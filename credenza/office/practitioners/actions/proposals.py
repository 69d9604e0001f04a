"""What the bylaws attach to a lapse, put forward for a person to decide."""

from datetime import datetime

from credenza.core.facts import AppointmentFact, Finding, PractitionerFile, Standing, State
from credenza.core.permissions import Actor
from credenza.office.ledger.actions import act
from credenza.office.practitioners.models import Consequence
from credenza.packs.loader import credential_kinds


def propose(judged: list[tuple[PractitionerFile, dict]], *, at: datetime) -> None:
    """Put forward the consequence of each lapse that was found and not yet put forward."""
    fresh = [
        row
        for file, found_at in judged
        for facility, found in found_at.items()
        for finding in found
        if (row := _proposal(file, facility, finding, at)) is not None
    ]
    known = set(
        Consequence.objects.filter(credential__in=[row.credential_id for row in fresh])
        .order_by("id")
        .values_list("facility_id", "credential_id", "kind", "lapsed_on")
    )
    fresh = [
        row
        for row in fresh
        if (row.facility_id, row.credential_id, row.kind, row.lapsed_on) not in known
    ]
    if fresh:
        _propose(rows=fresh, by=Actor.system("rules"), at=at)


@act("consequence:propose")
def _propose(*, rows: list[Consequence], by: Actor, at: datetime) -> None:
    Consequence.objects.bulk_create(rows, ignore_conflicts=True)


def _proposal(
    file: PractitionerFile, facility: int, finding: Finding, at: datetime
) -> Consequence | None:
    credential = next((one for one in file.credentials if one.id == finding.credential), None)
    if finding.state is not State.LATE or credential is None or credential.ends_on is None:
        return None
    kind = credential_kinds()[credential.kind]
    if not finding.requirement.endswith(".current") or kind.lapse is None:
        return None
    if not any(_bears(one, facility) for one in file.appointments):
        return None
    return Consequence(
        practitioner_id=file.id,
        facility_id=facility,
        credential_id=credential.id,
        kind=kind.lapse.consequence,
        citation=kind.lapse.citation,
        lapsed_on=credential.ends_on,
        proposed_at=at,
    )


def _bears(appointment: AppointmentFact, facility: int) -> bool:
    return appointment.facility == facility and appointment.standing in (
        Standing.ACTIVE,
        Standing.LEAVE,
    )
