"""Files for the tests of every room that has to do with them."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor
from credenza.office.practitioners.actions import appointments, credentials, files
from credenza.office.team.actions import change_facility

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 24)
OFFICE = Actor.system("the office")


@pytest.fixture
def office(office):
    """The small office, subject to the rules that hospitals are subject to."""
    for facility in (office.north, office.south):
        change_facility(
            facility=facility, fields={"bodies": ["cms", "tjc", "local"]}, by=OFFICE, at=NOW
        )
    return office


@pytest.fixture
def make_file(office):
    """``make_file("Okafor", "Adaeze", at=office.north)``: a file, with an appointment there."""

    def make(last="Okafor", first="Adaeze", at="north", **values):
        facility = office.north if at == "north" else at
        person = files.create(
            values={"last_name": last, "first_name": first, "profession": "md"} | values,
            by=OFFICE,
            at=NOW,
        )
        if facility:
            appointments.add(
                practitioner=person,
                values={
                    "facility": facility,
                    "department": facility.departments.order_by("id").first(),
                    "category": "Active",
                    "standing": "active",
                    "decided_on": dt.date(2025, 12, 18),
                    "starts_on": dt.date(2026, 1, 1),
                    "ends_on": dt.date(2027, 12, 31),
                },
                by=OFFICE,
                at=NOW,
            )
        return person

    return make


@pytest.fixture
def licence(make_file):
    """An Ohio licence in a file at the northern facility, good until the end of 2027."""

    def make(person=None, ends_on=dt.date(2027, 12, 31), **values):
        return credentials.add(
            practitioner=person or make_file(),
            kind="state_licence",
            values={"number": "35.123456", "jurisdiction": "OH", "ends_on": ends_on} | values,
            by=OFFICE,
            at=NOW,
        )

    return make
