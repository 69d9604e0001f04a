from dataclasses import replace
from datetime import date

import pytest

from credenza.core.facts import Place
from credenza.core.law import Value
from credenza.core.requirements import compile_rules, evaluate
from credenza.core.standards.editions import adopting, amended, compared
from credenza.packs import loader
from tests.packs.test_golden import golden_files
from tests.packs.written import file_of

D = date.fromisoformat
NCQA = loader.standards()["ncqa"]
DAY = D("2027-01-01")
HEAD = '[pack]\ntitle = "A"\nissuer = "B"\nedition = "C"\nfrom = 2027-01-01\n'
PLACE = Place(1, "hospital", "OH", frozenset({"ncqa"}))


def with_rule(rule_id, **changed):
    """NCQA with one of its rules changed, or without it where ``drop`` is given."""
    rules = [
        replace(one, **changed) if one.id == rule_id else one
        for one in NCQA.rules
        if one.id != rule_id or changed
    ]
    return replace(NCQA, edition="2027", rules=tuple(rules))


TIGHTER = with_rule(
    "NCQA-TL-ACC", values=(Value(D("2010-01-01"), limit=60, unit="days", edition="2027"),)
)


def test_the_same_edition_changes_nothing():
    assert compared(NCQA, NCQA, DAY) == ()
    assert amended(NCQA, NCQA, DAY) == NCQA


@pytest.mark.parametrize(
    ("new", "kind", "difference"),
    [
        (TIGHTER, "changed", ("Limit", "120 days", "60 days")),
        (
            with_rule("NCQA-TL-ACC", sources=()),
            "changed",
            ("Accepted sources", "state_board, nursys", "any"),
        ),
        (
            with_rule("NCQA-TL-ACC", severity="guidance"),
            "changed",
            ("Force", "accreditor", "guidance"),
        ),
    ],
)
def test_what_is_different_is_told_in_words(new, kind, difference):
    [change] = compared(NCQA, new, DAY)
    assert (change.rule.id, change.kind) == ("NCQA-TL-ACC", kind)
    assert difference in change.differences


def test_rules_that_come_and_go_are_told():
    without = with_rule("NCQA-CYCLE")
    assert [(one.rule.id, one.kind) for one in compared(NCQA, without, DAY)] == [
        ("NCQA-CYCLE", "dropped")
    ]
    assert [(one.rule.id, one.kind) for one in compared(without, NCQA, DAY)] == [
        ("NCQA-CYCLE", "added")
    ]
    assert len(compared(None, NCQA, DAY)) == len(NCQA.in_force(DAY))


def state_of(name, decided_on, as_of):
    """How the licence check of a golden file stands, decided on a day, by the tighter edition."""
    written = golden_files()[name]
    written["appointment"] = {
        "standing": "active",
        "starts_on": decided_on,
        "decided_on": decided_on,
    }
    written["verification"] = [{"kind": "state_licence", "on": D("2026-10-01"), "proves": [1]}]
    packs = adopting(loader.packs(), TIGHTER, DAY)
    rules = compile_rules(packs, PLACE, as_of, loader.credential_kinds())
    found = {one.requirement: one for one in evaluate(file_of(written), PLACE, rules, as_of)}
    return found["licence.verified"].state.value, found["licence.verified"].edition


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [("2026-12-31", ("met", "2025")), ("2027-01-01", ("late", "2027"))],
)
def test_a_decision_of_the_day_before_keeps_the_old_edition(decided_on, expected):
    assert state_of("licence_180_days_before_june", D(decided_on), D("2027-03-01")) == expected


def test_rules_hold_until_the_day_before_an_edition_begins():
    packs = adopting(loader.packs(), TIGHTER, DAY)
    rules = compile_rules(packs, PLACE, D("2026-11-24"), loader.credential_kinds())
    assert rules.holds_until == D("2026-12-31")


def test_no_rule_is_in_force_twice_on_one_day():
    both = amended(NCQA, TIGHTER, DAY)
    for day in (D("2025-06-30"), D("2026-12-31"), DAY, D("2030-01-01")):
        ids = [one.id for one in both.in_force(day)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[pack", "is not TOML"),
        ("", r"write one \[pack\] table"),
        (
            f'{HEAD}[[rule]]\nid = "X"',
            "'title' is missing",
        ),
    ],
)
def test_a_text_that_is_no_pack_says_how_to_mend_it(text, remedy):
    with pytest.raises(loader.PackError, match=remedy):
        loader.pack_from("ncqa", text)
