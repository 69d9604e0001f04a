"""Who did what, and what of it remains when it was refused or failed."""

import datetime as dt
import json

import pytest
from django.db import DatabaseError, connection, transaction

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger import actions
from credenza.office.ledger.actions import (
    about,
    act,
    acting,
    ending,
    record,
    record_refusal,
    settle,
)
from credenza.office.ledger.models import Act, Change
from credenza.office.ledger.origin import origin
from credenza.office.team.models import Setting
from tests.office.ledger.conftest import JO, NOON

pytestmark = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)


@act("setting:choose")
def choose(*, key, value, by, at, reason="", fail=None):
    Setting.objects.create(key=key, value=value)
    if fail:
        raise fail
    return key


@act("setting:move")
def move(*, key, by, at, reason="", practitioner=None):
    about(practitioner=31, moved=2)
    Setting.objects.create(key=key, value=2)


def outcomes():
    return list(Act.objects.order_by("id").values_list("verb", "outcome"))


def test_an_act_tells_who_when_from_where_and_why_and_gives_back_what_the_function_gives():
    with origin("web 10.0.0.3"):
        assert choose(key="a", value=1, by=JO, at=NOON, reason="asked by the chief") == "a"
    written = Act.objects.get()
    assert (written.verb, written.actor_id, written.actor) == ("setting:choose", 7, "Jo Field")
    assert (written.at, written.origin, written.outcome) == (NOON, "web 10.0.0.3", "done")
    assert written.reason == "asked by the chief"


def test_a_change_is_written_with_its_act():
    choose(key="a", value=1, by=JO, at=NOON)
    change = Change.objects.get()
    assert (change.act_id, change.table, change.row) == (Act.objects.get().id, "team_setting", "a")


def test_about_says_whose_file_it_is_and_more():
    move(key="a", by=JO, at=NOON, practitioner=30)
    written = Act.objects.get()
    assert (written.practitioner_id, json.loads(written.detail)) == (31, {"moved": 2})


def test_about_outside_an_act_is_a_mistake():
    with pytest.raises(RuntimeError, match="outside an act"):
        about(practitioner=1)


def test_the_practitioner_is_read_from_the_arguments(person):
    @act("credential:touch")
    def touch(*, credential, by, at):
        pass

    class Credential:
        practitioner_id = person.id

    touch(credential=Credential, by=JO, at=NOON)
    assert Act.objects.last().practitioner_id == person.id


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"by": None}, "needs an actor"),
        ({"by": "Jo"}, "needs an actor"),
        ({"at": None}, "needs a time with its zone"),
        ({"at": dt.datetime(2026, 3, 2)}, "needs a time with its zone"),  # noqa: DTZ001
    ],
)
def test_nobody_acts_without_a_name_and_a_time(wrong, words):
    with pytest.raises(TypeError, match=words):
        choose(**{"key": "a", "value": 1, "by": JO, "at": NOON} | wrong)
    assert not Setting.objects.exists()


def test_a_function_without_an_actor_is_no_act():
    with pytest.raises(TypeError, match="must be keyword-only and take by= and at="):

        @act("x:y")
        def nameless(*, key):
            pass


def test_what_is_opened_or_revealed_is_recorded_without_a_change():
    record("sensitive:reveal", by=JO, at=NOON, practitioner=12, detail={"field": "ssn"})
    written = Act.objects.get()
    assert (written.practitioner_id, json.loads(written.detail)) == (12, {"field": "ssn"})
    assert not Change.objects.exists()


def test_acts_within_acts_have_entries_of_their_own(by_jo):
    with by_jo("outer:one"):
        Setting.objects.create(key="before", value=1)
        choose(key="within", value=1, by=JO, at=NOON)
        Setting.objects.create(key="after", value=1)
    outer, inner = Act.objects.order_by("id")
    assert (outer.verb, inner.verb, inner.parent) == ("outer:one", "setting:choose", outer.id)
    changed_by = dict(Change.objects.values_list("row", "act_id"))
    assert changed_by == {"before": outer.id, "within": inner.id, "after": outer.id}


def test_what_follows_the_rows_is_told_once_at_the_end_of_the_outermost_act(by_jo):
    told = []

    def follow(sender, act, **kwargs):
        told.append((act, Change.objects.filter(act_id__gte=act).count()))

    ending.connect(follow)
    try:
        with by_jo("outer:one"):
            choose(key="a", value=1, by=JO, at=NOON)
            Setting.objects.create(key="b", value=1)
    finally:
        ending.disconnect(follow)
    assert told == [(Act.objects.get(verb="outer:one").id, 2)]


def test_after_an_act_changes_need_another_one():
    choose(key="a", value=1, by=JO, at=NOON)
    with pytest.raises(DatabaseError, match="team_setting belongs to no act"), transaction.atomic():
        Setting.objects.create(key="b", value=1)


def test_a_refused_act_changes_nothing_and_leaves_the_reason():
    with pytest.raises(Refused):
        choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("Not on a Sunday.")))
    assert not Setting.objects.exists()
    assert not Change.objects.exists()
    assert outcomes() == [("setting:choose", "refused")]
    assert json.loads(Act.objects.get().detail) == {"why": "Not on a Sunday."}


def test_a_failed_act_leaves_the_kind_of_error_and_none_of_its_words():
    with pytest.raises(ValueError, match="123-45-6789"):
        choose(key="a", value=1, by=JO, at=NOON, fail=ValueError("123-45-6789"))
    written = Act.objects.get()
    assert (written.outcome, written.detail) == ("failed", '{"why": "ValueError"}')


@committing
def test_a_refusal_outlives_the_rollback_when_nothing_is_around_it():
    with pytest.raises(Refused), acting("x:y", by=JO, at=NOON):
        require(refused("No."))
    assert outcomes() == [("x:y", "refused")]


@committing
def test_a_refusal_outlives_the_rollback_of_a_transaction_around_it():
    with pytest.raises(Refused), transaction.atomic():
        choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
    assert outcomes() == []
    settle()
    assert outcomes() == [("setting:choose", "refused")]
    settle()
    assert len(outcomes()) == 1


@committing
def test_a_refusal_that_was_committed_with_the_transaction_around_it_is_written_once():
    with transaction.atomic():
        with pytest.raises(Refused):
            choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
        assert outcomes() == [("setting:choose", "refused")]
    settle()
    assert outcomes() == [("setting:choose", "refused")]


@committing
def test_a_lost_refusal_is_written_before_the_next_act():
    with pytest.raises(Refused), transaction.atomic():
        choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
    choose(key="b", value=1, by=JO, at=NOON)
    assert outcomes() == [("setting:choose", "refused"), ("setting:choose", "done")]


@committing
def test_a_refusal_within_an_act_that_goes_on_stands_beside_it(by_jo):
    with by_jo("bulk:change"):
        with pytest.raises(Refused):
            choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
        choose(key="b", value=1, by=JO, at=NOON)
    assert sorted(outcomes()) == [
        ("bulk:change", "done"),
        ("setting:choose", "done"),
        ("setting:choose", "refused"),
    ]


@committing
def test_a_refusal_that_ends_the_act_around_it_leaves_both(by_jo):
    with pytest.raises(Refused), by_jo("bulk:change"):
        choose(key="b", value=1, by=JO, at=NOON)
        choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
    assert outcomes() == [("bulk:change", "refused"), ("setting:choose", "refused")]
    outer, inner = Act.objects.order_by("id")
    assert inner.parent == outer.id
    assert not Setting.objects.exists()


@committing
def test_an_act_that_cannot_be_written_does_not_happen(monkeypatch):
    def full(*args):
        raise DatabaseError("disk full")

    monkeypatch.setattr(actions, "_write", full)
    with pytest.raises(DatabaseError, match="disk full"):
        choose(key="a", value=1, by=JO, at=NOON)
    with pytest.raises(DatabaseError, match="disk full"):
        record("sensitive:reveal", by=JO, at=NOON)
    assert not Setting.objects.exists()


@committing
def test_a_refusal_stays_a_refusal_where_its_entry_cannot_be_written(monkeypatch, caplog):
    def full(*args):
        raise DatabaseError("disk full")

    monkeypatch.setattr(actions, "_write", full)
    with pytest.raises(Refused):
        choose(key="a", value=1, by=JO, at=NOON, fail=Refused(refused("No.")))
    assert "could not be written" in caplog.text


def test_a_refusal_before_the_act_began_is_recorded():
    record_refusal("page:see", by=Actor(None, "not signed in"), at=NOON, why="Sign in first.")
    assert outcomes() == [("page:see", "refused")]


def test_entries_cannot_be_changed_or_removed():
    choose(key="a", value=1, by=JO, at=NOON)
    for table in ("ledger_act", "ledger_change", "ledger_seal"):
        column = "number" if table == "ledger_seal" else "id"
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            if table == "ledger_seal" and connection.vendor == "sqlite":
                continue  # it has no row yet, and SQLite's guards are per row
            with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
                connection.cursor().execute(statement)
