"""The portal's pages: kept with and without script, refused where it must be, in few reads."""

import io
import time

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.models import Application, Signature, Upload
from credenza.office.credentialing.queries.forms import sections_of
from tests.fixtures import PASSWORD, signed_in
from tests.office.credentialing.portal import change, page, row_of
from tests.office.files import NOW

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def mine(applicant):
    application = applicant()
    application.client = signed_in(application.user)
    return application


def address(application, section, row=None):
    return f"/apply/{application.pk}/{section}/" + (f"{row.uid}/" if row else "")


def post(application, section, row=None, htmx=False, **data):
    row = row or row_of(application, section)
    data = {"version": row.version} | data
    return application.client.post(
        address(application, section, row), data, **(HTMX if htmx else {})
    )


def png(name="licence.png"):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def test_without_script_the_button_keeps_and_comes_back_to_the_entry(mine):
    answer = post(mine, "contact", city="Ames", email="a@example.org")
    row = row_of(mine, "contact")
    assert answer["Location"] == f"/apply/{mine.pk}/contact/#entry-{row.uid}"
    assert row.values == {"city": "Ames", "email": "a@example.org"}


def test_with_script_an_answer_is_kept_and_only_pieces_of_the_page_come_back(mine):
    answer = post(mine, "contact", htmx=True, city="Ames", email="not an address")
    words = answer.content.decode()
    assert answer.status_code == 200 and "Kept" in words and "<html" not in words
    assert "whole e-mail address" in words
    assert 'name="version" value="2"' in words


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_and_yours_is_not_lost(mine):
    row = row_of(mine, "contact")
    change(mine, "contact", city="Elms")
    answer = post(mine, "contact", row=row, city="Ames")
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "changed this meanwhile" in words and 'value="Ames"' in words
    assert row_of(mine, "contact").values["city"] == "Elms"
    again = post(mine, "contact", row=row, htmx=True, city="Ames")
    assert again.status_code == 409 and "<html" not in again.content.decode()


def test_a_sealed_answer_is_shown_by_its_end_and_stays_when_left_empty(mine):
    post(mine, "identity", ssn="123-45-6789")
    seen = mine.client.get(address(mine, "identity")).content.decode()
    assert "•••••6789" in seen and "123-45" not in seen
    post(mine, "identity", ssn="", first_name="Ada")
    seen = mine.client.get(address(mine, "identity")).content.decode()
    assert "•••••6789" in seen


def test_a_document_is_handed_in_by_file_or_by_camera_and_taken_away_again(mine):
    post(mine, "identity", photo_id=png("passport.png"))
    post(mine, "identity", **{"photo_id.camera": png("photo.png")})
    names = [one.document.name for one in Upload.objects.select_related("document")]
    assert names == ["passport.png", "photo.png"]
    row, first = row_of(mine, "identity"), Upload.objects.first()
    fetched = mine.client.get(f"{address(mine, 'identity', row)}{first.pk}/")
    assert fetched["Content-Disposition"].startswith("attachment")
    post(mine, "identity", detach=first.pk)
    assert Upload.objects.count() == 1


def test_a_file_that_is_not_safe_is_refused_in_words_and_nothing_typed_is_lost(mine):
    bad = SimpleUploadedFile("a.exe", b"MZ\x90\x00" + b"\0" * 200, "image/png")
    answer = post(mine, "identity", photo_id=bad, first_name="Ada")
    assert answer.status_code == 422 and 'value="Ada"' in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_yes_brings_up_its_explanation(mine):
    post(mine, "disclosures", licence_action="yes", **{"licence_action.why": "Late records."})
    seen = mine.client.get(address(mine, "disclosures")).content.decode()
    assert "Late records." in seen


def test_a_gap_is_shown_where_it_appears_and_explained_there(mine):
    section = page(mine, "work")
    values = {"kind": "work_position", "issuer": "Elm", "role": "Surgeon", "starts_on": "2015-07",
              "ends_on": "2024-06"}  # fmt: skip
    answers.add_entry(application=mine, section=section, values=values, by=mine.by, at=NOW)
    with time_machine.travel(NOW):
        mine.client.force_login(mine.user)
        seen = mine.client.get(address(mine, "work")).content.decode()
        assert "1 July 2024 to 24 November 2026 is not accounted for." in seen
        gap = {"starts_on": "2024-07", "ends_on": "2026-11"}
        mine.client.post(f"{address(mine, 'gaps')}add/", gap)
        assert row_of(mine, "gaps").values == gap
        seen = mine.client.get(address(mine, "work")).content.decode()
        assert "is not accounted for. Say below" not in seen


def test_a_page_that_the_application_does_not_have_is_not_here(mine):
    assert mine.client.get(address(mine, "nothing")).status_code == 404
    assert mine.client.get(address(mine, "education_hours")).status_code == 404


def test_a_strangers_suggestion_upload_or_entry_cannot_be_named(mine, applicant):
    other = applicant(last="Bauer", npi="1245319599")
    theirs = row_of(other, "contact")
    assert mine.client.get(address(mine, "contact", theirs)).status_code in (404, 405)
    assert mine.client.post(address(mine, "contact", theirs), {"version": 1}).status_code == 404
    assert post(mine, "contact", take="999999").status_code == 404
    assert post(mine, "contact", detach="²").status_code == 404


def test_once_handed_in_the_pages_show_and_change_nothing(complete):
    application = complete()
    application.client = signed_in(application.user)
    sign_in_page(application)
    seen = application.client.get(address(application, "contact")).content.decode()
    assert "stand still" in seen
    assert post(application, "contact", city="X").status_code == 422
    assert row_of(application, "contact").values["city"] != "X"


def sign_in_page(application, name="Adaeze Okafor", password=PASSWORD):
    """Sign on the page, as a browser does: the statement, then who one is."""
    client, url = application.client, f"/apply/{application.pk}/sign/"
    shown = client.get(url).context["shown"]
    asked = client.post(url, {"shown": shown, "name": name, "agree": "yes"})
    assert asked["Location"].startswith("/account/confirm/")
    time.sleep(0.01)
    return client.post("/account/confirm/", {"password": password, "next": url})


def test_the_office_asks_once_more_who_one_is_and_then_keeps_the_signature(complete):
    application = complete()
    application.client = signed_in(application.user)
    answer = sign_in_page(application)
    assert answer["Location"] == f"/apply/{application.pk}/"
    [made] = Signature.objects.all()
    assert (made.name, made.signer) == ("Adaeze Okafor", application.user)
    for part in ("", "copy/", "pdf/"):
        fetched = application.client.get(f"/apply/{application.pk}/signed/{made.pk}/{part}")
        assert fetched.status_code == 200


def test_a_wrong_password_signs_nothing(complete):
    application = complete()
    application.client = signed_in(application.user)
    sign_in_page(application, password="not the password")
    assert not Signature.objects.exists()


def test_having_signed_in_before_the_statement_was_shown_is_not_enough(complete):
    application = complete()
    application.client = signed_in(application.user)
    first = sign_in_page(application, name="Ben Ito")
    assert first["Location"] == f"/apply/{application.pk}/sign/"
    url = f"/apply/{application.pk}/sign/"
    shown = application.client.get(url).context["shown"]
    again = application.client.post(url, {"shown": shown, "name": "Adaeze Okafor", "agree": "yes"})
    assert again["Location"].startswith("/account/confirm/")
    assert not Signature.objects.exists()


@pytest.mark.parametrize("shown", ["", "forged", "eyJhdCI6MH0:x:y"])
def test_a_forged_time_of_showing_is_not_believed(complete, shown):
    application = complete()
    client = signed_in(application.user)
    url = f"/apply/{application.pk}/sign/"
    answer = client.post(url, {"shown": shown, "name": "Adaeze Okafor", "agree": "yes"})
    assert answer["Location"].startswith("/account/confirm/")


def test_without_the_tick_nothing_is_signed(complete):
    application = complete()
    client = signed_in(application.user)
    answer = client.post(f"/apply/{application.pk}/sign/", {"name": "Adaeze Okafor"})
    assert "Tick that you mean it" in answer.content.decode()


def test_the_applicant_is_told_who_has_it_and_nothing_of_what_was_said(complete, arranging):
    application = complete()
    application.client = signed_in(application.user)
    sign_in_page(application)
    with arranging():
        Application.objects.filter(pk=application.pk).update(state="adverse")
        passage = application.passages.get(left_at=None)
        passage.state, passage.holder, passage.reason = "adverse", "committee", "Poor outcomes."
        passage.save()
    seen = application.client.get(f"/apply/{application.pk}/").content.decode()
    assert "the committee" in seen and "It is being reviewed." in seen
    assert "Poor outcomes" not in seen and "adverse" not in seen.lower()


def test_a_page_takes_as_few_reads_with_forty_entries_as_with_two(
    mine, django_assert_max_num_queries
):
    section = page(mine, "work")
    for n in range(40):
        values = {"kind": "work_position", "issuer": f"Elm {n}", "starts_on": "2015-07"}
        answers.add_entry(application=mine, section=section, values=values, by=mine.by, at=NOW)
    mine.client.get(address(mine, "work"))
    with django_assert_max_num_queries(40):
        mine.client.get(address(mine, "work"))
    with django_assert_max_num_queries(40):
        mine.client.get(f"/apply/{mine.pk}/")


def test_the_list_takes_as_few_reads_with_many_applications(
    mine, applied, django_assert_max_num_queries
):
    mine.client.get("/apply/")
    with django_assert_max_num_queries(15):
        mine.client.get("/apply/")


def test_every_page_of_an_application_opens(mine):
    for section in sections_of(mine):
        answer = mine.client.get(address(mine, section.key), follow=True)
        assert answer.status_code == 200, section.key


def test_an_applicant_withdraws_with_a_reason_and_an_assistant_is_not_offered_it(mine):
    assert "Withdraw the application?" in mine.client.get(f"/apply/{mine.pk}/").content.decode()
    mine.client.post(f"/applications/{mine.pk}/withdraw/", {"reason": "I took another post."})
    assert Application.objects.get(pk=mine.pk).state == "withdrawn"
    seen = mine.client.get(f"/apply/{mine.pk}/").content.decode()
    assert "Withdraw the application?" not in seen
