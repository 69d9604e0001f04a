from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.facts import OwnLimit, Place, State
from credenza.core.judges import JUDGES
from credenza.core.law import TESTS, Limit
from credenza.core.requirements import compile_rules, evaluate
from credenza.core.rulebook import strictest
from credenza.packs import loader
from tests.core.files import CEDAR, DAYS, files

D = date.fromisoformat
TODAY = D("2026-11-24")
BODIES = sorted(loader.standards())
BYLAWS = (
    OwnLimit("licence.verified", 90, D("2026-01-01")),
    OwnLimit("licence.verified", 60, D("2026-02-01"), D("2026-03-31")),
)


def compiled(place, as_of=TODAY):
    return compile_rules(loader.packs(), place, as_of, loader.credential_kinds())


def limits_of(rules, key, day=TODAY, profession="md"):
    [check] = [one for one in rules.checks_for(profession) if one.requirement.key == key]
    return {(limit.rule, limit.amount, limit.unit) for limit in check.era_on(day).limits}


def test_every_kind_of_test_has_its_judge():
    assert set(JUDGES) == set(TESTS)


def test_law_binds_by_kind_and_state_without_being_taken_on():
    rules = compiled(Place(1, "hospital", "CA"))
    assert limits_of(rules, "npdb.queried") == {("NPDB-Q-2Y", 24, "months")}
    assert limits_of(rules, "appointment.term") == {("CA-2Y", 24, "months")}


def test_an_accreditor_binds_only_where_it_was_taken_on():
    keys = {one.requirement.key for one in compiled(Place(1, "hospital", "OH")).checks_for("md")}
    assert "oppe.reviewed" not in keys
    assert "appointment.term" not in keys


def test_the_strictest_limit_counts():
    rules = compiled(Place(1, "hospital", "CA", frozenset({"tjc", "local"})))
    assert limits_of(rules, "appointment.term") == {("CA-2Y", 24, "months")}


def test_of_equal_limits_the_one_with_the_most_force_is_named():
    rules = compiled(Place(1, "hospital", "NY", frozenset({"tjc", "local"})))
    assert limits_of(rules, "appointment.term") == {("NY-3Y", 36, "months")}


def test_limits_in_days_and_in_months_both_stay():
    rules = compiled(Place(1, "hospital", "OH", frozenset({"urac", "local"})))
    assert limits_of(rules, "licence.verified") == {
        ("URAC-1-PSV", 6, "months"),
        ("LOCAL-PSV", 120, "days"),
    }


def test_the_limit_of_the_day_of_decision_applies():
    rules = compiled(Place(1, "hospital", "OH", frozenset({"ncqa"})))
    assert limits_of(rules, "licence.verified", D("2025-06-30")) == {("NCQA-TL-ACC", 180, "days")}
    assert limits_of(rules, "licence.verified", D("2025-07-01")) == {("NCQA-TL-ACC", 120, "days")}


def test_an_office_may_tighten():
    rules = compiled(replace(CEDAR, own_limits=(OwnLimit("licence.verified", 90),)))
    assert limits_of(rules, "licence.verified") == {("office:licence.verified", 90, "days")}
    assert rules.ignored == ()


def test_an_office_that_loosens_is_told_so_and_ignored():
    rules = compiled(replace(CEDAR, own_limits=(OwnLimit("npdb.queried", 36),)))
    assert limits_of(rules, "npdb.queried") == {("NPDB-Q-2Y", 24, "months")}
    [ignored] = rules.ignored
    assert "36 months is looser than the 24 months of NPDB-Q-2Y" in ignored.reason


def test_fewer_references_than_asked_for_are_looser():
    [ignored] = compiled(replace(CEDAR, own_limits=(OwnLimit("references.received", 1),))).ignored
    assert "looser" in ignored.reason
    assert compiled(replace(CEDAR, own_limits=(OwnLimit("references.received", 3),))).ignored == ()


@pytest.mark.parametrize("key", ["licence.curent", "licence.current"])
def test_an_office_limit_on_what_takes_none_is_reported(key):
    [ignored] = compiled(replace(CEDAR, own_limits=(OwnLimit(key, 3),))).ignored
    assert key in ignored.reason


def test_a_decision_keeps_the_bylaw_of_its_day():
    rules = compiled(replace(CEDAR, own_limits=BYLAWS), D("2026-03-01"))
    amounts = {
        day: {amount for _, amount, _ in limits_of(rules, "licence.verified", D(day))}
        for day in ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-04-01")
    }
    assert amounts == {
        "2025-12-31": {120},
        "2026-01-01": {90},
        "2026-01-31": {90},
        "2026-02-01": {60},
        "2026-04-01": {90},
    }
    assert rules.holds_until == D("2026-03-31")


def test_rules_hold_until_the_day_before_the_next_change():
    place = Place(1, "hospital", "NY", frozenset({"ncqa"}))
    assert compiled(place, D("2025-06-01")).holds_until == D("2025-06-30")
    assert compiled(place, D("2025-07-01")).holds_until == D("2025-07-08")
    assert compiled(place, TODAY).holds_until is None


def test_rules_are_refused_on_days_on_which_they_do_not_hold():
    place = Place(1, "hospital", "NY")
    rules = compiled(place, D("2025-06-01"))
    with pytest.raises(ValueError, match="compile them for that day"):
        evaluate(None, place, rules, D("2025-07-09"))
    with pytest.raises(ValueError, match="compile them for that day"):
        evaluate(None, place, rules, D("2025-05-31"))


def test_rules_of_another_place_are_refused():
    with pytest.raises(ValueError, match="place 1, not 2"):
        evaluate(None, replace(CEDAR, id=2), compiled(CEDAR), TODAY)


def test_sources_narrowed_by_two_rules_are_those_both_accept():
    narrow = Place(1, "hospital", "OH", frozenset({"ncqa", "ncqa_cvo"}))
    [check] = [
        one
        for one in compiled(narrow).checks_for("md")
        if one.requirement.key == "licence.verified"
    ]
    assert check.accepts("state_licence", "State licensing board")
    assert not check.accepts("state_licence", "cvo")


amounts = st.integers(1, 400)


def limit(amount, severity="accreditor", rule="R"):
    return Limit(amount, "days", None, rule, "p", "e", "c", severity)


@given(st.lists(amounts, min_size=1), amounts)
def test_another_limit_never_loosens(held, another):
    for test, strict in (("verified", min), ("count", max)):
        [before] = strictest([limit(one) for one in held], test)
        [after] = strictest([limit(one) for one in [*held, another]], test)
        assert before.amount == strict(held)
        assert after.amount == strict(before.amount, another)


a_body = st.sampled_from(BODIES)
GRAVITY = {state: rank for rank, state in enumerate(State)}


@settings(max_examples=25, deadline=None)
@given(
    st.data(),
    st.sampled_from(DAYS),
    st.frozensets(st.sampled_from(BODIES)),
    st.sampled_from(BODIES),
)
def test_taking_on_another_body_never_improves_a_finding(data, as_of, bodies, another):
    file = data.draw(files(as_of))
    place = Place(1, "hospital", "OH", bodies)
    more = replace(place, bodies=bodies | {another})
    before = evaluate(file, place, compiled(place, as_of), as_of)
    after = {
        (one.requirement, one.credential): one
        for one in evaluate(file, more, compiled(more, as_of), as_of)
    }
    for one in before:
        then = after.get((one.requirement, one.credential)) or after[one.requirement, None]
        assert GRAVITY[then.state] >= GRAVITY[one.state] or State.MISSING is then.state
