"""Facilities and what belongs to them, and the office's own choices."""

from datetime import date, datetime
from typing import Any

from django.db.models import F

from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.office.ledger.actions import act
from credenza.office.team.models import Bylaw, Committee, Department, Facility, Setting
from credenza.office.team.queries import is_stricter

CHANGED = "Somebody changed this in the meantime, and yours was not saved. Stored now:"


@act("facility:add")
def add_facility(*, fields: dict[str, Any], by: Actor, at: datetime, reason: str = "") -> Facility:
    """Add a facility from the fields of its form."""
    return Facility.objects.create(**fields)


@act("facility:change")
def change_facility(
    *, facility: Facility, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Facility:
    """Change what a facility is called, where it is, and whose rules it has taken on."""
    return _changed(facility, fields)


@act("department:add")
def add_department(
    *, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Department:
    """Add a department, or a section of one."""
    return Department.objects.create(**fields)


@act("department:change")
def change_department(
    *, department: Department, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Department:
    """Rename a department or move it under another one."""
    return _changed(department, fields)


@act("committee:add")
def add_committee(
    *, fields: dict[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Committee:
    """Add a body that recommends or decides."""
    return Committee.objects.create(**fields)


@act("bylaw:tighten")
def tighten(*, fields: dict[str, Any], by: Actor, at: datetime, reason: str = "") -> Bylaw:
    """Set a limit stricter than the rules in force; a looser one is refused."""
    bylaw = Bylaw(**fields)
    require(is_stricter(bylaw.facility, bylaw.requirement, bylaw.limit, bylaw.effective_on))
    bylaw.save()
    return bylaw


@act("bylaw:end")
def end_bylaw(*, bylaw: Bylaw, ended_on: date, by: Actor, at: datetime, reason: str = "") -> None:
    """Let a bylaw end; ``ended_on`` is the last day on which it binds."""
    if ended_on < bylaw.effective_on:
        require(refused("A bylaw cannot end before it takes effect."))
    bylaw.ended_on = ended_on
    bylaw.save(update_fields=["ended_on"])


@act("setting:choose")
def choose(*, key: str, value: Any, by: Actor, at: datetime, reason: str = "") -> None:
    """Make one of the office's own choices."""
    Setting.objects.update_or_create(key=key, defaults={"value": value})


def _changed(row, fields: dict[str, Any]):
    """Write the fields while the row has the version that was seen; refused when it has not."""
    values = {name: value for name, value in fields.items() if name != "version"}
    seen = type(row).objects.filter(pk=row.pk, version=row.version)
    written = seen.update(**values, version=F("version") + 1)
    row.refresh_from_db()
    if not written:
        stored = {name: getattr(row, name) for name, value in values.items()}
        differing = [f"{name} “{now}”" for name, now in stored.items() if now != values[name]]
        require(refused(f"{CHANGED} {', '.join(differing)}. Load the page again to change it."))
    return row
