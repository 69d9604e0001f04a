from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.office.ledger.models import Act
from credenza.office.monitoring.actions.following import follow
from credenza.office.monitoring.actions.lists import take_in
from credenza.office.monitoring.models import Copy, Following
from credenza.office.monitoring.queries.searching import sources
from credenza.sources import copies
from credenza.sources.exclusions import reader as reader_of_lists
from credenza.sources.registers import reader
from credenza.sources.scan import CATALOG
from tests.office.monitoring.lists import KEY, listed, row, whole
from tests.sources.exclusions.files import csv_of, rows_of

CORA = Actor.system("Cora North")
AT = "/screening/lists/"
PERSON = rows_of("leie")[2]


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def client(client_for):
    return client_for("director", at=None)


@pytest.fixture
def followed():
    follow(keys=[KEY], by=CORA, at=timezone.now())


def take(content: bytes) -> Copy:
    return take_in(
        key=KEY, content=content, name="o.csv", origin="upload", by=CORA, at=timezone.now()
    )


def upload(client, content: bytes, **more):
    file = SimpleUploadedFile("oregon.csv", content)
    return client.post(f"{AT}{KEY}/load/", {"file": file} | more, follow=True)


def test_lists_that_an_office_needs_are_followed_with_one_press(client, office):
    assert "3 lists are missing" in client.get(AT).text
    page = client.post(f"{AT}follow/", {"list": ["leie", "sam", "medicaid_oh"]}, follow=True).text
    assert "lists are missing" not in page
    assert page.count("There is no copy of this list yet") == 3
    assert "3 of 3 followed lists need a person" in page
    assert client.post(f"{AT}follow/", {"list": ["nobody"]}).status_code == 404


def test_a_copy_is_taken_in_by_hand_and_shown_with_what_changed(client, followed):
    assert "The first copy: 60 entries" in upload(client, whole()).text
    rows = [row(n) for n in range(61) if n != 7]
    rows[3] = row(3, "Pharmacist")
    page = upload(client, listed(*rows)).text
    assert "<strong>1 added</strong>, 1 removed, 1 changed" in page
    copy = Copy.objects.first()
    changed = client.get(f"{AT}{KEY}/copies/{copy.pk}/?what=changed").text
    assert "Profession: Physician → <strong>Pharmacist</strong>" in changed
    sheet = client.get(f"{AT}{KEY}/copies/{copy.pk}/?export=csv").text
    assert '"removed","Birdwellah, Givenh"' in sheet
    assert "There is no copy" not in client.get(AT).text
    assert "This copy is there already" in upload(client, whole()).text


def test_what_is_refused_is_told_and_taken_in_only_with_a_reason(client, followed):
    upload(client, whole())
    page = upload(client, whole(30))
    assert page.status_code == 422
    assert "the last 30 entries of the copy before are missing" in page.text
    assert "What came last was refused" in page.text
    accepted = upload(client, whole(30), accepted="OHA confirmed it by telephone")
    assert "Taken in though it had lost many" in accepted.text


def test_the_file_of_a_copy_is_given_as_it_came_and_recorded(client):
    copy = take(whole())
    answer = client.get(f"{AT}{KEY}/copies/{copy.pk}/file/")
    assert b"".join(answer.streaming_content) == whole()
    assert "attachment" in answer["Content-Disposition"]
    assert Act.objects.filter(verb="list:take-out").count() == 1


def test_where_copies_come_from_is_chosen_and_a_list_is_left(client, followed):
    said = client.post(
        f"{AT}{KEY}/arrange/", {"downloads": "on", "address": "http://10.0.0.1/"}, follow=True
    )
    assert "does not begin with https" in said.text
    client.post(f"{AT}{KEY}/arrange/", {"downloads": "on", "address": "https://example.gov/l.csv"})
    assert Following.objects.get().address == "https://example.gov/l.csv"
    assert "Fetch now" in client.get(f"{AT}{KEY}/").text
    assert "Say why" in client.post(f"{AT}{KEY}/leave/", {"reason": ""}, follow=True).text
    client.post(f"{AT}{KEY}/leave/", {"reason": "No facility there any more"})
    assert not Following.objects.exists()


def test_somebody_is_looked_up_on_every_list_at_once(client, followed):
    take(whole())
    page = client.post(f"{AT}look-up/", {"last": "Birdwellah", "first": "Givenh"}).text
    assert "Birdwellah, Givenh" in page
    assert "since 24 Feb 2020" in page
    numbered = listed(*map(row, range(60)), "Zoe,Quill,,1000007009,Physician,,2021-03-01")
    take(numbered)
    page = client.post(f"{AT}look-up/", {"npi": "1000007009"}).text
    assert "Quill, Zoe" in page and "NPI 1000007009 the same" in page
    page = client.post(f"{AT}look-up/", {"last": "Quillfeather", "first": "Zoe"}).text
    assert "nobody alike" in page
    for wrong, why in (({}, "Type a last name or an NPI"), ({"npi": "12"}, "This is no NPI")):
        assert why in client.post(f"{AT}look-up/", wrong).text


def test_registers_tell_of_an_npi_and_clear_nobody(client, tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "read_register", partial(reader.read_register, part=True))
    monkeypatch.setattr(copies, "read_register", reader.read_register)
    content = next((CATALOG / "cms_opt_out").glob("sample.*")).read_bytes()
    given = {"key": "cms_opt_out", "name": "opt.csv", "origin": "upload", "by": CORA}
    take_in(content=content, at=timezone.now(), **given)
    assert "Practitioners who opted out of Medicare" in client.get(AT).text
    page = client.post(f"{AT}look-up/", {"npi": "1000007017"}).text
    assert "may not be paid by it" in page
    assert "since 15 Jul 2012, until 15 Jul 2028" in page
    assert sources() == []


def test_an_unknown_list_and_another_list_s_copy_are_not_there(client):
    copy = take(whole())
    assert client.get(f"{AT}nowhere/").status_code == 404
    assert client.get(f"{AT}leie/copies/{copy.pk}/").status_code == 404


def test_an_assistant_and_a_chair_see_no_lists(client_for):
    assert client_for("chair").get(AT).status_code == 403


def test_the_pages_take_as_many_reads_with_many_copies(
    client, followed, django_assert_max_num_queries
):
    take(whole())
    with django_assert_max_num_queries(25):
        client.get(f"{AT}{KEY}/")
    for n in range(61, 66):
        take(whole(n))
    with django_assert_max_num_queries(25):
        client.get(f"{AT}{KEY}/")
    with django_assert_max_num_queries(25):
        client.get(AT)


def test_supplements_and_corrections_are_held_against_the_copies(client, monkeypatch, tmp_path):
    whole_of = partial(reader_of_lists.read_list, part=True)
    monkeypatch.setattr(copies, "read_list", whole_of)
    rows = [
        PERSON | {"LASTNAME": last, "MIDNAME": ""} for last in ("ALDACRE", "BRAMDALE", "CORSVALE")
    ]
    at = timezone.now()
    for some in (rows[:2], rows[1:]):
        take_in(
            key="leie", content=csv_of(some), name="UPDATED.csv", origin="upload", by=CORA, at=at,
            accepted="a short list",
        )  # fmt: skip
    page = client.post(f"{AT}leie/check/", files(csv_of(rows[2:]), csv_of(rows[:1]))).text
    assert page.count(">nobody<") == 4
    page = client.post(f"{AT}leie/check/", files(csv_of(rows[:1]), csv_of(rows[1:2]))).text
    assert "ALDACRE, " in page and "CORSVALE, " in page
    one = {"excluded": SimpleUploadedFile("a.csv", csv_of(rows))}
    assert "belong together" in client.post(f"{AT}leie/check/", one).text
    news = {"corrections": SimpleUploadedFile("a.pdf", b"nothing")}
    assert "no profile corrections in this file" in client.post(f"{AT}leie/check/", news).text


def files(excluded: bytes, reinstated: bytes) -> dict:
    return {
        "excluded": SimpleUploadedFile("2611EXCL.csv", excluded),
        "reinstated": SimpleUploadedFile("2611REIN.csv", reinstated),
    }
