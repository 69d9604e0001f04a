"""The denial of a single privilege waits until a person said whether it is adverse."""

import pytest
import time_machine

from credenza.core.applications.route import Votes
from credenza.core.permissions import Actor, Grant
from credenza.core.privileges.recommending import DENY, Recommendation
from credenza.core.verdict import Refused
from credenza.office.correspondence.queries import letters_of
from credenza.office.correspondence.queries.letters import values_of
from credenza.office.credentialing.actions import final_actions, hearings
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.models import Hearing
from credenza.office.credentialing.queries.hearings import running_out
from credenza.office.credentialing.queries.ways import open_station
from credenza.office.privileging.queries.grants import granted
from credenza.office.privileging.queries.requests import denied, undecided
from tests.office.credentialing.files import OFFICE
from tests.office.credentialing.test_deciding import asking  # noqa: F401
from tests.office.files import NOW, TODAY
from tests.office.privileging.conftest import CORE, ROBOT, form, request_of  # noqa: F401

pytestmark = pytest.mark.django_db
WHY = "Complications above the threshold."
WHO = {"by": OFFICE, "at": NOW}


def brought(application, until, **last):
    """Stations say as requested; that called ``until`` says ``last``."""
    while application.state == "review":
        station = open_station(application)
        more = last if station.key == until else {}
        said = Said(**({"outcome": "as_asked", "votes": Votes(yes=5), "meeting_on": TODAY} | more))
        application = speak(station=station, said=said, **WHO)
        if station.key == until:
            break
    return application


def no_robot(application, station):
    lines = {ROBOT: Recommendation(DENY, WHY)}
    return brought(application, station, outcome="conditions", reason="Core alone.", lines=lines)


@pytest.fixture
def decided(asking):  # noqa: F811
    """An application granted by the board without one of its two privileges."""
    return no_robot(asking(), "board")


def held(application):
    rows = granted(application.practitioner, application.facility, TODAY)
    return {one.grant.item for one in rows}


def waiting(application):
    return set(undecided(application.privilege_request).values_list("item", flat=True))


def test_the_rest_is_granted_and_the_denied_one_waits_for_the_director(decided, office):
    assert (decided.state, decided.outcome) == ("decided", "granted")
    assert held(decided) == {CORE} and waiting(decided) == {ROBOT}
    hearing = Hearing.objects.get()
    assert (hearing.state, hearing.on_privileges) == ("to_confirm", True)
    assert [key for key, _ in hearing.items] == [ROBOT] and WHY in hearing.reasons
    director = Actor(1, "Dana", (Grant("director", office.north.pk),))
    [(_, due)] = running_out(director, TODAY)
    assert (due.day, due.citation) == (TODAY, "42 USC 11151(9)")


def test_what_is_adverse_goes_the_way_of_a_denied_application(decided):
    hearing = hearings.confirm(hearing=Hearing.objects.get(), **WHO)
    hearing = hearings.notify(hearing=hearing, request_to="The chief of staff", **WHO)
    [notice] = letters_of(decided.practitioner_id).filter(kind="denial_notice")
    assert values_of(notice)["action"].startswith("Denial of privileges: ")
    hearing = hearings.waive(hearing=hearing, on=TODAY, said_so=True, reason="By letter.", **WHO)
    hearing = final_actions.close(hearing=hearing, on=TODAY, reason="Denied.", **WHO)
    assert denied(decided.privilege_request) == {ROBOT} and not waiting(decided)
    [due] = hearing.reports
    assert due["day"] == "2026-12-24"
    [told] = letters_of(decided.practitioner_id).filter(kind="final_adverse")
    assert values_of(told)["decision"].startswith("Denied: ")


def test_one_that_the_board_grants_after_all_is_held_and_nothing_is_reported(decided):
    hearing = hearings.confirm(hearing=Hearing.objects.get(), **WHO)
    hearing = hearings.notify(hearing=hearing, request_to="The chief of staff", **WHO)
    hearing = hearings.waive(hearing=hearing, on=TODAY, said_so=True, reason="A letter.", **WHO)
    hearing = final_actions.close(
        hearing=hearing, on=TODAY, reason="New cases.", upheld=False, **WHO
    )
    assert held(decided) == {CORE, ROBOT} and hearing.reports == []
    kinds = set(letters_of(decided.practitioner_id).values_list("kind", flat=True))
    assert "privileges_granted" in kinds and "final_adverse" not in kinds


def test_what_is_not_for_competence_or_conduct_stands_at_once_without_a_hearing(decided):
    with pytest.raises(Refused, match="in words"):
        final_actions.dismiss(hearing=Hearing.objects.get(), reason=" ", **WHO)
    hearing = final_actions.dismiss(
        hearing=Hearing.objects.get(), reason="The service is not offered.", **WHO
    )
    assert hearing.state == "dismissed"
    assert denied(decided.privilege_request) == {ROBOT} and not waiting(decided)
    assert not list(running_out(OFFICE, TODAY))
    decided.privilege_request.refresh_from_db()
    assert decided.privilege_request.state == "decided"


def test_a_denial_by_the_executive_committee_is_asked_about_before_the_board_meets(asking):  # noqa: F811
    application = no_robot(asking(), "mec")
    assert (application.state, application.station) == ("review", "board")
    [hearing] = Hearing.objects.all()
    final_actions.dismiss(hearing=hearing, reason="A criterion that nobody waives.", **WHO)
    application = no_robot(application, "board")
    assert application.state == "decided" and Hearing.objects.count() == 1
    assert denied(application.privilege_request) == {ROBOT}


def test_a_board_that_meets_before_the_hearing_decides_on_the_rest(asking):  # noqa: F811
    application = no_robot(no_robot(asking(), "mec"), "board")
    assert Hearing.objects.count() == 1
    assert held(application) == {CORE} and waiting(application) == {ROBOT}


def test_a_chairs_word_on_a_single_privilege_is_advice(asking):  # noqa: F811
    no_robot(asking(), "chair")
    assert not Hearing.objects.exists()


def test_the_whole_may_still_be_denied_and_has_a_hearing_of_its_own(asking):  # noqa: F811
    application = no_robot(asking(), "mec")
    hearings.confirm(hearing=Hearing.objects.get(), **WHO)
    application = brought(application, "board", outcome="deny", reason="Conduct.")
    assert application.state == "adverse"
    whole = Hearing.objects.get(on_privileges=False)
    assert whole.state == "to_notify"
    with pytest.raises(Refused, match="not heard yet"):
        hearings.resume(application=application, reason="On.", **WHO)


@time_machine.travel(NOW, tick=False)
def test_the_page_leads_from_the_question_to_the_final_action(decided, client_for):
    client = client_for("director")
    address = f"/applications/{decided.pk}/hearing/"
    page = client.get(address).text
    assert "42 USC 11151(9)" in page and "exclusive contract" in page
    assert "A single privilege was denied" in client.get(f"/applications/{decided.pk}/").text
    hearing = Hearing.objects.get()
    this = {"hearing": hearing.pk, "on": str(TODAY), "reason": "By letter."}
    answer = client.post(f"{address}confirm/", this)
    assert answer["Location"] == f"{address}?hearing={hearing.pk}"
    assert client.get(address, {"hearing": "0"}).status_code == 404
    client.post(f"{address}notify/", this | {"request_to": "The chief of staff"})
    client.post(f"{address}waive/", this | {"said_so": "on"})
    assert "grants them, from that day" in client.get(address).text
    client.post(f"{address}close/", this | {"upheld": "no"})
    assert held(decided) == {CORE, ROBOT}
