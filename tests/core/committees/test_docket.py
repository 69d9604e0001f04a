"""A matter knows whose docket it is on, who has no part in it, and how urgent it is."""

import datetime as dt

from credenza.core.committees.docket import Choice, Matter, Outcome, by_urgency

FILE = Matter("application", "7", "Okafor", "", 1, "mec", practitioner=4, conflicted=(4, 9))


def test_a_matter_is_on_the_docket_of_the_committee_of_its_kind_at_its_facility():
    assert FILE.is_for(committee=30, facility=1, kind="mec")
    assert not FILE.is_for(committee=30, facility=2, kind="mec")
    assert not FILE.is_for(committee=30, facility=1, kind="board")


def test_a_matter_of_one_committee_is_on_no_other_docket_of_that_kind():
    minutes = Matter("minutes", "3", "Minutes", "", 1, "department", committee=30)
    assert minutes.is_for(committee=30, facility=1, kind="department")
    assert not minutes.is_for(committee=31, facility=1, kind="department")


def test_whose_matter_it_is_and_who_is_conflicted_have_no_part_in_it():
    assert FILE.concerns(4) and FILE.concerns(9)
    assert not FILE.concerns(5) and not FILE.concerns(None)


def test_the_nearest_target_comes_first_and_what_has_none_last():
    day = dt.date(2026, 12, 1)
    late = Matter("application", "1", "Late", "", 1, "mec", due_on=day)
    later = Matter("application", "2", "Later", "", 1, "mec", due_on=day + dt.timedelta(1))
    long = Matter("application", "3", "Long", "", 1, "mec", ready_on=day)
    new = Matter("application", "4", "New", "", 1, "mec")
    assert sorted([new, later, long, late], key=by_urgency) == [late, later, long, new]


def test_a_choice_is_found_by_its_key():
    deny = Choice("deny", "Deny", needs_reason=True)
    one = Matter("application", "1", "Okafor", "", 1, "mec", choices=(deny,))
    assert one.choice("deny") is deny
    assert one.choice("burn") is None


def test_the_words_of_an_outcome_are_its_reason_and_its_conditions():
    assert Outcome("conditions", "New here. ", "Proctor for 5 cases").words == (
        "New here.\nProctor for 5 cases"
    )
    assert Outcome("as_asked").words == ""
