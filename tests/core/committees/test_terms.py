"""Seats that are vacant, terms that end."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.charter import SeatPlan
from credenza.core.committees.seats import CHAIR, MEMBER, SEATS, STAFF
from credenza.core.committees.terms import (
    Held,
    Sitting,
    ends_soon,
    may_sit,
    term_end,
    vacancies,
)

PLANS = (
    SeatPlan(CHAIR, "Chair"),
    SeatPlan(MEMBER, "Pharmacist"),
    SeatPlan(MEMBER, "Member of the active staff", count=2),
)
TODAY = dt.date(2026, 11, 24)


def missing(*held: Held) -> dict[str, int]:
    return {one.plan.title: one.missing for one in vacancies(PLANS, held)}


def test_an_empty_committee_lacks_every_seat():
    assert missing() == {"Chair": 1, "Pharmacist": 1, "Member of the active staff": 2}


def test_a_seat_fills_the_plan_of_its_title_first():
    assert missing(Held(CHAIR, "Chair"), Held(MEMBER, "member of the Active staff")) == {
        "Pharmacist": 1,
        "Member of the active staff": 1,
    }


def test_a_seat_with_another_title_fills_a_plan_of_its_kind():
    held = [Held(MEMBER, "Pharmacist"), Held(MEMBER), Held(MEMBER, "Surgeon")]
    assert missing(*held) == {"Chair": 1}


def test_more_seats_than_planned_leave_none_vacant():
    assert missing(Held(CHAIR), *[Held(MEMBER)] * 9) == {}


def test_staff_fills_no_seat_with_a_vote():
    assert missing(Held(STAFF), Held(STAFF))["Member of the active staff"] == 2


held = st.builds(
    Held, st.sampled_from(tuple(SEATS)), st.sampled_from(["", *(plan.title for plan in PLANS)])
)


@given(st.lists(held, max_size=8))
def test_each_holder_fills_one_seat_of_their_kind_and_no_more(seats):
    for kind in (CHAIR, MEMBER):
        planned = sum(plan.count for plan in PLANS if plan.kind == kind)
        sitting = sum(one.kind == kind for one in seats)
        lacking = sum(one.missing for one in vacancies(PLANS, seats) if one.plan.kind == kind)
        assert lacking == max(0, planned - sitting)


@pytest.mark.parametrize(
    ("ends_on", "soon"),
    [
        (None, False),
        (TODAY, True),
        (TODAY + dt.timedelta(days=90), True),
        (TODAY + dt.timedelta(days=91), False),
        (TODAY - dt.timedelta(days=1), False),
    ],
)
def test_a_term_ends_soon_within_ninety_days(ends_on, soon):
    assert ends_soon(ends_on, TODAY) is soon


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (dt.date(2026, 1, 1), 24, dt.date(2027, 12, 31)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 27)),
        (dt.date(2026, 1, 1), 0, None),
    ],
)
def test_the_last_day_of_a_term(starts_on, months, ends_on):
    assert term_end(starts_on, months) == ends_on


def sitting(kind=MEMBER, starts=0, ends: int | None = None) -> Sitting:
    day = dt.timedelta(days=1)
    return Sitting(kind, TODAY + starts * day, None if ends is None else TODAY + ends * day)


@pytest.mark.parametrize(
    ("new", "own", "others", "says"),
    [
        (sitting(), [], [sitting(CHAIR)], ""),
        (sitting(ends=-1), [], [], "cannot end before it begins"),
        (sitting(), [sitting()], [], "one member has one vote"),
        (sitting(CHAIR), [sitting()], [], "one member has one vote"),
        (sitting(), [sitting(ends=0)], [], "one member has one vote"),
        (sitting(starts=1), [sitting(starts=-9, ends=0)], [], ""),
        (sitting(ends=9), [sitting(starts=10)], [], ""),
        (sitting(STAFF), [sitting()], [], ""),
        (sitting(CHAIR), [], [sitting(CHAIR)], "Somebody else is its chair"),
        (sitting(CHAIR, starts=1), [], [sitting(CHAIR, ends=0)], ""),
    ],
)
def test_one_member_has_one_vote_and_a_committee_one_chair(new, own, others, says):
    verdict = may_sit(new, own, others)
    assert verdict.ok is not bool(says)
    assert says in verdict.reason
