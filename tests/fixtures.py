"""A small office for the tests of every room: two facilities, and one person of each role."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from credenza.core.permissions import ROLES, Actor, Grant
from credenza.office.team.actions import add_department, add_facility, enrol
from credenza.office.team.models import Department, Facility, User

PASSWORD = "correct horse battery staple"
BEGAN = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
SYSTEM = Actor.system("the tests")


@dataclass(frozen=True)
class Office:
    """Where the people of the tests work. ``north`` has two departments, ``south`` one."""

    north: Facility
    south: Facility
    surgery: Department
    medicine: Department
    southern: Department


def make_office() -> Office:
    north, south = _facility("North General"), _facility("South Clinic")
    surgery, medicine = _department(north, "Surgery"), _department(north, "Medicine")
    return Office(north, south, surgery, medicine, _department(south, "Family Medicine"))


def make_person(name: str, *grants: Grant, practitioner_id: int | None = None) -> User:
    """Somebody with roles and a password, whose address is made from the name."""
    email = f"{name.replace(' ', '.').lower()}@example.org"
    return enrol(
        email=email,
        name=name,
        grants=grants,
        password=PASSWORD,
        practitioner_id=practitioner_id,
        by=SYSTEM,
        at=BEGAN,
    )


@pytest.fixture
def office(db) -> Office:
    return make_office()


@pytest.fixture
def person(office) -> Callable[..., User]:
    """``person("coordinator")``: somebody who holds the role at the northern facility.

    ``at=office.south`` is elsewhere, ``at=None`` everywhere; ``department`` narrows it.
    """

    def make(role: str, *, at: Facility | str | None = "north", name: str = "", **more) -> User:
        facility = office.north if at == "north" else at
        department = more.pop("department", None)
        grant = Grant(role, getattr(facility, "pk", None), getattr(department, "pk", None))
        return make_person(name or f"{role} {facility or 'everywhere'}", grant, **more)

    return make


@pytest.fixture
def client_for(person) -> Callable[..., Client]:
    """``client_for("coordinator")``: a browser in which such a person is signed in."""

    def make(role: str, **where) -> Client:
        assert role in ROLES
        return signed_in(person(role, **where))

    return make


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def _facility(name: str) -> Facility:
    fields = {"name": name, "short_name": name.split()[0], "kind": "hospital", "state": "OH"}
    return add_facility(fields=fields, by=SYSTEM, at=BEGAN)


def _department(facility: Facility, name: str) -> Department:
    return add_department(fields={"facility": facility, "name": name}, by=SYSTEM, at=BEGAN)
