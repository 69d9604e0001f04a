"""Find: what is found by what, what is said of it, and what nobody learns who may not."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from credenza.office.desk.queries.find import find
from credenza.office.documents.models import Document
from credenza.office.practitioners.models import (
    Appointment,
    Attachment,
    Credential,
    OtherName,
    Practitioner,
    Verification,
)
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in


@pytest.fixture
def file_of(office, arranging):
    """``file_of("García-López, María José")``: a file with an appointment in the north."""

    def make(filed: str, *, at="north", department=None, **columns) -> Practitioner:
        family, _, given = filed.partition(", ")
        first, _, middle = given.partition(" ")
        facility = office.north if at == "north" else at
        with arranging():
            person = Practitioner.objects.create(
                last_name=family, first_name=first, middle_name=middle, profession="MD", **columns
            )
            if facility:
                Appointment.objects.create(
                    practitioner=person, facility=facility, department=department,
                    category="active", standing="active",
                )  # fmt: skip
        return person

    return make


@pytest.fixture
def holding(arranging):
    """``holding(file, "state_licence", "MD-004711")``: a credential in a file."""

    def make(person: Practitioner, kind: str, number: str = "") -> Credential:
        with arranging():
            return Credential.objects.create(practitioner=person, kind=kind, number=number)

    return make


@pytest.fixture
def paper(arranging):
    """``paper(file, "diploma.pdf")``: a document in a file, perhaps of a credential."""

    def make(person: Practitioner, name: str, credential=None, label: str = "") -> Document:
        with arranging():
            document = _document(name)
            Attachment.objects.create(
                practitioner=person, document=document, credential=credential, label=label
            )
        return document

    return make


def _document(name: str) -> Document:
    return Document.objects.create(
        sha256="0" * 64, key="test", name=name, media_type="application/pdf", size=1,
        added_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), added_by="test",
    )  # fmt: skip


@pytest.fixture
def coordinator(person):
    return actor_of(person("coordinator"))


def titles(actor, text: str) -> list[str]:
    """Names of the files found, best first, and of the documents after them."""
    found = find(actor, text)
    return ["".join(piece for piece, _ in hit.title) for hit in (*found.files, *found.documents)]


def matched(pieces) -> str:
    return " ".join(piece for piece, is_match in pieces if is_match)


MARIA, JOHN, ANNA = "García-López, María José", "Johnson, Michael", "van der Berg, Anna-Lise"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Garcia Lopez", MARIA),
        ("garcía-lópez", MARIA),
        ("garcialopez", MARIA),
        ("Lopez Garcia", MARIA),
        ("López, María", MARIA),
        ("Maria Jose Garcia", MARIA),
        ("m garcia", MARIA),
        ("Garcia, M. J.", MARIA),
        ("MJG", MARIA),
        ("mariajose", MARIA),
        ("gracia lopez", MARIA),
        ("Garcia Lopes", MARIA),
        ("gar", MARIA),
        ("Jonhson", JOHN),
        ("Jhonson", JOHN),
        ("Johson", JOHN),
        ("Jonson", JOHN),
        ("Johnsonn", JOHN),
        ("Kohnson", JOHN),
        ("Jonhs", JOHN),
        ("Michael Johnson", JOHN),
        ("Micheal Jonhson", JOHN),
        ("Johnson, M", JOHN),
        ("Van Der Berg", ANNA),
        ("vanderberg", ANNA),
        ("Vandenberg", ANNA),
        ("Annalise Berg", ANNA),
        ("Anna Lise", ANNA),
    ],
)
def test_a_file_is_found_by_its_name_however_it_is_written(file_of, coordinator, text, expected):
    for name in (MARIA, JOHN, ANNA, "Okafor, Adaeze", "Zhang, Wei"):
        file_of(name)
    assert titles(coordinator, text)[0] == expected


@pytest.mark.parametrize("text", ["Garcia Johnson", "Johnson Q", "xyzzy", "Li", "\0", "%", "'; --"])
def test_what_no_file_answers_wholly_finds_nothing(file_of, coordinator, text):
    for name in (MARIA, JOHN):
        file_of(name)
    assert titles(coordinator, text) == []


def test_hernandes_finds_hernandez_before_hernando(file_of, coordinator):
    file_of("Hernando, Ana")
    file_of("Hernández, Luz")
    assert titles(coordinator, "Hernandes") == ["Hernández, Luz", "Hernando, Ana"]


def test_what_is_written_so_comes_before_what_begins_so_and_that_before_slips(file_of, coordinator):
    for name in ("Simth, Al", "Smithers, Al", "Smith, Al"):
        file_of(name)
    assert titles(coordinator, "smith") == ["Smith, Al", "Smithers, Al", "Simth, Al"]


def test_two_of_one_name_are_told_apart_by_their_npi(file_of, coordinator):
    file_of("Lee, Kim", npi="1234567893")
    file_of("Lee, Kim", npi="1000000004")
    assert {hit.where for hit in find(coordinator, "kim lee").files} == {
        "NPI 1234567893",
        "NPI 1000000004",
    }


def test_former_and_preferred_names_find_the_file_and_say_so(file_of, coordinator, arranging):
    person = file_of("Ruiz, Margarita", preferred_name="Daisy")
    with arranging():
        OtherName.objects.create(practitioner=person, last_name="Olmstead")
    (former,) = find(coordinator, "olmsted").files
    assert (matched(former.what), former.where) == ("Olmstead", "Other name")
    (preferred,) = find(coordinator, "daisy ruiz").files
    assert (matched(preferred.what), preferred.where) == ("Ruiz Daisy", "Preferred name")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("1234567893", "NPI"),
        ("12345", "NPI"),
        ("7893", "NPI"),
        ("34567", "NPI"),
        ("1234568793", "NPI"),
        ("MD-004711", "State licence"),
        ("md004711", "State licence"),
        ("md 004711", "State licence"),
        ("4711", "State licence"),
        ("0471", "State licence"),
        ("MX8765430", "DEA registration"),
        ("mx8765403", "DEA registration"),
        ("rossi md004711", "State licence"),
        ("10203040", "CAQH"),
    ],
)
def test_a_file_is_found_by_its_numbers_whole_in_part_or_slipped(
    file_of, holding, coordinator, text, where
):
    person = file_of("Rossi, Pia", npi="1234567893", caqh="10203040")
    holding(person, "state_licence", "MD-004711")
    holding(person, "dea", "MX8765430")
    file_of("Johnson, Michael", npi="1000000004")
    (hit,) = find(coordinator, text).files
    assert ("".join(piece for piece, _ in hit.title), hit.where) == ("Rossi, Pia", where)


def test_documents_are_found_by_their_name_and_label_and_by_whose_they_are(
    file_of, paper, coordinator
):
    rossi, okafor = file_of("Rossi, Pia"), file_of("Okafor, Adaeze")
    paper(rossi, "scan0001.pdf", label="Face sheet 2025")
    document = paper(okafor, "Malpractice-face-sheet.pdf")
    assert len(find(coordinator, "face sheet").documents) == 2
    (hit,) = find(coordinator, "okafor malpratice").documents
    assert (
        hit.url == f"{reverse('practitioner-documents', args=[okafor.pk])}#document-{document.pk}"
    )
    assert matched(hit.what) == "Malpractice"
    assert hit.where == "Document"


def test_a_name_alone_finds_the_file_and_not_every_document_with_the_name(
    file_of, paper, coordinator
):
    paper(file_of("Rossi, Pia"), "Rossi diploma.pdf")
    found = find(coordinator, "rossi")
    assert (len(found.files), len(found.documents)) == (1, 0)
    assert len(find(coordinator, "rossi diploma").documents) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("expirables", "expirables"),
        ("expirabels", "expirables"),
        ("import a roster", "imports"),
        ("roster", "imports"),
        ("rules", "rules"),
        ("new file", "practitioner-new"),
    ],
)
def test_rooms_and_acts_are_found(coordinator, text, expected):
    assert reverse(expected) in [page.url for page in find(coordinator, text).pages]


def test_rooms_that_one_may_not_enter_are_not_found(person):
    viewer = actor_of(person("viewer"))
    assert [page.url for page in find(viewer, "import a roster").pages] == []
    assert reverse("practitioners") in [page.url for page in find(viewer, "practitioners").pages]


def test_nobody_of_another_facility_is_found_by_name_number_or_document(
    office, file_of, holding, paper, person
):
    away = file_of("Rossi, Pia", at=office.south, npi="1234567893")
    holding(away, "state_licence", "MD-004711")
    paper(away, "diploma.pdf")
    northern, southern = (actor_of(person("coordinator", at=at)) for at in ("north", office.south))
    for text in ("rossi", "rosi", "1234567893", "4711", "diploma", "rossi diploma"):
        assert not find(northern, text), text
        assert find(southern, text), text


def test_those_out_of_reach_do_not_crowd_out_those_within(office, file_of, person):
    for _ in range(60):
        file_of("Smith, John", at=office.south)
    file_of("Smith, Johnny")
    assert titles(actor_of(person("coordinator")), "smith john") == ["Smith, Johnny"]


def test_a_chair_finds_those_of_the_department(office, file_of, person):
    file_of("Rossi, Pia", department=office.surgery)
    file_of("Rossi, Ugo", department=office.medicine)
    chair = actor_of(person("chair", department=office.surgery))
    assert titles(chair, "rossi") == ["Rossi, Pia"]


def test_a_file_of_no_facility_yet_is_found_by_every_coordinator(office, file_of, person):
    file_of("Rossi, Pia", at=None)
    assert titles(actor_of(person("coordinator", at=office.south)), "rossi") == ["Rossi, Pia"]


def test_confidential_documents_are_found_by_those_alone_who_may_read_them(
    file_of, holding, paper, person, arranging
):
    subject = file_of("Rossi, Pia")
    paper(subject, "titer.pdf", holding(subject, "hepatitis_b"))
    paper(subject, "letter.pdf", holding(subject, "peer_reference"))
    with arranging():
        Verification.objects.create(
            practitioner=subject, kind="npdb_query", source="NPDB", method="web",
            result="confirmed", asked_on=dt.date(2026, 1, 1), verified_by="test",
            document=_document("databank.pdf"),
        )  # fmt: skip
    readers = {
        "coordinator": actor_of(person("coordinator")),
        "chair": actor_of(person("chair")),
        "own": actor_of(person("practitioner", at=None, practitioner_id=subject.pk)),
        "viewer": actor_of(person("viewer")),
    }
    found = {
        (who, text)
        for who, reader in readers.items()
        for text in ("titer", "letter", "databank")
        if find(reader, text)
    }
    assert found == {
        *(("coordinator", text) for text in ("titer", "letter", "databank")),
        *(("chair", text) for text in ("letter", "databank")),
        ("own", "titer"),
    }


def test_who_may_not_open_files_finds_names_and_is_led_to_the_list(file_of, holding, person):
    subject = file_of("García-López, Pia", npi="1234567893")
    nameless = file_of("van der Berg, Anna")
    holding(subject, "state_licence", "MD-004711")
    viewer = actor_of(person("viewer"))
    (hit,) = find(viewer, "garcia").files
    assert hit.url == f"{reverse('practitioners')}?q=1234567893"
    (hit,) = find(viewer, "berg").files
    assert hit.url == f"{reverse('practitioners')}?q=van+Anna"
    assert nameless.npi is None
    assert not find(viewer, "4711")


def test_practitioners_find_their_own_file_alone(file_of, person):
    own = file_of("Smith, Ann")
    file_of("Smith, Bob")
    reader = actor_of(person("practitioner", at=None, practitioner_id=own.pk))
    assert titles(reader, "smith") == ["Smith, Ann"]
    assert find(reader, "smith").files[0].url == reverse("practitioner", args=[own.pk])


def test_an_administrator_may_not_use_find_by_that_role(client_for):
    assert client_for("administrator", at=None).get(reverse("find")).status_code == 403


def test_the_dialog_gets_a_piece_and_the_page_has_the_same_piece(file_of, person):
    file_of("Rossi <b>, Pia")
    client = signed_in(person("coordinator"))
    piece = client.get("/find/", {"q": "rossi"}, headers={"HX-Request": "true"}).content.decode()
    page = client.get("/find/", {"q": "rossi"}).content.decode()
    assert piece.strip() in page
    assert "<html" not in piece
    assert "<mark>Rossi</mark> &lt;b&gt;" in " ".join(piece.split())


def test_the_page_says_so_when_nothing_answers_and_asks_when_nothing_was_typed(client_for):
    client = client_for("coordinator")
    assert "Nothing here answers “zzz”" in client.get("/find/", {"q": "zzz"}).content.decode()
    assert "Nothing here" not in client.get("/find/").content.decode()


@pytest.mark.parametrize("text", ["smith", "smith ann diploma", "1234567893", "a b c d e f g" * 99])
def test_an_answer_takes_nine_reads_at_most(file_of, paper, person, text):
    paper(file_of("Smith, Ann", npi="1234567893"), "diploma.pdf")
    client = signed_in(person("coordinator"))
    client.get("/find/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/find/", {"q": text}).status_code == 200
    assert len(queries) <= 9
