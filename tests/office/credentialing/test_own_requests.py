"""Members of the staff ask for leave, come back and resign from their own pages."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.opening import ask_for
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.own_requests import may_ask_for
from credenza.office.practitioners.actions import appointments
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db
LEAVE, BACK, RESIGNATION = "leave", "return_from_leave", "resignation"


@pytest.fixture
def member(make_file, client_for):
    """A member of the northern staff, signed in."""
    person = make_file()
    client = client_for("practitioner", practitioner_id=person.pk)
    client.person, client.actor = person, actor_of(client.user)
    return client


def standing(person, standing):
    held = person.appointments.get()
    values = {"standing": standing}
    appointments.edit(appointment=held, version=held.version, values=values, by=OFFICE, at=NOW)


def possible(client):
    return {kind.key for place in may_ask_for(client.actor) for kind in place.kinds}


def asked(client, facility, kind):
    return client.post("/apply/ask/", {"facility": facility.pk, "kind": kind})


def not_opened(client, facility, kind):
    before = Application.objects.count()
    leads_back = asked(client, facility, kind)["Location"] == "/apply/"
    said = "cannot be asked for" in client.get("/apply/").text
    return leads_back and said and Application.objects.count() == before


@pytest.mark.parametrize(
    ("now", "kinds"),
    [
        ("active", {LEAVE, RESIGNATION}),
        ("leave", {BACK, RESIGNATION}),
        ("suspended", {LEAVE, RESIGNATION}),
        ("ended", set()),
        ("applicant", set()),
    ],
)
def test_what_may_be_asked_for_follows_from_how_one_stands(member, now, kinds):
    standing(member.person, now)
    assert possible(member) == kinds


def test_a_resignation_is_opened_and_begun_and_can_then_not_be_opened_again(member, office):
    assert "Resignation" in member.get("/apply/").text
    to = asked(member, office.north, RESIGNATION)
    opened = Application.objects.get()
    assert to["Location"] == f"/apply/{opened.pk}/"
    assert (opened.kind, opened.state, opened.opened_by) == (
        RESIGNATION,
        "filling",
        member.user.name,
    )
    assert opened.department == office.surgery
    assert possible(member) == {LEAVE}
    assert not_opened(member, office.north, RESIGNATION)


@pytest.mark.parametrize("kind", ["initial", "privilege_change", "nonsense", ""])
def test_other_kinds_are_the_offices_to_open(member, office, kind):
    assert not_opened(member, office.north, kind)
    with pytest.raises(Refused):
        ask_for(
            practitioner=member.person, facility=office.north, kind=kind, by=member.actor, at=NOW
        )


def test_nobody_asks_for_somebody_else_or_where_they_are_not_on_the_staff(
    member, make_file, office, client_for
):
    given = {"facility": office.north, "kind": LEAVE, "at": NOW}
    with pytest.raises(Refused, match="office to open"):
        ask_for(practitioner=make_file("Berg"), by=member.actor, **given)
    coordinator = client_for("coordinator")
    with pytest.raises(Refused, match="office to open"):
        ask_for(practitioner=member.person, by=actor_of(coordinator.user), **given)
    assert asked(coordinator, office.north, LEAVE).status_code == 403
    assert not_opened(member, office.south, LEAVE)


def test_what_may_be_asked_for_takes_as_many_reads_for_many_facilities(
    member, office, django_assert_max_num_queries
):
    held = {"category": "Active", "standing": "active", "starts_on": dt.date(2026, 1, 1)}
    values = held | {"facility": office.south}
    appointments.add(practitioner=member.person, values=values, by=OFFICE, at=NOW)
    with django_assert_max_num_queries(3):
        assert len(may_ask_for(member.actor)) == 2
