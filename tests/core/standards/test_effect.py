from dataclasses import replace
from datetime import date

import pytest

from credenza.core.facts import OwnLimit, State
from credenza.core.requirements import compile_rules
from credenza.core.standards.effect import differing, effects
from credenza.packs import loader
from tests.packs.test_golden import golden_files
from tests.packs.written import file_of, place_of

D = date.fromisoformat
GOLDEN = golden_files()


def told(name, day, last_day, **changed):
    """What a change does to a golden file, as (requirement, day, before, after)."""
    written = GOLDEN[name]
    place = place_of(written)
    before, after = (
        compile_rules(loader.packs(), one, D(day), loader.credential_kinds())
        for one in (place, replace(place, **changed))
    )
    found = effects(
        file_of(written), before, after, differing(before, after), (D(day), D(last_day))
    )
    return [
        (
            one.requirement,
            str(one.on),
            one.before and one.before.state,
            one.after and one.after.state,
        )
        for one in found
    ]


def tighter(amount, day, requirement="npdb.queried"):
    return {"own_limits": (OwnLimit(requirement, amount, D(day)),)}


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        ("2025-03-01", 12, [("npdb.queried", "2025-03-01", State.MET, State.LATE)]),
        ("2025-01-01", 12, [("npdb.queried", "2025-01-01", State.MET, State.DUE)]),
        ("2024-10-01", 12, [("npdb.queried", "2024-12-30", State.MET, State.DUE)]),
        ("2025-03-01", 24, []),
        ("2024-04-01", 23, []),
    ],
)
def test_a_tighter_bylaw_changes_a_file_today_or_on_its_day_or_not_at_all(day, amount, expected):
    last_day = "2025-03-02" if amount == 23 else "2025-12-31"
    assert told("data_bank_from_a_leap_day", day, last_day, **tighter(amount, day)) == expected


def test_a_bylaw_that_begins_later_changes_nothing_before_its_day():
    changed = told(
        "data_bank_from_a_leap_day", "2025-03-01", "2026-01-01", **tighter(12, "2025-06-01")
    )
    assert changed == [("npdb.queried", "2025-06-01", State.MET, State.LATE)]


def test_a_body_taken_on_asks_what_was_not_asked():
    changed = told(
        "licence_180_days_before_june",
        "2026-11-24",
        "2026-12-31",
        bodies=frozenset({"ncqa", "tjc"}),
    )
    assert ("identity.checked", "2026-11-24", None, State.MISSING) in changed


def test_a_body_left_asks_no_more():
    changed = told("never_screened", "2025-07-01", "2025-07-31", bodies=frozenset({"oig"}))
    assert ("licence.monitored", "2025-07-01", State.MISSING, None) in changed
    assert "leie.screened" not in {one[0] for one in changed}


def test_what_is_better_after_is_told_apart_from_what_is_worse():
    written = GOLDEN["never_screened"]
    place = place_of(written)
    rules = compile_rules(loader.packs(), place, D("2025-07-01"), loader.credential_kinds())
    fewer = compile_rules(
        loader.packs(),
        replace(place, bodies=frozenset()),
        D("2025-07-01"),
        loader.credential_kinds(),
    )
    days = (D("2025-07-01"), D("2025-07-01"))
    lifted = effects(file_of(written), rules, fewer, differing(rules, fewer), days)
    asked = effects(file_of(written), fewer, rules, differing(fewer, rules), days)
    assert {one.worse for one in lifted} == {False}
    assert {one.worse for one in asked} == {True}
