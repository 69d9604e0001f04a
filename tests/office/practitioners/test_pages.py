"""Pages of the practitioners' room, as a browser without script meets them."""

import csv
import datetime as dt
import io

import pytest
from django.conf import settings
from PIL import Image

from credenza.office.documents.models import Document
from credenza.office.ledger.models import Act
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.models import (
    Consequence,
    Credential,
    Practitioner,
    Verification,
)
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for):
    return client_for("coordinator")


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    file.name = "licence.png"
    file.seek(0)
    return file


def test_a_file_is_opened_by_hand_and_a_likely_twin_is_shown_first(client):
    typed = {"last_name": "Okafor", "first_name": "Ada", "profession": "md", "npi": ""}
    client.post("/practitioners/new/", typed)
    again = client.post("/practitioners/new/", typed)
    assert "may have a file already" in again.text
    assert Practitioner.objects.count() == 1
    client.post("/practitioners/new/", typed | {"anyway": "yes"})
    assert Practitioner.objects.count() == 2


def test_a_wrong_npi_is_named_beside_its_field(client):
    typed = {"last_name": "Okafor", "first_name": "Ada", "profession": "md", "npi": "1234567890"}
    assert "check digit" in client.post("/practitioners/new/", typed).text


def test_the_ssn_is_shown_only_to_who_says_why_and_the_asking_is_recorded(client, make_file):
    person = make_file(ssn="123456789")
    page = client.get(f"/practitioners/{person.pk}/").text
    assert "123-45-6789" not in page and "123456789" not in page
    url = f"/practitioners/{person.pk}/reveal/ssn/"
    assert client.post(url).status_code == 400
    assert "123-45-6789" in client.post(url, {"reason": "Board form"}).text
    act = Act.objects.get(verb="sensitive:reveal")
    assert (act.practitioner_id, act.reason) == (person.pk, "Board form")


def test_an_empty_ssn_in_the_form_keeps_the_one_on_file(client, make_file):
    person = make_file(ssn="123456789")
    typed = {
        "last_name": "Okafor",
        "first_name": "Adaeze",
        "profession": "md",
        "city": "Lima",
        "version": person.version,
    }
    assert client.post(f"/practitioners/{person.pk}/edit/", typed).status_code == 302
    person.refresh_from_db()
    opened = settings.VAULT.unseal(person.ssn_sealed, "practitioner", str(person.uid), "ssn")
    assert (person.city, opened) == ("Lima", "123456789")


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(client, make_file):
    person = make_file()
    typed = {"last_name": "Okafor", "first_name": "Adaeze", "profession": "md"}
    url = f"/practitioners/{person.pk}/edit/"
    client.post(url, typed | {"city": "Lima", "version": person.version})
    late = client.post(url, typed | {"city": "Ada", "version": person.version})
    assert late.status_code == 409
    assert "Lima" in late.text and "Ada" in late.text
    person.refresh_from_db()
    assert person.city == "Lima"


def names_of(page) -> dict[str, str]:
    """What the form of names would send as it stands."""
    sets = page.context["other_names"], page.context["specialties"]
    shown = [form for one in sets for form in (one.management_form, *one)]
    boxes = {form.add_prefix(name): form[name].value() for form in shown for name in form.fields}
    boxes["version"] = page.context["person"].version
    return {
        name: value for name, value in boxes.items() if value is not None and value is not False
    }


def test_of_two_who_add_a_name_the_second_sees_both_and_removes_nothing(client, make_file):
    person = make_file()
    url = f"/practitioners/{person.pk}/names/"
    before = names_of(client.get(url))
    assert client.post(url, before | {"names-0-last_name": "Brandt"}).status_code == 302
    late = client.post(url, before | {"names-0-last_name": "Cole"})
    assert late.status_code == 409
    assert "former Brandt" in late.text and "former Cole" in late.text
    assert person.other_names.get().last_name == "Brandt"


def test_a_verification_is_recorded_with_its_evidence(client, licence):
    one = licence()
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/verify/"
    answer = {
        "source": "state_board",
        "method": "web",
        "asked_on": TODAY,
        "verified_on": TODAY,
        "result": "confirmed",
        "stated_ends_on": one.ends_on,
        "evidence": picture(),
    }
    assert client.post(url, answer).status_code == 302
    given = Verification.objects.get()
    assert given.document.media_type == "image/png"
    fetched = client.get(f"/practitioners/{one.practitioner_id}/documents/{given.document_id}/")
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in fetched.headers["Content-Security-Policy"]


def test_an_answer_that_differs_must_say_what_differs(client, licence):
    one = licence()
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/verify/"
    answer = {
        "source": "state_board",
        "method": "web",
        "asked_on": TODAY,
        "verified_on": TODAY,
        "result": "differs",
    }
    assert "Say what differs" in client.post(url, answer).text
    assert not Verification.objects.exists()


def test_a_renewal_comes_with_its_document(client, licence):
    one = licence(ends_on=dt.date(2026, 12, 1))
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/renew/"
    typed = {"ends_on": "2028-12-01", "version": one.version, "document": picture()}
    assert client.post(url, typed).status_code == 302
    one.refresh_from_db()
    assert one.ends_on == dt.date(2028, 12, 1)
    assert one.attachments.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("ends_on", "version"), [("2026-11-30", 1), ("2028-12-01", 7)])
def test_of_a_renewal_that_is_not_taken_in_no_document_stays(client, licence, ends_on, version):
    one = licence(ends_on=dt.date(2026, 12, 1))
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/renew/"
    typed = {"ends_on": ends_on, "version": version, "document": picture()}
    assert client.post(url, typed).status_code in (200, 409)
    assert not Document.objects.exists()
    assert Act.objects.exclude(outcome="done").get().verb == "credential:renew"


def test_of_an_answer_that_is_refused_no_evidence_stays(client, licence):
    one = licence()
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/verify/"
    answer = {
        "source": "state_board",
        "method": "web",
        "asked_on": "2199-01-01",
        "verified_on": "2199-01-01",
        "result": "confirmed",
        "evidence": picture(),
    }
    assert "in the future" in client.post(url, answer).text
    assert not Document.objects.exists()


def test_a_web_page_is_refused_as_a_document_with_its_reason(client, licence):
    one = licence()
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/renew/"
    page = io.BytesIO(b"<html><script>alert(1)</script></html>")
    page.name = "licence.pdf"
    answer = client.post(url, {"ends_on": "2029-01-01", "version": 1, "document": page})
    assert answer.status_code == 200
    assert "field-wrong" in answer.text or "errorlist" in answer.text
    assert Credential.objects.get().ends_on == one.ends_on


def test_a_credential_of_one_facility_names_only_those_within_reach(client, office, make_file):
    person = make_file()
    url = f"/practitioners/{person.pk}/credentials/new/?kind=npdb_continuous_query"
    assert "North" in client.get(url).text
    assert "South" not in client.get(url).text
    typed = {"ends_on": "2028-01-01", "facility": office.south.pk}
    assert client.post(url, typed).status_code == 200
    assert not Credential.objects.exists()


def test_a_credential_of_another_facility_is_corrected_where_it_belongs(client, office, make_file):
    one = credentials.add(
        practitioner=make_file(),
        kind="npdb_continuous_query",
        values={"facility": office.south, "ends_on": TODAY},
        by=OFFICE,
        at=NOW,
    )
    url = f"/practitioners/{one.practitioner_id}/credentials/{one.pk}/"
    typed = {"ends_on": "2028-01-01", "facility": office.south.pk, "version": 1}
    assert client.post(url, typed).status_code == 302
    assert Credential.objects.get().facility == office.south


def test_who_decides_second_is_told_who_decided(client, licence):
    licence(ends_on=TODAY - dt.timedelta(days=3))
    url = f"/expirables/consequences/{Consequence.objects.get().pk}/"
    client.post(f"{url}dismiss/", {"reason": "The board is a day late"})
    answer = client.post(f"{url}execute/", {"reason": "Lapsed"}, follow=True)
    assert "coordinator North decided this already" in answer.text


@pytest.mark.parametrize(
    "url",
    ["/practitioners/?export=csv", "/expirables/?window=120&export=csv", "/today/?export=csv"],
)
def test_lists_leave_as_spreadsheets_and_the_ledger_keeps_it(client, licence, url):
    licence(ends_on=TODAY + dt.timedelta(days=3))
    answer = client.get(url)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert Act.objects.filter(verb="practitioner:export").count() == 1


def test_who_may_only_look_may_not_take_lists_out(client_for, make_file):
    make_file()
    viewer = client_for("viewer")
    assert viewer.get("/practitioners/").status_code == 200
    assert viewer.get("/practitioners/?export=csv").status_code == 403
    assert Act.objects.get(verb="practitioner:export").outcome == "refused"
