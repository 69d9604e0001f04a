"""Which tier is proposed for a conduct report."""

from datetime import date

import pytest

from credenza.core.concerns.tiers import (
    AWARENESS,
    DISCIPLINARY,
    GUIDED,
    INFORMAL,
    MANDATED,
    History,
    propose,
)
from credenza.packs.response import thresholds, tiers

TODAY = date(2026, 11, 24)
NUMBERS = {key: one.on(TODAY) for key, one in thresholds().items()}


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in texts)


@pytest.mark.parametrize(
    ("reports", "given", "tier"),
    [
        (days("2026-11-20"), (), INFORMAL),
        (days("2025-01-10", "2026-11-20"), (), INFORMAL),
        (days("2025-01-10", "2026-02-02", "2026-11-20"), (), AWARENESS),
        (days("2023-11-24", "2026-02-02", "2026-11-20"), (), INFORMAL),
        (days("2023-11-25", "2026-02-02", "2026-11-20"), (), AWARENESS),
        (days("2026-11-20"), ((AWARENESS, date(2026, 3, 1)),), INFORMAL),
        (days("2026-08-01", "2026-11-20"), ((AWARENESS, date(2026, 3, 1)),), GUIDED),
        (days("2026-11-20"), ((GUIDED, date(2026, 3, 1)),), DISCIPLINARY),
        (days("2026-11-20"), ((DISCIPLINARY, date(2026, 3, 1)),), DISCIPLINARY),
        (days("2026-11-20"), ((GUIDED, date(2023, 11, 24)),), INFORMAL),
    ],
    ids=[
        "one report",
        "two reports",
        "three within three years",
        "one of three is three years old to the day",
        "one of three is a day younger than that",
        "one since awareness",
        "two since awareness",
        "one since a guided plan",
        "one since discipline",
        "a guided plan of long ago",
    ],
)
def test_a_tier_is_proposed_from_history(reports, given, tier):
    found = propose(History(reports, given), NUMBERS, TODAY)
    assert found.tier == tier
    assert found.why


def test_harassment_goes_past_all_tiers_and_says_so():
    found = propose(History(days("2026-11-20")), NUMBERS, TODAY, ("Harassment",))
    assert found.tier == MANDATED
    assert "Harassment" in found.why


def test_an_office_with_a_tighter_threshold_sees_a_pattern_earlier():
    history = History(days("2025-01-10", "2026-11-20"))
    assert propose(history, NUMBERS | {"awareness": 2}, TODAY).tier == AWARENESS


def test_every_tier_lets_the_practitioner_answer():
    assert all(one.answer_days > 0 for one in tiers().values())
