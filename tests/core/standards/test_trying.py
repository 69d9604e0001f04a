"""What would turn a finding green, tried on golden files whose verdicts are known."""

from datetime import date

import pytest

from credenza.core.facts import OwnLimit, Place, State
from credenza.core.requirements import compile_rules, evaluate
from credenza.core.standards.trying import ways
from credenza.packs import loader
from tests.packs.test_golden import golden_files
from tests.packs.written import file_of, place_of

D = date.fromisoformat
GOLDEN = golden_files()
OPEN = (State.DUE, State.MISSING, State.LATE)


def found_in(name, requirement, day, own=()):
    written = GOLDEN[name]
    place = place_of(written)
    place = Place(1, place.kind, place.state, place.bodies, (*place.own_limits, *own))
    rules = compile_rules(loader.packs(), place, D(day), loader.credential_kinds())
    found = evaluate(file_of(written), place, rules, D(day))
    return rules, [one for one in found if one.requirement == requirement]


@pytest.mark.parametrize(
    ("name", "requirement", "day", "words", "until"),
    [
        (
            "licence_on_its_last_day",
            "licence.current",
            "2026-07-01",
            "good until 30 September 2026 or later",
            "2026-07-01",
        ),
        (
            "applicant_waiting_through_the_change",
            "licence.verified",
            "2025-07-02",
            "confirmed today by",
            "2025-09-29",
        ),
        ("data_bank_from_a_leap_day", "npdb.queried", "2026-03-01", "done today", "2027-12-31"),
        ("attestation_never_signed", "attestation.signed", "2026-05-01", "signed today", None),
        ("gap_of_a_year_exactly", "work_history.gaps", "2025-05-01", "explained", None),
        (
            "gap_explained_by_word_of_mouth",
            "work_history.long_gaps",
            "2025-05-01",
            "in writing",
            None,
        ),
        ("one_reference_too_old", "references.received", "2026-05-01", ": 1 more", None),
        ("term_from_a_leap_day", "appointment.term", "2027-03-01", "governing body", None),
        ("hours_asked_by_the_bylaws", "cme.hours", "2026-03-16", "10 more hours", None),
        ("nurse_anesthetist_without_rn", "rn_licence.current", "2026-05-01", "good until", None),
    ],
)
def test_the_file_itself_says_what_would_turn_it_green(name, requirement, day, words, until):
    rules, found = found_in(name, requirement, day)
    [mark] = [one for one in found if one.state in OPEN]
    tried = ways(file_of(GOLDEN[name]), rules, mark, D(day))
    told = [one for one in tried if words in one.words]
    assert told, [one.words for one in tried]
    assert until is None or told[0].until == D(until)


def test_a_data_bank_query_can_be_replaced_by_enrolling():
    rules, [mark] = found_in("data_bank_from_a_leap_day", "npdb.queried", "2026-03-01")
    words = [
        one.words
        for one in ways(file_of(GOLDEN["data_bank_from_a_leap_day"]), rules, mark, D("2026-03-01"))
    ]
    assert any("Enrolled" in one for one in words)


def test_what_no_act_of_today_can_mend_is_promised_to_nobody():
    never = OwnLimit("cme.hours", 0, D("2025-01-01"))
    rules, found = found_in("residency_not_finished", "training.verified", "2026-06-29", [never])
    assert [
        ways(file_of(GOLDEN["residency_not_finished"]), rules, one, D("2026-06-29"))
        for one in found
    ] == [()]
