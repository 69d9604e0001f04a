import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.permissions import (
    ASSISTANT,
    CHAIR,
    COORDINATOR,
    DIRECTOR,
    PRACTITIONER,
    RIGHTS,
    ROLES,
    SURVEYOR,
    VIEWER,
    WHOLE_OFFICE,
    About,
    Actor,
    Grant,
    Scope,
    may,
    may_somewhere,
)

NORTH, SOUTH = 1, 2
SURGERY, MEDICINE = 11, 12
AT_NORTH, AT_SOUTH = About(frozenset({NORTH})), About(frozenset({SOUTH}))


def somebody(*grants: Grant, practitioner: int | None = None) -> Actor:
    return Actor(7, "Somebody", grants, practitioner)


@pytest.mark.parametrize("verb", RIGHTS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_rights_of_its_row_and_no_others(verb, role):
    right = RIGHTS[verb]
    verdict = may(somebody(Grant(role)), verb)
    assert bool(verdict) == (role in right.roles)
    assert verdict or right.title in verdict.reason


@pytest.mark.parametrize("verb", RIGHTS)
def test_somebody_without_a_role_has_no_right_but_the_one_to_their_account(verb):
    assert bool(may(somebody(), verb)) == (verb == "account:keep")


@pytest.mark.parametrize("verb", RIGHTS)
def test_somebody_who_has_not_signed_in_has_no_right_at_all(verb):
    assert not may(Actor(None, "a stranger"), verb)


def test_a_surveyor_reads_what_a_survey_shows_to_them_and_has_no_other_right():
    actor = somebody(Grant(SURVEYOR, NORTH))
    shown = About(frozenset({NORTH}), practitioner=70, shown=frozenset({7}))
    assert may(actor, "survey:read", shown) and may_somewhere(actor, "survey:read")
    assert not may(actor, "survey:read", About(frozenset({NORTH}), shown=frozenset({8})))
    rest = RIGHTS.keys() - {"survey:read", "survey:attend", "account:keep"}
    assert not any(may(actor, verb, shown) or may_somewhere(actor, verb) for verb in rest)


def test_a_survey_shows_nothing_to_who_is_no_surveyor_any_more():
    shown = About(frozenset({NORTH}), shown=frozenset({7}))
    assert not may(somebody(), "survey:read", shown)
    assert not may_somewhere(somebody(), "survey:read")


def test_what_is_not_in_the_table_is_refused_to_everybody():
    for role in ROLES:
        verdict = may(somebody(Grant(role)), "practitioner:fire")
        assert "No right called “practitioner:fire”" in verdict.reason


def test_the_system_may_do_its_own_jobs():
    assert may(Actor.system("the night"), "notice:send", AT_NORTH)


def test_a_role_at_one_facility_does_not_count_at_another():
    actor = somebody(Grant(COORDINATOR, NORTH))
    assert may(actor, "practitioner:edit", AT_NORTH)
    assert "another facility" in may(actor, "practitioner:edit", AT_SOUTH).reason


def test_a_file_at_two_facilities_is_open_from_either():
    both = About(frozenset({NORTH, SOUTH}))
    assert may(somebody(Grant(COORDINATOR, SOUTH)), "practitioner:edit", both)


def test_a_file_at_no_facility_yet_is_open_to_every_holder_of_the_role():
    assert may(somebody(Grant(COORDINATOR, NORTH)), "practitioner:edit", About(practitioner=70))


def test_a_role_everywhere_counts_everywhere():
    assert may(somebody(Grant(COORDINATOR)), "practitioner:edit", AT_SOUTH)


def test_a_chair_reads_the_files_of_the_department_alone():
    chair = somebody(Grant(CHAIR, NORTH, SURGERY))
    surgeon = About(frozenset({NORTH}), 70, frozenset({SURGERY}))
    internist = About(frozenset({NORTH}), 71, frozenset({MEDICINE}))
    assert may(chair, "practitioner:see", surgeon)
    assert not may(chair, "practitioner:see", internist)
    assert not may(chair, "practitioner:see", AT_NORTH)


@pytest.mark.parametrize(
    ("grant", "allowed"), [(Grant(DIRECTOR), True), (Grant(DIRECTOR, NORTH), False)]
)
def test_what_concerns_the_whole_office_takes_a_role_in_the_whole_office(grant, allowed):
    verdict = may(somebody(grant), "office:edit", WHOLE_OFFICE)
    assert bool(verdict) == allowed
    assert verdict or "whole office" in verdict.reason


@pytest.mark.parametrize("verb", [verb for verb in RIGHTS if not RIGHTS[verb].anyone])
def test_nobody_acts_on_their_own_file_unless_the_row_says_so(verb):
    actor = somebody(Grant(COORDINATOR), Grant(DIRECTOR), practitioner=70)
    verdict = may(actor, verb, About(frozenset({NORTH}), 70))
    right = RIGHTS[verb]
    assert bool(verdict) == (
        right.on_own_file and not right.roles.isdisjoint({COORDINATOR, DIRECTOR})
    )
    assert verdict or right.on_own_file or "Nobody acts on their own file" in verdict.reason


def test_a_practitioner_sees_their_own_file_and_no_other():
    actor = somebody(Grant(PRACTITIONER, NORTH), practitioner=70)
    assert may(actor, "practitioner:see", About(frozenset({NORTH}), 70))
    assert not may(actor, "practitioner:see", About(frozenset({NORTH}), 71))
    assert not may(actor, "practitioner:edit", About(frozenset({NORTH}), 70))


def test_an_assistant_fills_in_for_whoever_asked_and_for_nobody_else():
    helper = somebody(Grant(ASSISTANT))
    asked = About(frozenset({NORTH}), 70, asked=frozenset({helper.id}))
    assert may(helper, "application:fill", asked)
    assert not may(helper, "application:fill", About(frozenset({NORTH}), 71))
    assert not may(helper, "application:sign", asked)
    assert not may(helper, "practitioner:see", asked)
    assert may_somewhere(helper, "application:fill")
    assert not may_somewhere(somebody(Grant(VIEWER)), "application:fill")


def test_who_was_asked_still_needs_the_role_of_an_assistant():
    viewer = somebody(Grant(VIEWER))
    about = About(frozenset({NORTH}), 70, asked=frozenset({viewer.id}))
    assert not may(viewer, "application:fill", about)


def test_ones_own_file_still_takes_a_role():
    viewer = somebody(Grant(VIEWER), practitioner=70)
    assert "takes the role of" in may(viewer, "practitioner:see", About(practitioner=70)).reason


def test_a_page_opens_to_whoever_holds_its_right_for_their_own_file_at_least():
    own = somebody(Grant(PRACTITIONER, NORTH), practitioner=70)
    assert may_somewhere(own, "practitioner:see")
    assert not may_somewhere(own, "practitioner:edit")
    assert not may_somewhere(somebody(Grant(PRACTITIONER, NORTH)), "practitioner:see")
    assert may_somewhere(somebody(Grant(CHAIR, NORTH, SURGERY)), "practitioner:see")
    assert not may_somewhere(own, "practitioner:fire")


def test_the_reason_names_the_roles_in_words():
    verdict = may(somebody(), "practitioner:see")
    expected = "coordinator, director, chair or practitioner"
    assert verdict.reason == f"“Open a practitioner's file” takes the role of {expected}."
    assert "takes the role of director." in may(somebody(), "rules:tighten").reason


def test_a_scope_tells_whole_facilities_from_single_departments():
    actor = somebody(Grant(CHAIR, NORTH, SURGERY), Grant(CHAIR, SOUTH), Grant(VIEWER))
    assert actor.scope({CHAIR}) == Scope(False, frozenset({SOUTH}), frozenset({SURGERY}))
    assert actor.facilities({CHAIR}) == {SOUTH}
    assert actor.facilities({VIEWER}) is None
    assert actor.facilities({DIRECTOR}) == frozenset()


def test_only_a_scope_that_reaches_nothing_is_false():
    assert not Scope()
    assert Scope(everywhere=True)
    assert Scope(facilities=frozenset({NORTH}))
    assert Scope(departments=frozenset({SURGERY}))


roles = st.sampled_from(sorted(ROLES))
places = st.sampled_from([NORTH, SOUTH])
grants = st.builds(Grant, roles, st.none() | places)
abouts = st.builds(About, st.frozensets(places), st.none() | st.integers(70, 72))


@given(st.lists(grants, max_size=4), grants, abouts, st.sampled_from(sorted(RIGHTS)))
def test_another_role_never_takes_a_right_away(held, more, about, verb):
    before = may(somebody(*held, practitioner=70), verb, about)
    after = may(somebody(*held, more, practitioner=70), verb, about)
    assert not before or after


@given(st.lists(grants, max_size=4), abouts, st.sampled_from(sorted(RIGHTS)))
def test_what_may_be_done_to_one_object_may_be_done_somewhere(held, about, verb):
    actor = somebody(*held, practitioner=70)
    assert not may(actor, verb, about) or may_somewhere(actor, verb)
