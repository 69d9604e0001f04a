"""What was decided is carried out once, and what was given to do is carried until it is done."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.urls import reverse

from credenza.core.committees.agenda import DONE
from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.correspondence.models import Message
from credenza.office.credentialing.models import Word
from credenza.office.ledger.actions import acting
from credenza.office.meetings.actions.action_items import (
    Task,
    change,
    drop,
    finish,
    give,
    remind_due,
    reopen,
)
from credenza.office.meetings.actions.agenda import Typed, add, build
from credenza.office.meetings.actions.following import follow
from credenza.office.meetings.actions.items import close
from credenza.office.meetings.matters.base import waiting
from credenza.office.meetings.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Followed,
    Recusal,
)
from credenza.office.meetings.queries.agenda import WITHHELD
from credenza.office.meetings.queries.following import decided, to_follow
from credenza.office.meetings.queries.followups import listed, readable, visible_action_items
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.meetings.deciding import decide
from tests.office.meetings.files import before
from tests.office.meetings.rooms import NOW, OFFICE, TODAY, make_committee, make_meeting, make_seat

pytestmark = pytest.mark.django_db
NEXT_WEEK = TODAY + dt.timedelta(days=7)


@pytest.fixture
def seat(committee):
    return make_seat(committee, "Ann Able")


@pytest.fixture
def item(applied, meeting, seat):
    """An application that the meeting decided as asked."""
    before(applied, "mec")
    build(meeting=meeting, by=OFFICE, at=NOW)
    one = meeting.items.get(matter="application")
    decide(one, seat)
    return AgendaItem.objects.get(pk=one.pk)


def test_a_decision_is_carried_out_once_however_often_it_is_asked_for(item):
    first = follow(item=item, by=OFFICE, at=NOW)
    assert first.words == "It lies before the governing body now."
    assert follow(item=item, by=OFFICE, at=NOW) == first
    assert Followed.objects.get().outcome["recused"] == ["Dr. Chen"]
    assert Word.objects.filter(station__key="mec").count() == 1


def test_what_waits_to_be_carried_out_is_shown_until_it_is(item):
    assert list(to_follow(item.meeting)) == [item]
    [line] = decided(item.meeting, OFFICE)
    assert (line.choice, line.waits) == ("As requested", True)
    follow(item=item, by=OFFICE, at=NOW)
    assert not to_follow(item.meeting)
    [line] = decided(item.meeting, OFFICE)
    assert line.followed.words and not line.waits
    assert line.choice == "As requested"


def test_nothing_follows_from_what_was_not_decided(meeting):
    parking = add(meeting=meeting, typed=Typed("Parking"), by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="Nothing was decided"):
        follow(item=parking, by=OFFICE, at=NOW)


def test_what_is_decided_and_not_carried_out_comes_on_no_other_agenda(item, committee):
    with acting("test:over", by=OFFICE, at=NOW):
        type(item.meeting).objects.update(state="adjourned")
    following = make_meeting(committee, NOW + dt.timedelta(days=28))
    build(meeting=following, by=OFFICE, at=NOW)
    assert not following.items.filter(matter="application").exists()


def test_where_the_room_refuses_nothing_is_kept_and_it_can_be_tried_again(item, seat):
    with acting("test:spoil", by=OFFICE, at=NOW):
        Decision.objects.filter(item=item).update(choice="deny")
    with pytest.raises(Refused, match="Give the reasons"):
        follow(item=AgendaItem.objects.get(pk=item.pk), by=OFFICE, at=NOW)
    assert not Followed.objects.exists() and not Word.objects.filter(station__key="mec").exists()


def test_only_who_keeps_the_meeting_carries_out_and_nobody_their_own(item, office):
    member = Actor(5, "Ann", (Grant("member", office.north.pk),))
    with pytest.raises(Refused):
        follow(item=item, by=member, at=NOW)
    own = Actor(6, "Ada", (Grant("coordinator", office.north.pk),), item.practitioner_id)
    with pytest.raises(Refused, match="no part"):
        follow(item=item, by=own, at=NOW)


def test_who_has_no_part_in_an_item_does_not_read_what_was_decided(item):
    assert decided(item.meeting, Actor(6, "Ada", (), item.practitioner_id)) == []


def test_who_was_recused_reads_neither_the_item_nor_what_was_decided(item, seat):
    member = actor_of(seat.user)
    assert decided(item.meeting, member)
    with acting("test:recuse", by=OFFICE, at=NOW):
        Recusal.objects.create(item=item, seat=seat, kind="partner", at=NOW, by="Ann")
    assert decided(item.meeting, member) == []
    page = signed_in(seat.user).get(reverse("meeting-agenda", args=[item.meeting_id]))
    assert WITHHELD in page.text and item.title not in page.text


def task(seat, title="Ask the insurer", due_on=NEXT_WEEK, **more):
    return Task(title, due_on, seat=seat, **more)


def test_an_action_item_stands_on_every_agenda_until_it_is_done(committee, seat, meeting):
    one = give(committee=committee, task=task(seat), by=OFFICE, at=NOW)
    [matter] = waiting([committee.facility_id])
    assert matter.title == "Action items: 1 open" and matter.committee == committee.pk
    build(meeting=meeting, by=OFFICE, at=NOW)
    with acting("test:close", by=OFFICE, at=NOW):
        close(meeting=meeting, by=OFFICE, at=NOW)
        type(meeting).objects.filter(pk=meeting.pk).update(state="adjourned")
    assert meeting.items.get(matter="action-items").state == DONE
    following = make_meeting(committee, NOW + dt.timedelta(days=28))
    build(meeting=following, by=OFFICE, at=NOW)
    assert following.items.filter(matter="action-items").exists()
    finish(action_item=one, answer="Answered.", by=OFFICE, at=NOW)
    assert not waiting([committee.facility_id])


def test_its_owner_says_that_it_is_done_and_no_other_member(committee, seat):
    one = give(committee=committee, task=task(seat), by=OFFICE, at=NOW)
    other = make_seat(committee, "Ben Bell")
    with pytest.raises(Refused, match="Its owner"):
        finish(action_item=one, answer="", by=actor_of(other.user), at=NOW)
    done = finish(action_item=one, answer="Answered.", by=actor_of(seat.user), at=NOW)
    assert (done.state, done.answer, done.closed_by) == ("done", "Answered.", seat.user.name)
    with pytest.raises(Refused, match="not possible while it is done"):
        finish(action_item=one, answer="", by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="Say why"):
        reopen(action_item=one, reason=" ", by=OFFICE, at=NOW)
    assert reopen(action_item=one, reason="Not quite.", by=OFFICE, at=NOW).state == "open"


def test_the_chair_gives_something_to_do_and_a_plain_member_does_not(committee, seat):
    chair = make_seat(committee, "Cleo Chair", kind="chair")
    assert give(committee=committee, task=task(seat), by=actor_of(chair.user), at=NOW).pk
    with pytest.raises(Refused, match="chair"):
        give(committee=committee, task=task(seat), by=actor_of(seat.user), at=NOW)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"title": " "}, "what shall be done"),
        ({"due_on": TODAY - dt.timedelta(days=1)}, "over"),
    ],
)
def test_a_task_says_what_and_until_when(committee, seat, values, why):
    with pytest.raises(Refused, match=why):
        give(committee=committee, task=task(seat, **values), by=OFFICE, at=NOW)


def test_a_task_has_one_owner_who_sits_there(committee, seat, office):
    with pytest.raises(Refused, match="one person"):
        give(committee=committee, task=task(None), by=OFFICE, at=NOW)
    elsewhere = make_seat(make_committee(office.north, "board"), "Bo Board")
    with pytest.raises(Refused, match="does not sit"):
        give(committee=committee, task=task(elsewhere), by=OFFICE, at=NOW)


def test_an_action_item_changed_meanwhile_is_not_overwritten(committee, seat):
    one = give(committee=committee, task=task(seat), by=OFFICE, at=NOW)
    later = task(seat, due_on=NEXT_WEEK + dt.timedelta(days=7))
    change(action_item=one, version=1, task=later, by=OFFICE, at=NOW)
    with pytest.raises(Conflict):
        change(action_item=one, version=1, task=task(seat), by=OFFICE, at=NOW)


def test_the_owner_is_reminded_once_and_the_mail_tells_nothing_confidential(committee, seat):
    give(committee=committee, task=task(seat, "Ask about Dr. Doe"), by=OFFICE, at=NOW)
    assert remind_due(by=OFFICE, at=NOW) == 1
    assert remind_due(by=OFFICE, at=NOW) == 0
    [message] = Message.objects.all()
    assert (message.address, "Doe" in message.subject) == (seat.user.email, False)
    assert "24 November" not in message.subject and "1 December 2026" in message.subject


def test_what_was_given_about_somebody_is_not_theirs_to_read(committee, seat, item):
    give(committee=committee, task=task(seat), item=item, by=OFFICE, at=NOW)
    own = Actor(9, "Ada", (Grant("coordinator", committee.facility_id),), item.practitioner_id)
    assert not visible_action_items(own, "followup:see")
    rows = visible_action_items(OFFICE, "followup:see")
    assert readable(listed(rows, "open", OFFICE, TODAY), OFFICE) == list(ActionItem.objects.all())


def test_what_is_dropped_is_done_with_and_says_why(committee, seat):
    one = give(committee=committee, task=task(seat), by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="Say why"):
        drop(action_item=one, reason="", by=OFFICE, at=NOW)
    dropped = drop(action_item=one, reason="The claim was closed.", by=OFFICE, at=NOW)
    assert (dropped.state, dropped.answer) == ("dropped", "The claim was closed.")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_carry_a_decision_out_once(item):
    """Each in a transaction of its own: one waits for the other, and gives what that did."""
    done, errors = [], []

    def press():
        try:
            done.append(follow(item=item, by=OFFICE, at=NOW).pk)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert errors == [] and len(set(done)) == 1
    assert Word.objects.filter(station__key="mec").count() == 1


def test_a_press_on_the_page_carries_out_all_that_waits_and_says_what_was_done(item, client_for):
    keeper = client_for("coordinator")
    page = reverse("meeting-following", args=[item.meeting_id])
    assert "Carry out the decision" in keeper.get(page).content.decode()
    answer = keeper.post(reverse("follow-all", args=[item.meeting_id]), follow=True)
    assert "It lies before the governing body now." in answer.content.decode()
    keeper.post(reverse("follow-item", args=[item.meeting_id, item.pk]))
    assert Word.objects.filter(station__key="mec").count() == 1


def test_something_to_do_is_given_at_an_item_and_finished_by_its_owner(item, seat, client_for):
    keeper = client_for("coordinator")
    give_it = reverse("follow-give", args=[item.meeting_id, item.pk])
    data = {"title": "Ask the insurer", "owner": f"seat-{seat.pk}", "due_on": "2030-01-07"}
    keeper.post(give_it, data)
    one = ActionItem.objects.get()
    assert (one.item, one.owner) == (item, "Ann Able")
    mine = signed_in(seat.user)
    page = mine.get(reverse("followups"), {"list": "mine"}).content.decode()
    assert "Ask the insurer" in page
    mine.post(reverse("followup-step", args=[one.pk, "finish"]), {"reason": "They paid."})
    one.refresh_from_db()
    assert (one.state, one.answer) == ("done", "They paid.")


def test_a_coordinator_elsewhere_finds_no_action_item_of_this_facility(
    committee, seat, client_for, office
):
    one = give(committee=committee, task=task(seat), by=OFFICE, at=NOW)
    south = client_for("coordinator", at=office.south)
    assert south.get(reverse("followup", args=[one.pk])).status_code == 404
    assert "Ask the insurer" not in south.get(reverse("followups")).content.decode()


def test_a_list_of_action_items_takes_as_many_reads_for_many_as_for_one(
    committee, seat, client_for, django_assert_max_num_queries
):
    for number in range(5):
        give(committee=committee, task=task(seat, f"Task {number}"), by=OFFICE, at=NOW)
    keeper = client_for("coordinator")
    with django_assert_max_num_queries(25):
        keeper.get(reverse("followups"))
