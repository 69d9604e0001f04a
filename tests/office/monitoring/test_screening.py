"""Screenings: what is found, what it stands on, and what is written for everybody else."""

import datetime as dt

import pytest
from django.db import connection

from credenza.core.verdict import Refused
from credenza.office.monitoring import shelf
from credenza.office.monitoring.actions import screening
from credenza.office.monitoring.actions.duties import do, lift
from credenza.office.monitoring.actions.following import follow, leave
from credenza.office.monitoring.actions.rulings import agree, rule
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.models import Clearance, Duty, Following, Match, Ruling, Run
from credenza.office.monitoring.queries.bearing import evidence
from credenza.office.practitioners.actions import appointments, files
from credenza.office.team.actions import choose
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE
from tests.office.monitoring.copies import copy, entry

BORN = dt.date(1974, 3, 9)
LISTED = {"born_on": BORN, "excluded_on": dt.date(2019, 5, 20), "agency": "HHS", "state": "OH"}
STRANGER = entry("9", "Yarvwick", "Dolores", born_on=dt.date(1960, 1, 2))


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path, db):
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def adaeze(make_file):
    return make_file("Okafor", "Adaeze", born_on=BORN)


def okafor(number="1", **values):
    return entry(number, "Okafor", "Adaeze", **(LISTED | values))


def run(kind="full", at=NOW, **given):
    return screen(kind=kind, by=OFFICE, at=at, **given)


def later(days):
    return NOW + dt.timedelta(days=days)


def state():
    return Match.objects.get(beside=None).state


def test_who_is_alike_is_opened_and_who_is_not_is_cleared(adaeze, make_file):
    other = make_file("Birdwell", "Tom")
    copy("leie", okafor(), STRANGER, at=NOW)
    done = run()
    assert (done.number, done.practitioners, done.opened, done.cleared) == (1, 2, 1, 1)
    match = Match.objects.get()
    assert (match.practitioner, match.state, match.band) == (adaeze, "open", "likely")
    assert Clearance.objects.get().practitioner == other


def test_the_same_month_screened_again_gives_no_new_work(adaeze, make_file):
    make_file("Birdwell", "Tom")
    copy("leie", okafor(), STRANGER, at=NOW)
    run()
    for kind in ("full", "nightly"):
        again = run(kind, later(1))
        assert (again.opened, again.fallen, again.gone, again.cleared) == (0, 0, 0, 0)
    assert Clearance.objects.count() == 1
    assert Match.objects.get().changed_at == NOW


def test_a_no_match_answers_the_checks_of_the_file_by_the_month(make_file):
    person = make_file("Birdwell", "Tom")
    for source in ("leie", "sam", "medicaid_oh", "medicaid_ny"):
        copy(source, STRANGER, at=NOW)
    run()
    answers = {one.kind: one for one in person.verifications.all()}
    assert answers.keys() == {"oig_leie", "sam", "medicaid_exclusion"}
    assert answers["medicaid_exclusion"].jurisdiction == "OH"
    assert "copy of 24 November 2026, SHA-256" in answers["oig_leie"].note
    screened = person.open_findings.filter(requirement__endswith=".screened")
    assert not screened.exists()
    run("nightly", later(20))
    assert Clearance.objects.values_list("month", flat=True).order_by("month").last() == dt.date(
        2026, 12, 1
    )


def test_whoever_is_appointed_after_the_months_screening_was_looked_for_already(make_file, office):
    person = make_file("Birdwell", "Tom", at=None)
    copy("medicaid_oh", STRANGER, at=NOW)
    run()
    values = {"facility": office.north, "category": "Active", "standing": "active"}
    appointments.add(practitioner=person, values=values, by=OFFICE, at=NOW)
    assert not person.open_findings.filter(requirement="medicaid_exclusion.screened").exists()


def test_a_ruling_clears_whom_it_tells_apart_and_does_not_come_back(adaeze, person):
    copy("leie", okafor(), at=NOW)
    run()
    assert not adaeze.verifications.exists()
    said = rule(
        match=Match.objects.get(),
        says="different",
        reason="The SSN on the publisher's page differs.",
        evidence=[{"kind": "registry", "words": "OIG search, SSN verified"}],
        by=OFFICE,
        at=NOW,
    )
    assert state() == "different"
    assert Clearance.objects.get().after == said
    assert adaeze.verifications.get().result == "confirmed"
    assert run("full", later(1)).opened == 0
    assert state() == "different"
    assert run("full", later(20)).cleared == 1


def test_a_ruling_falls_when_the_entry_changes(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    said = rule(match=Match.objects.get(), says="different", reason="SSN", by=OFFICE, at=NOW)
    copy("leie", okafor(npis=["1234567893"]), at=later(1))
    done = run("nightly", later(1))
    said.refresh_from_db()
    assert (done.opened, done.fallen) == (1, 1)
    assert (state(), said.state) == ("open", "fallen")
    assert said.fell_why == "Changed on OIG LEIE: NPI."


def test_a_ruling_falls_when_the_file_changes_and_stands_when_it_is_only_saved_again(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    said = rule(match=Match.objects.get(), says="different", reason="SSN", by=OFFICE, at=NOW)
    edit(adaeze, mobile="614-555-0142")
    assert run("nightly", later(1)).fallen == 0
    edit(adaeze, city="Columbus")
    assert run("nightly", later(2)).fallen == 1
    said.refresh_from_db()
    assert (state(), said.fell_why) == ("open", "Changed in the file: address.")


def edit(person, **values):
    person.refresh_from_db()
    given = {"last_name": person.last_name, "first_name": person.first_name} | values
    files.edit(practitioner=person, version=person.version, values=given, by=OFFICE, at=NOW)


def test_who_was_clean_and_becomes_listed_is_found_the_same_night(adaeze):
    copy("leie", STRANGER, at=NOW)
    run()
    assert Clearance.objects.get().practitioner == adaeze
    copy("leie", STRANGER, okafor(), at=later(1))
    assert run("nightly", later(1)).opened == 1
    assert state() == "open"


def test_a_ruling_falls_when_the_entry_becomes_another_act(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    said = rule(match=Match.objects.get(), says="different", reason="SSN", by=OFFICE, at=NOW)
    copy("leie", okafor(excluded_on=dt.date(2024, 2, 29)), at=later(1))
    done = run("nightly", later(1))
    said.refresh_from_db()
    assert (done.opened, done.fallen, done.gone) == (1, 1, 0)
    assert (state(), said.state) == ("open", "fallen")


def test_one_act_on_two_lists_counts_once_and_one_word_is_enough(adaeze):
    copy("leie", okafor(), at=NOW)
    copy("sam", okafor("S1"), at=NOW)
    assert run().opened == 1
    first = Match.objects.get(beside=None)
    assert (first.source, first.others.get().source) == ("leie", "sam")
    rule(match=first, says="different", reason="SSN", by=OFFICE, at=NOW)
    assert set(Match.objects.values_list("state", flat=True)) == {"different"}
    assert Clearance.objects.get().lists == ["leie", "sam"]
    copy("leie", STRANGER, at=later(1))
    assert run("nightly", later(1)).fallen == 0
    assert Match.objects.get(source="sam").beside is None


def test_an_act_that_another_list_prints_too_is_looked_at_again(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="different", reason="SSN", by=OFFICE, at=NOW)
    copy("sam", okafor("S1"), at=later(1))
    assert run("nightly", later(1)).fallen == 1
    assert Ruling.objects.get().fell_why == "Changed another entry of the same act on SAM.gov."


def test_the_same_person_opens_what_follows_and_answers_the_check_every_month(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="same", reason="NPI and SSN agree", by=OFFICE, at=NOW)
    assert [one.kind for one in Duty.objects.all()] == ["stop", "notify", "report"]
    assert not Clearance.objects.exists()
    run("nightly", later(1))
    assert [one.result for one in adaeze.verifications.all()] == ["differs"]
    run("nightly", later(20))
    assert adaeze.verifications.count() == 2


def test_two_must_agree_where_the_office_asks_for_it(adaeze, person):
    choose(key="screening_agreement", value="same", by=OFFICE, at=NOW)
    copy("leie", okafor(), at=NOW)
    run()
    one, other = actor_of(person("coordinator")), actor_of(person("director"))
    said = rule(match=Match.objects.get(), says="same", reason="SSN agrees", by=one, at=NOW)
    assert (state(), Duty.objects.count()) == ("asked", 0)
    with pytest.raises(Refused, match="ask a colleague"):
        agree(ruling=said, by=one, at=NOW)
    agree(ruling=said, by=other, at=NOW)
    assert (state(), Duty.objects.count()) == ("same", 3)
    with pytest.raises(Refused, match="does not wait"):
        agree(ruling=said, by=other, at=NOW)


def test_another_word_lifts_what_followed_from_the_first(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="same", reason="Looks like it", by=OFFICE, at=NOW)
    rule(match=Match.objects.get(), says="different", reason="SSN differs", by=OFFICE, at=NOW)
    assert {one.state for one in Duty.objects.all()} == {"lifted"}
    assert [one.state for one in Ruling.objects.order_by("id")] == ["replaced", "stands"]


def test_doing_the_first_duty_lets_the_appointment_rest_and_another_does_not(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="same", reason="SSN agrees", by=OFFICE, at=NOW)
    stop, notify, report = Duty.objects.order_by("due_on")
    lift(duty=report, reason="Nothing was billed", by=OFFICE, at=NOW)
    do(duty=notify, reason="By telephone and letter", by=OFFICE, at=NOW)
    assert adaeze.appointments.get().standing == "active"
    do(duty=stop, reason="Orders stopped at 10:15", by=OFFICE, at=NOW)
    assert adaeze.appointments.get().standing == "suspended"
    with pytest.raises(Refused, match="decided this already"):
        lift(duty=stop, reason="No", by=OFFICE, at=NOW)


def test_unsure_settles_nothing(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="unsure", reason="Asked the OIG", by=OFFICE, at=NOW)
    assert (state(), Clearance.objects.count()) == ("unsure", 0)
    assert run("full", later(1)).opened == 0


def test_what_is_no_longer_listed_is_gone_and_is_not_ruled_on(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    rule(match=Match.objects.get(), says="same", reason="SSN agrees", by=OFFICE, at=NOW)
    copy("leie", STRANGER, at=later(1))
    done = run("nightly", later(1))
    assert (done.gone, done.fallen, state()) == (1, 1, "gone")
    assert {one.state for one in Duty.objects.all()} == {"open"}
    with pytest.raises(Refused, match="no longer alike or listed"):
        rule(match=Match.objects.get(), says="same", reason="SSN", by=OFFICE, at=NOW)
    assert run("full", later(2)).gone == 0
    copy("leie", STRANGER, okafor(), at=later(2))
    assert run("nightly", later(2)).opened == 1


def test_a_namesake_is_told_and_is_nobodys_work(make_file):
    make_file("Smith", "James", born_on=dt.date(1980, 5, 5), npi="1234567893")
    far = {"born_on": dt.date(1951, 12, 30), "npis": ["1992999999"], "state": "CA"}
    copy("leie", entry("7", "Smith", "James", **far), at=NOW)
    done = run()
    assert (state(), done.opened, done.cleared) == ("named", 0, 1)


def test_who_left_every_staff_is_no_work_any_more(adaeze):
    copy("leie", okafor(), at=NOW)
    run()
    held = adaeze.appointments.get()
    ended = {"standing": "ended"}
    appointments.edit(appointment=held, version=held.version, values=ended, by=OFFICE, at=NOW)
    assert run("nightly", later(1)).gone == 1
    assert (Match.objects.get().state, Match.objects.get().why) == (
        "gone",
        "The practitioner has left every staff.",
    )


def test_an_old_copy_is_searched_and_clears_nobody(make_file):
    make_file()
    copy("leie", STRANGER, at=NOW - dt.timedelta(days=90))
    done = run()
    assert done.cleared == 0
    assert "last seen to be the publisher's on 26 August 2026" in done.searched.get().stale


def test_a_list_without_a_copy_is_told_and_the_others_are_searched(make_file):
    make_file()
    copy("sam", STRANGER, at=NOW)
    follow(keys=["leie"], by=OFFICE, at=NOW)
    done = run()
    assert [bool(one.trouble) for one in done.searched.all()] == [True, False]
    assert Clearance.objects.get().lists == ["sam"]


def test_without_any_list_nothing_is_screened(make_file):
    make_file()
    with pytest.raises(Refused, match="follow one"):
        run()
    assert not Run.objects.exists()


def test_a_run_that_another_overtook_compares_again(adaeze, monkeypatch):
    copy("leie", okafor(), at=NOW)
    compare, overtaken = screening._compare, []

    def slowly(*given):
        compared = compare(*given)
        if not overtaken:
            overtaken.append(True)
            run("hand")
        return compared

    monkeypatch.setattr(screening, "_compare", slowly)
    assert run("full").number == 2
    assert Match.objects.count() == 1


def test_only_whom_and_what_was_asked_for_is_compared(adaeze, make_file):
    other = make_file("Okafor", "Adaeze", born_on=BORN)
    copy("leie", okafor(), at=NOW)
    copy("sam", okafor("S1"), at=NOW)
    done = run("hand", practitioners=[adaeze.pk], lists=["leie"])
    assert (done.everybody, done.practitioners) == (False, 1)
    assert [(one.practitioner, one.source) for one in Match.objects.all()] == [(adaeze, "leie")]
    run("nightly")
    found = Match.objects.order_by("practitioner", "source")
    assert [(one.practitioner, one.source) for one in found] == [
        (adaeze, "leie"),
        (adaeze, "sam"),
        (other, "leie"),
        (other, "sam"),
    ]


def test_who_changed_is_compared_with_a_list_that_was_away(adaeze):
    copy("leie", STRANGER, at=NOW)
    copy("sam", okafor("S1"), at=NOW)
    edit(adaeze, last_name="Zimmerli", first_name="Ueli", born_on=None)
    run()
    assert not Match.objects.exists()
    lies, away = shelf.folder_of("sam"), shelf.folder_of("away")
    lies.rename(away)
    edit(adaeze, last_name="Okafor", first_name="Adaeze")
    done = run("nightly", later(1))
    assert "is gone from" in done.searched.get(source="sam").trouble
    away.rename(lies)
    assert run("nightly", later(2)).opened == 1


def test_who_changed_while_a_list_was_not_followed_is_compared_when_it_is_again(adaeze):
    copy("leie", STRANGER, at=NOW)
    copy("sam", okafor("S1"), at=NOW)
    edit(adaeze, last_name="Zimmerli", first_name="Ueli")
    run()
    leave(following=Following.objects.get(source="sam"), reason="Dear", by=OFFICE, at=NOW)
    edit(adaeze, last_name="Okafor", first_name="Adaeze")
    assert run("nightly", later(1)).searched.count() == 1
    follow(keys=["sam"], by=OFFICE, at=later(2))
    assert run("nightly", later(2)).opened == 1


def test_registers_are_followed_and_are_no_lists_to_be_excluded_by(adaeze):
    copy("leie", STRANGER, at=NOW)
    follow(keys=["cms_opt_out"], by=OFFICE, at=NOW)
    assert [one.source for one in run().searched.all()] == ["leie"]


def test_the_practitioners_side_lies_sealed(adaeze):
    copy("leie", okafor(born_on=dt.date(1974, 9, 3)), at=NOW)
    run()
    match = Match.objects.get()
    assert "1974-03-09" in " ".join(evidence(match).pro)
    stored = "".join(str(value) for value in Match.objects.values_list().get())
    assert "1974-03-09" not in stored
    with connection.cursor() as cursor:
        cursor.execute("SELECT new FROM ledger_change WHERE \"table\" = 'monitoring_match'")
        assert "1974-03-09" not in str(cursor.fetchall())
