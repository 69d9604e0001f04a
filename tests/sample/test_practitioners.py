"""The sample's practitioners: the same story whatever the day, with every kind of trouble."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest

from credenza.core.facts import Result, Standing
from credenza.core.identifiers import dea_is_valid, npi_is_valid, ssn_is_valid
from credenza.core.names import name_key
from credenza.packs.loader import credential_kinds, professions
from credenza.sample.people import BORN_ON_LEAP_DAY
from credenza.sample.practitioners import file, is_applicant, practitioners, trouble_of
from credenza.sample.professions import ROUND
from credenza.sample.troubles import APPLICANTS, PLAN
from tests.sample.judged import Judge

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def files():
    return list(practitioners(ROUND, TODAY))


@pytest.fixture(scope="module")
def held(files):
    return [one for each in files for one in each.held]


def test_the_same_seed_and_day_give_the_same_files(files):
    assert files == list(practitioners(ROUND, TODAY))


def test_another_seed_gives_other_people():
    assert file(40, TODAY, seed=1).person != file(40, TODAY, seed=2).person


def test_a_file_does_not_depend_on_the_others(files):
    assert file(217, TODAY) == files[217]


def test_the_day_after_everything_is_the_same_and_a_day_later(files):
    for before, after in zip(files, practitioners(ROUND, TODAY + timedelta(days=1)), strict=True):
        assert before.person == after.person
        assert [_undated(one) for one in before.held] == [_undated(one) for one in after.held]
        assert [one.kind for one in before.asked] == [one.kind for one in after.asked]
        for one, other in zip(before.held, after.held, strict=True):
            if one.precision == "day" and one.ends_on and one.ends_on.month != 2:
                assert other.ends_on == one.ends_on + timedelta(days=1)


def _undated(one) -> dict[str, object]:
    dates = ("starts_on", "ends_on", "details")
    return {each.name: getattr(one, each.name) for each in fields(one) if each.name not in dates}


def test_every_npi_is_well_formed_and_lies_in_the_block_never_given_out(files):
    npis = [one.person.npi for one in files]
    assert all(npi_is_valid(npi) and npi.startswith("10000") for npi in npis)
    assert len(set(npis)) == ROUND


def test_the_last_of_a_hundred_thousand_npis_still_lies_below_the_first_real_one():
    assert npi_is_valid(file(99_999, TODAY).person.npi)
    assert file(99_999, TODAY).person.npi.startswith("100099999")


def test_every_dea_number_passes_its_check_and_fits_the_surname(files):
    numbers = [
        (one.number, each.person.last_name)
        for each in files
        for one in each.held
        if one.kind == "dea" and one.number
    ]
    assert len(numbers) > 200
    for number, surname in numbers:
        assert dea_is_valid(number)
        assert number[1] == name_key(surname)[0]


def test_social_security_numbers_are_of_areas_unused_before_2011_and_often_missing(files):
    numbers = [one.person.ssn for one in files if one.person.ssn]
    assert 0.5 * ROUND < len(numbers) < 0.75 * ROUND
    assert len(set(numbers)) == len(numbers)
    assert all(ssn_is_valid(number) and 810 <= int(number[:3]) <= 889 for number in numbers)
    assert all(one.person.born_on.year < 2005 for one in files)


def test_every_profession_is_there_and_most_are_physicians(files):
    counted = Counter(one.person.profession for one in files)
    assert set(counted) == set(professions())
    assert counted["md"] + counted["do"] > ROUND / 2


def test_every_kind_of_credential_is_held_by_somebody(held):
    kinds = {key for key, kind in credential_kinds().items() if not kind.is_check}
    assert {one.kind for one in held} == kinds


def test_every_kind_that_is_held_or_asked_is_known_with_its_fields_and_sources(files, held):
    for one in held:
        kind = credential_kinds()[one.kind]
        keys = {each.key for each in kind.fields}
        assert set(one.details) <= keys
        assert {each.key for each in kind.fields if each.required} <= set(one.details)
        for each in kind.fields:
            if each.choices and each.key in one.details:
                assert one.details[each.key] in each.choices
    for each in files:
        for asked in each.asked:
            assert credential_kinds()[asked.kind].accepts(asked.source)


def test_every_answer_proves_credentials_that_are_in_the_file(files):
    for each in files:
        numbers = {one.id for one in each.held}
        assert all(numbers.issuperset(asked.proves) for asked in each.asked)


def test_nothing_was_answered_before_it_was_asked_or_after_today(files):
    for each in files:
        for asked in each.asked:
            assert asked.verified_on is None or asked.asked_on <= asked.verified_on <= TODAY


def test_names_are_of_the_kinds_that_offices_stumble_over(files):
    people = [one.person for one in files]
    names = Counter((one.first_name, one.middle_name, one.last_name) for one in people)
    assert names["Michael", "Andrew", "Nowak"] == 2
    assert any("-" in one.last_name for one in people)
    assert any(" " in one.last_name for one in people)
    assert any("'" in one.last_name for one in people)
    assert any(not one.last_name.isascii() for one in people)
    assert any(one.suffix for one in people)
    assert any(one.other_names for one in people)
    assert any(one.preferred_name for one in people)


def test_somebody_was_born_on_a_leap_day_and_shows_a_document_that_ends_on_one(files):
    somebody = files[BORN_ON_LEAP_DAY]
    assert (somebody.person.born_on.month, somebody.person.born_on.day) == (2, 29)
    ends_on = somebody.first("identity_document").ends_on
    assert (ends_on.month, ends_on.day) == (2, 29)
    assert ends_on > TODAY


def test_appointments_are_of_every_standing_but_the_one_that_the_story_decides(files):
    standings = {one.standing for each in files for one in each.appointments}
    assert standings == set(Standing) - {Standing.SUSPENDED}


def test_every_trouble_befalls_as_many_as_planned():
    counted = Counter(trouble_of(number) for number in range(ROUND))
    renewed = 1  # the practitioner who signs in has this one beside those planned
    for trouble in PLAN:
        more = renewed if trouble.name == "licence renewed" else 0
        assert counted[trouble.name] == trouble.count + more, trouble.name
    assert sum(is_applicant(number) for number in range(ROUND)) == APPLICANTS


def test_some_answers_differ_and_some_are_outstanding(files):
    results = Counter(asked.result for each in files for asked in each.asked)
    assert all(results[result] for result in Result)


@pytest.mark.parametrize(
    "today",
    [TODAY, date(2026, 1, 1), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 29)],
    ids=str,
)
def test_a_file_without_trouble_has_nothing_open_whatever_the_day(today):
    judge, open_items = Judge(today), 0
    for one in practitioners(ROUND, today):
        number, found = one.person.number, judge.open(one)
        open_items += len(found)
        if not trouble_of(number) and not is_applicant(number):
            assert not found, (one.person.name, found)
    assert 250 < open_items < 400
