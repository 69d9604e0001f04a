"""No page asks the database more often as the office, or a file, grows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credenza.office.desk.queries.due import KINDS
from credenza.office.practitioners.actions import credentials
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db

MOST = 15
FEW, MANY = 3, 30
LAPSED = dt.date(2025, 11, 3)
LISTS = (
    "/today/",
    "/today/?kind=renew",
    "/today/?whose=nobody",
    "/practitioners/",
    "/practitioners/?state=late&category=Active",
    "/practitioners/?q=oka",
    "/expirables/",
    "/expirables/?window=lapsed",
    f"/expirables/?window={LAPSED}",
    "/expirables/calendar/",
    f"/expirables/calendar/?month={LAPSED:%Y-%m}",
    "/expirables/consequences/",
    "/find/?q=okafor",
    "/rules/",
    "/rules/library/",
    "/ledger/",
    "/jobs/",
)
TABS = ("", "credentials/", "documents/", "history/")


@pytest.fixture(params=["whole office", "one facility"])
def client(request, client_for):
    whole = request.param == "whole office"
    return client_for("director", at=None) if whole else client_for("director")


def most(address) -> int:
    """Today reads each kind of work once beside its findings."""
    return MOST + len(KINDS) if address.startswith("/today/") else MOST


def asked(client, address) -> int:
    """How many queries a page takes; asked twice, as what is read once a process is no matter."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code in (200, 403)
    return len(queries)


def test_no_list_asks_more_often_of_thirty_practitioners_than_of_three(client, licence, make_file):
    def grow(start, end):
        for number in range(start, end):
            person = make_file("Okafor", f"Ada{'abcdefghij'[number % 10]}")
            licence(person, ends_on=LAPSED, number=f"35.0000{number:02}")

    grow(0, FEW)
    few = {address: asked(client, address) for address in LISTS}
    grow(FEW, MANY)
    assert {address: asked(client, address) for address in LISTS} == few
    assert {address: count for address, count in few.items() if count > most(address)} == {}


def test_no_page_of_a_file_asks_more_often_of_thirty_credentials_than_of_three(
    client, licence, make_file
):
    person = make_file()

    def grow(start, end):
        for number in range(start, end):
            one = licence(person, ends_on=LAPSED, number=f"35.0000{number:02}")
            answer = {
                "source": "state_board", "method": "web", "result": "confirmed",
                "asked_on": LAPSED, "verified_on": LAPSED,
            }  # fmt: skip
            credentials.verify(
                practitioner=person, kind=one.kind, credentials=[one], answer=answer,
                by=OFFICE, at=NOW,
            )  # fmt: skip

    grow(0, FEW)
    few = {tab: asked(client, f"/practitioners/{person.pk}/{tab}") for tab in TABS}
    grow(FEW, MANY)
    many = {tab: asked(client, f"/practitioners/{person.pk}/{tab}") for tab in TABS}
    assert many == few
    # Whether there is a case that the reader may know takes two more.
    assert {tab: count for tab, count in few.items() if count > MOST + 2} == {}
