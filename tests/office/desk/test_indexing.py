"""What Find looks in follows every change at once, however it was made."""

import datetime as dt

import pytest
from django.db import connection

from credenza.core.permissions import Actor
from credenza.office.desk.indexing import rebuild
from credenza.office.desk.models import FindEntry, FindMention, FindWord
from credenza.office.desk.queries.find import find
from credenza.office.documents.models import Document
from credenza.office.practitioners.actions import credentials, files
from credenza.office.practitioners.models import (
    Attachment,
    Credential,
    OtherName,
    Practitioner,
    Verification,
)

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SYSTEM = Actor.system("test")


@pytest.fixture
def rossi(arranging) -> Practitioner:
    with arranging():
        return Practitioner.objects.create(last_name="Rossi", first_name="Pia", profession="MD")


def finds(text: str) -> bool:
    found = find(SYSTEM, text)
    return bool(found.files or found.documents)


def state() -> set[tuple]:
    """The whole index, less the keys of its rows."""
    mentions = FindMention.objects.values_list(
        "word", "shelf", "of", "practitioner_id", "entry__practitioner_id", "entry__text"
    )
    return {*mentions, *FindWord.objects.values_list("word", "backward")}


def test_a_new_file_is_found_at_once():
    values = {"last_name": "Okafor", "first_name": "Adaeze", "profession": "MD"}
    files.create(values=values, by=SYSTEM, at=NOON)
    assert finds("okafro")


def test_after_an_edit_the_new_name_is_found_and_the_old_no_longer(rossi):
    files.edit(
        practitioner=rossi, version=1, values={"last_name": "Bianchi"}, by=SYSTEM, at=NOON
    )  # fmt: skip
    assert finds("bianchi")
    assert finds("bianhci")
    assert not finds("rossi")


def test_an_edit_that_is_undone_leaves_the_index_as_it_was(rossi, arranging):
    before = state()
    with pytest.raises(ZeroDivisionError), arranging():
        Practitioner.objects.update(last_name="Bianchi")
        _ = 1 / 0
    assert state() == before


def test_a_change_by_query_and_one_by_raw_sql_are_followed(rossi, arranging):
    with arranging():
        Practitioner.objects.filter(pk=rossi.pk).update(last_name="Bianchi")
    assert finds("bianchi")
    with arranging(), connection.cursor() as cursor:
        cursor.execute("UPDATE practitioners_practitioner SET last_name = 'Verdi'")
    assert finds("verdi")
    assert not finds("bianchi")


def test_rows_added_in_bulk_are_followed(arranging):
    with arranging():
        Practitioner.objects.bulk_create(
            Practitioner(last_name=f"Name{n}", first_name="Al", profession="MD") for n in range(600)
        )
    assert finds("name0")
    assert finds("name599")


def test_acts_within_an_act_are_followed(rossi, arranging):
    with arranging():
        files.edit(
            practitioner=rossi, version=1, values={"last_name": "Bianchi"}, by=SYSTEM, at=NOON
        )  # fmt: skip
    assert finds("bianchi")


def test_a_removed_name_is_found_no_longer(rossi, arranging):
    with arranging():
        other = OtherName.objects.create(practitioner=rossi, last_name="Olmstead")
    assert finds("olmstead")
    with arranging():
        other.delete()
    assert not finds("olmstead")


def test_a_corrected_number_is_found_and_the_wrong_one_no_longer(rossi):
    held = credentials.add(
        practitioner=rossi, kind="state_licence", values={"number": "35.111222"},
        by=SYSTEM, at=NOON,
    )  # fmt: skip
    assert finds("35111222")
    credentials.edit(
        credential=held, version=1, values={"number": "35.333444"}, by=SYSTEM, at=NOON
    )  # fmt: skip
    assert finds("333444")
    assert not finds("111222")


def test_a_credential_of_another_file_now_leads_there(rossi, arranging):
    with arranging():
        other = Practitioner.objects.create(last_name="Verdi", first_name="Ugo", profession="MD")
        held = Credential.objects.create(practitioner=rossi, kind="dea", number="MX8765430")
    with arranging():
        Credential.objects.filter(pk=held.pk).update(practitioner=other)
    assert finds("verdi mx8765430")
    assert not finds("rossi mx8765430")


@pytest.mark.parametrize("place", ["attachment", "verification", "photo"])
def test_a_document_is_found_by_the_name_it_has_now(rossi, arranging, place):
    with arranging():
        document = Document.objects.create(
            sha256="0" * 64, key="test", name="diploma.pdf", media_type="application/pdf", size=1,
            added_at=NOON, added_by="test",
        )  # fmt: skip
        if place == "attachment":
            Attachment.objects.create(practitioner=rossi, document=document)
        elif place == "verification":
            Verification.objects.create(
                practitioner=rossi, kind="sam", source="SAM", method="web", result="confirmed",
                asked_on=NOON.date(), verified_by="test", document=document,
            )  # fmt: skip
        else:
            Practitioner.objects.filter(pk=rossi.pk).update(photo=document)
    assert finds("diploma")
    with arranging():
        Document.objects.update(name="certificate.pdf")
    assert finds("certificate")
    assert not finds("diploma")


def test_a_file_that_is_gone_leaves_nothing_behind(rossi, arranging):
    with arranging():
        rossi.delete()
    assert not FindEntry.objects.exists()
    assert not FindMention.objects.exists()


def test_a_change_of_nothing_that_is_looked_for_writes_nothing(rossi, arranging):
    before = list(FindEntry.objects.values_list("pk", "text"))
    with arranging():
        Practitioner.objects.update(city="Dayton")
    assert list(FindEntry.objects.values_list("pk", "text")) == before


def test_made_anew_the_index_is_the_same_and_what_was_damaged_is_mended(rossi, arranging):
    with arranging():
        OtherName.objects.create(practitioner=rossi, last_name="Olmstead")
        Practitioner.objects.create(last_name="Verdi", first_name="Ugo", profession="MD")
    sound = state()
    FindMention.objects.filter(word="OLMSTEAD").delete()
    FindEntry.objects.filter(text__startswith="Verdi").update(text="Nobody")
    FindWord.objects.create(word="STRAY", backward="YARTS")
    assert rebuild() == 2
    assert state() == sound
    assert rebuild() == 2
    assert state() == sound
