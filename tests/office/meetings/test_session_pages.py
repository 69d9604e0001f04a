"""The page of a meeting in session, for who runs it, for members and for those recused."""

import pytest
from django.urls import reverse

from credenza.office.meetings.actions import recusals, sessions, votes
from credenza.office.meetings.models import Motion, Recusal, Vote
from tests.fixtures import signed_in
from tests.office.meetings.rooms import NOW, OFFICE, make_committee, make_meeting, make_seat
from tests.office.meetings.sittings import make_item, make_sitting

pytestmark = pytest.mark.django_db
WHO = {"by": OFFICE, "at": NOW}


def url(sitting, verb=""):
    if verb:
        return reverse("meeting-session-act", args=[sitting.meeting.pk, verb])
    return reverse("meeting-session", args=[sitting.meeting.pk])


def page(client, sitting) -> str:
    return client.get(url(sitting)).content.decode()


@pytest.fixture
def taken_up(sitting):
    sessions.take_up(meeting=sitting.meeting, item=sitting.item, **WHO)
    return sitting


def member(sitting, letter):
    return signed_in(sitting.seats[letter].user)


def test_the_office_calls_the_roll_and_opens(client_for, office):
    committee = make_committee(office.north)
    seats = [make_seat(committee, name) for name in ("Ada", "Bo")]
    meeting = make_meeting(committee)
    client = client_for("coordinator")
    address = reverse("meeting-session", args=[meeting.pk])
    assert "Call to order" in client.get(address).content.decode()
    answer = client.post(
        reverse("meeting-session-act", args=[meeting.pk, "open"]), {"present": [seats[0].pk]}
    )
    assert answer.url == address
    assert meeting.attendances.get().seat == seats[0]
    assert meeting.session.presiding is None
    assert "No quorum" in client.get(address).content.decode()


def test_a_member_moves_seconds_and_votes_from_their_own_page(taken_up):
    here = {"item": taken_up.item.pk, "kind": "main", "text": "That it be adopted"}
    member(taken_up, "c").post(url(taken_up, "move"), here)
    motion = Motion.objects.get()
    assert motion.mover == taken_up.c
    member(taken_up, "d").post(url(taken_up, "second"), {"motion": motion.pk})
    votes.open_vote(motion=motion, method="roll", **WHO)
    client = member(taken_up, "d")
    assert 'aria-label="Your vote"' in page(client, taken_up)
    client.post(url(taken_up, "cast"), {"motion": motion.pk, "choice": "yes"})
    assert Vote.objects.get().seat == taken_up.d
    told = page(client, taken_up)
    assert "You voted: for." in told
    assert 'aria-label="Your vote"' not in told


def test_who_is_recused_sees_neither_the_motion_nor_a_way_to_vote(taken_up):
    motion = taken_up.moved(text="That nobody hear this")
    recusals.recuse(item=taken_up.item, seat=taken_up.d, kind="relative", **WHO)
    votes.open_vote(motion=motion, method="roll", **WHO)
    told = page(member(taken_up, "d"), taken_up)
    assert "You left for this item" in told
    assert "nobody hear this" not in told
    assert "nobody hear this" in page(member(taken_up, "c"), taken_up)


def test_a_refusal_is_told_with_the_page_as_it_is(taken_up, client_for):
    client = client_for("coordinator")
    answer = client.post(url(taken_up, "cast"), {"motion": 1}, headers={"hx-request": "true"})
    assert answer.status_code == 409
    told = answer.content.decode()
    assert told.startswith("<section")
    assert "The vote: This field is required." in told


def test_the_board_answers_nothing_while_nothing_happened(taken_up):
    client = member(taken_up, "a")
    board = reverse("meeting-session-board", args=[taken_up.meeting.pk])
    pulse = client.get(url(taken_up)).context["board"].pulse
    headers = {"hx-request": "true"}
    assert client.get(board, {"pulse": pulse}, headers=headers).status_code == 204
    taken_up.moved()
    answer = client.get(board, {"pulse": pulse}, headers=headers)
    assert answer.status_code == 200
    assert answer.content.decode().startswith("<section")


def test_a_vote_by_voice_is_counted_by_the_chair(taken_up):
    motion = taken_up.moved()
    chair = member(taken_up, "a")
    chair.post(url(taken_up, "open-vote"), {"motion": motion.pk, "method": "voice"})
    chair.post(url(taken_up, "close-vote"), {"motion": motion.pk, "no": 1})
    motion.refresh_from_db()
    assert (motion.state, motion.yes, motion.no) == ("carried", 3, 1)
    assert "Carried: 3 for, 1 against, 0 abstained." in page(chair, taken_up)


WRONG = (
    ("recuse", {"kind": "relative"}),
    ("recuse", {"kind": "own", "item": "x"}),
    ("take-up", {"item": 99}),
    ("arrive", {"how": "by balloon"}),
    ("guest", {"name": " "}),
    ("guest-leaves", {"guest": "9"}),
    ("readmit", {"reason": "", "recusal": 1}),
    ("readmit", {"reason": "So", "recusal": 1}),
    ("preside", {"seat": 99}),
    ("open-vote", {"method": "dice"}),
    ("break-off", {}),
    ("second", {"motion": "\0"}),
    ("pull", {}),
    ("move", {"kind": "main", "text": ""}),
)


def test_what_is_asked_wrongly_is_refused_in_words(taken_up, client_for):
    client = client_for("coordinator")
    for verb, data in WRONG:
        answer = client.post(url(taken_up, verb), data, follow=True)
        assert answer.status_code == 200
        (said,) = answer.context["messages"]
        assert (str(said)[-1], said.level_tag) == (".", "error"), verb


def test_an_unknown_act_is_not_found(taken_up, client_for):
    assert client_for("coordinator").post(url(taken_up, "dance")).status_code == 404


def test_the_coordinator_writes_down_arrivals_recusals_and_their_end(taken_up, client_for):
    client, seat = client_for("coordinator"), taken_up.e.pk
    client.post(url(taken_up, "arrive"), {"seat": seat, "how": "remote"})
    client.post(url(taken_up, "preside"), {"seat": taken_up.b.pk})
    client.post(url(taken_up, "guest"), {"name": "Dr. Guest"})
    here = {"seat": seat, "item": taken_up.item.pk, "kind": "practice", "words": "Partners"}
    client.post(url(taken_up, "recuse"), here)
    told = page(client, taken_up)
    for words in ("from afar", "presides", "Dr. Guest", "Partners"):
        assert words in told
    recusal = Recusal.objects.get()
    client.post(url(taken_up, "readmit"), {"recusal": recusal.pk, "reason": "They parted."})
    recusal.refresh_from_db()
    assert recusal.lifted_why == "They parted."


def test_votes_between_meetings_show_each_question_with_its_end(office, client_for):
    sitting = make_sitting(office.north, kind="pharmacy", written=True)
    motion = sitting.moved()
    client = client_for("coordinator")
    until = {"motion": motion.pk, "method": "roll", "closes_at": "2099-01-31T17:00"}
    client.post(url(sitting, "open-vote"), until)
    motion.refresh_from_db()
    assert motion.closes_at.hour == 22
    told = page(member(sitting, "c"), sitting)
    assert "open until Sat 31 Jan, 17:00" in told
    assert "Declare a conflict" in told
    declared = {"item": sitting.item.pk, "kind": "practice"}
    member(sitting, "c").post(url(sitting, "recuse"), declared)
    assert "You have no part in this" in page(member(sitting, "c"), sitting)


def test_after_adjournment_the_page_tells_what_was_decided(taken_up, client_for):
    motion = taken_up.moved()
    votes.open_vote(motion=motion, method="voice", **WHO)
    votes.close_vote(motion=motion, **WHO)
    client = client_for("coordinator")
    client.post(url(taken_up, "adjourn"))
    told = page(client, taken_up)
    assert "Adjourned at" in told
    assert "Carried: 4 for" in told


def test_a_large_meeting_takes_a_fixed_number_of_queries(taken_up, django_assert_max_num_queries):
    client = member(taken_up, "a")
    client.get(url(taken_up))
    for number in range(5):
        make_item(taken_up.meeting, f"More {number}", position=number + 2)
    taken_up.moved()
    taken_up.moved("amend")
    taken_up.moved("postpone")
    with django_assert_max_num_queries(34):
        client.get(url(taken_up))
