"""A signature is over the exact content, and fails when one byte of anything changes."""

import json

import pypdfium2
import pytest

from credenza import signatures
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.signing import sign
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Answers, Application, Signature
from credenza.office.credentialing.queries.answers import seal
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.signing import (
    content_of,
    copy_of,
    intact,
    office_key,
    standing,
    standing_of,
    statement,
)
from credenza.office.documents.queries import place_of, read
from tests.office.credentialing.portal import LATER, change, document, row_of
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


def signed(application, **other):
    given = {
        "application": application,
        "user": application.user,
        "name": "Adaeze Okafor",
        "meaning": statement().meaning,
        "method": "password",
        "by": application.by,
        "at": NOW,
    }
    return sign(**given | other)


def again(signature):
    return Signature.objects.select_related(
        "application__practitioner", "application__facility"
    ).get(pk=signature.pk)


def returned(application):
    """The application back with its applicant."""
    fresh = Application.objects.get(pk=application.pk)
    go(application=fresh, verb="return", reason="A page is missing.", by=OFFICE, at=NOW)
    fresh.user, fresh.by = application.user, application.by
    return fresh


def test_a_complete_application_is_signed_and_handed_in(complete):
    application = complete()
    assert preflight(application, TODAY).blockers == []
    made = signed(application)
    assert Application.objects.get(pk=application.pk).state == "submitted"
    assert standing_of(again(made))
    assert read(made.content) == content_of(application)


def test_the_record_says_who_when_where_and_in_which_words(complete):
    made = signed(complete())
    record = json.loads(made.record)
    assert (record["name"], record["method"]) == ("Adaeze Okafor", "password")
    assert record["signed_at"] == "2026-11-24T10:00:00.000000-05:00"
    assert record["zone"] == "America/New_York"
    assert "true, current and complete" in record["meaning"]
    assert record["content_sha256"] == made.digest


def test_the_copy_for_people_shows_name_time_with_zone_meaning_and_fingerprint(complete):
    made = signed(complete())
    words = text_of(read(made.copy))
    for told in ("Adaeze Okafor", "2026-11-24T10:00", "America/New_York", made.digest[:20]):
        assert told in words
    assert "true, current and complete" in words
    assert "123-45-6789" not in words


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = (page.get_textpage().get_text_range() for page in document)
        return " ".join(" ".join(pages).split())


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"name": "Ben Ito"}, "Type your name"),
        ({"name": ""}, "Type your name"),
        ({"meaning": "I agree."}, "statement changed"),
        ({"by": OFFICE}, "Only the applicant"),
    ],
)
def test_what_is_not_the_applicants_own_hand_and_words_is_refused(complete, other, why):
    with pytest.raises(Refused, match=why):
        signed(complete(), **other)
    assert not Signature.objects.exists()


def test_nobody_signs_what_is_not_complete(applicant):
    with pytest.raises(Refused, match="Not everything is there yet"):
        signed(applicant())


def test_a_colleague_with_an_account_of_their_own_cannot_sign(complete, person):
    application = complete()
    colleague = person("coordinator")
    with pytest.raises(Refused, match="Only the applicant"):
        signed(application, user=colleague)


def test_answers_stand_still_once_handed_in(complete):
    application = complete()
    signed(application)
    with pytest.raises(Refused, match="handed in"):
        change(application, "contact", city="Ames")


def test_a_changed_answer_voids_the_signature_and_the_old_copy_stays(complete):
    application = complete()
    made = signed(application)
    change(returned(application), "contact", city="Ames")
    made = again(made)
    assert not standing_of(made)
    assert standing_of(made).reason == "An answer was changed after it was signed."
    assert intact(made)
    assert signatures.check_copy(copy_of(made)).verdict
    assert standing(application) is None


def test_what_was_voided_can_be_signed_again(complete):
    application = complete()
    first = signed(application)
    application = returned(application)
    change(application, "contact", city="Ames")
    second = signed(application, at=LATER)
    assert standing(application) == second
    assert standing_of(again(second)) and second.digest != first.digest


def test_saving_the_same_answer_again_voids_nothing(complete):
    application = complete()
    made = signed(application)
    change(returned(application), "identity", last_name=" Okafor ", ssn="123-45-6789")
    assert standing_of(again(made))


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("contact", {"city": "Elms"}),
        ("identity", {"ssn": "123-45-6788"}),
        ("work", {"issuer": "Elm."}),
        ("disclosures", {"licence_action": "yes"}),
        ("ability", {"able.why": "x"}),
    ],
)
def test_one_byte_of_an_answer_changed_behind_the_acts_is_found(
    complete, arranging, section, values
):
    application = complete()
    made = signed(application)
    row = row_of(application, section)
    kept = {key: seal(row, key, text) if key == "ssn" else text for key, text in values.items()}
    with arranging():
        Answers.objects.filter(pk=row.pk).update(values=row.values | kept)
    assert standing_of(again(made)).reason == "An answer is not the one that was signed."


def test_a_document_exchanged_behind_the_acts_is_found(complete, arranging):
    application = complete()
    made = signed(application)
    upload = row_of(application, "identity").uploads.get()
    with arranging():
        upload.document = document(data=b"%PDF-1.4 a pagf")
        upload.save()
    assert standing_of(again(made)).reason == "An answer is not the one that was signed."


FIELDS = ["name", "signed_at", "meaning", "application", "practitioner", "account", "edition",
          "method", "email", "zone", "content_sha256", "content_size", "signature"]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_one_changed_word_of_the_record_breaks_its_seal(complete, arranging, field):
    made = signed(complete())
    record = json.loads(made.record)
    record[field] = f"{record[field]}1" if isinstance(record[field], str) else record[field] + 1
    with arranging():
        Signature.objects.filter(pk=made.pk).update(record=json.dumps(record))
    assert "altered" in standing_of(again(made)).reason


@pytest.mark.parametrize(
    "columns", [{"name": "Adaeze Okafot"}, {"signed_at": LATER}, {"digest": "0" * 64}]
)
def test_columns_that_differ_from_the_record_are_found(complete, arranging, columns):
    made = signed(complete())
    with arranging():
        Signature.objects.filter(pk=made.pk).update(**columns)
    assert "another application, person or time" in standing_of(again(made)).reason


def test_another_signer_in_the_row_is_found(complete, arranging, person):
    made = signed(complete())
    with arranging():
        Signature.objects.filter(pk=made.pk).update(signer=person("coordinator"))
    assert not standing_of(again(made))


def test_a_signature_moved_to_another_application_is_found(complete, arranging):
    made = signed(complete())
    other = complete(last="Bauer", npi="1245319599")
    with arranging():
        Signature.objects.filter(pk=made.pk).update(application=other)
    assert "another application" in standing_of(again(made)).reason


def test_a_byte_of_the_kept_content_changed_on_disk_is_found(complete):
    made = signed(complete())
    path = place_of(made.content.sha256)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    assert "altered or is gone" in standing_of(again(made)).reason


def test_every_byte_of_a_copy_counts(complete):
    data = copy_of(signed(complete()))
    assert signatures.check_copy(data, office_key()).verdict
    for at in range(0, len(data), max(1, len(data) // 300)):
        spoiled = bytearray(data)
        spoiled[at] ^= 1
        assert not signatures.check_copy(bytes(spoiled)).verdict, at


def test_a_copy_tells_none_of_the_sealed_answers(complete):
    data = copy_of(signed(complete()))
    assert b"123-45-6789" not in data and b"1980-03-01" not in data
