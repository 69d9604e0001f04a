"""How somebody stands at a facility when they apply there."""

from credenza.core.applications.kinds import ApplicationKind
from credenza.core.facts import Standing
from credenza.core.verdict import ALLOWED, Verdict, refused

MEMBERS = (Standing.ACTIVE, Standing.LEAVE, Standing.SUSPENDED)


def running(practitioner, facility):
    """The running appointment there, with its department; None where there is none."""
    rows = practitioner.appointments.filter(facility=facility).exclude(standing=Standing.ENDED)
    return rows.select_related("department").first()


def may_stand_so(kind: ApplicationKind, held, facility) -> Verdict:
    """May somebody whose running appointment is ``held`` (None: none) apply so?"""
    standing = held.standing if held else ""
    if kind.staff == "none" and standing in MEMBERS:
        return refused(f"The person is on the staff of {facility} already.")
    if kind.staff == "member" and standing not in MEMBERS:
        return refused(f"The person is not on the staff of {facility} yet.")
    if kind.staff == "leave" and standing != Standing.LEAVE:
        return refused(f"The person is not on leave from {facility}.")
    return ALLOWED
