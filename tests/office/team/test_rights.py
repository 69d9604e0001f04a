import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from credenza.core.permissions import About, Actor, Grant
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.models import Act
from credenza.office.team.middleware import RightsMiddleware
from credenza.office.team.rights import PUBLIC, needs, public, require_may, verb_of

HERE, ELSEWHERE = About(frozenset({1})), About(frozenset({2}))
COORDINATOR = Actor(7, "Ada", (Grant("coordinator", 1),), practitioner=70)


def test_a_view_carries_the_verb_it_needs():
    assert verb_of(needs("practitioner:see")(lambda request: None)) == "practitioner:see"
    assert verb_of(public(lambda request: None)) == PUBLIC
    assert verb_of(lambda request: None) is None


def test_a_verb_that_no_table_knows_is_refused_when_the_view_is_written():
    with pytest.raises(ValueError, match="practitioner:fire"):
        needs("practitioner:fire")


def test_what_may_be_done_goes_on(db):
    require_may(COORDINATOR, "practitioner:see", HERE)
    assert not Act.objects.exists()


def test_a_forbidden_object_answers_as_an_unknown_one_and_is_written_down(db):
    with pytest.raises(Http404):
        require_may(COORDINATOR, "practitioner:edit", ELSEWHERE)
    entry = Act.objects.get()
    assert (entry.verb, entry.outcome, entry.actor_id) == ("practitioner:edit", "refused", 7)
    assert "another facility" in entry.detail


def test_ones_own_file_says_why(db):
    own = About(frozenset({1}), practitioner=70)
    with pytest.raises(PermissionDenied, match="own file"):
        require_may(COORDINATOR, "practitioner:edit", own)
    assert Act.objects.get().practitioner_id == 70


def test_a_page_that_reaches_the_whole_office_says_so(client_for):
    answer = client_for("director").get(reverse("choices"))
    assert answer.status_code == 403
    assert "concerns the whole office" in answer.text
    assert client_for("director", at=None).get(reverse("choices")).status_code == 200


def test_a_page_refused_for_want_of_a_role_gives_the_reason(client_for):
    answer = client_for("viewer").get(reverse("people"))
    assert answer.status_code == 403
    assert "takes the role of director or administrator" in answer.text
    assert Act.objects.get(outcome="refused").verb == "people:manage"


def test_a_refused_part_of_a_page_gives_the_reason_in_plain_words(client_for):
    answer = client_for("viewer").get(reverse("people"), headers={"HX-Request": "true"})
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/plain")
    assert answer.text.startswith("“Invite people and give roles”")


def test_somebody_who_has_not_signed_in_is_led_to_the_door_and_back(client, db):
    answer = client.get("/people/?role=chair")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=%2Fpeople%2F%3Frole%3Dchair"


def test_a_part_of_a_page_leads_the_whole_page_to_the_door(client, db):
    page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/people/4/?tab=roles"}
    answer = client.post("/people/4/disable/", headers=page)
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/sign-in/?next=%2Fpeople%2F4%2F%3Ftab%3Droles"


@pytest.mark.parametrize("seen", ["", "https://elsewhere.example/people/"])
def test_a_form_of_an_unknown_page_leads_back_to_the_first_page(client, db, seen):
    answer = client.post("/people/4/disable/", headers={"Referer": seen})
    assert answer["Location"] == "/sign-in/?next=%2F"


def test_a_role_taken_away_stops_counting_with_the_next_request(client_for, arranging):
    client = client_for("director")
    assert client.get(reverse("people")).status_code == 200
    with arranging():
        client.user.grants.all().delete()
    assert client.get(reverse("people")).status_code == 403


def test_nothing_that_this_office_answers_may_be_stored_by_a_browser(client, client_for):
    for answer in (client.get("/sign-in/"), client_for("director").get(reverse("people"))):
        assert "no-store" in answer["Cache-Control"]


def test_a_view_without_a_mark_is_refused_to_everybody(rf, person):
    request = rf.get("/")
    request.user, request.session, request.htmx = person("director", at=None), {}, False
    with pytest.raises(PermissionDenied, match="No right"):
        RightsMiddleware(None).process_view(request, lambda request: None, (), {})


def test_a_refusal_that_a_view_lets_go_is_shown_with_its_reason(rf, person):
    request = rf.get("/")
    request.user, request.htmx = person("director"), False
    answer = RightsMiddleware(None).process_exception(request, Refused(refused("It is too late.")))
    assert answer.status_code == 403
    assert "It is too late." in answer.text
    assert RightsMiddleware(None).process_exception(request, ValueError()) is None
