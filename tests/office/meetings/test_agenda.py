"""An agenda is built from what stands on every one, what is carried over and what waits."""

import pytest

from credenza.office.meetings.actions.agenda import build
from credenza.office.meetings.queries.agenda import in_parts, items, rows
from credenza.office.meetings.queries.docket import docket_of
from tests.office.meetings.files import before
from tests.office.meetings.rooms import NOW, OFFICE

pytestmark = pytest.mark.django_db
CALL = "Call to order, quorum and conflicts of interest"


@pytest.fixture
def built(applied, make_file, meeting):
    """The meeting with one clean file and one to be discussed on its agenda."""
    before(applied, "mec")
    before(applied, "mec", category="2", person=make_file("Bell", "Ben", at=None))
    build(meeting=meeting, by=OFFICE, at=NOW)
    return meeting


def titles(meeting):
    return [one.title for one in rows(meeting)]


def of_docket(meeting):
    return [one for one in rows(meeting) if one.matter == "application"]


def test_a_file_that_reaches_a_committee_waits_on_its_docket(applied, committee):
    one = before(applied, "mec")
    [matter] = docket_of(committee, OFFICE)
    assert matter.title == f"{one.practitioner}: initial appointment"
    assert (matter.consent, matter.practitioner) == (True, one.practitioner_id)
    assert matter.summary.startswith("Surgery, category 1.")


def test_nothing_waits_on_the_docket_of_a_committee_that_is_not_reached(applied, committee):
    before(applied, "credentials")
    assert docket_of(committee, OFFICE) == []


def test_an_agenda_begins_with_what_opens_a_meeting_and_ends_with_what_closes_it(built):
    parts = [
        (one.key, [shown.title for shown in one.shown]) for one in in_parts(items(built, OFFICE))
    ]
    assert parts[0][0] == "regular" and parts[0][1][0] == CALL
    assert parts[1][0] == "consent" and len(parts[1][1]) == 1
    assert "Bell, Ben: initial appointment" in parts[2][1]


def test_building_twice_puts_nothing_on_twice(built):
    before_it = titles(built)
    assert build(meeting=built, by=OFFICE, at=NOW) == 0
    assert titles(built) == before_it
