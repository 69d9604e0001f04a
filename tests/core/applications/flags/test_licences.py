import datetime as dt

import pytest

from credenza.core.applications.flags.licences import challenged, lost_elsewhere, not_listed
from credenza.core.credentials import IMPOSED
from credenza.core.facts import Result, VerificationFact
from tests.core.applications.flags.subjects import LIMITS, row, subject

OHIO = row(1, "state_licence", jurisdiction="OH", number="35.1")
ASKED = dt.date(2026, 11, 3)


def asked(key, kind, result=Result.CONFIRMED, **more):
    return VerificationFact(key, kind, "The board", "web", result, ASKED, **more)


def test_a_state_worked_in_without_its_licence_is_a_flag_with_the_places():
    there = row(2, "work_position", issuer="Wabash Clinic", jurisdiction="IN")
    trained = row(3, "residency", issuer="Gary Memorial", jurisdiction="IN")
    [flag] = not_listed(subject(OHIO, there, trained), LIMITS)
    assert flag.sentence == (
        "Wabash Clinic, Gary Memorial is in IN, but no licence of IN is on file."
    )
    assert flag.evidence == ("credential:2", "credential:3")
    assert (flag.kind, flag.key) == ("unlisted_state", "state:IN")


def test_a_past_licence_of_the_state_is_enough():
    past = row(4, "state_licence", jurisdiction="IN", status="expired")
    there = row(2, "work_position", jurisdiction="IN")
    assert not list(not_listed(subject(OHIO, past, there), LIMITS))


def test_somebody_without_any_licence_on_file_lacks_a_licence_and_not_a_state():
    assert not list(not_listed(subject(row(2, "work_position", jurisdiction="IN")), LIMITS))


def test_a_licence_that_only_a_board_knows_is_a_flag():
    known = asked(7, "state_licence", jurisdiction="KY")
    unknown = asked(8, "state_licence", Result.NOT_FOUND, jurisdiction="TN")
    [flag] = not_listed(subject(OHIO, verifications=[known, unknown]), LIMITS)
    assert flag.key == "state:KY" and flag.evidence == ("verification:7",)


@pytest.mark.parametrize("status", sorted(IMPOSED))
def test_a_licence_under_an_order_is_a_challenge(status):
    [flag] = challenged(subject(row(1, "state_licence", status=status)), LIMITS)
    assert flag.kind == "licence_challenge" and status.replace("_", " ") in flag.sentence


@pytest.mark.parametrize("status", ["active", "expired", "inactive", "pending"])
def test_a_lapse_is_no_challenge(status):
    assert not list(challenged(subject(row(1, "state_licence", status=status)), LIMITS))


def test_what_a_source_says_counts_where_the_file_is_silent():
    said = asked(7, "state_licence", stated_status="Probation")
    [flag] = challenged(subject(OHIO, verifications=[said]), LIMITS)
    assert flag.sentence == "The board says “Probation”."


def test_a_report_of_the_data_bank_is_a_challenge_with_its_day():
    [flag] = challenged(
        subject(OHIO, verifications=[asked(7, "npdb_query", Result.DIFFERS)]), LIMITS
    )
    assert "3 November 2026" in flag.sentence


def test_privileges_taken_elsewhere_are_an_involuntary_loss():
    taken = row(
        5,
        "sanction",
        dt.date(2019, 5, 1),
        issuer="Lakeside Hospital",
        details={"type": "Privileges", "summary": "Suspended for 60 days"},
    )
    board = row(6, "sanction", details={"type": "Licence action"})
    [loss] = lost_elsewhere(subject(taken, board), LIMITS)
    assert loss.sentence == (
        "Privileges by Lakeside Hospital of 1 May 2019: Suspended for 60 days."
    )
    [challenge] = challenged(subject(taken, board), LIMITS)
    assert challenge.evidence == ("credential:6",)


def test_an_affiliation_that_was_revoked_is_an_involuntary_loss():
    [flag] = lost_elsewhere(
        subject(row(5, "hospital_affiliation", issuer="Lakeside", status="revoked")), LIMITS
    )
    assert flag.sentence == "Lakeside: the affiliation is revoked."
