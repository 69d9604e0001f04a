"""A facility's own ways, and the pages on which applications are worked on."""

import pytest
from django.urls import reverse

from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.review import look, send
from credenza.office.credentialing.actions.routing import choose_route
from credenza.office.credentialing.models import Application, Cohort, FacilityRoute
from credenza.office.credentialing.queries.ways import route_of
from credenza.office.practitioners.actions import credentials
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_a_facility_sends_a_kind_another_way(applied, office):
    application = applied(kind="privilege_change")
    assert route_of(application).key == "full"
    choose_route(
        facility=office.north, kind="privilege_change", route="temporary", by=OFFICE, at=NOW
    )
    assert route_of(application).key == "temporary"
    choose_route(facility=office.north, kind="privilege_change", route="full", by=OFFICE, at=NOW)
    assert not FacilityRoute.objects.exists()


@pytest.mark.parametrize(("kind", "route"), [("unheard", "full"), ("initial", "unheard")])
def test_only_kinds_and_ways_of_the_packs_are_chosen(office, kind, route):
    with pytest.raises(Refused, match="is called"):
        choose_route(facility=office.north, kind=kind, route=route, by=OFFICE, at=NOW)


def test_ways_elsewhere_are_not_chosen(office):
    away = Actor(1, "Dee", (Grant("director", office.south.pk),))
    with pytest.raises(Refused, match="at another facility"):
        choose_route(facility=office.north, kind="initial", route="full", by=away, at=NOW)


def test_the_way_is_chosen_on_its_page(client_for, office):
    director = client_for("director")
    url = reverse("application-routes")
    typed = {"facility": office.north.pk, "kind": "initial", "route": "temporary"}
    assert director.post(url, typed).status_code == 302
    assert FacilityRoute.objects.get().route == "temporary"
    assert "as shipped" in director.get(url).content.decode()


@pytest.fixture
def cora(client_for):
    return client_for("coordinator")


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_step_is_taken_from_the_page_and_a_refused_one_says_why(cora, applied):
    application = applied(state="submitted")
    step = lambda verb, **data: cora.post(  # noqa: E731
        reverse("application-step", args=[application.pk, verb]), data, follow=True
    )
    assert told(step("accept")) == ["Verification has begun."]
    [why] = told(step("accept"))
    assert why.startswith("“Begin to verify” is not possible")
    assert told(step("close"))[0].startswith("“Close without a decision”: say why")
    assert step("decide").status_code == 404


def test_what_stands_against_it_is_the_answer_to_calling_it_complete(cora, applied):
    application = applied(state="verifying")
    url = reverse("application-complete", args=[application.pk])
    [why] = told(cora.post(url, {"complete-category": "1"}, follow=True))
    assert why.endswith("more.")
    [why] = told(cora.post(url, {"complete-category": "9"}, follow=True))
    assert why.startswith("Category:")


def test_a_flag_is_answered_from_the_page(cora, applied, make_file):
    person = make_file(at=None)
    values = {"number": "35.1", "jurisdiction": "OH", "status": "revoked"}
    credentials.add(practitioner=person, kind="state_licence", values=values, by=OFFICE, at=NOW)
    application = applied(person, state="verifying")
    [flag] = look(application=application, by=OFFICE, at=NOW)
    url = reverse("flag-resolve", args=[application.pk, flag.pk])
    assert told(cora.post(url, {"resolution": ""}, follow=True))[0].startswith("What came of it:")
    cora.post(url, {"resolution": "Mistaken for a namesake.", "weighed": "on"})
    flag.refresh_from_db()
    assert (flag.resolution, flag.weighed, flag.resolved_by) == (
        "Mistaken for a namesake.",
        True,
        cora.user.name,
    )


def test_who_has_it_and_the_meeting_are_kept(cora, applied):
    application = applied(state="verifying")
    url = reverse("application-plan", args=[application.pk])
    cora.post(url, {"to": cora.user.pk, "target_on": "2099-01-05"}, follow=True)
    kept = Application.objects.get()
    assert (kept.assigned_to, str(kept.target_on)) == (cora.user, "2099-01-05")
    [why] = told(cora.post(url, {"to": cora.user.pk, "target_on": "2001-01-05"}, follow=True))
    assert why.startswith("The meeting lies in the past")


def test_what_the_kind_asks_of_the_office_is_answered_later_too(cora, applied):
    application = applied(kind="disaster", state="verifying", details={"overseen_by": "Berg"})
    url = reverse("application-details", args=[application.pk])
    typed = {
        "ask-plan_active_on": "2026-11-23",
        "ask-photo_id": "yes",
        "ask-second_proof": "Current licence",
        "ask-arrived_on": "2026-11-23",
        "ask-overseen_by": "Dr. Berg",
    }
    assert cora.post(url, typed | {"ask-photo_id": ""}).status_code == 200
    cora.post(url, typed)
    kept = Application.objects.get()
    assert kept.details == {key.removeprefix("ask-"): value for key, value in typed.items()}


def test_one_person_is_invited_in_two_steps(cora, make_file, office):
    person = make_file("Okafor", at=None, email="adaeze@example.org")
    url = reverse("application-new")
    assert "Okafor, Adaeze" in cora.get(f"{url}?q=oka").content.decode()
    assert "Disaster privileges" in cora.get(f"{url}?person={person.pk}").content.decode()
    chosen = f"{url}?person={person.pk}&kind=temporary_need&facility={office.north.pk}"
    assert cora.post(chosen, {}).status_code == 200
    answer = cora.post(chosen, {"ask-need": "A burn unit.", "department": office.surgery.pk})
    application = Application.objects.get()
    assert answer["Location"] == reverse("application", args=[application.pk])
    assert application.details == {"need": "A burn unit."}
    assert application.invitations.count() == 1


def test_what_cannot_be_opened_says_why(cora, make_file, office):
    person = make_file("Okafor")
    url = f"{reverse('application-new')}?person={person.pk}&kind=initial&facility={office.north.pk}"
    assert "The person is on the staff of North already." in cora.post(url, {}).content.decode()


def test_a_cohort_is_seen_with_its_exclusions_and_invited_at_once(cora, make_file, office, applied):
    ada = make_file("Okafor", "Ada", email="ada@example.org")
    tom = make_file("Roe", "Tom")
    applied(make_file("Berg", "Lise"), kind="reappointment", state="filling")
    window = {"facility": office.north.pk, "since": "2027-12-01", "until": "2027-12-31"}
    url = reverse("cohort-new")
    shown = cora.get(url, window).content.decode()
    assert "<strong>2</strong> of 3" in shown
    assert "A reappointment is running already." in shown and "No e-mail address" in shown
    cora.post(url, window | {"title": "December", "pick": [ada.pk, tom.pk]})
    cohort = Cohort.objects.get()
    assert cohort.title == "December" and cohort.applications.count() == 2
    assert ada.applications.get().invitations.count() == 1
    assert tom.letters.get().kind == "invitation"


def test_a_window_that_runs_backward_is_told(cora, office):
    window = {"facility": office.north.pk, "since": "2027-12-31", "until": "2027-12-01"}
    assert "its end after its start" in cora.get(reverse("cohort-new"), window).content.decode()


def test_a_station_reads_in_few_reads(applied, client_for, django_assert_max_num_queries):
    application = applied(state="complete", category="1", complete_on=TODAY)
    send(application=application, by=OFFICE, at=NOW)
    chair = client_for("chair")
    with django_assert_max_num_queries(45):
        shown = chair.get(reverse("application-station", args=[application.pk]))
    assert "Do training, experience" in shown.content.decode()


def test_the_page_of_one_application_reads_in_few_reads(
    applied, cora, django_assert_max_num_queries
):
    application = applied(state="verifying")
    with django_assert_max_num_queries(65):
        assert cora.get(reverse("application", args=[application.pk])).status_code == 200
