"""Whatever way a row is written, the ledger learns of it."""

import datetime as dt
import json

import pytest
from django.db import DatabaseError, connection, models, transaction

from credenza.office.documents.models import Document
from credenza.office.ledger import triggers
from credenza.office.ledger.models import Change
from credenza.office.practitioners.models import (
    Credential,
    Judging,
    Practitioner,
    Proof,
    Specialty,
    Verification,
)
from credenza.office.team.models import Facility, Setting, User

pytestmark = pytest.mark.django_db


def told(**filters):
    """The latest changes first made first, as (kind, old, new)."""
    changes = Change.objects.filter(**filters).order_by("id")
    return [
        (change.kind, change.old and json.loads(change.old), change.new and json.loads(change.new))
        for change in changes
    ]


def settings_of(*keys):
    return [Setting(key=key, value=[key]) for key in keys]


def test_an_added_row_is_told_whole_less_its_empty_columns(person):
    [(kind, old, new)] = told()
    assert (kind, old) == ("A", None)
    assert new["last_name"] == "O'Neil-Pérez"
    assert new["languages"] == ["en", "es"]
    assert "npi" not in new
    assert "suffix" not in new
    assert Change.objects.get().practitioner_id == person.id


def test_a_changed_row_is_told_by_the_columns_that_changed(person, by_jo):
    with by_jo():
        person.last_name, person.npi = "Field", "1234567893"
        person.save()
    assert told()[1:] == [
        (
            "C",
            {"last_name": "O'Neil-Pérez", "npi": None},
            {"last_name": "Field", "npi": "1234567893"},
        )
    ]


def test_a_change_that_changes_nothing_is_not_told(person, by_jo):
    with by_jo():
        person.save()
        Practitioner.objects.update(first_name="Zoë")
    assert len(told()) == 1


def test_a_removed_row_is_told_whole(by_jo):
    with by_jo():
        Setting.objects.create(key="a", value={"b": [1, None, True]})
        Setting.objects.all().delete()
    assert told()[1] == ("R", {"key": "a", "value": {"b": [1, None, True]}}, None)


@pytest.mark.parametrize(
    ("write", "kinds"),
    [
        (lambda: Setting.objects.bulk_create(settings_of("c", "d", "e")), "AAA"),
        (lambda: Setting.objects.update(value=0), "CC"),
        (lambda: Setting.objects.bulk_update(settings_of("a", "b"), ["value"]), "CC"),
        (lambda: Setting.objects.all().delete(), "RR"),
        (lambda: Setting.objects.all()._raw_delete("default"), "RR"),
        (lambda: connection.cursor().execute("UPDATE team_setting SET value = '[7]'"), "CC"),
        (lambda: connection.cursor().execute("DELETE FROM team_setting"), "RR"),
        (lambda: Setting.objects.update_or_create(key="a", defaults={"value": 3}), "C"),
        (
            lambda: Setting.objects.bulk_create(
                settings_of("a", "c"),
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=["value"],
            ),
            "AC",
        ),
        (lambda: Setting.objects.bulk_create(settings_of("a", "c"), ignore_conflicts=True), "A"),
    ],
    ids=[
        "bulk_create",
        "update",
        "bulk_update",
        "delete",
        "raw delete",
        "raw update",
        "raw SQL delete",
        "update_or_create",
        "upsert",
        "ignore conflicts",
    ],
)
def test_bulk_and_raw_writes_are_told_and_none_passes_without_an_act(by_jo, write, kinds):
    with by_jo():
        Setting.objects.bulk_create([Setting(key="a", value=1), Setting(key="b", value=1)])
    before = list(Setting.objects.order_by("key").values_list())
    with pytest.raises(DatabaseError, match="team_setting belongs to no act"), transaction.atomic():
        write()
    assert list(Setting.objects.order_by("key").values_list()) == before
    with by_jo():
        write()
    assert "".join(sorted(kind for kind, *_ in told()[2:])) == kinds


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has REPLACE")
def test_a_row_that_replace_removes_is_told(by_jo):
    with by_jo():
        Setting.objects.create(key="a", value=1)
        connection.cursor().execute("REPLACE INTO team_setting (key, value) VALUES ('a', '2')")
    assert [kind for kind, *_ in told()] == ["A", "R", "A"]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has TRUNCATE")
def test_no_table_is_emptied_at_a_stroke(by_jo):
    for table in ("team_setting", "ledger_act"):
        with pytest.raises(DatabaseError), by_jo():
            connection.cursor().execute(f"TRUNCATE {table} CASCADE")


def test_a_statement_that_touches_no_row_needs_no_act():
    Setting.objects.filter(key="nothing").update(value=1)
    Setting.objects.filter(key="nothing").delete()
    assert told() == []


def test_booleans_and_instants_read_alike_on_both_databases(person, by_jo):
    with by_jo():
        Specialty.objects.create(practitioner=person, title="Surgery", primary=True)
        User.objects.create(email="a@example.org", name="A", is_active=False)
    assert told(table="practitioners_specialty")[0][2]["primary"] is True
    assert told(table="team_user")[0][2]["is_active"] is False


def test_of_a_password_only_the_change_is_told(by_jo):
    with by_jo():
        user = User.objects.create_user("a@example.org", "correct horse battery")
        user.set_password("another horse battery")
        user.save()
    (_, _, added), (_, old, new) = told(table="team_user")
    assert added["password"] == "changed"
    assert (old, new) == ({"password": "changed"}, {"password": "changed"})


def test_what_a_cascade_removes_is_told_as_part_of_the_file(person, by_jo):
    with by_jo():
        held = Credential.objects.create(practitioner=person, kind="state_license")
        asked = Verification.objects.create(
            practitioner=person,
            kind="state_license",
            source="Board",
            method="web",
            result="confirmed",
            asked_on=dt.date(2026, 3, 2),
        )
        Proof.objects.create(verification=asked, credential=held)
        number = person.id
        person.delete()
    removed = Change.objects.filter(kind="R").values_list("table", "practitioner_id")
    assert {number} == {practitioner for _, practitioner in removed}
    assert "practitioners_proof" in {table for table, _ in removed}


def test_a_row_that_moves_to_another_file_leaves_one_and_enters_the_other(person, by_jo):
    with by_jo():
        other = Practitioner.objects.create(last_name="Other", first_name="Al", profession="DO")
        held = Specialty.objects.create(practitioner=person, title="Surgery")
        Specialty.objects.filter(id=held.id).update(practitioner=other)
    moves = Change.objects.filter(table="practitioners_specialty").order_by("id")
    assert list(moves.values_list("kind", "practitioner_id")) == [
        ("A", person.id),
        ("R", person.id),
        ("A", other.id),
    ]


def test_derived_tables_are_written_without_an_act(person):
    Judging.objects.create(practitioner=person, due_on=dt.date(2026, 3, 3))
    assert len(told()) == 1


def test_quotes_backslashes_and_long_texts_survive(by_jo):
    name = 'Say "Ä\\n" & O\'Brien\n\t' + "x" * 100
    with by_jo():
        Facility.objects.create(name=name, short_name="S", kind="hospital", state="OH")
    assert told()[0][2]["name"] == name


def test_numbers_are_numbers(by_jo):
    with by_jo():
        Document.objects.create(
            sha256="0" * 64,
            key="k1",
            name="a.pdf",
            media_type="application/pdf",
            size=2**31 - 1,
            added_at=dt.datetime(2026, 3, 2, 12, 30, 15, 123456, tzinfo=dt.UTC),
            added_by="Jo",
        )
    assert told()[0][2]["size"] == 2**31 - 1


def test_installing_again_changes_nothing():
    before = sorted(triggers.installed())
    triggers.install()
    assert sorted(triggers.installed()) == before


def test_an_office_without_triggers_gets_them_by_migrating():
    before = sorted(triggers.installed())
    triggers.remove()
    assert triggers.installed() == []
    triggers.install()
    assert sorted(triggers.installed()) == before


@pytest.mark.django_db(transaction=True)
def test_a_migration_may_alter_a_table_that_triggers_of_others_speak_of(person, by_jo):
    with by_jo():
        one = Verification.objects.create(
            practitioner=person, kind="dea", source="dea", method="web", result="confirmed",
            asked_on=dt.date(2026, 1, 5),
        )  # fmt: skip
    was = Verification._meta.get_field("source")
    wider = models.TextField()
    wider.set_attributes_from_name("source")
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA legacy_alter_table = OFF")  # as on a new connection
    triggers.let_tables_be_remade()
    for old, new in ((was, wider), (wider, was)):
        with connection.schema_editor() as editor:
            editor.alter_field(Verification, old, new)
    triggers.install()
    assert Verification.objects.get().pk == one.pk
    with by_jo():
        Verification.objects.update(source="web")
    assert told(table="practitioners_verification")[-1] == (
        "C", {"source": "dea"}, {"source": "web"},
    )  # fmt: skip
