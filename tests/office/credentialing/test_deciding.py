"""What a decision brings about: appointment, privileges, evaluations, deadlines and letters."""

import datetime as dt
from importlib import resources

import pytest

from credenza.core.applications.route import Votes
from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.letters import hand_over
from credenza.office.correspondence.queries import letters_of
from credenza.office.correspondence.queries.letters import values_of
from credenza.office.credentialing.actions.decision_letters import tell
from credenza.office.credentialing.actions.leaving import leave_with_letter
from credenza.office.credentialing.actions.review import send
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.queries.terms import CYCLE
from credenza.office.credentialing.queries.ways import open_station
from credenza.office.practitioners.models import Appointment
from credenza.office.privileging.models import Evaluation, Grant
from credenza.office.privileging.queries.grants import granted
from credenza.office.team.actions import change_facility, choose, editions
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY
from tests.office.privileging.conftest import CORE, ROBOT, form, request_of  # noqa: F401

pytestmark = pytest.mark.django_db
VOTES = Votes(yes=5)
TWO_YEARS = dt.date(2028, 11, 23)


@pytest.fixture
def asking(applied, request_of, make_file):  # noqa: F811
    """``asking("initial")``: a complete application that asks for two privileges."""

    def make(kind="initial", person=None, **values):
        person = person or make_file(at=None, email="adaeze@example.org")
        application = applied(
            person,
            kind=kind,
            state="complete",
            category="2",
            complete_on=TODAY,
            privilege_request=request_of(person, CORE, ROBOT),
            **values,
        )
        return send(application=application, by=OFFICE, at=NOW)

    return make


def decided(application, **last):
    """Every station says as requested; the last one says ``last``."""
    while application.state == "review":
        station = open_station(application)
        more = last if station.decides else {}
        said = Said(**({"outcome": "as_asked", "votes": VOTES, "meeting_on": TODAY} | more))
        application = speak(station=station, said=said, by=OFFICE, at=NOW)
    return application


def letter(application, kind):
    [found] = letters_of(application.practitioner_id).filter(kind=kind)
    return found, values_of(found)


def test_what_was_asked_for_is_granted_for_the_term_and_evaluated(asking, office):
    application = decided(asking())
    held = granted(application.practitioner, office.north, TODAY)
    assert {one.grant.item for one in held} == {CORE, ROBOT}
    assert {one.grant.ends_on for one in held} == {application.term_ends_on}
    assert Evaluation.objects.count() == 2
    application.privilege_request.refresh_from_db()
    assert application.privilege_request.state == "decided"


def test_each_station_says_its_word_on_each_privilege(asking):
    application = decided(asking())
    said = application.privilege_request.lines.get(item=CORE).recommendations
    assert set(said.values_list("station", flat=True)) == {
        "chair",
        "credentials",
        "mec",
        "decision",
    }


def test_one_privilege_may_be_granted_on_a_condition_or_not_at_all(asking):
    lines = {
        CORE: Recommendation("conditions", "New here.", (Condition("words", "with a colleague"),)),
        ROBOT: Recommendation("deny", "Twenty cases are wanting."),
    }
    application = decided(asking(), outcome="conditions", reason="See the lines.", lines=lines)
    grant = Grant.objects.get()
    assert (grant.item, grant.conditions[0]["words"]) == (CORE, "with a colleague")
    _, values = letter(application, "appointment_granted")
    assert values["privileges"][0].endswith("| with a colleague")


def test_privileges_are_not_granted_where_the_application_is_denied(asking):
    application = asking("temporary_need", details={"need": "A burn unit."})
    application = decided(application, outcome="deny", reason="No licence here.")
    assert application.outcome == "denied"
    assert not Grant.objects.exists()
    _, values = letter(application, "temporary_denied")
    assert values["reasons"] == ["No licence here."]


@pytest.mark.parametrize(
    ("kind", "details", "grants", "ends_on"),
    [
        ("temporary_applicant", {}, "temporary", TODAY + dt.timedelta(days=119)),
        ("temporary_need", {"until": "2026-12-01"}, "temporary", dt.date(2026, 12, 1)),
        ("disaster", {"overseen_by": "Dr. Berg"}, "disaster", TODAY + dt.timedelta(days=2)),
        ("locum_tenens", {"until": "2027-12-01"}, "locum", TODAY + dt.timedelta(days=119)),
    ],
)
def test_what_is_granted_for_a_time_ends_by_itself(asking, kind, details, grants, ends_on):
    decided(asking(kind, details=details))
    assert set(Grant.objects.values_list("kind", "ends_on")) == {(grants, ends_on)}


def test_telemedicine_by_reliance_appoints_and_grants_its_own_kind(asking):
    application = decided(asking("telemedicine"))
    assert set(Grant.objects.values_list("kind", flat=True)) == {"telemedicine"}
    assert Appointment.objects.get().ends_on == application.term_ends_on == TWO_YEARS


def test_a_reappointment_begins_a_new_term_from_the_decision(asking, make_file):
    person = make_file(email="adaeze@example.org")
    application = decided(asking("reappointment", person))
    held = Appointment.objects.get()
    assert (held.standing, held.decided_on, held.starts_on) == ("active", TODAY, TODAY)
    assert held.ends_on == application.term_ends_on > TODAY
    assert letter(application, "reappointment_granted")


def test_added_privileges_end_with_the_appointment(asking, make_file):
    decided(asking("privilege_change", make_file()))
    assert set(Grant.objects.values_list("ends_on", flat=True)) == {dt.date(2027, 12, 31)}


def test_the_departments_are_told_what_was_granted(asking):
    application = decided(asking())
    told, values = letter(application, "privileges_to_departments")
    assert told.addressee == "Surgery, North"
    assert len(values["privileges"]) == 2


def test_an_adopted_edition_says_how_soon_a_decision_is_told(asking, office):
    bodies = {"bodies": ["cms", "ncqa", "local"]}
    change_facility(facility=office.north, fields=bodies, by=OFFICE, at=NOW)
    text = (resources.files("credenza.packs") / "standards/ncqa/ncqa.toml").read_text("utf-8")
    text = text.replace("{ from = 2025-07-01, limit = 30,", "{ from = 2025-07-01, limit = 10,", 1)
    edition = editions.receive(pack="ncqa", text=text, by=OFFICE, at=NOW)
    who = {"from_on": TODAY, "today": TODAY, "by": OFFICE, "at": NOW}
    editions.adopt(edition=edition, facility=office.north, **who)
    assert decided(asking()).tell_by == TODAY + dt.timedelta(days=10)


def test_the_decision_is_told_by_the_day_and_that_is_kept(asking):
    application = decided(asking())
    assert application.tell_by == TODAY + dt.timedelta(days=30)
    told = tell(application=application, by=OFFICE, at=NOW)
    assert told.told_on == TODAY
    sent, _ = letter(application, "appointment_granted")
    assert sent.sent_at is not None


def test_what_cannot_be_mailed_is_not_told_until_it_is_handed_over(asking):
    application = decided(asking())
    application.practitioner.email = ""
    with pytest.raises(Refused, match="Hand the letter over"):
        tell(application=application, by=OFFICE, at=NOW)
    application.refresh_from_db()
    assert application.told_on is None
    written, _ = letter(application, "appointment_granted")
    yesterday = NOW - dt.timedelta(days=1)
    hand_over(letter=written, how="in_person", by=OFFICE, at=yesterday)
    assert tell(application=application, by=OFFICE, at=NOW).told_on == TODAY - dt.timedelta(days=1)


def test_nothing_is_told_before_it_is_decided(asking):
    with pytest.raises(Refused, match="Nothing is decided"):
        tell(application=asking(), by=OFFICE, at=NOW)


@pytest.mark.parametrize(
    ("cycle", "ends_on"),
    [("full", None), ("load", dt.date(2028, 10, 31)), ("birth_month", dt.date(2028, 3, 31))],
)
def test_the_next_cycle_is_planned_as_the_office_chose(asking, make_file, cycle, ends_on):
    choose(key=CYCLE, value=cycle, by=OFFICE, at=NOW)
    person = make_file(at=None, born_on=dt.date(1980, 3, 9))
    application = decided(asking(person=person, kind="telemedicine"))
    assert application.term_ends_on == (ends_on or TWO_YEARS)


def test_a_withdrawal_takes_the_request_for_privileges_with_it(applied, request_of, make_file):  # noqa: F811
    person = make_file(at=None, email="adaeze@example.org")
    application = applied(person, state="verifying", privilege_request=request_of(person, CORE))
    leave_with_letter(
        application=application, verb="withdraw", reason="Moving away.", by=OFFICE, at=NOW
    )
    application.privilege_request.refresh_from_db()
    assert application.privilege_request.state == "withdrawn"
    sent, values = letter(application, "application_withdrawn")
    assert values["remarks"] == "Moving away." and sent.sent_at


def test_what_is_returned_says_what_is_missing(applied, make_file):
    application = applied(make_file(at=None), state="submitted")
    reason = "The page with your references is empty.\nThe signature is missing."
    leave_with_letter(application=application, verb="return", reason=reason, by=OFFICE, at=NOW)
    kept, values = letter(application, "returned_incomplete")
    assert values["missing"] == reason.splitlines()
    assert kept.sent_at is None
    application.refresh_from_db()
    assert application.due_on == TODAY + dt.timedelta(days=14)
