"""The pages of screening: what waits, one match and its ruling, what follows, runs, the month."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.models import Duty, Match, Ruling
from credenza.office.team.actions import choose
from tests.office.files import OFFICE
from tests.office.monitoring.copies import copy, entry
from tests.office.monitoring.matched import alert_of

BORN = dt.date(1974, 3, 9)
LISTED = {"born_on": BORN, "excluded_on": dt.date(2019, 5, 20), "agency": "HHS", "state": "OH"}


def _picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(target, "PNG")
    return target.getvalue()


PICTURE = _picture()


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def adaeze(make_file):
    return make_file("Okafor", "Adaeze", born_on=BORN, npi="1234567893")


@pytest.fixture
def found(adaeze, make_file):
    """Somebody who is like an entry, and somebody who is not."""
    make_file("Birdwell", "Tom")
    at = timezone.now()
    copy("leie", entry("1", "Okafor", "Adaeze", **LISTED), at=at)
    screen(kind="full", by=OFFICE, at=at, lists=["leie", "sam"])
    return Match.objects.get()


def ruled(client, match, says="different", **more):
    given = {"says": says, "reason": "The SSN on the publisher's page differs."} | more
    return client.post(f"/screening/matches/{match.pk}/", given, follow=True)


def test_before_the_first_run_the_page_says_so(client_for):
    page = client_for("coordinator").get("/screening/").text
    assert "Nobody was screened yet" in page


def test_the_matches_that_wait_stand_with_what_speaks_against_and_no_birth_date(client_for, found):
    page = client_for("coordinator").get("/screening/").text
    assert "1 match waits" in page
    assert "OKAFOR" in page.upper()
    assert "1974" not in page
    assert "There is no copy of this list yet" in page


def test_a_match_shows_both_sides_and_the_ledger_keeps_who_looked(client_for, found, adaeze):
    client = client_for("coordinator")
    page = client.get(f"/screening/matches/{found.pk}/").text
    assert "Is Adaeze Okafor" in page
    assert page.count("1974-03-09") >= 2
    assert (
        "Looked at a match"
        in client_for("director").get(f"/practitioners/{adaeze.pk}/history/").text
    )


def test_a_ruling_is_recorded_with_what_was_looked_at(client_for, found):
    client = client_for("coordinator")
    page = ruled(client, found, looked_at=["ssn"], showed="No match at OIG, 24 Nov").text
    assert "Recorded: another person" in page
    said = Ruling.objects.get()
    assert said.evidence == [{"kind": "ssn", "words": "No match at OIG, 24 Nov"}]
    assert "checked by hand with the publisher: No match at OIG" in page


@pytest.mark.parametrize(
    ("given", "words"),
    [({"reason": " "}, "required"), ({"says": "perhaps"}, "Select a valid choice"),
     ({"showed": "No match"}, "Say what was looked at")],
)  # fmt: skip
def test_a_ruling_that_lacks_something_says_what(client_for, found, given, words):
    page = ruled(client_for("coordinator"), found, **given).text
    assert words in page
    assert not Ruling.objects.exists()


def test_many_are_ruled_other_people_with_one_reason(client_for, found):
    client = client_for("coordinator")
    given = {"pick": [found.pk], "says": "different", "reason": "Born in another year."}
    page = client.post("/screening/matches/rule/", given, follow=True).text
    assert "Recorded of 1" in page
    assert Ruling.objects.get().says == "different"
    nothing = client.post("/screening/matches/rule/", {"reason": "x"}, follow=True).text
    assert "Pick matches first" in nothing


def test_what_a_number_confirms_is_not_ruled_on_among_many(client_for, adaeze):
    at = timezone.now()
    copy("leie", entry("1", "Okafor", "Adaeze", npis=[adaeze.npi], **LISTED), at=at)
    screen(kind="full", by=OFFICE, at=at)
    given = {"pick": [Match.objects.get().pk], "reason": "Another."}
    page = client_for("coordinator").post("/screening/matches/rule/", given, follow=True).text
    assert "ruled on one by one" in page
    assert not Ruling.objects.exists()


def test_the_same_person_opens_what_follows_and_a_person_does_it(client_for, found, adaeze):
    client = client_for("coordinator")
    assert "3 things are to be done" in ruled(client, found, "same").text
    page = client.get("/screening/duties/").text
    assert "Stop work and orders" in page and "42 CFR 1001.1901(b)" in page
    duty = Duty.objects.get(kind="stop")
    done = client.post(
        f"/screening/duties/{duty.pk}/done/", {"reason": "Told the wards."}, follow=True
    )
    assert "Recorded." in done.text
    assert adaeze.appointments.get().standing == "suspended"
    again = client.post(f"/screening/duties/{duty.pk}/lift/", {"reason": "x"}, follow=True)
    assert "decided this already" in again.text
    assert "Told the wards." in client.get("/screening/duties/?state=over").text


def test_two_people_agree_where_the_office_asks_for_it(client_for, found):
    choose(key="screening_agreement", value="always", by=OFFICE, at=timezone.now())
    one, other = client_for("coordinator"), client_for("director")
    assert "A second person must agree" in ruled(one, found).text
    said = Ruling.objects.get()
    here = f"/screening/matches/{found.pk}/agree/"
    assert "ask a colleague" in one.post(here, {"ruling": said.pk}, follow=True).text
    assert "Recorded: another person" in other.post(here, {"ruling": said.pk}, follow=True).text


def test_a_run_shows_its_copies_and_what_could_not_be_searched(client_for, found):
    client = client_for("coordinator")
    assert "not searched" in client.get("/screening/runs/").text
    page = client.get("/screening/run/?number=1").text
    assert "List of Excluded Individuals/Entities" in page
    assert "There is no copy of this list yet" in page
    assert client.get("/screening/run/?number=99", follow=True).redirect_chain


def test_a_file_shows_its_matches_and_clears_month_by_month(client_for, found, adaeze):
    client = client_for("coordinator")
    assert "1 match waits" in client.get(f"/practitioners/{adaeze.pk}/screening/").text
    ruled(client, found)
    page = client.get(f"/practitioners/{adaeze.pk}/screening/").text
    assert "On no list that the office follows" in page
    assert f"{timezone.localdate():%B %Y}" in page


def test_the_month_says_of_everybody_each_list_the_day_and_who_ruled(client_for, found):
    client = client_for("coordinator")
    page = client.get("/screening/month/").text
    assert "1 of 2 practitioners are cleared by OIG LEIE" in page
    assert "1 has a match that waits for a ruling" in page
    assert "waits for a ruling" in page and "not cleared" in page
    ruled(client, found)
    assert "no match, as ruled" in client.get("/screening/month/").text
    assert "Birdwell" not in client.get("/screening/month/?only=found").text
    assert "Nobody to show" in client.get("/screening/month/?only=open").text


def test_the_month_is_taken_as_pdf_and_spreadsheet(client_for, found):
    client = client_for("coordinator")
    assert client.get("/screening/month/pdf/").content.startswith(b"%PDF")
    assert client.get("/screening/month/?export=xlsx").content.startswith(b"PK")
    lines = client.get("/screening/month/?export=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Last name","First name","NPI","OIG LEIE","OIG LEIE, day"')
    assert len(lines) == 3


def test_another_facilitys_people_are_neither_listed_nor_ruled_on(client_for, found, office):
    client = client_for("coordinator", at=office.south)
    assert "Okafor" not in client.get("/screening/").text
    assert "Okafor" not in client.get("/screening/month/").text
    assert client.get(f"/screening/matches/{found.pk}/").status_code == 404
    client.post("/screening/matches/rule/", {"pick": [found.pk], "reason": "Mine"})
    assert not Ruling.objects.exists()


def test_screening_by_hand_reaches_one_file_or_all_within_reach(client_for, found, adaeze):
    client = client_for("coordinator")
    page = client.post("/screening/now/", {"practitioner": adaeze.pk}, follow=True).text
    assert "Screened: nothing new" in page
    assert "The screening has begun" in client.post("/screening/now/", follow=True).text
    assert "Run" in client.get("/screening/run/?number=3").text


def test_without_a_list_nothing_is_begun(client_for):
    page = client_for("coordinator").post("/screening/now/", follow=True)
    assert "follow one, and load" in page.text


def test_many_matches_take_no_more_reads(client_for, make_file, django_assert_max_num_queries):
    at = timezone.now()
    people = [make_file(f"Okafor{letter}", "Adaeze", born_on=BORN) for letter in "abcdefgh"]
    listed = [entry(str(one.pk), one.last_name, "Adaeze", **LISTED) for one in people]
    copy("leie", *listed, at=at)
    screen(kind="full", by=OFFICE, at=at)
    client = client_for("coordinator")
    for address in ("/screening/", "/screening/month/", "/screening/run/?number=1"):
        client.get(address)
        with django_assert_max_num_queries(26):
            assert client.get(address).status_code == 200


def test_a_copy_of_what_was_looked_at_stays_with_the_ruling_and_out_of_the_file(
    client_for, found, adaeze
):
    client = client_for("coordinator")
    copy_of_it = SimpleUploadedFile("oig.png", PICTURE, "image/png")
    ruled(client, found, looked_at=["publisher"], document=copy_of_it)
    kept = Ruling.objects.get().evidence[0]["document"]
    answer = client.get(f"/screening/matches/{found.pk}/documents/{kept}/")
    assert answer.content == PICTURE
    assert not adaeze.attachments.exists()
    assert client.get(f"/screening/matches/{found.pk}/documents/{kept + 1}/").status_code == 404


def test_what_the_registry_differs_in_is_settled_with_a_reason(client_for, adaeze, arranging):
    with arranging():
        alert = alert_of(adaeze)
    client = client_for("coordinator")
    assert "The registry has the family name Okonkwo." in client.get("/screening/watched/").text
    here = f"/screening/watched/{alert.pk}/settle/"
    assert "Say why" in client.post(here, {"reason": " "}, follow=True).text
    assert "Settled." in client.post(here, {"reason": "Her married name."}, follow=True).text
    assert "Her married name." in client.get("/screening/watched/?state=settled").text


def test_a_chair_and_the_practitioner_read_nothing_of_a_match(client_for, found, adaeze, office):
    chair = client_for("chair", department=office.surgery)
    own = client_for("practitioner", practitioner_id=adaeze.pk)
    for client in (chair, own):
        assert "/screening/" not in client.get(f"/practitioners/{adaeze.pk}/").text
        for address in ("/screening/", "/screening/month/", f"/screening/matches/{found.pk}/"):
            assert client.get(address).status_code in (403, 404)
        assert "LEIE" not in client.get("/find/?q=okafor").text
