"""Whom a request means, and what may be told without a person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.affiliations import (
    GOOD_STANDING,
    PLAIN,
    Asked,
    Known,
    Membership,
    agrees_with,
    find,
    is_whole_day,
    membership_differences,
    reply,
)
from credenza.core.facts import Standing
from credenza.packs.loader import affiliation_policy

TODAY = date(2026, 11, 24)
POLICY = affiliation_policy()
ADA = Known(1, ("Okafor", "Obi"), ("Adaeze", "Ada"), "1234567893", date(1975, 3, 14))
BEN = Known(2, ("Okafor",), ("Ben",), "", date(1975, 3, 14))
ADA_TOO = Known(3, ("Okafor",), ("Adaeze",), "", date(1981, 7, 2))
MEMBER = Membership(Standing.ACTIVE, "Active", "Surgery", date(2022, 12, 1), date(2027, 11, 30))


@pytest.mark.parametrize(
    ("asked", "ids", "certain", "because"),
    [
        (Asked("Okafor", "Adaeze", "1234567893"), (1,), True, "NPI 1234567893 and"),
        (Asked("OBI", "", "1234567893"), (1,), True, "NPI"),
        (Asked("Smith", "Jo", "1234567893"), (1,), False, "under another name: Okafor"),
        (Asked("Okafor", "Ada", born="1975-03-14"), (1,), True, "birth date agree"),
        (Asked("Okafor", "Adaeze", born="03/14/1975"), (1,), True, "birth date agree"),
        (Asked("Okafor", "Adaeze"), (1, 3), False, "nothing else decides"),
        (Asked("Okafor", "Ben"), (2,), False, "nothing else decides"),
        (Asked("Okafor", "Adaeze", born="1975"), (1,), False, "nothing else decides"),
        (Asked("Okafor", "A", born="03/14"), (1,), False, "nothing else decides"),
        (Asked("Okafor", "Adaeze", born="1960-01-01"), (), False, "Nobody"),
        (Asked("Nguyen", "Thi"), (), False, "Nobody"),
        (Asked("Okafor", "Adaeze", "1000000004"), (3,), False, "nothing else decides"),
        (Asked("Okafor", ""), (1, 2, 3), False, "nothing else decides"),
    ],
)
def test_whom_a_request_means(asked, ids, certain, because):
    found = find(asked, [ADA, BEN, ADA_TOO])
    assert found.ids == ids
    assert found.certain is certain
    assert because in found.reason


def test_a_name_alone_never_decides_even_when_one_file_fits():
    assert not find(Asked("Okafor", "Ben"), [BEN]).certain


def test_two_of_one_name_and_birth_date_are_left_to_a_person():
    twin = replace(ADA, id=9, npi="")
    found = find(Asked("Okafor", "Ada", born="1975-03-14"), [ADA, twin])
    assert found.ids == (1, 9)
    assert not found.certain


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [
        ("1975-03-14", True),
        ("1975-3-14", True),
        ("1975-03", True),
        ("1975", True),
        ("03/14/1975", True),
        ("03/14", True),
        ("xx/xx/1975", True),
        ("3/14/xxxx", True),
        ("1975-04", False),
        ("14/03/1975", False),
        ("75", False),
        ("", False),
        ("xx/xx/xxxx", False),
        ("unknown", False),
        ("1-2-3-4", False),
        ("²", False),
    ],
)
def test_parts_of_a_birth_date_are_compared_as_far_as_they_go(typed, agrees):
    assert agrees_with(typed, date(1975, 3, 14)) is agrees


def test_a_birth_date_that_is_not_on_file_agrees_with_nothing():
    assert not agrees_with("1975", None)


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)))
def test_every_whole_birth_date_agrees_with_itself(day):
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        assert agrees_with(day.strftime(form), day)
        assert is_whole_day(day.strftime(form))


@given(st.text(max_size=20), st.dates())
def test_whatever_is_typed_is_compared_without_breaking(typed, day):
    if is_whole_day(typed) and agrees_with(typed, day):
        assert str(day.year) in typed


def test_a_member_without_concern_is_in_good_standing():
    told = reply([MEMBER], POLICY, True, TODAY)
    assert told.letter == GOOD_STANDING
    assert told.standing == "is a member of the medical staff in good standing"
    assert told.facts == (
        ("Category", "Active"),
        ("Department", "Surgery"),
        ("Appointed", "1 December 2022 to the present (24 November 2026)"),
    )


def test_of_one_who_left_dates_are_told_and_no_standing():
    left = replace(MEMBER, standing=Standing.ENDED, ends_on=date(2024, 2, 29))
    told = reply([left], POLICY, True, TODAY)
    assert told.letter == PLAIN
    assert ("Appointed", "1 December 2022 to 29 February 2024") in told.facts
    assert told.standing == ""


@pytest.mark.parametrize(
    ("memberships", "released", "because"),
    [
        ([replace(MEMBER, standing=Standing.SUSPENDED)], True, "“suspended”"),
        ([replace(MEMBER, standing=Standing.LEAVE)], True, "“leave”"),
        ([replace(MEMBER, concerns=("An investigation is open.",))], True, "investigation"),
        ([MEMBER, replace(MEMBER, standing=Standing.ENDED, concerns=("Denied.",))], True, "Denied"),
        ([MEMBER], False, "No release"),
    ],
)
def test_anything_unusual_is_held_with_its_reason_and_tells_nothing(memberships, released, because):
    told = reply(memberships, POLICY, released, TODAY)
    assert because in told.held
    assert (told.letter, told.facts, told.standing) == ("", (), "")


@pytest.mark.parametrize("memberships", [[], [replace(MEMBER, standing=Standing.APPLICANT)]])
def test_who_only_applied_is_not_on_record(memberships):
    told = reply(memberships, POLICY, True, TODAY)
    assert (told.letter, told.held) == ("", "")


def test_a_policy_that_asks_for_no_release_answers_without_one():
    assert reply([MEMBER], replace(POLICY, release="never"), False, TODAY).letter == GOOD_STANDING


def test_a_policy_that_tells_dates_alone_tells_dates_alone():
    told = reply([MEMBER], replace(POLICY, says=("dates",)), True, TODAY)
    assert told.letter == PLAIN
    assert [label for label, _ in told.facts] == ["Appointed"]


def test_a_missing_day_is_said_to_be_missing():
    unknown = replace(MEMBER, standing=Standing.ENDED, starts_on=None, ends_on=None)
    [fact] = [words for label, words in reply([unknown], POLICY, True, TODAY).facts][-1:]
    assert fact == "a day our file does not hold to a day our file does not hold"


@given(
    st.lists(
        st.builds(
            Membership,
            standing=st.sampled_from(Standing),
            concerns=st.sampled_from([(), ("A concern.",)]),
        ),
        max_size=3,
    ),
    st.booleans(),
)
def test_nothing_is_ever_told_of_anybody_unusual(memberships, released):
    told = reply(memberships, POLICY, released, TODAY)
    usual = (Standing.ACTIVE, Standing.ENDED, Standing.APPLICANT)
    unusual = any(
        one.standing not in usual or one.concerns
        for one in memberships
        if one.standing is not Standing.APPLICANT
    )
    if unusual or not released:
        assert told.letter == ""


@pytest.mark.parametrize(
    ("answers", "starts", "ends", "said"),
    [
        ({"held": "no"}, None, None, ["no record"]),
        ({"held": "yes", "from": "2019-04", "still": "yes"}, date(2019, 4, 9), None, []),
        ({"held": "yes", "from": "2019-05", "still": "yes"}, date(2019, 4, 9), None, ["since"]),
        ({"held": "yes", "still": "yes"}, None, date(2020, 1, 1), ["still"]),
        ({"held": "yes", "still": "no", "until": "2020-01"}, None, date(2020, 1, 31), []),
        ({"held": "yes", "still": "no", "until": "2020-02"}, None, date(2020, 1, 31), ["until"]),
        ({"held": "yes", "still": "no", "until": "2020-02"}, None, None, ["goes on"]),
    ],
)  # fmt: skip
def test_months_of_another_office_are_compared_with_the_file(answers, starts, ends, said):
    found = membership_differences(answers, starts, ends)
    assert len(found) == len(said)
    assert all(word in sentence for word, sentence in zip(said, found, strict=True))
