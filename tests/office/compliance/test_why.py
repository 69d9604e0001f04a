"""Why a mark is red, as the page says it."""

import datetime as dt

import pytest

from credenza.office.practitioners.actions import credentials
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def lapsed(licence):
    return licence(ends_on=dt.date(2026, 6, 30))


def address(row, office, requirement="licence.current", **more):
    known = {"facility": office.north.pk, "requirement": requirement, "credential": row.pk} | more
    query = "&".join(f"{key}={value}" for key, value in known.items())
    return f"/practitioners/{row.practitioner_id}/why/?{query}"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


def test_a_red_mark_says_its_rules_its_days_and_what_would_turn_it_green(
    client_for, lapsed, office, django_assert_max_num_queries
):
    coordinator = client_for("coordinator")
    with django_assert_max_num_queries(30):
        page = coordinator.get(address(lapsed, office)).content.decode()
    assert "ended on 30 June 2026" in page
    assert "CMS-LICENSED" in page and "LOCAL-LICENCE" in page and "decides" in page
    assert "good until 23 February 2027 or later" in page
    assert ">Renew<" in page


def test_the_file_leads_to_why_in_one_click(client_for, lapsed, office):
    page = (
        client_for("coordinator").get(f"/practitioners/{lapsed.practitioner_id}/").content.decode()
    )
    assert address(lapsed, office).replace("&", "&amp;") in page


def test_a_past_day_is_told_by_the_file_and_the_rules_of_that_day(client_for, lapsed, office):
    fields = {"ends_on": dt.date(2028, 6, 30)}
    credentials.edit(credential=lapsed, values=fields, version=1, by=OFFICE, at=NOW)
    coordinator = client_for("coordinator")
    assert "good until 30 June 2028" in coordinator.get(address(lapsed, office)).content.decode()
    assert coordinator.get(address(lapsed, office, as_of="2026-01-10")).status_code == 404


@pytest.mark.parametrize(
    ("role", "where", "status"),
    [("coordinator", "north", 200), ("coordinator", "south", 404), ("viewer", "north", 403)],
)
def test_why_is_told_to_who_may_open_the_file(client_for, lapsed, office, role, where, status):
    client = client_for(role, at=getattr(office, where))
    assert client.get(address(lapsed, office)).status_code == status


@pytest.mark.parametrize(
    "more", [{"requirement": "nothing.such"}, {"facility": ""}, {"requirement": "cme.hours"}]
)
def test_what_is_not_asked_has_no_page(client_for, lapsed, office, more):
    assert client_for("coordinator").get(address(lapsed, office, **more)).status_code == 404
