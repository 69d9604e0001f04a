import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from credenza.core.permissions import About
from credenza.office.team.actions import choose
from credenza.office.team.context import first_room, rail
from credenza.office.team.queries import actor_of
from tests.fixtures import BEGAN, SYSTEM

MEMBERS = [
    "Practitioners", "Waiting for you", "Meetings", "May they?", "On call", "Concerns", "Policies",
]  # fmt: skip


def labels(client) -> list[str]:
    return [item.label for item in client.get(reverse("account")).context["rail"]]


def test_the_rail_shows_the_rooms_that_one_may_enter(client_for):
    assert "People" in labels(client_for("director"))
    assert "Ledger" not in labels(client_for("coordinator"))
    assert labels(client_for("member")) == MEMBERS


def test_ones_own_file_stands_first_for_those_who_have_one(client_for):
    assert labels(client_for("practitioner", practitioner_id=70))[0] == "My file"


def test_ones_own_file_is_no_room_for_a_role_that_may_not_open_it(client_for):
    member = client_for("member", practitioner_id=70)
    assert labels(member) == MEMBERS
    assert first_room(actor_of(member.user)) == reverse("practitioners")


@pytest.mark.parametrize(
    ("role", "more", "begins"),
    [
        ("coordinator", {}, "today"),
        ("viewer", {}, "practitioners"),
        ("administrator", {}, "rules"),
        ("practitioner", {"practitioner_id": 70}, "my-file"),
        ("practitioner", {}, "may"),
        ("assistant", {}, "portal"),
    ],
)
def test_everybody_begins_where_they_may_enter(person, role, more, begins):
    assert first_room(actor_of(person(role, **more))) == reverse(begins)


def test_the_rail_marks_the_room_one_is_in(client_for):
    client = client_for("director")
    active = lambda page: [item.label for item in page.context["rail"] if item.active]  # noqa: E731
    assert active(client.get(reverse("people"))) == ["People"]
    assert active(client.get(reverse("person-invite"))) == ["People"]
    assert active(client.get(reverse("account"))) == []


def test_there_is_no_rail_before_the_door(client, db):
    assert client.get(reverse("account_login")).context["rail"] == []


@pytest.mark.parametrize(
    ("verb", "about", "shown"),
    [
        ("people:manage", None, "yes"),
        ("rules:tighten", About(frozenset({0})), "You hold this right at another facility"),
        ("practitioner:edit", None, "yes"),
        ("nothing:known", None, "No right called"),
    ],
)
def test_a_page_says_what_one_may_do_and_why_not(person, verb, about, shown):
    request = RequestFactory().get("/")
    request.user = person("director")
    page = Template(
        "{% may verb about as verdict %}"
        "{% if verdict %}yes{% else %}{{ verdict.reason }}{% endif %}"
    )
    assert page.render(Context({"request": request, "verb": verb, "about": about})).startswith(
        shown
    )


def test_the_rail_asks_the_database_once(person, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = person("director")
    with django_assert_num_queries(1):
        rail(request)
        rail(request)


def test_somebody_else_in_the_same_request_is_somebody_else(person):
    request = RequestFactory().get("/")
    request.user = person("director")
    before = [item.label for item in rail(request)["rail"]]
    request.user = person("viewer")
    assert [item.label for item in rail(request)["rail"]] != before


def test_instants_are_shown_by_the_offices_clock(client_for):
    choose(key="zone", value="Pacific/Honolulu", by=SYSTEM, at=BEGAN)
    page = client_for("administrator", at=None).get(reverse("people")).content.decode()
    assert re.search(r"Printed [^<]* HST", page)
