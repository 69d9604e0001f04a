"""A practitioner's file as one page, today and as it stood."""

import datetime as dt

import pytest
from django.utils import timezone

from credenza.office.practitioners.actions import credentials, files
from tests.fixtures import signed_in
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for):
    return client_for("coordinator")


def test_as_of_a_past_day_shows_what_was_known_then(client_for, licence, make_file, time_machine):
    person = make_file(city="Lima")
    one = licence(person, ends_on=dt.date(2026, 12, 31))
    now = NOW + dt.timedelta(days=2)
    time_machine.move_to(now)
    client = client_for("coordinator")
    files.edit(
        practitioner=person, version=person.version, values={"city": "Ada"}, by=OFFICE, at=now
    )
    credentials.renew(
        credential=one, version=one.version, ends_on=dt.date(2028, 12, 31), by=OFFICE, at=now
    )
    url = f"/practitioners/{person.pk}/"
    past = client.get(url, {"as_of": "2026-11-24"}).text
    assert "Lima" in past and "Ada," not in past
    held = client.get(f"{url}credentials/", {"as_of": "2026-11-24"}).text
    assert "31 Dec 2026" in held and "31 Dec 2028" not in held
    assert "31 Dec 2028" in client.get(f"{url}credentials/").text


def test_as_of_a_day_before_the_file_says_so(client, make_file):
    person = make_file()
    page = client.get(f"/practitioners/{person.pk}/", {"as_of": "2001-01-01"}, follow=True).text
    assert "There was no file" in page


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "9999-99-99", ""])
def test_a_day_that_is_none_shows_today(client, make_file, day):
    person = make_file()
    assert client.get(f"/practitioners/{person.pk}/", {"as_of": day}).status_code == 200


def test_the_history_tells_who_did_what_and_never_what_is_sealed(client, make_file):
    person = make_file(ssn="123456789", born_on=dt.date(1984, 2, 29))
    page = client.get(f"/practitioners/{person.pk}/history/").text
    assert "Opened the file" in page and "the office" in page
    assert "123456789" not in page and "1984-02-29" not in page


def test_a_chair_does_not_see_health_items_nor_a_practitioner_their_references(
    client_for, make_file, office
):
    person = make_file()
    for kind in ("mmr", "peer_reference"):
        credentials.add(
            practitioner=person,
            kind=kind,
            values={"issuer": f"Issuer of {kind}", "starts_on": TODAY},
            by=OFFICE,
            at=timezone.now(),
        )
    url = f"/practitioners/{person.pk}/credentials/"
    chair = client_for("chair", department=office.surgery).get(url).text
    assert "Issuer of mmr" not in chair and "Issuer of peer_reference" in chair
    own = client_for("practitioner", practitioner_id=person.pk).get(url).text
    assert "Issuer of mmr" in own and "Issuer of peer_reference" not in own


def test_my_file_leads_to_ones_own(client_for, make_file):
    person = make_file()
    answer = client_for("practitioner", practitioner_id=person.pk).get("/my-file/")
    assert answer["Location"] == f"/practitioners/{person.pk}/"


def test_who_chairs_here_and_coordinates_elsewhere_is_offered_what_a_chair_may_do(
    person, office, make_file, arranging
):
    user = person("chair", department=office.surgery)
    with arranging():
        user.grants.create(role="coordinator", facility=office.south)
    here, there = make_file(), make_file("Brandt", "Eva", at=office.south)
    client = signed_in(user)
    for file, may in ((here, False), (there, True)):
        page = client.get(f"/practitioners/{file.pk}/")
        assert page.status_code == 200
        for link in ("edit/", "history/", "documents/new/"):
            assert (f"/practitioners/{file.pk}/{link}" in page.text) is may, link
