"""The pages of letters, mail and templates."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from credenza.core.permissions import Grant
from credenza.formats.letters import house_template
from credenza.office.correspondence.actions.letters import hand_over, write_letter
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.models import Letter, Letterhead, Message, Template
from credenza.office.correspondence.queries import Addressee, addressee_of, values_of
from credenza.office.ledger.models import Act
from tests.fixtures import make_person, signed_in
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db
WORDS = {"field-about": "Call coverage", "field-text": "It is <b>arranged</b> & fine."}
TO = {"name": "Ada Okafor, MD", "greeting": "Dr. Okafor", "lines": "12 Elm Street", "email": ""}


@pytest.fixture(autouse=True)
def _the_hour(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def client(client_for) -> Client:
    return client_for("coordinator")


def written(file, office, kind="general", to=None, **values):
    values = values or {"about": "Call coverage", "text": "It is arranged."}
    return write_letter(
        kind=kind, practitioner=file, facility=office.north, to=to or addressee_of(file),
        values=values, by=OFFICE, at=NOW,
    )  # fmt: skip


def test_a_letter_is_chosen_filled_in_looked_at_and_written(client, make_file, office):
    file = make_file(email="ada@example.org")
    place = f"/practitioners/{file.pk}/letters/"
    assert f"{place}new/general/" in client.get(f"{place}new/").text
    page = client.get(f"{place}new/general/").text
    assert "data:image/png;base64," in page
    assert 'value="ada@example.org"' in page
    typed = TO | WORDS | {"facility": office.north.pk}
    looked = client.post(f"{place}new/general/", typed | {"look": "yes"})
    assert not Letter.objects.exists()
    assert "It is &lt;b&gt;arranged" in looked.text
    answer = client.post(f"{place}new/general/", typed, follow=True)
    letter = Letter.objects.get()
    assert values_of(letter)["text"] == "It is <b>arranged</b> & fine."
    assert letter.facility == office.north
    assert f"/letters/{letter.pk}/pages/1.png" in answer.text


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(client, make_file):
    file = make_file()
    answer = client.post(
        f"/practitioners/{file.pk}/letters/new/general/", TO | WORDS | {"field-text": ""}
    )
    assert answer.status_code == 422
    assert "This field is required" in answer.text
    assert "Call coverage" in answer.text


def test_what_a_rule_refuses_is_said_on_the_form(client, make_file, office):
    file = make_file()
    typed = TO | {
        "facility": office.north.pk,
        "field-proposed_by": "the MEC",
        "field-action": "to deny",
        "field-reasons": "one",
        "field-request_to": "the CEO",
        "field-request_by": "2026-12-01",
        "field-hearing_before": "a panel",
    }
    answer = client.post(f"/practitioners/{file.pk}/letters/new/denial_notice/", typed)
    assert answer.status_code == 422
    assert "at least 30 days after the date of the letter" in answer.text


def test_the_preview_shows_what_is_typed_so_far_and_keeps_nothing(client, make_file):
    place = f"/practitioners/{make_file().pk}/letters/new/general/preview/"
    part = client.post(place, {"field-about": "Half"}, headers={"hx-request": "true"}).text
    assert part.startswith('<section class="pane-document" id="preview"')
    assert "data:image/png;base64," in part
    trouble = client.post(place, {"field-text": "日本"}).text
    assert "lack the character" in trouble
    assert not Letter.objects.exists()


def test_an_unknown_kind_is_not_here(client, make_file):
    assert client.get(f"/practitioners/{make_file().pk}/letters/new/love/").status_code == 404


def test_a_facility_out_of_reach_cannot_write(client, make_file, office):
    file = make_file()
    typed = TO | WORDS | {"facility": office.south.pk}
    place = f"/practitioners/{file.pk}/letters/new/general/"
    assert client.post(place, typed).status_code == 422
    assert client.post(place, typed | {"facility": "office"}).status_code == 422
    assert not Letter.objects.exists()


def test_a_letter_is_corrected_with_a_reason(client, make_file, office):
    letter = written(make_file(), office)
    place = f"/practitioners/{letter.practitioner_id}/letters/{letter.pk}/correct/"
    assert "It is arranged." in client.get(place).text
    typed = TO | WORDS | {"facility": office.north.pk}
    assert client.post(place, typed).status_code == 422
    client.post(place, typed | {"reason": "The floor was wrong"})
    letter.refresh_from_db()
    assert letter.state == "replaced"
    assert Letter.objects.exclude(pk=letter.pk).get().replaces == letter


def test_sending_handing_over_and_taking_back_say_what_happened(client, make_file, office):
    letter = written(make_file(email="ada@example.org"), office)
    place = f"/practitioners/{letter.practitioner_id}/letters/{letter.pk}/"
    assert "Write an e-mail address" in client.post(f"{place}send/", {}, follow=True).text
    unread = client.post(f"{place}send/", {"address": "other@example.org"}, follow=True).text
    assert "It was not sent. It is confidential" in unread
    make_person("Ada Okafor", practitioner_id=letter.practitioner_id)
    sent = client.post(f"{place}send/", {"address": "ada@example.org"}, follow=True).text
    assert "On its way to ada@example.org." in sent
    assert Message.objects.get(state="sent").subject == "A letter for you from North"
    assert "Its mail" in sent
    assert (
        "write a corrected one"
        in client.post(f"{place}withdraw/", {"reason": "Too late"}, follow=True).text
    )
    assert "Recorded." in client.post(f"{place}hand-over/", {"how": "fax"}, follow=True).text
    assert "Say how" in client.post(f"{place}hand-over/", {"how": "pigeon"}, follow=True).text


def test_reading_and_taking_a_letter_are_recorded(client, make_file, office):
    letter = written(make_file(), office)
    place = f"/practitioners/{letter.practitioner_id}/letters/{letter.pk}/"
    assert client.get(f"{place}pages/1.png").content.startswith(b"\x89PNG")
    assert client.get(f"{place}pages/2.png").status_code == 404
    pdf, docx = client.get(f"{place}pdf/"), client.get(f"{place}docx/")
    assert pdf.content.startswith(b"%PDF")
    assert docx.content.startswith(b"PK")
    assert "attachment" in pdf.headers["Content-Disposition"]
    verbs = list(Act.objects.filter(verb__in=("letter:open", "letter:fetch")).values_list("verb"))
    assert len(verbs) == 4


def test_practitioners_find_what_was_sent_to_them_and_nothing_about_them(
    client_for, make_file, office
):
    file = make_file()
    mine = written(file, office)
    about = written(
        file, office, "proctor_assigned", Addressee("Dr. B. Moreau"), privileges="Robotics",
        plan="Watch", starts_on="2026-12-01", due_on="2027-05-31",
    )  # fmt: skip
    own = client_for("practitioner", practitioner_id=file.pk)
    place = f"/practitioners/{file.pk}/letters/"
    assert "No letters" in own.get(place).text
    for letter in (mine, about):
        hand_over(letter=letter, how="in_person", by=OFFICE, at=NOW)
    page = own.get(place).text
    assert mine.subject in page
    assert "Proctor" not in page
    assert "Write a letter" not in page
    assert own.get(f"{place}{mine.pk}/pdf/").status_code == 200
    assert own.get(f"{place}{mine.pk}/docx/").status_code == 403
    assert own.get(f"{place}{about.pk}/pdf/").status_code == 404
    assert "Proctor" not in own.get(f"{place}?show={about.pk}").text
    assert Act.objects.filter(verb="letter:see", outcome="refused").count() == 1


def test_the_outbox_says_why_and_what_to_do_and_sends_again(client, make_file, office):
    message = post(
        occasion="Invitation", key="one", address="", subject="s", body="b", by=OFFICE, at=NOW,
        practitioner=make_file().pk, facility=office.north.pk,
    )  # fmt: skip
    page = client.get("/mail/?state=failed").text
    assert "1 could not be delivered" in page
    assert "Enter one and send it again" in page
    place = f"/mail/{message.pk}/"
    assert "Write an e-mail address" in client.post(f"{place}retry/", {}, follow=True).text
    client.post(f"{place}cancel/", {"reason": "Not now"})
    message.refresh_from_db()
    assert message.state == "cancelled"
    client.post(f"{place}retry/", {"address": "ada@example.org", "reason": "Called with it"})
    message.refresh_from_db()
    assert (message.state, message.address) == ("sent", "ada@example.org")
    assert "Say why" in client.post(f"{place}cancel/", {}, follow=True).text


def test_mail_of_other_facilities_is_neither_seen_nor_touched(client_for, make_file, office):
    message = post(
        occasion="Invitation", key="one", address="", subject="s", body="b", by=OFFICE, at=NOW,
        practitioner=make_file().pk, facility=office.north.pk,
    )  # fmt: skip
    south = client_for("coordinator", at=office.south)
    assert "Nothing here" in south.get("/mail/").text
    assert south.post(f"/mail/{message.pk}/cancel/", {"reason": "x"}).status_code == 404
    assert Act.objects.filter(verb="post:see", outcome="refused").count() == 1


def test_the_secret_in_a_message_stands_on_no_page(client_for):
    post(
        occasion="Invitation", key="one", address="a@example.org", subject="s",
        body="https://office.example/the-secret-link", by=OFFICE, at=NOW,
    )  # fmt: skip
    assert "secret" not in client_for("director", at=None).get("/mail/").text


def test_a_director_uploads_a_template_which_is_tried_out(client_for, office):
    director = client_for("director", at=None)
    page = director.get("/letters/templates/").text
    assert "Notice of a proposed adverse action" in page
    assert director.get("/letters/templates/house/").content == house_template()
    place = "/letters/templates/kind/?kind=general"
    good = SimpleUploadedFile("ours.docx", house_template())
    upload = {"effective_on": "2026-11-24", "note": "New logo", "facility": "office"}
    kept = director.post(place, upload | {"document": good}, follow=True)
    assert "tried out and is kept" in kept.text
    version = Template.objects.get()
    assert "New logo" in director.get(place).text
    shown = director.get(f"/letters/templates/kind/example.png?kind=general&version={version.pk}")
    assert shown.content.startswith(b"\x89PNG")
    bad = SimpleUploadedFile("ours.docx", b"MZ not a document")
    refused = director.post(place, upload | {"document": bad})
    assert refused.status_code == 422
    director.post(
        f"/letters/templates/{version.pk}/withdraw/", {"on": "2026-12-01", "reason": "Old logo"}
    )
    version.refresh_from_db()
    assert str(version.withdrawn_on) == "2026-12-01"


def test_a_director_of_one_facility_keeps_its_templates_and_no_others(client_for, office):
    north = client_for("director")
    page = north.get("/letters/templates/kind/?kind=general").text
    assert "Every facility" not in page
    typed = {"name": "North", "lines": "One\n\n Two ", "signer_name": "", "signer_title": ""}
    north.post(f"/letters/templates/letterhead/{office.north.pk}/", typed)
    assert Letterhead.objects.get().lines == ["One", "Two"]
    elsewhere = f"/letters/templates/letterhead/{office.south.pk}/"
    assert north.post(elsewhere, typed).status_code == 404
    assert north.get("/letters/templates/letterhead/").status_code == 403


def test_an_unknown_kind_of_template_leads_to_the_list(client_for):
    director = client_for("director", at=None)
    assert (
        director.get("/letters/templates/kind/?kind=love")
        .headers["Location"]
        .endswith("/letters/templates/")
    )


def test_many_letters_and_messages_take_no_more_reads(
    django_assert_max_num_queries, make_file, office
):
    file = make_file(email="ada@example.org")
    everybody = signed_in(make_person("Everybody", Grant("director")))
    first = written(file, office)
    post(
        occasion="Word", key="first", address="a@example.org", subject="s", body="b",
        practitioner=file.pk, facility=office.north.pk, by=OFFICE, at=NOW,
    )  # fmt: skip
    with django_assert_max_num_queries(40) as few:
        everybody.get(f"/practitioners/{file.pk}/letters/?show={first.pk}")
        everybody.get("/mail/")
    for number in range(12):
        written(file, office)
        post(
            occasion="Word", key=str(number), address="a@example.org", subject="s", body="b",
            practitioner=file.pk, facility=office.north.pk, by=OFFICE, at=NOW,
        )  # fmt: skip
    with django_assert_max_num_queries(len(few)):
        everybody.get(f"/practitioners/{file.pk}/letters/?show={first.pk}")
        everybody.get("/mail/")


def test_the_pictures_of_a_letter_are_its_pdf(client, make_file, office):
    letter = written(make_file(), office)
    page = client.get(f"/practitioners/{letter.practitioner_id}/letters/{letter.pk}/pages/1.png")
    width, height = Image.open(io.BytesIO(page.content)).size
    assert abs(height / width - 11 / 8.5) < 0.01


@pytest.mark.parametrize("data", [b"<html></html>", b"PK\x03\x04 not a document", b"%PDF-1.7"])
def test_no_hostile_file_comes_in_as_a_template(client_for, data):
    upload = {"effective_on": "2026-11-24", "facility": "office"}
    upload["document"] = SimpleUploadedFile("ours.docx", data)
    answer = client_for("director", at=None).post("/letters/templates/kind/?kind=general", upload)
    assert answer.status_code == 422
    assert not Template.objects.exists()
