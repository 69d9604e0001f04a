from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.facts import (
    AppointmentFact,
    CredentialFact,
    PractitionerFile,
    Result,
    Standing,
    State,
    VerificationFact,
)
from credenza.core.requirements import compile_rules, evaluate, judge_again_after
from credenza.packs import loader
from tests.core.files import CEDAR, DAYS, PLACES, compiled, files


@settings(max_examples=200, deadline=None)
@given(st.data(), st.integers(0, len(PLACES) - 1), st.sampled_from(DAYS), st.integers(1, 1200))
def test_a_finding_holds_until_the_day_it_says(data, number, as_of, later):
    file = data.draw(files(as_of))
    place, rules = PLACES[number], compiled(number, as_of)
    found = evaluate(file, place, rules, as_of)
    day = min(as_of + timedelta(later), rules.holds_until or DAYS[-1] + timedelta(2000))
    then = evaluate(file, place, rules, day)
    lasting = [one for one in found if one.until is None or one.until >= day]
    assert [one for one in lasting if one not in then] == []


@pytest.mark.parametrize("ended", [date(2020, 1, 20), date(2024, 2, 10), date(2024, 2, 28)])
def test_a_gap_before_a_position_to_come_holds_no_longer_than_it_says(ended):
    held = [(date(2010, 1, 1), ended), (date(2024, 6, 1), None)]
    positions = tuple(
        CredentialFact(number, "work_position", starts_on=began, ends_on=ends)
        for number, (began, ends) in enumerate(held)
    )
    file = PractitionerFile(
        1, "md", credentials=positions,
        appointments=(AppointmentFact(1, 1, "active", "", Standing.APPLICANT),),
    )  # fmt: skip
    days = [date(2024, 2, 28) + timedelta(n) for n in range(120)]
    found = [gap_of(file, day) for day in days]
    for day, one, then in zip(days, found, found[1:], strict=False):
        assert one.until == day or one == then, day


def gap_of(file, day):
    told = evaluate(file, CEDAR, compiled(0, day), day)
    return next(one for one in told if one.requirement == "work_history.gaps")


def test_before_any_rule_was_in_force_nothing_is_judged():
    long_ago = date(2005, 1, 1)
    rules = compile_rules(loader.packs(), CEDAR, long_ago, loader.credential_kinds())
    appointment = AppointmentFact(1, 1, "active", "", Standing.ACTIVE, date(2004, 1, 1))
    file = PractitionerFile(1, "md", appointments=(appointment,))
    assert evaluate(file, CEDAR, rules, long_ago) == ()


@pytest.mark.parametrize("appointments", [(), (AppointmentFact(1, 1, "", "", Standing.ENDED),)])
def test_somebody_without_a_running_appointment_is_not_judged(appointments):
    file = PractitionerFile(1, "md", appointments=appointments)
    assert evaluate(file, CEDAR, compiled(0, DAYS[0]), DAYS[0]) == ()


def test_a_credential_of_another_facility_does_not_count():
    day = DAYS[0]
    row = CredentialFact(
        1, "state_licence", jurisdiction="OH", ends_on=date(2030, 1, 1), facility=2
    )
    appointment = AppointmentFact(1, 1, "active", "", Standing.ACTIVE, day)
    file = PractitionerFile(1, "md", credentials=(row,), appointments=(appointment,))
    found = {one.requirement: one.state for one in evaluate(file, CEDAR, compiled(0, day), day)}
    assert found["licence.current"] is State.MISSING


def test_a_file_is_judged_again_after_the_first_of_its_findings_ends():
    day = DAYS[0]
    appointment = AppointmentFact(1, 1, "active", "", Standing.ACTIVE, day, date(2026, 2, 28))
    file = PractitionerFile(1, "md", appointments=(appointment,))
    found = evaluate(file, CEDAR, compiled(0, day), day)
    assert judge_again_after(found) == min(one.until for one in found if one.until)
    assert judge_again_after(()) is None


@pytest.mark.parametrize(
    ("asked_for", "state"),
    [
        ({}, "met"),
        ({"facility": 1}, "met"),
        ({"facility": 2}, "missing"),
        ({"jurisdiction": "OH"}, "met"),
        ({"jurisdiction": "KY"}, "missing"),
    ],
)
def test_a_query_for_one_facility_or_state_counts_there_alone(asked_for, state):
    query = VerificationFact(
        1, "npdb_query", "npdb", "web", Result.CONFIRMED, date(2026, 1, 5), **asked_for
    )
    appointment = AppointmentFact(
        1, 1, "Active", "", Standing.ACTIVE, date(2026, 1, 1), date(2027, 12, 31),
        decided_on=date(2025, 12, 18),
    )  # fmt: skip
    file = PractitionerFile(1, "md", verifications=(query,), appointments=(appointment,))
    day = date(2026, 11, 24)
    found = {one.requirement: one.state for one in evaluate(file, CEDAR, compiled(0, day), day)}
    assert found["npdb.queried"] == state
