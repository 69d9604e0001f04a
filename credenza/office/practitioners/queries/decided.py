"""Whose membership of a staff was decided when, who left it, and what lapsed meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from credenza.core.facts import Standing
from credenza.office.practitioners.models import (
    Appointment,
    Consequence,
    Credential,
    Practitioner,
    Verification,
)
from credenza.packs.loader import credential_kinds


@dataclass(frozen=True, slots=True)
class Decided:
    """An appointment with the day of its last decision and the first day of its term."""

    practitioner: int
    decided_on: date
    starts_on: date | None


def decided_between(facility: int, since: date, until: date) -> list[Decided]:
    """The appointments at a facility whose last decision fell on one of the days; of several of
    one practitioner, that which was decided last.
    """
    rows = Appointment.objects.filter(facility=facility, decided_on__range=(since, until))
    rows = rows.order_by("decided_on", "id").values_list("practitioner", "decided_on", "starts_on")
    return list(
        {practitioner: Decided(practitioner, *days) for practitioner, *days in rows}.values()
    )


def ended_between(facility: int, since: date, until: date) -> Iterable[Appointment]:
    """The appointments at a facility that ended on one of the days, the last first."""
    rows = Appointment.objects.filter(
        facility=facility, standing=Standing.ENDED, ends_on__range=(since, until)
    )
    return rows.select_related("practitioner", "department").order_by("-ends_on", "id")


def verifiers_of(practitioner: int) -> frozenset[str]:
    """The names of those who verified in a file."""
    rows = Verification.objects.filter(practitioner=practitioner).order_by()
    return frozenset(rows.values_list("verified_by", flat=True).distinct())


def lapsed_between(facility: int, since: date, until: date) -> list[Credential]:
    """Credentials of a facility's people that ended on one of the days, the last first, each with
    what ``followed``: that it was renewed, or what was decided of its consequence.
    """
    kinds = [
        key
        for key, kind in credential_kinds().items()
        if kind.expires and kind.sensitivity == "normal"
    ]
    members = Appointment.objects.filter(facility=facility).values("practitioner")
    rows = Credential.objects.filter(
        Q(facility=None) | Q(facility=facility),
        practitioner__in=members,
        kind__in=kinds,
        continuous=False,
        withdrawn_on=None,
        ends_on__range=(since, until),
    )
    rows = rows.annotate(later=Exists(_later())).select_related("practitioner")
    found = list(rows.order_by("-ends_on", "id"))
    decided = _consequences(facility, [one.pk for one in found])
    for one in found:
        one.followed = decided.get(one.pk) or ("renewed" if one.later else "nothing on record")
    return found


def _later():
    same = Credential.objects.filter(
        practitioner=OuterRef("practitioner"),
        kind=OuterRef("kind"),
        jurisdiction=OuterRef("jurisdiction"),
        withdrawn_on=None,
    )
    return same.filter(Q(ends_on__gt=OuterRef("ends_on")) | Q(ends_on=None))


def _consequences(facility: int, credentials: list[int]) -> dict[int, str]:
    rows = Consequence.objects.filter(facility=facility, credential__in=credentials).order_by("id")
    return {
        credential: f"{kind.replace('_', ' ')}: {state}"
        for credential, kind, state in rows.values_list("credential", "kind", "state")
    }


def people(ids: Iterable[int]) -> dict[int, Practitioner]:
    """Practitioners by id, in one read."""
    return Practitioner.objects.in_bulk(set(ids))
