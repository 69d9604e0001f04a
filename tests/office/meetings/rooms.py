"""Committees to practise on: bodies of the small office, who sits in them, and their meetings."""

import datetime as dt

import pytest

from credenza.core.committees.seats import MEMBER as PLAIN
from credenza.core.committees.steps import PLANNED
from credenza.core.permissions import MEMBER, Actor, Grant
from credenza.office.ledger.actions import acting
from credenza.office.meetings.models import Meeting, Seat
from credenza.office.team.actions import add_committee, give_role
from tests.fixtures import make_person

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 24)
BEGAN_ON = dt.date(2026, 1, 1)
OFFICE = Actor.system("the office")


def make_committee(facility, kind: str = "mec", name: str = ""):
    """A body at the facility; its kind's charter counts."""
    fields = {"facility": facility, "kind": kind, "name": name or f"{kind} of {facility}"}
    return add_committee(fields=fields, by=OFFICE, at=NOW)


def make_seat(committee, name: str, kind: str = PLAIN, **values) -> Seat:
    """A seat held from January on, with a sign-in that was made a member of the committee.

    ``user=None`` leaves out the sign-in.
    """
    facility = committee.facility
    if "user" not in values:
        values["user"] = make_person(f"{name} {committee.pk}")
    if values["user"] is not None:
        grant = Grant(MEMBER, facility.pk)
        give_role(user=values["user"], grant=grant, committee=committee, by=OFFICE, at=NOW)
    with acting("test:seat", by=OFFICE, at=NOW):
        return Seat.objects.create(
            committee=committee, name=name, kind=kind, **{"starts_on": BEGAN_ON, **values}
        )


def make_meeting(committee, starts_at: dt.datetime = NOW, state: str = PLANNED, **values):
    """A meeting of an hour."""
    values = {"title": committee.name, "ends_at": starts_at + dt.timedelta(hours=1), **values}
    with acting("test:meeting", by=OFFICE, at=NOW):
        return Meeting.objects.create(
            committee=committee, starts_at=starts_at, state=state, **values
        )


@pytest.fixture
def committee(office):
    """The executive committee of the northern facility."""
    return make_committee(office.north)


@pytest.fixture
def meeting(committee):
    """Its meeting of today."""
    return make_meeting(committee)
