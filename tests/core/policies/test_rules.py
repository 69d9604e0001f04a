"""Dates of policies, who is asked once, when readers are reminded, how ballots come out."""

import datetime as dt
from dataclasses import dataclass

import pytest

from credenza.core.policies import standing
from credenza.core.policies.asking import Audience, Progress, Reader, once_each, reminder_due
from credenza.core.policies.balloting import FAILED, PASSED, Count, Rule, result
from credenza.core.policies.text import Block, exact, fingerprint, heading_over, pieces, row

DAY = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class Version:
    number: int
    effective_on: dt.date | None


def test_of_two_versions_of_one_day_the_later_counts():
    versions = [Version(1, DAY), Version(2, DAY), Version(3, None)]
    assert standing.in_force(versions, DAY).number == 2


def test_from_its_day_of_retirement_nothing_is_in_force():
    versions = [Version(1, DAY)]
    assert standing.in_force(versions, DAY, DAY + dt.timedelta(1))
    assert standing.in_force(versions, DAY + dt.timedelta(1), DAY + dt.timedelta(1)) is None


@pytest.mark.parametrize(
    ("last_on", "months", "due_on"),
    [
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2024, 2, 29), 48, dt.date(2028, 2, 29)),
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
    ],
)
def test_reviews_come_by_the_calendar(last_on, months, due_on):
    assert standing.review_due(last_on, months) == due_on


def test_a_review_is_late_only_after_its_day():
    days = [DAY - dt.timedelta(61), DAY - dt.timedelta(60), DAY, DAY + dt.timedelta(1)]
    assert [standing.review_state(DAY, day) for day in days] == ["met", "due", "due", "late"]


@pytest.mark.parametrize(
    ("notice", "noticed_on", "first"),
    [
        (0, None, DAY),
        (30, None, dt.date(2026, 12, 24)),
        (30, dt.date(2026, 11, 4), dt.date(2026, 12, 4)),
        (30, dt.date(2026, 10, 1), DAY),
    ],
)
def test_notice_runs_from_the_ballot_where_there_was_one(notice, noticed_on, first):
    assert standing.earliest(DAY, notice, noticed_on) == first


def test_somebody_with_account_and_file_is_one_person():
    both = Reader("Okafor, Adaeze", user=3, practitioner=7)
    found = once_each([both, Reader("Adaeze Okafor", user=3), Reader("Z", practitioner=7)])
    assert len(found) == 1
    assert len(once_each([Reader("Same Name", user=1), Reader("Same Name", user=2)])) == 2


def test_nobody_chosen_is_nobody_asked():
    assert not Audience() and Audience(people=(1,))


def test_only_all_is_a_hundred_percent():
    assert [Progress(n, 0, 0, 200 - n).share for n in (0, 199, 200)] == [0, 99, 100]
    assert Progress(0, 3, 0, 0).share == 100


@pytest.mark.parametrize(
    ("left", "last", "mark"),
    [(15, None, None), (14, None, 14), (13, 14, None), (3, 14, 3), (2, 3, None), (-8, 0, -7)],
)
def test_each_mark_reminds_once_and_missed_days_are_made_up_for(left, last, mark):
    day = DAY - dt.timedelta(left)
    reminded = None if last is None else DAY - dt.timedelta(last)
    assert reminder_due(DAY, day, (14, 3, 0, -7), reminded) == mark


@pytest.mark.parametrize(
    ("yes", "no", "entitled", "rule", "out"),
    [
        (5, 5, 20, Rule(50), FAILED),
        (6, 5, 20, Rule(50), PASSED),
        (2, 1, 20, Rule(67), FAILED),
        (67, 33, 100, Rule(67), PASSED),
        (9, 0, 20, Rule(50, turnout=50), FAILED),
        (10, 0, 20, Rule(50, turnout=50), PASSED),
        (0, 4, 20, Rule(67, silence=True), PASSED),
        (0, 0, 20, Rule(50), FAILED),
        (0, 0, 0, Rule(50, silence=True), FAILED),
    ],
)
def test_ballots_come_out_by_their_rule(yes, no, entitled, rule, out):
    assert result(Count(yes, no, entitled), rule) == out


def test_one_changed_letter_is_another_fingerprint():
    def of(text: str, version: int = 1) -> str:
        blocks = [Block("paragraph", text)]
        return fingerprint(exact(policy="p", title="T", version=version, blocks=blocks))

    assert of("Two years.") == of("Two years.")
    assert len({of("Two years."), of("Two years"), of("Two years.", 2)}) == 3


def test_rows_of_a_table_stand_together_under_their_head():
    head, one = row(["A"], is_head=True), row(["1"])
    blocks = [Block("heading", "Terms", 1), head, one, one, head, one, Block("paragraph", "x")]
    assert [len(piece.blocks) for piece in pieces(blocks)] == [1, 3, 2, 1]
    assert heading_over(blocks, 3) == "Terms"
