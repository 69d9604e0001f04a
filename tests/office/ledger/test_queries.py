"""A file as of a day, its history, and the office's entries."""

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about
from credenza.office.ledger.queries import as_of, entries, entry, history
from credenza.office.practitioners.models import Credential, Practitioner, Specialty
from credenza.office.team.models import Setting
from tests.office.ledger.conftest import NOON

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def lived(person, by_jo):
    """A file with a life: a licence came, was renewed, and was removed; the name changed."""
    with by_jo("credential:add", NOON + DAY):
        held = Credential.objects.create(
            practitioner=person,
            kind="state_license",
            number="35.1",
            ends_on=dt.date(2026, 6, 30),
            details={"class": "full"},
        )
    with by_jo("credential:renew", NOON + 2 * DAY, reason="renewal received"):
        Credential.objects.update(ends_on=dt.date(2028, 6, 30))
    with by_jo("practitioner:edit", NOON + 3 * DAY):
        Practitioner.objects.filter(id=person.id).update(last_name="Field", ssn_sealed="k1:abc")
    with by_jo("credential:remove", NOON + 4 * DAY):
        held.delete()
    return person


def test_before_it_was_opened_a_file_is_empty(lived):
    assert as_of(lived.id, NOON - DAY) == {}


def test_a_file_is_shown_as_it_stood_at_each_instant(lived):
    def ends_on(days):
        rows = as_of(lived.id, NOON + days * DAY).get("practitioners_credential", [])
        return [row["ends_on"] for row in rows]

    assert [ends_on(days) for days in range(5)] == [
        [],
        [dt.date(2026, 6, 30)],
        [dt.date(2028, 6, 30)],
        [dt.date(2028, 6, 30)],
        [],
    ]


def test_rows_as_of_have_the_types_and_empty_columns_of_their_table(lived):
    stood = as_of(lived.id, NOON + 2 * DAY)
    [row] = stood["practitioners_practitioner"]
    assert row == Practitioner.objects.values().get() | {
        "last_name": "O'Neil-Pérez",
        "ssn_sealed": "",
    }
    assert isinstance(row["uid"], UUID)
    assert row["npi"] is None
    [held] = stood["practitioners_credential"]
    assert (held["continuous"], held["details"]) == (False, {"class": "full"})
    assert held["practitioner_id"] == lived.id


def test_now_is_as_of_now_for_every_table(person, by_jo):
    with by_jo():
        Specialty.objects.bulk_create(
            Specialty(practitioner=person, title=title, primary=title == "A") for title in "ABC"
        )
        Specialty.objects.filter(title="C").update(title="D", code="207R00000X")
    stood = as_of(person.id, NOON)["practitioners_specialty"]
    assert stood == list(Specialty.objects.order_by("id").values())


def test_as_of_asks_the_database_once(lived, django_assert_num_queries):
    with django_assert_num_queries(1):
        as_of(lived.id, NOON)


def test_a_removed_file_can_still_be_shown_and_its_history_read(lived, by_jo):
    number = lived.id
    with by_jo("practitioner:remove", NOON + 5 * DAY):
        lived.delete()
    assert as_of(number, NOON + 5 * DAY) == {}
    assert as_of(number, NOON + 3 * DAY)["practitioners_practitioner"][0]["last_name"] == "Field"
    assert history(number)[0].verb == "practitioner:remove"


def test_history_tells_who_did_what_and_what_it_changed(lived, django_assert_num_queries):
    with django_assert_num_queries(4):
        told = history(lived.id)
    assert [entry.verb for entry in told] == [
        "credential:remove",
        "practitioner:edit",
        "credential:renew",
        "credential:add",
        "practitioner:create",
    ]
    renewal = told[2]
    assert (renewal.actor, renewal.reason, renewal.outcome) == (
        "Jo Field",
        "renewal received",
        "done",
    )
    [change] = renewal.changes
    assert (change.title, change.kind) == ("credential", "C")
    assert change.fields == [("ends on", "2026-06-30", "2028-06-30")]


def test_history_shows_of_sealed_columns_only_that_they_changed(lived):
    [change] = history(lived.id)[1].changes
    assert change.fields == [("last name", "O'Neil-Pérez", "Field"), ("ssn sealed", "", "changed")]


def test_a_file_that_nobody_touched_has_no_history():
    assert history(1) == []


def test_history_is_paged_without_overlap(lived):
    whole = [entry.id for entry in history(lived.id)]
    first = history(lived.id, limit=2)
    second = history(lived.id, limit=2, before=first[-1].id)
    assert [entry.id for entry in first + second] == whole[:4]


def test_of_an_act_on_many_files_a_history_tells_its_own_rows(by_jo):
    with by_jo("roster:import"):
        one, two = (
            Practitioner.objects.create(last_name=name, first_name="A", profession="MD")
            for name in ("One", "Two")
        )
    [change] = history(one.id)[0].changes
    assert change.row == str(one.id)
    assert [c.row for c in history(two.id)[0].changes] == [str(two.id)]


def test_an_act_about_a_file_that_changed_rows_beside_it_is_told_with_them(person, by_jo):
    with by_jo("document:add"):
        about(practitioner=person.id)
        Setting.objects.create(key="a", value=[1, True, None, {"b": 2}])
    [change] = history(person.id)[0].changes
    assert change.fields == [("key", "", "a"), ("value", "", "1, yes, , b: 2")]


def test_refused_acts_stand_in_the_history_with_the_rules_reason(person, by_jo):
    with pytest.raises(Refused), by_jo("credential:renew", practitioner=person.id):
        require(refused("The licence is revoked."))
    latest = history(person.id)[0]
    assert (latest.outcome, latest.why, latest.detail) == ("refused", "The licence is revoked.", {})


def test_entries_are_filtered_by_actor_verb_outcome_and_day(lived, by_jo):
    with pytest.raises(Refused), by_jo("credential:renew", NOON + 9 * DAY):
        require(refused("No."))
    assert len(entries()) == 6
    assert len(entries(actor=7)) == 6
    assert entries(actor=8) == []
    assert [e.outcome for e in entries(verb="credential:renew")] == ["refused", "done"]
    assert [e.verb for e in entries(outcome="refused")] == ["credential:renew"]
    assert [e.verb for e in entries(day=(NOON + DAY).date())] == ["credential:add"]
    assert len(entries(limit=2, before=entries()[0].id)) == 2


def test_a_day_is_a_day_in_the_zone_that_is_asked_for(by_jo):
    with by_jo(at=dt.datetime(2026, 3, 9, 3, 30, tzinfo=dt.UTC)):
        pass
    ohio = ZoneInfo("America/New_York")
    assert len(entries(day=dt.date(2026, 3, 8), zone=ohio)) == 1
    assert entries(day=dt.date(2026, 3, 9), zone=ohio) == []
    assert len(entries(day=dt.date(2026, 3, 9))) == 1


def test_the_entries_page_is_one_query(lived, django_assert_num_queries):
    with django_assert_num_queries(1):
        entries(actor=7, outcome="done")


def test_one_entry_is_read_with_the_rows_it_changed(lived):
    latest = entry(entries()[0].id)
    assert (latest.verb, latest.changes[0].kind) == ("credential:remove", "R")
    assert entry(0) is None
