import datetime as dt

import pytest
from django.urls import reverse

from credenza.core.permissions import CHAIR, COORDINATOR, DIRECTOR, Actor
from credenza.core.standards.readiness import Ready
from credenza.core.verdict import Refused
from credenza.office.compliance.queries.records import sources
from credenza.office.concerns.actions.weighing import weigh
from credenza.office.concerns.models import Weighing
from credenza.office.concerns.queries.weighing import RULE, round_of
from credenza.office.team.queries import actor_of

NOW = dt.datetime(2026, 8, 31, 15, tzinfo=dt.UTC)
TODAY = NOW.date()
SYSTEM = Actor.system("the tests")
WORDS = "All of the spring; Dr. Okafor alone stands out."


@pytest.fixture
def place(office, arranging):
    """A facility that took NCQA on."""
    with arranging(NOW):
        office.north.bodies = ["ncqa"]
        office.north.save()
    return office.north


def recorded(place, on=TODAY, words=WORDS, by=SYSTEM):
    return weigh(facility=place, on=on, looked_at=words, by=by, at=NOW)


def told(place, as_of):
    return [one.standing for one in sources(place.pk, [RULE], as_of).get(RULE, ())]


def test_it_is_due_again_six_months_later_on_the_last_day_of_a_short_month(place):
    recorded(place)
    found = round_of(place.pk, TODAY)
    assert (found.last_on, found.due_on) == (TODAY, dt.date(2027, 2, 28))


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (dt.date(2026, 9, 1), Ready.MET),
        (dt.date(2027, 2, 28), Ready.AT_RISK),
        (dt.date(2027, 3, 1), Ready.NOT_MET),
    ],
)
def test_readiness_hears_of_the_day_and_never_of_the_words(place, as_of, state):
    recorded(place)
    [standing] = told(place, as_of)
    assert standing.state == state
    assert "Okafor" not in standing.why


def test_what_was_never_weighed_or_not_yet_proves_nothing(place):
    assert told(place, TODAY) == []
    recorded(place)
    assert told(place, TODAY - dt.timedelta(days=1)) == []


def test_nothing_is_due_where_no_standard_asks_for_it(office):
    assert round_of(office.south.pk, TODAY) is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"on": TODAY + dt.timedelta(days=1)}, "still to come"),
        ({"words": " "}, "what was looked at"),
        ({}, "already"),
    ],
)
def test_what_cannot_be_is_refused(place, given, why):
    if not given:
        recorded(place)
    with pytest.raises(Refused, match=why):
        recorded(place, **given)


def test_who_directs_another_facility_records_nothing_here(place, office, person):
    with pytest.raises(Refused):
        recorded(place, by=actor_of(person(DIRECTOR, at=office.south)))


def test_the_director_records_it_on_its_page_and_its_words_are_sealed(place, client_for):
    client, url = client_for(DIRECTOR), reverse("concern-weighing")
    sent = client.post(url, {"on": "2026-05-04", "looked_at": WORDS})
    assert sent.status_code == 302
    page = client.get(url).content.decode()
    assert "it was due again by" in page or "due again by <strong>" in page
    assert WORDS in page
    assert "Okafor" not in Weighing.objects.get().looked_at_sealed
    assert client.post(url, {"on": "2099-01-01", "looked_at": "x"}).status_code == 422
    for role in (COORDINATOR, CHAIR):
        assert client_for(role).get(url).status_code == 403
