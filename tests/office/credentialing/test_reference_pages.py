"""The pages of references: of the office, and of the person asked."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credenza.core.permissions import Grant
from credenza.office.credentialing.actions import answering
from credenza.office.credentialing.queries.references import answers_of
from credenza.office.documents.queries import read
from credenza.office.ledger.models import Act
from tests.fixtures import make_person, signed_in
from tests.house.objects.practitioners import document
from tests.office.credentialing.files import OFFICE
from tests.office.credentialing.referees import tokens_of, whole
from tests.office.files import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def door():
    """The browser of somebody without an account."""
    return Client()


def answered(reference, **said):
    answering.answer(reference=reference, answers=whole(reference, **said), by=OFFICE, at=NOW)


# The person asked


def test_the_link_opens_the_form_and_says_who_asks_about_whom_and_why(asked, door):
    reference, token = asked()
    page = door.get(f"/reference/{token}/").text
    assert "North General" in page and "Adaeze Okafor" in page and "Ruth Lindqvist" in page
    assert "42 USC 11111(a)(2)" in page
    reference.refresh_from_db()
    assert reference.state == "opened"


def test_a_whole_answer_is_taken_and_thanked_for(asked, door):
    reference, token = asked()
    page = door.post(f"/reference/{token}/", whole(reference), follow=True)
    assert "There is nothing more to do." in page.text
    reference.refresh_from_db()
    assert reference.state == "answered"
    assert reference.origin_index


def test_an_answer_with_something_missing_keeps_the_rest_and_marks_it(asked, door):
    reference, token = asked()
    page = door.post(
        f"/reference/{token}/", whole(reference, recommend="", comment="Kept <b>as typed</b>")
    )
    assert "1 answer is missing" in page.text
    assert "Kept &lt;b&gt;as typed&lt;/b&gt;" in page.text
    reference.refresh_from_db()
    assert answers_of(reference)["comment"] == "Kept <b>as typed</b>"


def test_a_second_sending_changes_nothing_and_is_thanked_for_too(asked, door):
    reference, token = asked()
    door.post(f"/reference/{token}/", whole(reference))
    page = door.post(
        f"/reference/{token}/", whole(reference, recommend="no", recommend_words="x"), follow=True
    )
    assert page.status_code == 200
    reference.refresh_from_db()
    assert answers_of(reference)["recommend"] == "yes"
    assert reference.practitioner.verifications.count() == 1


def test_what_is_typed_is_kept_as_it_is_typed(asked, door):
    reference, token = asked()
    page = door.post(f"/reference/{token}/save/", {"relation": "colleague", "comment": "a\0b"})
    assert "Kept at 11:00" in page.text
    assert 'value="colleague" selected' in door.get(f"/reference/{token}/").text
    reference.refresh_from_db()
    assert answers_of(reference) == {"relation": "colleague", "comment": "ab"}


def test_saving_after_the_answer_says_that_it_stands(asked, door):
    reference, token = asked()
    answered(reference)
    page = door.post(f"/reference/{token}/save/", {"relation": "relative"})
    assert page.status_code == 409
    assert "first answer stands" in page.text


def test_a_field_too_long_for_anybody_is_not_taken(asked, door):
    reference, token = asked()
    page = door.post(f"/reference/{token}/", whole(reference, comment="x" * 300_000))
    assert "At most 4,000 characters." in page.text


def test_answers_to_what_is_not_asked_are_passed_over(asked, door):
    reference, token = asked()
    door.post(f"/reference/{token}/", whole(reference, state="named", counts="on", evil="1"))
    reference.refresh_from_db()
    assert reference.state == "answered"
    assert set(answers_of(reference)) <= set(whole(reference))


@pytest.mark.parametrize("page", ["", "copy/", "decline/", "forward/"])
@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 4000, "%00", "ü"])
def test_a_wrong_token_opens_nothing(asked, door, page, token):
    asked()
    answer = door.get(f"/reference/{token}/{page}")
    assert answer.status_code == 404
    assert "Okafor" not in answer.text


def test_a_token_of_one_opens_nothing_of_another(asked, door):
    one, token = asked()
    other, other_token = asked(
        application=one.application, email="lee@north.example", name="Ann Lee"
    )
    door.post(f"/reference/{token}/", whole(other))
    other.refresh_from_db()
    assert other.state == "asked"
    assert "Ann Lee" not in door.get(f"/reference/{token}/").text
    assert "Ann Lee" in door.get(f"/reference/{other_token}/").text


def test_an_expired_link_answers_nothing_and_mails_a_new_one_to_the_same_address(asked, door):
    reference, token = asked(at=NOW - dt.timedelta(days=31))
    page = door.get(f"/reference/{token}/")
    assert page.status_code == 410
    assert "Okafor" not in page.text
    assert door.post(f"/reference/{token}/", whole(reference)).status_code == 410
    door.post(f"/reference/{token}/renew/")
    new = tokens_of(reference)[0]
    assert new != token
    assert door.get(f"/reference/{new}/").status_code == 200
    again = door.post(f"/reference/{token}/renew/", follow=True)
    assert "mailed a moment ago" in again.text
    assert len(tokens_of(reference)) == 2


def test_declining_takes_a_word_and_ends_it(asked, door):
    reference, token = asked()
    assert door.post(f"/reference/{token}/decline/", {"reason": " "}).status_code == 200
    page = door.post(f"/reference/{token}/decline/", {"reason": "We are competitors."}, follow=True)
    assert "not asked about" in page.text
    assert door.post(f"/reference/{token}/", whole(reference)).status_code == 302
    reference.refresh_from_db()
    assert (reference.state, reference.why) == ("declined", "We are competitors.")


def test_naming_somebody_else_puts_them_before_the_office_and_mails_nobody(asked, door):
    reference, token = asked()
    given = {"name": "Ann Lee", "email": "lee@north.example", "title": "Chair"}
    page = door.post(f"/reference/{token}/forward/", given, follow=True)
    assert "The office looks at the name" in page.text
    [new] = reference.application.references.exclude(pk=reference.pk)
    assert (new.state, tokens_of(new)) == ("named", [])


def test_everybody_gets_a_copy_of_their_own_answer(asked, door):
    reference, token = asked()
    assert door.get(f"/reference/{token}/copy/").status_code == 302
    door.post(f"/reference/{token}/", whole(reference, comment="A fine colleague."))
    page = door.get(f"/reference/{token}/copy/")
    assert "A fine colleague." in page.text
    assert page["Cache-Control"] == "no-store"


def test_an_answer_by_telephone_is_shown_to_nobody_who_holds_the_link(asked, door):
    reference, token = asked()
    way = answering.Way(via="phone", taken_by="Cora North")
    said = whole(reference, comment="Xanthippe")
    answering.answer(reference=reference, answers=said, by=OFFICE, at=NOW, way=way)
    assert "Xanthippe" not in door.get(f"/reference/{token}/copy/").text


# The office


def test_the_office_sees_who_is_named_and_what_speaks_against_asking(named, client_for):
    reference = named(profession="np")
    page = client_for("coordinator").get(f"/applications/{reference.application_id}/references/")
    assert "0 of 2 references received; 1 named and not asked." in page.text
    assert "another discipline" in page.text


def test_the_office_names_asks_reminds_and_takes_off(applied, client_for):
    application, client = applied(state="verifying"), client_for("coordinator")
    home = f"/applications/{application.pk}/references/"
    client.post(f"{home}new/", {"speaker": "peer", "name": "Ann Lee", "email": "Lee@north.example"})
    [one] = application.references.all()
    assert (one.state, one.email, one.named_by) == ("named", "lee@north.example", client.user.name)
    assert "Asked: Ann Lee." in client.post(f"{home}ask/", follow=True).text
    assert "Ann Lee is reminded." in client.post(f"/references/{one.pk}/remind/", follow=True).text
    page = client.post(f"/references/{one.pk}/withdraw/", {"reason": "Retired."}, follow=True)
    assert "Ann Lee is no longer asked." in page.text
    one.refresh_from_db()
    assert (one.state, one.why) == ("withdrawn", "Retired.")


def test_what_is_known_is_corrected_until_there_is_an_answer(asked, client_for):
    reference, _ = asked()
    client, url = client_for("coordinator"), f"/references/{reference.pk}/edit/"
    assert "lindqvist@north.example" in client.get(url).text
    client.post(url, {"name": "Ruth B. Lindqvist", "email": "ruth@north.example"})
    reference.refresh_from_db()
    assert (reference.name, reference.email) == ("Ruth B. Lindqvist", "ruth@north.example")
    answered(reference)
    assert client.get(url)["Location"] == f"/references/{reference.pk}/"


def test_a_refusal_is_told_on_the_page(named, client_for):
    reference = named(relation="relative")
    home = f"/applications/{reference.application_id}/references/"
    page = client_for("coordinator").post(f"{home}ask/", follow=True)
    assert "too close to count" in page.text


def test_whom_the_applicant_named_is_put_on_the_list_with_what_they_said(
    applied, client_for, arranging
):
    application = applied(state="verifying")
    said = {
        "issuer": "Ann Lee",
        "discipline": "M.D., general surgery",
        "relationship": "Partner of the practice",
        "relative": "no",
        "known_since": "2019-05",
        "last_worked": "2026-02",
        "email": "Lee@north.example",
        "phone": "555-0100",
    }
    with arranging():
        application.answers.create(
            section="references", position=1, values=said, changed_at=NOW, changed_by="Ada"
        )
        application.practitioner.credentials.create(
            kind="hospital_affiliation", issuer="Elsewhere General"
        )
    client = client_for("coordinator")
    home = f"/applications/{application.pk}/references/"
    assert "Elsewhere General" in client.get(home).text
    client.post(f"{home}take/", {"pick": ["0", "1", "7", "²"]})
    peer, office = application.references.all()
    assert (peer.name, peer.profession, peer.relation) == ("Ann Lee", "md", "partner")
    assert (peer.known_since, peer.last_worked_on) == (dt.date(2019, 5, 1), dt.date(2026, 2, 28))
    assert (office.speaker, office.form, office.credential.issuer) == (
        "office",
        "affiliation",
        "Elsewhere General",
    )
    assert "Not asked yet" not in client.get(home).text


def test_a_relative_whom_the_applicant_names_is_known_as_one(applied, client_for, arranging):
    application = applied(state="verifying")
    said = {"issuer": "Bo", "relative": "yes", "relationship": "Supervisor", "email": "b@x.example"}
    with arranging():
        application.answers.create(
            section="references", position=1, values=said, changed_at=NOW, changed_by="Ada"
        )
    client_for("coordinator").post(f"/applications/{application.pk}/references/take/", {"pick": 0})
    assert application.references.get().relation == "relative"


def test_an_answer_is_read_with_its_flags_and_the_reading_is_recorded(asked, client_for):
    reference, _ = asked()
    answered(reference, recommend="reservations", recommend_words="Needs a proctor.")
    page = client_for("coordinator").get(f"/references/{reference.pk}/")
    assert "Recommends with reservations" in page.text and "Needs a proctor." in page.text
    assert Act.objects.filter(verb="reference:read", practitioner_id=reference.practitioner_id)


def test_the_chair_of_the_department_reads_answers_and_changes_nothing(asked, client_for, office):
    reference, _ = asked()
    answered(reference)
    chair = client_for("chair", department=office.surgery)
    assert chair.get(f"/references/{reference.pk}/").status_code == 200
    assert chair.post(f"/references/{reference.pk}/remind/").status_code == 403
    other = client_for("chair", department=office.medicine, name="Another Chair")
    assert other.get(f"/references/{reference.pk}/").status_code == 404


@pytest.mark.parametrize("role", ["practitioner", "coordinator", "director", "chair", "member"])
def test_the_applicant_never_reads_what_was_said_whatever_their_role(asked, role, office):
    reference, _ = asked()
    answered(reference, comment="Xanthippe")
    person = make_person("Ada Okafor", Grant(role), practitioner_id=reference.practitioner_id)
    client = signed_in(person)
    for page in (
        f"/references/{reference.pk}/",
        f"/references/{reference.pk}/record/",
        f"/applications/{reference.application_id}/references/",
    ):
        answer = client.get(page)
        assert answer.status_code == 403, page
        assert "Xanthippe" not in answer.text and "Lindqvist" not in answer.text


def test_administrators_and_viewers_read_no_answers(asked, client_for):
    reference, _ = asked()
    answered(reference)
    for role in ("administrator", "viewer", "assistant"):
        assert client_for(role).get(f"/references/{reference.pk}/").status_code == 403


def test_an_answer_by_telephone_is_recorded_with_who_took_it(asked, client_for):
    reference, _ = asked()
    client = client_for("coordinator")
    said = whole(reference) | {"via": "phone"}
    page = client.post(f"/references/{reference.pk}/record/", said, follow=True)
    assert f"By telephone, taken by {client.user.name}" in page.text
    assert client.get(f"/references/{reference.pk}/record/").status_code == 302


def test_an_answer_on_paper_needs_the_paper(asked, client_for, arranging):
    reference, _ = asked()
    client, url = client_for("coordinator"), f"/references/{reference.pk}/record/"
    said = whole(reference) | {"via": "paper"}
    assert "Upload the paper" in client.post(url, said).text
    with arranging():
        scan = document(reference.practitioner)

    upload = SimpleUploadedFile("letter.png", read(scan), "image/png")
    page = client.post(url, said | {"document": upload}, follow=True)
    assert "On paper, recorded by" in page.text
    paper = client.get(f"/references/{reference.pk}/paper/")
    assert paper["Content-Disposition"].startswith("attachment")


def test_a_recorded_answer_that_is_not_whole_marks_what_is_missing(asked, client_for):
    reference, _ = asked()
    said = whole(reference, recommend="") | {"via": "phone"}
    page = client_for("coordinator").post(f"/references/{reference.pk}/record/", said)
    assert "1 answer is missing" in page.text


def test_everybody_who_is_waited_for_is_listed_the_longest_first_and_reminded_at_once(
    asked, client_for
):
    first, _ = asked(at=NOW - dt.timedelta(days=9))
    second, _ = asked(application=first.application, email="lee@x.example", name="Ann Lee")
    client = client_for("coordinator")
    page = client.get("/references/").text
    assert "2 have not answered yet." in page
    assert page.index("Ruth Lindqvist") < page.index("Ann Lee")
    picked = {"pick": [first.pk, second.pk, "²", "9" * 30]}
    page = client.post("/references/remind/", picked, follow=True).text
    assert "Reminders that go out: 2." in page
    page = client.post("/references/remind/", picked, follow=True).text
    assert "reminded today already" in page


def test_who_works_elsewhere_sees_and_reminds_nobody_here(asked, client_for, office):
    reference, _ = asked()
    client = client_for("coordinator", at=office.south)
    assert "Ruth Lindqvist" not in client.get("/references/").text
    client.post("/references/remind/", {"pick": reference.pk})
    assert len(tokens_of(reference)) == 1


@pytest.mark.parametrize("count", [1, 12])
def test_a_long_list_takes_no_more_reads_than_a_short_one(
    asked, client_for, count, django_assert_max_num_queries
):
    first, _ = asked()
    for n in range(count - 1):
        asked(application=first.application, email=f"p{n}@x.example", name=f"Peer {n}")
    client = client_for("coordinator")
    with django_assert_max_num_queries(13):
        client.get("/references/")
    with django_assert_max_num_queries(16):
        client.get(f"/applications/{first.application_id}/references/")
