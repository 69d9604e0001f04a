from dataclasses import replace
from datetime import date

import pytest

from credenza.core.facts import CredentialFact, Result, VerificationFact
from credenza.core.kinds import CredentialKind, Source
from credenza.core.law import Limit
from credenza.core.verification import Difference, covers, differences, satisfies

D = date.fromisoformat
KIND = CredentialKind(
    "state_licence", "State licence", "Licence", "licence", "expiry",
    sources=(Source("state_board", "State licensing board", "web"),),
)  # fmt: skip
LICENCE = CredentialFact(1, "state_licence", ends_on=D("2027-06-30"))
CHECK = VerificationFact(
    9, "state_licence", "state_board", "web", Result.CONFIRMED, D("2026-01-10"), (1,),
    stated_ends_on=D("2027-06-30"),
)  # fmt: skip
DECISION = D("2026-05-10")
LIMIT = Limit(120, "days", None, "R", "p", "e", "CR 3A", "accreditor")


def verdict(check=CHECK, licence=LICENCE, limits=(LIMIT,), on=DECISION):
    return satisfies(check, licence, KIND, limits, on)


def test_a_check_by_the_board_within_the_limit_satisfies():
    assert verdict()


def test_the_last_day_of_the_limit_still_counts():
    assert verdict(on=D("2026-05-10"))
    late = verdict(on=D("2026-05-11"))
    assert not late
    assert late.citation == "CR 3A"
    assert "more than 120 days" in late.reason


def test_a_check_without_a_limit_satisfies_for_good():
    assert verdict(limits=(), on=D("2056-01-01"), licence=LICENCE)


def test_one_check_may_prove_several_credentials():
    check = replace(CHECK, credentials=(1, 2), stated_ends_on=None)
    assert verdict(check)
    assert verdict(check, CredentialFact(2, "state_licence"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"credentials": (2,)}, "another credential"),
        ({"source": "a friend"}, "not an accepted source"),
        ({"result": Result.DIFFERS}, "differs"),
        ({"result": Result.NOT_FOUND}, "did not find"),
        ({"result": Result.PENDING}, "has not answered"),
        ({"verified_on": None}, "no date"),
        ({"verified_on": D("2026-05-11")}, "only on 11 May 2026"),
        ({"stated_ends_on": D("2025-06-30")}, "needs a new check"),
    ],
)
def test_a_check_that_does_not_satisfy_says_why(change, why):
    refusal = verdict(replace(CHECK, **change))
    assert not refusal
    assert why in refusal.reason


def test_a_source_may_be_given_by_its_name():
    assert verdict(replace(CHECK, source="state licensing BOARD"))


def test_a_check_before_a_renewal_does_not_cover_the_renewed_licence():
    renewed = replace(LICENCE, ends_on=D("2029-06-30"))
    assert "30 June 2029" in covers(CHECK, renewed).reason


def test_a_check_that_stated_no_end_must_not_be_older_than_the_period():
    check = replace(CHECK, stated_ends_on=None)
    assert covers(check, replace(LICENCE, starts_on=D("2026-01-10")))
    assert not covers(check, replace(LICENCE, starts_on=D("2026-01-11")))


def test_a_source_that_differs_shows_on_what():
    check = replace(CHECK, stated_ends_on=D("2026-06-30"), stated_status="Suspended")
    assert differences(check, LICENCE) == (
        Difference("end date", "30 June 2027", "30 June 2026"),
        Difference("status", "active", "Suspended"),
    )


def test_what_a_source_left_unsaid_agrees():
    assert differences(replace(CHECK, stated_ends_on=None), LICENCE) == ()
    assert differences(CHECK, LICENCE) == ()


def test_an_end_that_the_file_lacks_differs():
    assert differences(CHECK, replace(LICENCE, ends_on=None))[0].file == "none"
