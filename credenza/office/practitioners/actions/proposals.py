"""What the bylaws attach to a lapse, put forward for a person to decide."""

from collections.abc import Sequence
from datetime import datetime

from credenza.core.facts import AppointmentFact, Finding, PractitionerFile, Standing, State
from credenza.core.permissions import Actor
from credenza.office.ledger.actions import act
from credenza.office.practitioners.actions.keeping import FoundAt
from credenza.office.practitioners.models import Consequence
from credenza.packs.loader import credential_kinds


def proposals(file: PractitionerFile, found_at: FoundAt, at: datetime) -> list[Consequence]:
    """The consequences that the bylaws attach to what was found lapsed in a file."""
    rows = (
        _proposal(file, facility, finding, at)
        for facility, found in found_at.items()
        for finding in found
        if finding.state is State.LATE and is_lapse(finding.requirement)
    )
    return [row for row in rows if row is not None]


def is_lapse(requirement: str) -> bool:
    """Whether a requirement that is late means that a credential lapsed."""
    return requirement.endswith(".current")


def propose(rows: Sequence[Consequence], *, at: datetime) -> None:
    """Put forward the consequences that were not yet put forward."""
    known = set(
        Consequence.objects.filter(credential__in=[row.credential_id for row in rows])
        .order_by("id")
        .values_list("facility_id", "credential_id", "kind", "lapsed_on")
    )
    fresh = [
        row
        for row in rows
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
    if credential is None or credential.ends_on is None:
        return None
    kind = credential_kinds()[credential.kind]
    if kind.lapse is None:
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
    """Whether there is a practice to end; whoever is on leave is judged again at the return."""
    return appointment.facility == facility and appointment.standing is Standing.ACTIVE
