import pytest

from credenza.core.concerns.steps import may_close, may_decide, steps_for
from credenza.core.concerns.triage import Triage, is_grievance, may_triage, traits_of
from credenza.packs.cases import case_kinds

PATIENT, CONDUCT = case_kinds()["patient"], case_kinds()["conduct"]


@pytest.mark.parametrize(
    ("written", "settled", "billing", "grievance"),
    [
        (False, True, False, False),
        (False, False, False, True),
        (True, True, False, True),
        (True, False, False, True),
        (True, False, True, False),
    ],
)
def test_what_staff_present_settle_stays_a_complaint(written, settled, billing, grievance):
    verdict = is_grievance(written=written, settled_by_staff_present=settled, only_billing=billing)
    assert bool(verdict) is grievance
    assert verdict.reason and "482.13" in verdict.citation


@pytest.mark.parametrize(
    ("kind", "found", "word"),
    [
        (PATIENT, Triage("low", "none", grievance=False), ""),
        (PATIENT, Triage("low", "none"), "grievance"),
        (PATIENT, Triage("grave", "none", grievance=True), "severe"),
        (PATIENT, Triage("low", "", grievance=True), "harmed"),
        (CONDUCT, Triage("minor", "none", ("fraud",)), ""),
        (CONDUCT, Triage("minor", "none", ("theft",)), "“theft”"),
        (CONDUCT, Triage("minor", "none", grievance=True), "patients"),
    ],
)
def test_a_triage_is_whole_or_says_what_lacks(kind, found, word):
    verdict = may_triage(kind, found)
    assert bool(verdict) is not bool(word)
    assert word in verdict.reason


def test_the_practitioner_is_heard_before_conduct_is_decided():
    missing = may_decide(CONDUCT, "substantiated", (), {"triaged"})
    assert "hear the practitioner" in missing.reason
    assert may_decide(CONDUCT, "substantiated", (), {"triaged", "heard"})
    assert "mandated" in may_decide(CONDUCT, "partly", {"bypass"}, {"triaged", "heard"}).reason
    assert "outcome" in may_decide(CONDUCT, "guilty", (), {"triaged", "heard"}).reason


@pytest.mark.parametrize(
    ("closing", "outcome", "grievance", "answered", "why", "word"),
    [
        ("answered", "resolved", True, True, "", ""),
        ("answered", "resolved", True, False, "", "closing letter"),
        ("answered", "resolved", True, False, "The patient died and left nobody.", ""),
        ("answered", "resolved", False, False, "", ""),
        ("answered", "", False, False, "", "outcome"),
        ("withdrawn", "", False, False, "", ""),
        ("tired", "resolved", False, False, "", "Choose"),
    ],
)
def test_a_grievance_closes_with_its_letter_or_with_a_reason(
    closing, outcome, grievance, answered, why, word
):
    verdict = may_close(PATIENT, closing, outcome, grievance=grievance, answered=answered, why=why)
    assert bool(verdict) is not bool(word)
    assert word in verdict.reason


def test_what_a_case_is_follows_from_its_triage():
    assert traits_of(urgent=False, grievance=None, bypasses=()) == frozenset()
    assert traits_of(urgent=True, grievance=False, bypasses=["fraud"]) == {
        "urgent",
        "complaint",
        "bypass",
    }
    assert "answer" in {one.key for one in steps_for(PATIENT, {"grievance"})}
    assert "answer" not in {one.key for one in steps_for(PATIENT, {"complaint"})}


@pytest.mark.parametrize("kind", case_kinds().values(), ids=lambda one: one.key)
def test_every_kind_says_where_its_numbers_come_from_and_stops_its_clocks(kind):
    assert all(one.citation and one.stops and one.amounts for one in kind.clocks)
    assert len({one.key for one in kind.clocks}) == len(kind.clocks)
    assert kind.retention_citation
