"""The sample's facilities, departments, committees and sign-ins, through the team's acts."""

from dataclasses import dataclass, field
from datetime import datetime

from credenza.core.permissions import Actor, Grant
from credenza.office.team import actions as team
from credenza.sample.places import FACILITIES, PASSWORD, SIGN_INS, STATE
from credenza.sample.shapes import Facility, SignIn


@dataclass
class Ground:
    """The ids of what the sample numbers and names, and who acts in its story."""

    facilities: dict[int, int] = field(default_factory=dict)
    departments: dict[tuple[int, str], int] = field(default_factory=dict)


def found(*, by: Actor, at: datetime) -> Ground:
    """Make the facilities with their departments and committees."""
    ground = Ground()
    for number, one in enumerate(FACILITIES, 1):
        _facility(ground, number, one, by=by, at=at)
    return ground


def enrol_all(ground: Ground, own_files: dict[int, int], *, by: Actor, at: datetime) -> dict:
    """Make the sign-ins, some with a file of their own; users by address."""
    users = {one.email: _enrol(one, ground, own_files, by=by, at=at) for one in SIGN_INS}
    team.share_password(users=list(users.values()), password=PASSWORD, by=by, at=at)
    return users


def _facility(ground: Ground, number: int, one: Facility, *, by: Actor, at: datetime) -> None:
    fields = {
        "name": one.name,
        "short_name": one.short_name,
        "kind": one.kind,
        "city": one.city,
        "state": STATE,
        "bodies": list(one.bodies),
    }
    facility = team.add_facility(fields=fields, by=by, at=at)
    ground.facilities[number] = facility.pk
    for name, parent in one.departments.items():
        fields = {
            "facility_id": facility.pk,
            "name": name,
            "parent_id": ground.departments.get((number, parent)),
        }
        department = team.add_department(fields=fields, by=by, at=at)
        ground.departments[number, name] = department.pk
    for kind, name in one.committees:
        fields = {"facility_id": facility.pk, "kind": kind, "name": name}
        team.add_committee(fields=fields, by=by, at=at)


def _enrol(one: SignIn, ground: Ground, own_files: dict[int, int], *, by: Actor, at: datetime):
    facility = ground.facilities[one.facility] if one.facility else None
    department = ground.departments[one.facility, one.department] if one.department else None
    return team.enrol(
        email=one.email,
        name=one.name,
        grants=[Grant(one.role, facility, department)],
        practitioner_id=None if one.practitioner is None else own_files[one.practitioner],
        by=by,
        at=at,
    )
