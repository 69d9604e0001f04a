"""Search finds what meetings left behind, and shows nobody what is not theirs to read."""

import datetime as dt
import json

import pytest
from django.conf import settings
from django.urls import reverse

from credenza.core.permissions import Actor, Grant
from credenza.office.ledger.actions import acting
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.models import AgendaItem, Minutes, Motion, Recusal
from credenza.office.meetings.queries.search import search
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.meetings.rooms import (
    NOW,
    OFFICE,
    make_committee,
    make_meeting,
    make_seat,
)

pytestmark = pytest.mark.django_db
WHO = {"by": OFFICE, "at": NOW}


@pytest.fixture
def said(meeting, make_file):
    """The items of a meeting by title: parking, with minutes on it, and Ben Bell's own matter."""
    parking = add(meeting=meeting, typed=Typed("Parking", summary="By the east gate"), **WHO)
    bell = add(meeting=meeting, typed=Typed("Bell", summary="His robotic cases"), **WHO)
    words = {f"item-{parking.pk}": "The gâte was repaired.", f"item-{bell.pk}": "Robots work."}
    with acting("test:arrange", by=OFFICE, at=NOW):
        person = make_file("Bell", "Ben")
        AgendaItem.objects.filter(pk=bell.pk).update(practitioner=person)
        Minutes.objects.create(
            meeting=meeting,
            state="draft",
            written_at=NOW,
            written_by="Cora",
            words_sealed=settings.VAULT.seal(json.dumps(words), "minutes", str(meeting.pk)),
        )
    return {"Parking": parking, "Bell": AgendaItem.objects.get(pk=bell.pk)}


def found(actor, text, **more):
    return [
        (hit.what, " ".join(word for word, _ in hit.title)) for hit in search(actor, text, **more)
    ]


def test_agendas_and_minutes_are_searched_whatever_the_accents(said):
    assert found(OFFICE, "gate") == [("Agenda", "Parking"), ("Minutes", "Parking")]
    assert found(OFFICE, "gate robots") == []
    assert found(OFFICE, "  ") == []


def test_motions_are_found_by_their_words_and_how_they_came_out(said, committee):
    with acting("test:arrange", by=OFFICE, at=NOW):
        Motion.objects.create(
            meeting=said["Parking"].meeting,
            item=said["Parking"],
            number=1,
            kind="main",
            state="lost",
            text="Pave the lot",
            result="2 for, 5 against: not carried",
            mover=make_seat(committee, "Ann Able"),
            moved_at=NOW,
        )
    assert found(OFFICE, "pave carried") == [("Motion", "Pave the lot")]


def test_nobody_finds_their_own_matter(said):
    facility = said["Bell"].meeting.committee.facility_id
    own = Actor(7, "Ben", (Grant("coordinator", facility),), said["Bell"].practitioner_id)
    assert found(own, "robot") == [] and found(own, "gate")


def test_who_was_recused_does_not_find_the_item(said, committee):
    seat = make_seat(committee, "Ann Able")
    member = actor_of(seat.user)
    assert [title for _, title in found(member, "robot")] == ["Bell", "Bell"]
    with acting("test:arrange", by=OFFICE, at=NOW):
        Recusal.objects.create(item=said["Bell"], seat=seat, kind="partner", at=NOW, by="Ann")
    assert found(member, "robot") == []


def test_what_peer_review_said_is_found_by_who_sits_there_alone(office):
    body = make_committee(office.north, "peer_review")
    add(meeting=make_meeting(body), typed=Typed("Case 12", summary="A bile duct"), **WHO)
    outside = make_seat(make_committee(office.north, "pharmacy"), "Otto Outside")
    inside = make_seat(body, "Ina Inside")
    assert found(actor_of(outside.user), "bile") == []
    assert found(actor_of(inside.user), "bile") == [("Agenda", "Case 12")]


def test_the_newest_meeting_comes_first_and_one_committee_can_be_asked_alone(said, office):
    later = make_meeting(said["Parking"].meeting.committee, NOW + dt.timedelta(days=30))
    add(meeting=later, typed=Typed("The gate again"), **WHO)
    assert found(OFFICE, "gate")[0] == ("Agenda", "The gate again")
    assert found(OFFICE, "gate", committee=make_committee(office.north, "pharmacy")) == []


def test_the_page_marks_what_was_looked_for(said, committee):
    client = signed_in(make_seat(committee, "Ann Able").user)
    page = client.get(reverse("minutes-search"), {"q": "GATE"}).content.decode()
    assert "<mark>gate</mark>" in page and "<mark>gâte</mark>" in page
    assert client.get(reverse("minutes-search"), {"q": "\0", "committee": "x"}).status_code == 200


def test_search_takes_as_many_reads_for_many_meetings_as_for_one(
    said, committee, django_assert_max_num_queries
):
    for number in range(5):
        meeting = make_meeting(committee, NOW + dt.timedelta(days=number + 1))
        add(meeting=meeting, typed=Typed("The gate again"), **WHO)
    with django_assert_max_num_queries(12):
        assert len(search(OFFICE, "gate")) == 7
