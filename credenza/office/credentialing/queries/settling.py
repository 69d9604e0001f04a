"""Decisions whose day has come and that have not taken effect yet."""

from datetime import datetime

from credenza.core.applications.steps import DECIDED
from credenza.core.facts import Standing
from credenza.office.credentialing.models import Application
from credenza.office.practitioners.queries.days import local_days

LATER = ("leave", "resignation")


def to_settle(at: datetime) -> list[Application]:
    """Leaves that begin, and resignations whose last day is over, by each facility's own day."""
    days = local_days(at)
    rows = Application.objects.filter(
        kind__in=LATER, state=DECIDED, outcome__in=("granted", "noted")
    ).select_related("practitioner", "facility", "department")
    return [one for one in rows.order_by("id") if _is_due(one, days[one.facility_id])]


def _is_due(one: Application, day) -> bool:
    held = one.practitioner.appointments.filter(facility=one.facility_id)
    held = held.exclude(standing=Standing.ENDED).first()
    if held is None:
        return False
    if one.kind == "leave":
        begun = one.term_starts_on and one.term_starts_on <= day
        over = one.term_ends_on and one.term_ends_on < day
        return bool(begun and not over) and held.standing == Standing.ACTIVE and not _back(one)
    return bool(held.ends_on) and held.ends_on < day


def _back(one: Application) -> bool:
    """Did the person return meanwhile?"""
    back = Application.objects.filter(
        practitioner=one.practitioner_id,
        facility=one.facility_id,
        kind="return_from_leave",
        state=DECIDED,
        decided_on__gte=one.decided_on,
    )
    return back.exists()
