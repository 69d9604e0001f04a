"""To whom an action may have to be reported: what each rule says, with its clock."""

from dataclasses import replace
from datetime import date

import pytest

from credenza.core.concerns.corrective import (
    ADMINISTRATIVE,
    CARE,
    FINAL,
    PRECAUTIONARY,
    PROPOSED,
    RESTING,
    RESTRICTION,
    SURRENDER,
)
from credenza.core.concerns.reporting import (
    NOT,
    NOT_YET,
    OPTIONAL,
    REPORTABLE,
    UNSAID,
    ActionFacts,
    answers,
)
from credenza.core.concerns.suspension import Period
from credenza.packs.response import report_rules

BEGAN = date(2026, 1, 1)
RESTED = ActionFacts(PRECAUTIONARY, RESTING, CARE, "md", "OH", (Period(BEGAN),))


def said(facts: ActionFacts, as_of: date, rule: str):
    return next(
        one for one in answers(facts, report_rules().values(), as_of) if one.rule.key == rule
    )


@pytest.mark.parametrize(
    ("as_of", "says", "by"),
    [
        (date(2026, 1, 30), NOT_YET, None),
        (date(2026, 1, 31), REPORTABLE, date(2026, 3, 2)),
        (date(2026, 6, 1), REPORTABLE, date(2026, 3, 2)),
    ],
)
def test_a_suspension_is_reportable_from_its_day_31_for_30_days(as_of, says, by):
    found = said(RESTED, as_of, "npdb-action")
    assert (found.says, found.by) == (says, by)


def test_a_suspension_of_exactly_30_days_never_is():
    lifted = replace(RESTED, periods=(Period(BEGAN, date(2026, 1, 31)),))
    assert said(lifted, date(2026, 5, 1), "npdb-action").says == NOT


def test_what_was_administrative_alone_is_not_and_what_nobody_said_is_asked():
    day = date(2026, 2, 10)
    assert said(replace(RESTED, basis=ADMINISTRATIVE), day, "npdb-action").says == NOT
    unsaid = said(replace(RESTED, basis=""), day, "npdb-action")
    assert (unsaid.says, unsaid.by) == (UNSAID, date(2026, 3, 2))


def test_of_others_than_physicians_and_dentists_it_is_optional():
    assert (
        said(replace(RESTED, profession="crna"), date(2026, 2, 10), "npdb-action").says == OPTIONAL
    )


def test_privileges_given_up_are_reportable_only_under_investigation_whatever_their_length():
    gone = ActionFacts(SURRENDER, "recorded", CARE, "do", "OH", final_on=date(2028, 2, 29))
    assert said(gone, date(2028, 3, 1), "npdb-surrender").says == NOT
    under = said(replace(gone, under_investigation=True), date(2028, 3, 1), "npdb-surrender")
    assert (under.says, under.by) == (REPORTABLE, date(2028, 3, 30))


@pytest.mark.parametrize(
    ("until_on", "says"),
    [(date(2026, 4, 30), NOT), (date(2026, 5, 1), REPORTABLE), (None, REPORTABLE)],
    ids=["30 days", "31 days", "without an end"],
)
def test_a_final_restriction_counts_by_its_length(until_on, says):
    facts = ActionFacts(
        RESTRICTION, FINAL, CARE, "md", "OH", final_on=date(2026, 4, 1), until_on=until_on
    )
    assert said(facts, date(2026, 4, 2), "npdb-action").says == says


def test_a_proposed_restriction_is_not_reportable_yet():
    facts = ActionFacts(RESTRICTION, PROPOSED, CARE, "md", "OH")
    assert said(facts, date(2026, 4, 2), "npdb-action").says == NOT_YET


def test_california_adds_up_suspensions_and_gives_15_days():
    rested = (Period(date(2026, 3, 1), date(2026, 3, 16)),)
    before = (Period(date(2025, 9, 1), date(2025, 9, 16)),)
    facts = replace(RESTED, place="CA", periods=rested, others=before)
    found = said(facts, date(2026, 4, 1), "ca-805")
    assert (found.says, found.since, found.by) == (REPORTABLE, date(2026, 3, 15), date(2026, 3, 30))


def test_california_wants_a_summary_suspension_over_14_days_within_15_of_its_beginning():
    found = said(replace(RESTED, place="CA"), date(2026, 1, 15), "ca-805-summary")
    assert (found.says, found.by) == (REPORTABLE, date(2026, 1, 16))


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        ("OH", {"npdb-action", "npdb-surrender"}),
        ("NY", {"npdb-action", "npdb-surrender", "ny-2803e"}),
        ("TX", {"npdb-action", "npdb-surrender", "tx-160002", "tx-surrender"}),
        ("MA", {"npdb-action", "npdb-surrender", "ma-53b"}),
    ],
)
def test_each_state_is_asked_its_own_rules_and_every_one_is_answered(state, keys):
    found = answers(replace(RESTED, place=state), report_rules().values(), BEGAN)
    assert {one.rule.key for one in found} == keys
    assert all(one.why for one in found)
