"""A meeting as it is held: the roll, recusals, motions, votes, and what is written of them."""

import datetime as dt

import pytest
from django.db import IntegrityError

from credenza.core.committees.voting import Heard
from credenza.core.permissions import COORDINATOR, Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.correspondence.queries.mail import body_of, messages
from credenza.office.ledger.models import Change
from credenza.office.meetings.actions import motions, recusals, sessions, votes
from credenza.office.meetings.models import (
    AgendaItem,
    Decision,
    Disclosure,
    Meeting,
    Recusal,
    Urn,
    Vote,
)
from credenza.office.meetings.queries.following import outcome_of
from credenza.office.meetings.queries.scope import day_of
from credenza.office.meetings.queries.sessions import pulse_of, state_of
from credenza.office.meetings.templatetags.meetings import when
from tests.office.meetings.rooms import NOW, OFFICE, make_committee, make_meeting, make_seat
from tests.office.meetings.sittings import make_item, make_sitting

pytestmark = pytest.mark.django_db
WHO = {"by": OFFICE, "at": NOW}


def refusal(function, **given) -> str:
    with pytest.raises(Refused) as caught:
        function(**given)
    return caught.value.verdict.reason


def cast_all(sitting, motion, **choices):
    """``a="yes"``: each of these votes for themselves."""
    for letter, choice in choices.items():
        seat, by = sitting.seats[letter], sitting.actor(letter)
        votes.cast(motion=motion, seat=seat, choice=choice, by=by, at=NOW)


def test_a_motion_from_its_mover_to_what_it_decides(sitting):
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="roll", **WHO)
    cast_all(sitting, motion, a="yes", b="yes", c="no", d="abstain")
    motion = votes.close_vote(motion=motion, **WHO)
    assert (motion.state, motion.yes, motion.no, motion.abstained) == ("carried", 2, 1, 1)
    assert motion.quorum == "Quorum: 4 present, 3 needed."
    sitting.item.refresh_from_db()
    assert sitting.item.state == "decided"
    told = outcome_of(Decision.objects.get(), sitting.meeting)
    assert (told.yes, told.no, told.motion) == (2, 1, motion.pk)


def test_a_meeting_held_before_its_planned_day_decides_on_the_day_it_was_held(sitting, arranging):
    with arranging():
        Meeting.objects.update(starts_at=NOW + dt.timedelta(7), ends_at=NOW + dt.timedelta(8))
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="voice", **WHO)
    votes.close_vote(motion=motion, heard=Heard(), **WHO)
    held = Meeting.objects.get()
    assert outcome_of(Decision.objects.get(), held).meeting_on == NOW.date()
    assert day_of(held) == NOW.date()
    assert when(held).startswith(f"{NOW:%A}")


def test_closing_twice_decides_once(sitting):
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="voice", **WHO)
    votes.close_vote(motion=motion, heard=Heard(no=1), **WHO)
    assert refusal(votes.close_vote, motion=motion, **WHO) == "No vote on this is open."
    assert Decision.objects.count() == 1


def test_the_state_read_from_the_rows_is_what_the_acts_led_to(sitting):
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="ballot", **WHO)
    cast_all(sitting, motion, a="yes", c="no")
    sessions.leave(meeting=sitting.meeting, seat=sitting.d, **WHO)
    state = state_of(sitting.meeting)
    assert state.roll.present == {sitting.a.pk, sitting.b.pk, sitting.c.pk}
    (question,) = state.motions
    assert question.marks == {sitting.a.pk: sitting.a.pk, sitting.c.pk: sitting.c.pk}
    assert question.papers == {"yes": 1, "no": 1}
    assert question.choices == {}


def test_nothing_ties_a_paper_of_a_ballot_to_who_cast_it(sitting):
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="ballot", **WHO)
    cast_all(sitting, motion, a="yes", b="no", c="no", d="no")
    assert set(Vote.objects.values_list("choice", flat=True)) == {""}
    assert dict(Urn.objects.order_by("choice").values_list("choice", "papers")) == {
        "no": 3,
        "yes": 1,
    }
    assert not Change.objects.filter(table="meetings_urn").exists()
    assert votes.close_vote(motion=motion, **WHO).state == "lost"


def test_whoever_asks_for_a_secret_ballot_binds_who_opens_the_vote(sitting):
    motion = sitting.moved()
    motions.ask_ballot(motion=motion, seat=sitting.seats["c"], by=sitting.actor("c"), at=NOW)
    why = refusal(votes.open_vote, motion=motion, method="voice", **WHO)
    assert why == "A member asked for a secret ballot."
    assert votes.open_vote(motion=motion, method="ballot", **WHO).method == "ballot"


def test_nobody_casts_a_ballot_for_somebody_else_but_a_roll_call_is_written_down(sitting):
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="ballot", **WHO)
    assert "holder of that seat" in refusal(
        votes.cast, motion=motion, seat=sitting.c, choice="yes", **WHO
    )
    votes.break_off(motion=motion, reason="By roll call instead.", **WHO)
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="roll", **WHO)
    votes.cast(motion=motion, seat=sitting.c, choice="yes", **WHO)
    by = sitting.actor("b")
    assert "holder of that seat" in refusal(
        votes.cast, motion=motion, seat=sitting.d, choice="no", by=by, at=NOW
    )


def test_the_database_itself_takes_one_vote_for_a_seat(sitting, arranging):
    motion = sitting.moved()
    row = {"motion": motion, "place": sitting.a, "seat": sitting.a, "choice": "yes", "at": NOW}
    with pytest.raises(IntegrityError), arranging():
        Vote.objects.create(**row, by="A")
        Vote.objects.create(**row | {"seat": sitting.b}, by="B")


def test_who_is_conflicted_by_the_files_is_recused_from_the_start(office, make_file):
    person, partner = make_file(), make_file("Lind", "Per")
    committee = make_committee(office.north)
    own = make_seat(committee, "Ada", "chair", practitioner=person)
    mate = make_seat(committee, "Per", practitioner=partner)
    meeting = make_meeting(committee)
    item = make_item(meeting, practitioner=person, conflicted=[person.pk, partner.pk])
    sessions.open_session(meeting=meeting, present=[own, mate], **WHO)
    kinds = dict(Recusal.objects.order_by("id").values_list("seat", "kind"))
    assert kinds == {own.pk: "own", mate.pk: "practice"}
    lift = Recusal.objects.get(seat=own)
    assert "own file" in refusal(recusals.readmit, recusal=lift, reason="Please.", **WHO)
    recusals.readmit(recusal=Recusal.objects.get(seat=mate), reason="They parted in May.", **WHO)
    assert state_of(meeting).recused == {item.pk: {own.pk}}


def test_who_is_recused_does_not_run_the_vote(office, make_file):
    person = make_file()
    committee = make_committee(office.north)
    chair = make_seat(committee, "Ada", "chair", practitioner=person, is_physician=True)
    others = [make_seat(committee, name, is_physician=True) for name in ("Bo", "Cy", "Di")]
    meeting = make_meeting(committee)
    item = make_item(meeting, practitioner=person)
    sessions.open_session(meeting=meeting, present=[chair, *others], **WHO)
    motion = motions.move_motion(
        meeting=meeting,
        kind="main",
        item=item,
        mover=others[0],
        wording=motions.Wording("Approve"),
        **WHO,
    )
    motions.second(motion=motion, seat=others[1], **WHO)
    by = Actor(chair.user.pk, "Ada", (), person.pk)
    assert "no part" in refusal(votes.open_vote, motion=motion, method="roll", by=by, at=NOW)
    assert votes.open_vote(motion=motion, method="roll", **WHO).state == "voting"


def test_a_declared_conflict_takes_the_open_vote_out_and_counts_at_later_items(
    sitting,
    make_file,
    arranging,
):
    with arranging():
        AgendaItem.objects.filter(pk=sitting.item.pk).update(practitioner=make_file("Ng", "Li"))
    sitting.item.refresh_from_db()
    motion = sitting.moved()
    votes.open_vote(motion=motion, method="roll", **WHO)
    cast_all(sitting, motion, c="no", d="yes")
    recusals.recuse(
        item=sitting.item,
        seat=sitting.c,
        kind="competitor",
        for_good=True,
        by=sitting.actor("c"),
        at=NOW,
    )
    assert list(Vote.objects.values_list("seat", flat=True)) == [sitting.d.pk]
    assert Disclosure.objects.get().kind == "competitor"
    assert votes.close_vote(motion=motion, **WHO).recused == 1
    later = make_item(sitting.meeting, "Again", practitioner=sitting.item.practitioner, position=2)
    sessions.take_up(meeting=sitting.meeting, item=later, **WHO)
    assert later.recusals.get().found


def test_an_amendment_gives_the_motion_its_words(sitting):
    motion = sitting.moved()
    change = motions.amend(motion=motion, text="For one year", mover=sitting.c, **WHO)
    motions.second(motion=change, seat=sitting.d, **WHO)
    votes.open_vote(motion=change, method="voice", **WHO)
    votes.close_vote(motion=change, **WHO)
    motion.refresh_from_db()
    assert (motion.text, motion.state) == ("For one year", "stated")


def test_what_is_postponed_is_carried_over(sitting):
    main = sitting.moved()
    aside = sitting.moved("postpone", "To the meeting in March")
    votes.open_vote(motion=aside, method="voice", **WHO)
    votes.close_vote(motion=aside, **WHO)
    main.refresh_from_db()
    sitting.item.refresh_from_db()
    assert main.state == "postponed"
    assert (sitting.item.state, sitting.item.remark) == ("carried", "To the meeting in March")


def test_a_consent_agenda_decides_its_items_less_those_without_a_quorum(office):
    sitting = make_sitting(office.north, present="abc")
    one = make_item(sitting.meeting, "One", on_consent=True, position=2)
    two = make_item(sitting.meeting, "Two", on_consent=True, position=3)
    recusals.recuse(item=two, seat=sitting.c, kind="relative", **WHO)
    motion = sitting.moved("consent", "")
    votes.open_vote(motion=motion, method="voice", **WHO)
    votes.close_vote(motion=motion, **WHO)
    one.refresh_from_db()
    two.refresh_from_db()
    assert motion.text == "Approve the consent agenda (2 items)"
    assert (one.state, two.state, two.on_consent) == ("decided", "open", False)


def test_adjourning_ends_what_runs_and_waits_for_open_votes(sitting):
    motion = sitting.moved()
    sessions.take_up(meeting=sitting.meeting, item=sitting.item, **WHO)
    votes.open_vote(motion=motion, method="voice", **WHO)
    assert "A vote is open" in refusal(sessions.adjourn, meeting=sitting.meeting, **WHO)
    votes.break_off(motion=motion, reason="The alarm rang.", **WHO)
    left = sitting.moved()
    meeting = sessions.adjourn(meeting=sitting.meeting, **WHO)
    left.refresh_from_db()
    assert (meeting.state, left.state) == ("adjourned", "postponed")
    assert not meeting.attendances.filter(left_at=None).exists()
    assert "not in session" in refusal(sessions.arrive, meeting=meeting, seat=sitting.e, **WHO)


def test_the_chair_presides_until_somebody_else_who_is_there_takes_the_chair(sitting):
    assert sitting.meeting.session.presiding == sitting.a
    sessions.preside(meeting=sitting.meeting, seat=sitting.b, **WHO)
    sitting.meeting.session.refresh_from_db()
    assert sitting.meeting.session.presiding == sitting.b
    absent = {"meeting": sitting.meeting, "seat": sitting.e}
    assert refusal(sessions.preside, **absent, **WHO) == "Who presides is present."


def test_members_come_and_go_by_themselves_and_not_for_others(sitting):
    by = sitting.actor("e")
    sessions.arrive(meeting=sitting.meeting, seat=sitting.e, how="remote", by=by, at=NOW)
    assert "already" in refusal(
        sessions.arrive, meeting=sitting.meeting, seat=sitting.e, by=by, at=NOW
    )
    assert "holder of that seat" in refusal(
        sessions.leave, meeting=sitting.meeting, seat=sitting.d, by=by, at=NOW
    )
    stranger = make_seat(make_committee(sitting.meeting.committee.facility, "or"), "Fay")
    assert "none of this committee" in refusal(
        sessions.arrive, meeting=sitting.meeting, seat=stranger, **WHO
    )


def test_a_coordinator_elsewhere_runs_nothing_here(sitting, office):
    by = Actor(99, "Elsewhere", (Grant(COORDINATOR, office.south.pk),))
    with pytest.raises(Refused):
        sessions.take_up(meeting=sitting.meeting, item=sitting.item, by=by, at=NOW)


def test_votes_between_meetings_end_at_their_time(office):
    sitting = make_sitting(office.north, kind="pharmacy", written=True)
    motion, end = sitting.moved(), NOW + dt.timedelta(days=2)
    votes.open_vote(motion=motion, method="roll", closes_at=end, **WHO)
    asked = messages(OFFICE).filter(occasion="Vote between meetings")
    assert asked.count() == 5
    assert "Sedation" not in asked.first().subject + body_of(asked.first())
    cast_all(sitting, motion, a="yes", b="yes", c="no")
    assert "may still vote" in refusal(votes.close_vote, motion=motion, **WHO)
    assert votes.close_ended(by=OFFICE, at=NOW) == 0
    assert votes.close_ended(by=OFFICE, at=end) == 1
    motion.refresh_from_db()
    assert motion.state == "carried"


def test_the_pulse_changes_with_every_act(sitting):
    before = pulse_of(sitting.meeting)
    sessions.admit_guest(meeting=sitting.meeting, name="Dr. Guest", **WHO)
    assert pulse_of(sitting.meeting) != before


def test_a_large_meeting_is_read_in_a_fixed_number_of_queries(
    sitting,
    django_assert_num_queries,
):
    for number in range(3):
        make_item(sitting.meeting, f"More {number}", position=number + 2)
    sitting.moved()
    sitting.moved("amend")
    with django_assert_num_queries(9):
        state_of(sitting.meeting)
