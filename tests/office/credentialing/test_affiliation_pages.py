"""The pages of affiliation requests, and the public page on which a letter is checked."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credenza.formats.tables import csv_bytes, read_table
from credenza.office.correspondence.queries.mail import messages
from credenza.office.credentialing.actions import affiliations, letter_checks, receiving
from credenza.office.credentialing.jobs import answer_list
from credenza.office.credentialing.models import AffiliationRequest, LetterCheck
from credenza.office.credentialing.queries.letter_checks import (
    GENUINE,
    OFF,
    STANDING,
    mode_of,
    signed,
)
from credenza.office.credentialing.views.letter_check import OFTEN
from credenza.office.ledger.models import Act
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW

pytestmark = pytest.mark.django_db
NPI = "1234567893"
TYPED = {
    "last_name": "Okafor",
    "first_name": "Adaeze",
    "npi": NPI,
    "requester": "Elsewhere General",
    "email": "MSO@elsewhere.example",
    "released": "on",
}
HEAD = ("Last name", "First name", "NPI", "Requester", "Email", "Release")


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(client_for):
    return client_for("coordinator")


def received(office, **values):
    asked = {"last_name": "Okafor", "requester": "Elsewhere General", "released": True}
    return receiving.receive(facility=office.north, values=asked | values, by=OFFICE, at=NOW)


def upload(*rows, head=HEAD) -> SimpleUploadedFile:
    return SimpleUploadedFile("november.csv", csv_bytes(head, rows), "text/csv")


def test_a_request_is_typed_and_answered_in_one_go(coordinator, make_file, office):
    make_file(npi=NPI)
    page = coordinator.post(
        "/affiliations/new/", TYPED | {"facility": office.north.pk}, follow=True
    )
    assert "Okafor, Adaeze: answered." in page.text
    assert "In good standing" in page.text or "in good standing" in page.text
    [mail] = messages(OFFICE)
    assert mail.address == "mso@elsewhere.example"


def test_a_message_is_read_and_shown_to_be_looked_over(coordinator):
    text = (
        "From: Elsewhere General\nPlease verify Dr. Adaeze Okafor, NPI 1234567893, DOB 1975-03-14."
    )
    page = coordinator.post("/affiliations/new/", {"read": "yes", "message": text}).text
    for value in ("Okafor", "Adaeze", NPI, "1975-03-14", "Elsewhere General"):
        assert f'value="{value}"' in page
    assert not AffiliationRequest.objects.exists()


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"npi": "1234567890"}, "check digit"),
        ({"email": "nobody"}, "valid email"),
        ({"last_name": ""}, "required"),
        ({"facility": "9" * 30}, "valid choice"),
    ],
)
def test_what_is_typed_wrongly_is_told_at_its_field(coordinator, office, change, because):
    page = coordinator.post("/affiliations/new/", TYPED | {"facility": office.north.pk} | change)
    assert because in page.text
    assert not AffiliationRequest.objects.exists()


def test_nobody_answers_for_a_facility_that_is_not_theirs(coordinator, office):
    coordinator.post("/affiliations/new/", TYPED | {"facility": office.south.pk})
    assert not AffiliationRequest.objects.exists()


def test_among_several_a_person_chooses_on_the_page(coordinator, make_file, office):
    one, two = make_file(), make_file()
    request = received(office, first_name="Adaeze")
    coordinator.post(f"/affiliations/{request.pk}/answer/")
    assert "nothing else decides" in coordinator.get(f"/affiliations/{request.pk}/").text
    page = coordinator.post(
        f"/affiliations/{request.pk}/answer/", {"practitioner": two.pk}, follow=True
    )
    assert "answered." in page.text
    request.refresh_from_db()
    assert request.practitioner == two != one


def test_somebody_out_of_reach_cannot_be_chosen(coordinator, make_file, office):
    make_file(), make_file()
    southern = make_file(at=office.south)
    request = received(office, first_name="Adaeze")
    url = f"/affiliations/{request.pk}/answer/"
    assert coordinator.post(url, {"practitioner": southern.pk}).status_code == 404


def test_none_of_those_who_fit_is_no_record(coordinator, make_file, office):
    make_file()
    request = received(office)
    coordinator.post(f"/affiliations/{request.pk}/answer/", {"nobody": "yes"})
    request.refresh_from_db()
    assert request.state == "no_record"


def test_what_is_held_only_the_director_decides(
    coordinator, client_for, make_file, office, arranging
):
    person = make_file(npi=NPI)
    with arranging():
        person.appointments.update(standing="suspended")
    request = received(office, npi=NPI)
    url = f"/affiliations/{request.pk}/"
    page = coordinator.post(f"{url}answer/", follow=True).text
    assert "The director decides" in page and "Send facts alone" not in page
    assert coordinator.post(f"{url}decide/", {"reason": "x"}).status_code == 403
    director = client_for("director")
    assert "Send facts alone" in director.get(url).text
    page = director.post(f"{url}decide/", {"reason": "Counsel agrees."}, follow=True).text
    assert "answered." in page
    request.refresh_from_db()
    assert request.answer == "affiliation_plain"


def test_a_coordinator_says_that_the_release_has_come(coordinator, make_file, office):
    make_file(npi=NPI)
    request = received(office, npi=NPI, released=False)
    url = f"/affiliations/{request.pk}/answer/"
    assert "Has the release come?" in coordinator.post(url, follow=True).text
    assert "answered." in coordinator.post(url, {"released": "yes"}, follow=True).text
    again = coordinator.post(url, {"released": "yes"}, follow=True)
    assert "“Answered” already" in again.text


def test_a_request_is_closed_with_a_reason(coordinator, office):
    request = received(office)
    page = coordinator.post(f"/affiliations/{request.pk}/close/", {"reason": " "}, follow=True)
    assert "Say why" in page.text
    coordinator.post(f"/affiliations/{request.pk}/close/", {"reason": "Came twice."})
    request.refresh_from_db()
    assert request.state == "closed"


def test_the_inbox_tells_how_many_wait_and_which(coordinator, office, client_for):
    received(office)
    done = received(office, last_name="Lee")
    affiliations.close(request=done, by=OFFICE, at=NOW, reason="x")
    page = coordinator.get("/affiliations/").text
    assert "1 waits for an answer" in page
    assert "Okafor" in page and "Lee" not in page
    assert "Lee" in coordinator.get("/affiliations/?state=closed").text
    assert "Okafor" not in client_for("coordinator", at=office.south).get("/affiliations/").text


def test_an_odd_state_in_the_address_is_passed_over(coordinator, office):
    received(office)
    for odd in ("²", "%00", "x" * 5000):
        assert "Okafor" in coordinator.get(f"/affiliations/?state={odd}").text


def test_a_list_is_taken_in_answered_and_handed_back_as_a_sheet(coordinator, make_file, office):
    make_file(npi=NPI)
    rows = [
        ("Okafor", "Adaeze", NPI, "Elsewhere General", "a@x.example", "yes"),
        ("Nguyen", "Thi", "", "Elsewhere General", "", "yes"),
        ("Okafor", "Adaeze", NPI, "Another Hospital", "b@x.example", "no"),
    ]
    data = {"facility": office.north.pk, "file": upload(*rows)}
    answer = coordinator.post("/affiliations/upload/", data)
    url = answer["Location"]
    batch = AffiliationRequest.objects.first().batch
    answer_list.call(batch.pk, coordinator.user.pk)
    page = coordinator.get(url).text
    assert "every 2s" not in page
    sheet = coordinator.get(f"{url}?export=xlsx")
    rows = read_table(sheet.content).rows
    outcomes = [(row.cells[0], row.cells[7], row.cells[9]) for row in rows]
    assert outcomes == [
        (2, "Answered", ""),
        (3, "Answered: no record", "Nobody of that name, number and birth date is on file."),
        (4, "Waits for the director", "No release signed by the practitioner is on file."),
    ]
    answer_list.call(batch.pk, coordinator.user.pk)
    assert messages(OFFICE).count() == 2


def test_a_list_with_something_wrong_takes_nothing_and_says_all(coordinator, office):
    rows = [("", "A", "", "X", "", ""), ("Okafor", "A", "12", "X", "", "")]
    data = {"facility": office.north.pk, "file": upload(*rows)}
    page = coordinator.post("/affiliations/upload/", data)
    assert "Row 2: “Last name” is empty." in page.text
    assert "Row 3: “NPI” 12" in page.text
    assert not AffiliationRequest.objects.exists()


def test_a_list_of_another_facility_is_not_there(coordinator, client_for, office):
    batch = receiving.receive_list(
        facility=office.south, title="x", rows=[(2, {"last_name": "A", "requester": "B"})],
        by=OFFICE, at=NOW,
    )  # fmt: skip
    assert coordinator.get(f"/affiliations/lists/{batch.pk}/").status_code == 404
    assert coordinator.post(f"/affiliations/lists/{batch.pk}/again/").status_code == 404


def test_who_may_not_answer_sees_none_of_it(client_for, office):
    request = received(office)
    for role in ("chair", "member", "viewer", "practitioner", "administrator"):
        client = client_for(role)
        assert client.get("/affiliations/").status_code == 403
        assert client.get(f"/affiliations/{request.pk}/").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_a_long_inbox_takes_no_more_reads_than_a_short_one(
    coordinator, office, count, django_assert_max_num_queries
):
    rows = [(n, {"last_name": f"A{n}", "requester": "B"}) for n in range(count)]
    batch = receiving.receive_list(facility=office.north, title="x", rows=rows, by=OFFICE, at=NOW)
    with django_assert_max_num_queries(14):
        coordinator.get("/affiliations/")
    with django_assert_max_num_queries(13):
        coordinator.get(f"/affiliations/lists/{batch.pk}/")


# The letter that can be checked


@pytest.fixture
def letter(make_file, office):
    """``letter(mode)``: the check of a letter about a member, and the member."""

    def make(mode=GENUINE):
        letter_checks.choose_mode(facility=office.north, mode=mode, by=OFFICE, at=NOW)
        person = make_file(npi=NPI)
        request = received(office, npi=NPI)
        affiliations.answer(request=request, by=OFFICE, at=NOW)
        return LetterCheck.objects.get(), person

    return make


def test_the_holder_of_a_letter_sees_that_it_is_genuine_and_what_it_says(letter):
    check, _ = letter()
    page = Client().get(f"/check/{signed(check)}/").text
    assert "This letter is genuine" in page
    assert "Elsewhere General" in page and "Adaeze Okafor" in page and "Surgery" in page
    assert "good standing" not in page
    entry = Act.objects.get(verb="letter-check:asked")
    assert entry.practitioner_id == check.practitioner_id


def test_with_the_standing_the_page_tells_how_it_is_today(letter, arranging):
    check, person = letter(STANDING)
    url = f"/check/{signed(check)}/"
    assert "is a member of the medical staff in good standing" in Client().get(url).text
    with arranging():
        person.appointments.update(standing="suspended")
    page = Client().get(url).text
    assert "Please ask the medical staff office." in page
    assert "suspend" not in page and "good standing" not in page


def test_a_letter_that_was_taken_back_says_so_and_no_more(letter, coordinator):
    check, _ = letter(STANDING)
    coordinator.post(f"/affiliations/checking/{check.pk}/revoke/", {"reason": "Wrong person."})
    page = Client().get(f"/check/{signed(check)}/").text
    assert "no longer stands" in page
    assert "Wrong person" not in page and "Okafor" not in page and "good standing" not in page


@pytest.mark.parametrize("text", ["x", "0" * 32, "0" * 32 + ".x", "ü", "." * 500])
def test_a_made_up_address_is_no_letter_of_ours_and_leaves_no_entry(db, text):
    assert Client().get(f"/check/{text}/").status_code == 404
    assert not Act.objects.filter(verb="letter-check:asked").exists()


def test_an_unsigned_number_and_one_of_a_facility_that_is_off_look_the_same(letter, office):
    check, _ = letter()
    unsigned = Client().get(f"/check/{check.number.hex}/")
    letter_checks.choose_mode(facility=office.north, mode=OFF, by=OFFICE, at=NOW)
    off = Client().get(f"/check/{signed(check)}/")
    assert (unsigned.status_code, off.status_code) == (404, 404)
    assert unsigned.content == off.content


def test_who_asks_too_often_has_to_wait_and_others_have_not(letter):
    check, _ = letter()
    url = f"/check/{signed(check)}/"
    statuses = [Client().get(url).status_code for _ in range(OFTEN + 3)]
    assert statuses == [200] * OFTEN + [429] * 3
    assert Client(REMOTE_ADDR="198.51.100.9").get(url).status_code == 200
    with time_machine.travel(NOW + dt.timedelta(minutes=2)):
        assert Client().get(url).status_code == 200


def test_the_page_is_off_until_a_director_switches_it_on_for_a_facility(client_for, office):
    assert mode_of(office.north.pk) == OFF
    director = client_for("director")
    data = {"facility": office.north.pk, "mode": "standing"}
    director.post("/affiliations/checking/", data)
    assert mode_of(office.north.pk) == STANDING
    director.post("/affiliations/checking/", data | {"facility": office.south.pk})
    assert mode_of(office.south.pk) == OFF
    page = director.post("/affiliations/checking/", data | {"mode": "all"}, follow=True)
    assert "Choose one of the ways" in page.text
