"""The ledger under load, and where it cannot be written: checks 13 and 14."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.documents.actions import examine, store
from credenza.office.ledger.actions import acting
from credenza.office.ledger.models import Act, Seal
from credenza.office.ledger.sealing import seal
from credenza.office.ledger.verifying import verify
from credenza.office.practitioners.actions.credentials import attach
from credenza.office.practitioners.models import Practitioner, Verification
from credenza.office.team.models import Setting
from tests.house.objects.exchange import OBJECTS as OF_IMPORTS
from tests.house.reference import PUBLIC, addresses
from tests.office.files import NOW, OFFICE
from tests.security.canaries import BORN, SEALED, SSN, found_in
from tests.security.southern import picture

WRITERS, ACTS_EACH = 50, 8
NO_ENTRY = {
    "sqlite": [
        "CREATE TRIGGER no_entry BEFORE INSERT ON ledger_act "
        "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION no_entry() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$",
        "CREATE TRIGGER no_entry BEFORE INSERT ON ledger_act "
        "FOR EACH ROW EXECUTE FUNCTION no_entry()",
    ],
}


def write(writer: int) -> None:
    """One writer's acts, each with a row."""
    try:
        for number in range(ACTS_EACH):
            at = NOW + dt.timedelta(seconds=number)
            with acting("test:write", by=Actor(writer, f"Writer {writer}"), at=at):
                Setting.objects.create(key=f"{writer}.{number}", value=number)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_at_once_lose_nothing_and_fork_nothing():
    before = Act.objects.count()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    acts = Act.objects.filter(verb="test:write")
    assert (acts.count(), Act.objects.count() - before) == (WRITERS * ACTS_EACH,) * 2
    assert Setting.objects.count() == WRITERS * ACTS_EACH
    while seal():
        pass
    numbers = list(Seal.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(len(numbers)))
    assert set(acts.values_list("id", flat=True)) <= set(
        Seal.objects.values_list("act_id", flat=True)
    )
    assert verify() == []


# What must not happen while nobody can write that it happened


@pytest.fixture
def papers(make_file) -> tuple[Practitioner, int]:
    """A file with sealed values and a document of two pages."""
    person = make_file(born_on=BORN, ssn=SSN)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out)
    stored = store(
        handed=examine(data=out.getvalue(), name="two-pages.pdf", by=OFFICE, at=NOW),
        by=OFFICE,
        at=NOW,
    )
    attach(practitioner=person, document=stored, by=OFFICE, at=NOW)
    return person, stored.pk


@pytest.fixture
def client(client_for) -> Client:
    browser = client_for("director", at=None)
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def mute(db):
    """``mute()``: from now on the ledger takes no entry."""

    def act() -> None:
        with connection.cursor() as cursor:
            for statement in NO_ENTRY[connection.vendor]:
                cursor.execute(statement)

    return act


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["ssn", "born"])
def test_nothing_is_revealed(client, papers, mute, field, caplog):
    url = reverse("practitioner-reveal", args=[papers[0].pk, field])
    assert found_in(client.post(url, {"reason": "because"}).content, SEALED)
    mute()
    answer = client.post(url, {"reason": "because"})
    assert answer.status_code == 500
    assert found_in(answer.content + caplog.text.encode(), SEALED) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["document-fetch", "page 1", "page 2"])
def test_no_document_is_opened(client, papers, mute, name):
    person, document = papers
    url = (
        reverse("document-page", args=[person.pk, document, int(name[-1])])
        if name.startswith("page")
        else reverse(name, args=[person.pk, document])
    )
    assert client.get(url).status_code == 200
    mute()
    assert client.get(url).status_code == 500


PAGES = [one.name for one in addresses() if "<" not in one.route and one.verb != PUBLIC]


def is_list(answer) -> bool:
    kind = answer.headers.get("Content-Type", "")
    is_taken = any(word in kind for word in ("csv", "spreadsheet", "pdf"))
    return "Content-Disposition" in answer.headers and is_taken


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_list_leaves_the_office(client, papers, mute, kind):
    urls = [f"{reverse(name)}?export={kind}" for name in PAGES]
    lists = [url for url in urls if is_list(client.get(url))]
    assert len(lists) >= 4
    assert Act.objects.filter(verb="practitioner:export", outcome="done").count() == len(lists)
    mute()
    assert {client.get(url).status_code for url in lists} == {500}


@pytest.mark.django_db
def test_no_refused_rows_are_handed_back(client, office, arranging, mute):
    with arranging():
        target = OF_IMPORTS["import-refused"](office)
    url = reverse("import-refused", kwargs=target.arguments)
    assert client.post(url).status_code == 200
    mute()
    assert client.post(url).status_code == 500


@pytest.mark.django_db
def test_no_checkpoint_is_handed_out(client, office, mute):
    assert client.post(reverse("ledger-checkpoint")).status_code == 200
    mute()
    assert client.post(reverse("ledger-checkpoint")).status_code == 500


@pytest.mark.django_db
def test_nothing_is_changed(client, papers, mute):
    person, _ = papers
    mute()
    values = {"last_name": "Changed", "first_name": "It", "profession": "md", "version": 1}
    sends = {
        reverse("practitioner-edit", args=[person.pk]): values,
        reverse("practitioner-new"): values | {"last_name": "Quite", "first_name": "New"},
        reverse("document-new", args=[person.pk]): {
            "document": SimpleUploadedFile("new.png", picture())
        },
        reverse("account"): {"name": "Changed"},
    }
    for url, data in sends.items():
        assert client.post(url, data).status_code == 500, url
    assert not Practitioner.objects.filter(last_name__in=["Changed", "Quite"]).exists()
    assert person.attachments.count() == 1
    assert not Verification.objects.exists()
