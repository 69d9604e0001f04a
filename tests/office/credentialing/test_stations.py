"""An application passes its stations; what each says decides where it goes."""

import datetime as dt
from contextlib import contextmanager

import pytest
import time_machine

from credenza.core.applications.route import Votes
from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.letters import hand_over
from credenza.office.correspondence.queries import letters_of
from credenza.office.correspondence.queries.letters import values_of
from credenza.office.credentialing.actions import final_actions, hearings
from credenza.office.credentialing.actions.deferrals import ask_applicant
from credenza.office.credentialing.actions.review import categorise, send
from credenza.office.credentialing.actions.settling import settle_due
from credenza.office.credentialing.actions.stations import Said, answer, speak
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.credentialing.queries.notices import notices_not_gone
from credenza.office.credentialing.queries.ways import open_station, stations_of
from credenza.office.ledger.actions import acting
from credenza.office.practitioners.models import Appointment
from credenza.office.team.models import Committee, RoleGrant
from credenza.office.team.queries import actor_of
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=40)
VOTED = {"votes": Votes(yes=5), "meeting_on": TODAY}


@pytest.fixture
def sent(applied):
    """``sent("initial")``: a complete application that lies at its first station."""

    def make(kind="initial", category="1", **values):
        application = applied(
            kind=kind, state="complete", category=category, complete_on=TODAY, **values
        )
        return send(application=application, by=OFFICE, at=NOW)

    return make


def say(application, outcome="as_asked", *, by=OFFICE, at=NOW, **more):
    said = Said(outcome, **(VOTED | more))
    return speak(station=open_station(application), said=said, by=by, at=at)


def states(application):
    return [(one.key, bool(one.opened_at), bool(one.closed_at)) for one in stations_of(application)]


def test_an_application_is_sent_to_the_first_station_and_the_others_wait(sent):
    application = sent()
    assert (application.state, application.station) == ("review", "chair")
    assert states(application) == [
        ("chair", True, False),
        ("credentials", False, False),
        ("mec", False, False),
        ("board", False, False),
    ]
    assert application.passages.last().holder == "chair"


def test_each_station_hands_on_to_the_next_until_the_last_decides(sent):
    application = sent()
    for key in ("credentials", "mec", "board"):
        application = say(application)
        assert (application.state, application.station) == ("review", key)
    application = say(application)
    assert (application.state, application.outcome) == ("decided", "granted")
    held = Appointment.objects.get()
    assert (held.standing, held.starts_on, held.decided_on) == ("active", TODAY, TODAY)
    assert held.ends_on == application.term_ends_on == held.reappointment_due_on
    kinds = [letter.kind for letter in letters_of(application.practitioner_id)]
    assert kinds == ["appointment_granted"]


def test_a_word_at_a_closed_station_is_refused(sent):
    application = sent()
    chair = open_station(application)
    say(application)
    with pytest.raises(Refused, match="spoken already"):
        speak(station=chair, said=Said("as_asked"), by=OFFICE, at=NOW)


def test_a_body_says_when_it_met_and_how_it_voted(sent):
    application = say(sent())
    with pytest.raises(Refused, match="which day"):
        say(application, meeting_on=None)
    with pytest.raises(Refused, match="lies ahead"):
        say(application, meeting_on=TODAY + dt.timedelta(days=1))
    with pytest.raises(Refused, match="no majority"):
        say(application, votes=Votes(yes=2, no=2))


def test_one_person_has_no_votes(sent):
    assert say(sent(), votes=Votes(), meeting_on=None).station == "credentials"


def test_two_voting_members_decide_for_the_board_in_an_expedited_review(sent):
    application = say(say(say(sent())))
    with pytest.raises(Refused, match="At least 2"):
        say(application, votes=Votes(yes=1))
    assert say(application, votes=Votes(yes=2)).state == "decided"


def test_the_whole_board_decides_by_majority(sent):
    application = say(say(say(sent(category="2"))))
    assert say(application, votes=Votes(yes=1)).state == "decided"


def test_a_deferral_goes_back_to_the_same_station_with_its_answer(sent):
    application = say(say(sent()))
    application = say(application, "defer", question="What happened in 2019?")
    assert (application.state, application.station) == ("deferred", "mec")
    application = answer(application=application, reason="A leave for family.", by=OFFICE, at=LATER)
    assert (application.state, application.station) == ("review", "mec")
    [word] = open_station(application).words.all()
    assert (word.question, word.answer) == ("What happened in 2019?", "A leave for family.")
    assert say(application).station == "board"


def test_a_question_that_is_the_applicants_is_asked_in_a_letter_once(sent):
    application = say(say(sent()))
    question = "What happened in 2019?"
    application = say(application, "defer", question=question, to_applicant=True)
    [letter] = letters_of(application.practitioner_id)
    values = values_of(letter)
    assert (letter.kind, letter.state) == ("deferral", "written")
    assert (values["question"], values["due_on"]) == (question, "2026-12-24")
    with pytest.raises(Refused, match="written already"):
        ask_applicant(application=application, by=OFFICE, at=LATER)


@time_machine.travel(NOW, tick=False)
def test_the_office_asks_the_applicant_where_the_station_did_not_say_so(sent, client_for):
    application = say(say(sent()), "defer", question="What happened in 2019?")
    client, page = client_for("coordinator"), f"/applications/{application.pk}/"
    assert "Ask the applicant" in client.get(page).text
    client.post(f"{page}ask/")
    assert letters_of(application.practitioner_id).get().kind == "deferral"
    assert "has not left the office" in client.get(page).text
    application = answer(application=application, reason="A leave.", by=OFFICE, at=LATER)
    with pytest.raises(Refused, match="No question"):
        ask_applicant(application=application, by=OFFICE, at=LATER)


@pytest.mark.parametrize(
    ("outcome", "more", "why"),
    [
        ("defer", {"question": ""}, "which question"),
        ("deny", {"reason": ""}, "Give the reasons"),
        ("conditions", {"reason": " "}, "Give the reasons"),
    ],
)
def test_a_word_without_its_reasons_is_refused(sent, outcome, more, why):
    with pytest.raises(Refused, match=why):
        say(sent(), outcome, **more)


def test_a_chairs_denial_is_advice_that_goes_on(sent):
    application = say(sent(), "deny", reason="No training in it.")
    assert (application.state, application.station) == ("review", "credentials")
    assert not Hearing.objects.exists()


def test_a_denial_by_the_executive_committee_stops_everything_and_opens_the_hearing(sent):
    application = say(say(sent()))
    application = say(application, "deny", reason="Training was not finished.")
    assert application.state == "adverse"
    hearing = Hearing.objects.get()
    assert (hearing.state, hearing.station.key) == ("to_notify", "mec")
    assert open_station(application) is None


def test_after_a_waiver_the_board_decides_and_the_reports_fall_due(sent):
    application = say(say(say(sent())), "deny", reason="Training was not finished.")
    hearing = Hearing.objects.get()
    with pytest.raises(Refused, match="not heard yet"):
        hearings.resume(application=application, reason="On.", by=OFFICE, at=NOW)
    hearing = hearings.notify(hearing=hearing, request_to="The chief of staff", by=OFFICE, at=NOW)
    assert hearing.ask_by == dt.date(2026, 12, 24)
    hearing = hearings.waive(
        hearing=hearing, on=TODAY, said_so=True, reason="By letter.", by=OFFICE, at=NOW
    )
    application = Application.objects.get()
    application = hearings.resume(application=application, reason="Waived.", by=OFFICE, at=NOW)
    assert (application.state, application.station) == ("review", "board")
    application = say(application, "deny", reason="Training was not finished.")
    assert (application.state, application.outcome) == ("decided", "denied")
    hearing = final_actions.close(hearing=hearing, on=TODAY, reason="Denied.", by=OFFICE, at=NOW)
    [due] = hearing.reports
    assert due["day"] == "2026-12-24" and due["citation"] == "45 CFR 60.5"
    kinds = {letter.kind for letter in letters_of(application.practitioner_id)}
    assert kinds == {"denial_notice", "final_adverse"}


def test_a_notice_is_shown_until_it_has_left_the_office(sent):
    application = say(say(say(sent())), "deny", reason="Training was not finished.")
    hearings.notify(
        hearing=Hearing.objects.get(), request_to="The chief of staff", by=OFFICE, at=NOW
    )
    [notice] = notices_not_gone(application)
    hand_over(letter=notice, how="in_person", by=OFFICE, at=NOW)
    assert notices_not_gone(application) == []


def test_a_hearing_is_set_held_and_reported_on_before_the_board_acts(sent):
    application = say(say(say(sent())), "deny", reason="Training was not finished.")
    hearing = hearings.notify(
        hearing=Hearing.objects.get(), request_to="The chief of staff", by=OFFICE, at=NOW
    )
    with pytest.raises(Refused, match="time to ask for a hearing ended"):
        hearings.ask(hearing=hearing, on=dt.date(2026, 12, 25), by=OFFICE, at=LATER)
    hearing = hearings.ask(hearing=hearing, on=dt.date(2026, 12, 1), by=OFFICE, at=LATER)
    near = hearings.Setting(dt.date(2027, 2, 1), "Room 1", "9:00", "A panel")
    with pytest.raises(Refused, match="at least 30 days"):
        hearings.set_hearing(hearing=hearing, setting=near, by=OFFICE, at=LATER)
    day = hearings.Setting(dt.date(2027, 2, 2), "Room 1", "9:00", "A panel")
    hearing = hearings.set_hearing(hearing=hearing, setting=day, by=OFFICE, at=LATER)
    with pytest.raises(Refused, match="lies ahead"):
        hearings.hear(hearing=hearing, by=OFFICE, at=LATER)
    after = LATER + dt.timedelta(days=31)
    hearing = hearings.hear(hearing=hearing, by=OFFICE, at=after)
    on = dt.date(2027, 2, 2)
    hearings.report(hearing=hearing, on=on, reason="Upheld.", by=OFFICE, at=after)
    application = Application.objects.get()
    application = hearings.resume(application=application, reason="Heard.", by=OFFICE, at=after)
    assert application.station == "board"


def test_nobody_speaks_on_their_own_application(sent, office):
    application = sent()
    own = Actor(1, "Ada", (Grant("chair", office.north.pk),), application.practitioner_id)
    with pytest.raises(Refused, match="own application"):
        say(application, by=own)


def test_a_chair_speaks_for_the_own_department_alone(sent, office, person):
    application = sent()
    medicine = person("chair", department=office.medicine, name="Max Medicine")
    with pytest.raises(Refused, match="department chair to say"):
        say(application, by=actor_of(medicine))
    surgery = person("chair", department=office.surgery, name="Sue Surgery")
    assert say(application, by=actor_of(surgery)).station == "credentials"


def test_members_speak_for_their_own_committee_alone(sent, office, person):
    application = say(sent())
    member = person("member")
    with sitting_in(office.north, "pharmacy"), pytest.raises(Refused, match="committee to say"):
        say(application, by=actor_of(member))
    with sitting_in(office.north, "credentials"):
        assert say(application, by=actor_of(member)).station == "mec"


def test_a_member_of_no_committee_in_particular_sits_in_all_of_the_facility(sent, person, office):
    application = say(sent())
    away = person("member", at=office.south, name="Sam South")
    with pytest.raises(Refused, match="committee to say"):
        say(application, by=actor_of(away))
    assert say(application, by=actor_of(person("member"))).station == "mec"


@contextmanager
def sitting_in(facility, kind):
    """Everybody who is a member there sits in one committee of the kind."""
    with acting("test:arrange", by=OFFICE, at=NOW):
        seat = Committee.objects.create(facility=facility, kind=kind, name=kind)
        RoleGrant.objects.filter(role="member").update(committee=seat)
    yield


def test_category_2_stays_category_2(sent):
    application = sent(category="2")
    with pytest.raises(Refused, match="does not become 1"):
        categorise(application=application, category="1", reason="Why not.", by=OFFICE, at=NOW)


def test_category_1_may_become_2_with_the_reason(sent):
    application = categorise(
        application=sent(), category="2", reason="A claim came in.", by=OFFICE, at=NOW
    )
    assert (application.category, application.category_why) == ("2", "A claim came in.")


@pytest.mark.parametrize(
    ("kind", "details", "standing"),
    [
        ("leave", {"from_on": "2026-11-24", "until": "2027-02-01"}, "leave"),
        ("leave", {"from_on": "2026-12-24", "until": "2027-02-01"}, "active"),
        ("resignation", {"on": "2026-11-20"}, "ended"),
        ("resignation", {"on": "2026-12-31"}, "active"),
    ],
)
def test_a_notice_takes_effect_on_its_day(sent, make_file, kind, details, standing):
    application = say(sent(kind, person=make_file(), details=details))
    assert application.state == "decided"
    assert Appointment.objects.get().standing == standing


def test_temporary_privileges_end_after_the_days_of_their_kind(sent):
    application = say(sent("temporary_need", details={"need": "A burn unit.", "until": ""}))
    application = say(application)
    assert (application.term_starts_on, application.term_ends_on) == (
        TODAY,
        TODAY + dt.timedelta(days=29),
    )
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("kind", "details", "days", "standing"),
    [
        ("leave", {"from_on": "2026-12-24", "until": "2027-02-01"}, 29, "active"),
        ("leave", {"from_on": "2026-12-24", "until": "2027-02-01"}, 31, "leave"),
        ("resignation", {"on": "2026-12-31"}, 37, "active"),
        ("resignation", {"on": "2026-12-31"}, 39, "ended"),
    ],
)
def test_what_was_decided_for_later_takes_effect_on_its_day(
    sent, make_file, kind, details, days, standing
):
    say(sent(kind, person=make_file(), details=details))
    at = NOW + dt.timedelta(days=days)
    settle_due(by=OFFICE, at=at)
    assert Appointment.objects.get().standing == standing
    assert settle_due(by=OFFICE, at=at) == 0
