"""What comes in through the pages, and how it goes out again: checks 20 to 22."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from credenza.formats.files.refusals import CODES
from credenza.office.documents.models import Document
from credenza.office.documents.queries import place_of
from tests.formats.files.test_inspecting import ACCEPTED, HTML, REFUSED
from tests.office.files import NOW

pytestmark = pytest.mark.django_db

NAMES = [
    "../../etc/passwd.png",
    "..\\..\\boot.png",
    "/etc/cron.d/job.png",
    "x\r\nSet-Cookie: a=b.png",
    "x\0.png",
    "\u202egnp.exe.png",
    "n" * 10_000 + ".png",
    'quote".png; filename="evil.html',
    "<script>alert(1)</script>.png",
    ".png",
    "CON.png",
]
SLOW = {"bomb", "too_large", "too_complex"}


@pytest.fixture
def file(make_file):
    return make_file()


@pytest.fixture
def client(client_for) -> Client:
    return client_for("coordinator")


def hand_in(client: Client, file, data: bytes, name: str = "paper.pdf"):
    url = reverse("document-new", args=[file.pk])
    return client.post(url, {"document": SimpleUploadedFile(name, data)})


def fetched(client: Client, file, document: Document):
    return client.get(reverse("document-fetch", args=[file.pk, document.pk]))


def test_every_honest_file_comes_in_and_goes_out_inert(client, file):
    for case, (data, _, pages) in ACCEPTED.items():
        assert hand_in(client, file, data).status_code == 302, case
        document = Document.objects.first()
        answer = fetched(client, file, document)
        assert answer.content == data, case
        assert_inert(answer)
        assert document.pages == pages, case


def assert_inert(answer) -> None:
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert "script" not in answer["Content-Type"] and "html" not in answer["Content-Type"]


def test_pages_are_looked_at_as_pictures_alone(client, file):
    for case, (data, _, pages) in ACCEPTED.items():
        hand_in(client, file, data)
        url = reverse("document-page", args=[file.pk, Document.objects.first().pk, 1])
        answer = client.get(url)
        if pages is None:
            assert answer.status_code == 404, case
            continue
        assert answer["Content-Type"] == "image/png", case
        assert answer.content.startswith(b"\x89PNG"), case
        beyond = reverse("document-page", args=[file.pk, Document.objects.first().pk, 9])
        assert client.get(beyond).status_code == 404, case


def one_of_each_cause() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for data, code in REFUSED.values():
        found.setdefault(code, data)
    return {code: data for code, data in found.items() if code not in SLOW}


def test_nothing_hostile_comes_in_and_the_page_says_why(client, file):
    causes = one_of_each_cause()
    assert len(causes) >= len(CODES) - 4
    for code, data in causes.items():
        answer = hand_in(client, file, data)
        assert answer.status_code == 200, code
        assert answer.context["form"].errors["document"], code
    assert not Document.objects.exists()
    assert not file.attachments.exists()


@pytest.mark.parametrize("name", ["credential-new", "credential-renew", "credential-verify"])
def test_no_other_door_lets_a_hostile_file_in(client, licence, name):
    row = licence()
    where = [row.practitioner_id] if name == "credential-new" else [row.practitioner_id, row.pk]
    url = reverse(name, args=where) + "?kind=state_licence"
    upload = {one: SimpleUploadedFile("x.pdf", HTML) for one in ("document", "evidence")}
    typed = {"number": "35.9", "jurisdiction": "OH", "ends_on": "2029-01-31", "version": 1}
    typed |= {"source": "other", "other_source": "The board", "method": "web", "status": "active"}
    typed |= {"asked_on": NOW.date(), "verified_on": NOW.date(), "result": "confirmed"}
    answer = client.post(url, typed | upload)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Document.objects.exists()


def test_no_name_leads_out_of_the_store_or_into_a_header(client, file, settings, tmp_path):
    data = ACCEPTED["a PNG"][0]
    settings.DOCUMENTS = tmp_path / "store"
    for name in NAMES:
        hand_in(client, file, data, name)
        document = Document.objects.first()
        answer = fetched(client, file, document)
        header = answer["Content-Disposition"]
        assert not set('"<>\r\n\0/\\;') & set(header.partition("''")[2]), name
        assert "Set-Cookie" not in answer.headers
        page = client.get(reverse("practitioner-documents", args=[file.pk])).text
        assert "<script>alert" not in page
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [place_of(document.sha256)]


def test_what_is_stored_is_sealed_under_its_fingerprint(client, file):
    data = ACCEPTED["a JPEG"][0]
    hand_in(client, file, data, "licence of Ada.jpg")
    path = place_of(Document.objects.get().sha256)
    assert "Ada" not in path.name and path.suffix == ".sealed"
    assert data[:64] not in path.read_bytes()


def test_a_stranger_reads_nothing(client, file):
    hand_in(client, file, ACCEPTED["a PNG"][0])
    document = Document.objects.get()
    for name, more in (("document-fetch", ()), ("document-page", (1,))):
        answer = Client().get(reverse(name, args=[file.pk, document.pk, *more]))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("path", ["document-new", "imports", "account_login"])
def test_two_gigabytes_are_refused_before_a_byte_is_stored(
    client, file, path, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    url = reverse(path, args=[file.pk] if path == "document-new" else [])
    head = b'--x\r\nContent-Disposition: form-data; name="document"; filename="a.pdf"\r\n\r\n'
    for browser in (client, Client(enforce_csrf_checks=True)):
        answer = browser.generic(
            "POST",
            url,
            head + b"%PDF" * 100,
            "multipart/form-data; boundary=x",
            CONTENT_LENGTH=str(2 * 1024**3),
        )
        assert answer.status_code in (302, 400, 403), path
        assert list(tmp_path.iterdir()) == []
    assert not Document.objects.exists()
