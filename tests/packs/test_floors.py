"""Limits beyond which nobody goes are read from the packs, by the day."""

import datetime as dt
from dataclasses import replace

import pytest

from credenza.packs.floors import (
    ASK_FOR_HEARING,
    LONGEST_TEMPORARY,
    LONGEST_TERM,
    NOTICE_OF_HEARING,
    REPORTED_SUSPENSION,
    days,
    floor,
    lacking,
    term_limits,
)
from credenza.packs.loader import packs

TODAY = dt.date(2026, 11, 24)
BEFORE, SINCE = dt.date(2022, 11, 15), dt.date(2022, 11, 16)


@pytest.mark.parametrize(
    ("rule", "amount", "citation"),
    [
        (ASK_FOR_HEARING, 30, "42 USC 11112(b)(1)"),
        (NOTICE_OF_HEARING, 30, "42 USC 11112(b)(2)"),
        (REPORTED_SUSPENSION, 30, "45 CFR 60.12(a)(1)(i)"),
        (LONGEST_TEMPORARY, 120, "MS.06.01.13"),
    ],
)
def test_each_says_how_many_days_and_where_that_is_written(rule, amount, citation):
    assert days(packs(), rule, TODAY) == amount
    assert floor(packs(), rule, TODAY).citation == citation


def test_a_term_is_as_long_as_the_rule_of_its_day_allows():
    assert term_limits(packs(), BEFORE).longest.in_words() == "24 months"
    assert term_limits(packs(), SINCE).longest.in_words() == "36 months"
    assert term_limits(packs(), TODAY).temporary.in_words() == "120 days"


def test_before_its_first_day_a_rule_says_what_it_said_first():
    assert floor(packs(), LONGEST_TERM, dt.date(1950, 1, 1)).amount == 24


def test_a_rule_that_no_pack_has_or_without_days_is_an_error():
    with pytest.raises(LookupError):
        floor(packs(), "NO-SUCH-RULE", TODAY)
    with pytest.raises(LookupError, match="no number of days"):
        days(packs(), LONGEST_TERM, TODAY)


def test_an_edition_must_keep_what_hearings_and_terms_are_reckoned_by():
    shipped = packs().standards["tjc"]
    without = [one for one in shipped.rules if one.id != LONGEST_TERM]
    assert lacking(shipped, shipped) == ()
    assert lacking(shipped, replace(shipped, rules=tuple(without))) == (LONGEST_TERM,)
    assert lacking(packs().standards["ca"], replace(shipped, rules=())) == ()
