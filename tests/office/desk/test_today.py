"""Today: what must be done, by whom, by when, and why."""

import datetime as dt

import pytest
from django.urls import reverse

from credenza.office.desk.actions import assign
from credenza.office.desk.models import Assignment, Tally
from credenza.office.desk.tallies import count_day
from credenza.office.practitioners.actions.judging import judge_all
from credenza.office.practitioners.models import OpenFinding
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def lapsed(licence):
    """A licence that lapsed three weeks ago, in the north."""
    return licence(ends_on=TODAY - dt.timedelta(days=23))


def late(client, **query):
    return client.get("/today/", query).text


def test_the_gravest_stands_first_with_its_reason_and_citation(lapsed, client_for):
    page = late(client_for("coordinator"))
    assert page.index("is not current") < page.index("never done")
    assert "42 CFR 482.11(c)" in page


def test_work_of_another_facility_is_neither_shown_nor_counted(lapsed, client_for, office):
    page = late(client_for("coordinator", at=office.south))
    assert "Nothing is open" in page
    assert "Okafor" not in page


def test_work_is_given_to_a_colleague_and_keeps_its_holder_when_judged_again(
    lapsed, person, client_for
):
    client, colleague = client_for("coordinator"), person("director")
    key = OpenFinding.objects.get(requirement="licence.current").key
    client.post("/work/assign/", {"pick": key, "to": colleague.pk})
    judge_all(at=NOW, everyone=True)
    assert Assignment.objects.get(key=key).user == colleague
    assert colleague.name in late(client)


def test_mine_shows_only_what_i_have(lapsed, client_for):
    client = client_for("coordinator")
    key = OpenFinding.objects.get(requirement="licence.current").key
    client.post("/work/assign/", {"pick": key, "to": "me"})
    page = late(client, whose="mine")
    assert "is not current" in page and "never done" not in page
    assert "is not current" not in late(client, whose="nobody")


def test_work_out_of_reach_cannot_be_assigned(lapsed, person, office):
    elsewhere = person("coordinator", at=office.south)
    key = OpenFinding.objects.get(requirement="licence.current").key
    assert assign(keys=[key], to=elsewhere.pk, by=actor_of(elsewhere), at=NOW) == 0
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("query", [{"page": "99"}, {"page": "x"}, {"kind": "nonsense"}])
def test_a_bad_address_shows_something_sensible(lapsed, client_for, query):
    assert client_for("coordinator").get("/today/", query).status_code == 200


def test_one_kind_of_work_shows_only_that(lapsed, client_for):
    page = late(client_for("coordinator"), kind="renew")
    assert "is not current" in page and "never done" not in page


def test_the_day_is_counted_once_the_later_count_standing(lapsed, office):
    count_day(NOW)
    count_day(NOW)
    tally = Tally.objects.get(facility=office.north)
    assert (tally.day, tally.late) == (TODAY, OpenFinding.objects.filter(state="late").count())


@pytest.mark.parametrize("query", [{"kind": "decide-later"}, {"page": "99"}, {"whose": "theirs"}])
def test_an_odd_address_still_shows_the_work(lapsed, client_for, query):
    assert "is not current" in late(client_for("coordinator"), **query)


def test_work_that_somebody_has_is_given_on(lapsed, person):
    giver, taker = actor_of(person("coordinator")), person("director")
    key = OpenFinding.objects.get(requirement="licence.current").key
    for to in (giver.id, taker.pk):
        assert assign(keys=[key], to=to, by=giver, at=NOW) == 1
    given = Assignment.objects.get()
    assert (given.user, given.assigned_by) == (taker, giver.name)


@pytest.mark.parametrize(
    ("state", "begins"), [("filling", "portal-application"), ("verifying", "my-file")]
)
def test_an_applicant_begins_where_the_applications_questions_are(
    applied, client_for, state, begins
):
    application = applied(state=state)
    client = client_for("practitioner", practitioner_id=application.practitioner_id)
    to = reverse(begins, args=[application.pk] if begins == "portal-application" else [])
    assert client.get("/")["Location"] == to
