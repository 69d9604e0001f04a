import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.flags import find
from credenza.core.applications.flags.career import (
    FILLING,
    contradicting,
    gaps_open,
    many_moves,
    short_training,
)
from tests.core.applications.flags.subjects import LIMITS, TODAY, row, subject

SCHOOL = row(1, "medical_school", dt.date(2008, 8, 1), dt.date(2012, 5, 31), issuer="Ohio State")
RESIDENCY = row(2, "residency", dt.date(2012, 7, 1), dt.date(2017, 6, 30), issuer="Gary Memorial")
WORK = row(3, "work_position", dt.date(2017, 8, 1), dt.date(2024, 12, 31), issuer="Lakeside")
NOW = row(4, "work_position", dt.date(2025, 11, 1), issuer="Cedar Valley")


def keys(flags):
    return [flag.key for flag in flags]


def test_a_gap_over_the_limit_is_told_with_its_days_and_both_sides():
    [flag] = gaps_open(subject(SCHOOL, RESIDENCY, WORK, NOW), LIMITS)
    assert flag.sentence == (
        "Nothing is on file from 1 January 2025 to 31 October 2025 (304 days), and no explanation."
    )
    assert flag.evidence == ("credential:3", "credential:4")


def test_an_explained_gap_is_none():
    told = row(5, "gap_explanation", dt.date(2025, 1, 1), dt.date(2025, 10, 31))
    assert not list(gaps_open(subject(RESIDENCY, WORK, NOW, told), LIMITS))


def test_a_short_gap_and_an_old_one_are_none():
    begun = row(4, "work_position", dt.date(2025, 3, 1))
    assert not list(gaps_open(subject(RESIDENCY, WORK, begun), LIMITS))
    old = row(6, "work_position", dt.date(2019, 1, 1))
    assert not list(gaps_open(subject(RESIDENCY, old), LIMITS))


def test_an_empty_history_is_not_a_gap_but_a_missing_history():
    assert not list(gaps_open(subject(), LIMITS))


def test_training_shorter_than_usual_for_the_specialty_is_a_flag():
    short = row(2, "residency", dt.date(2012, 7, 1), dt.date(2015, 6, 30))
    [flag] = short_training(subject(short, specialties=("208600000X",)), LIMITS)
    assert flag.sentence == (
        "General surgery: 36 months of internship and residency are on file; 60 are usual."
    )


def test_internship_and_residency_count_together_and_what_overlaps_counts_once():
    intern = row(5, "internship", dt.date(2012, 7, 1), dt.date(2013, 6, 30))
    rest = row(6, "residency", dt.date(2013, 7, 1), dt.date(2017, 6, 30))
    assert not list(short_training(subject(intern, rest, specialties=("208600000X",)), LIMITS))
    whole = subject(intern, RESIDENCY, specialties=("208600000X",))
    assert not list(short_training(whole, LIMITS))
    twice = row(7, "residency", dt.date(2012, 7, 1), dt.date(2015, 6, 30))
    again = row(8, "residency", dt.date(2012, 7, 1), dt.date(2015, 6, 30))
    assert list(short_training(subject(twice, again, specialties=("208600000X",)), LIMITS))


def test_the_narrower_specialty_says_what_is_usual():
    [flag] = short_training(subject(RESIDENCY, specialties=("2086S0105X",)), LIMITS)
    assert flag.key == "training:hand_surgery"


def test_a_specialty_without_a_usual_length_and_training_without_dates_are_not_judged():
    undated = row(2, "residency", dt.date(2012, 7, 1))
    assert not list(short_training(subject(RESIDENCY, specialties=("363L00000X",)), LIMITS))
    assert not list(short_training(subject(undated, specialties=("208600000X",)), LIMITS))
    assert not list(short_training(subject(specialties=("208600000X",)), LIMITS))


def test_an_end_before_its_start_contradicts():
    odd = row(9, "work_position", dt.date(2020, 1, 1), dt.date(2019, 1, 1), issuer="Lakeside")
    [flag] = contradicting(subject(odd), LIMITS)
    assert flag.sentence == (
        "The work position at Lakeside ends on 1 January 2019, before it begins on 1 January 2020."
    )


def test_training_that_begins_before_graduation_contradicts():
    early = row(2, "residency", dt.date(2011, 7, 1), dt.date(2017, 6, 30))
    assert keys(contradicting(subject(SCHOOL, early), LIMITS)) == ["degree:2"]
    assert not list(contradicting(subject(SCHOOL, RESIDENCY), LIMITS))


def test_two_trainings_side_by_side_contradict_and_a_handover_of_weeks_does_not():
    beside = row(5, "fellowship", dt.date(2016, 7, 1), dt.date(2018, 6, 30))
    assert keys(contradicting(subject(RESIDENCY, beside), LIMITS)) == ["overlap:2,5"]
    after = row(5, "fellowship", dt.date(2017, 6, 15), dt.date(2018, 6, 30))
    assert not list(contradicting(subject(RESIDENCY, after), LIMITS))


def test_five_positions_begun_in_five_years_are_many():
    rows = [row(n, "work_position", dt.date(2022 + n % 5, 1, 1)) for n in range(5)]
    assert keys(many_moves(subject(*rows), LIMITS)) == ["moves:5"]
    assert not list(many_moves(subject(*rows[1:]), LIMITS))


ANY_DAY = st.none() | st.dates() | st.sampled_from([dt.date.max, dt.date.min, TODAY])
ANY_KIND = st.sampled_from(
    (*FILLING, "malpractice_claim", "gap_explanation", "state_licence", "hospital_affiliation")
)


@given(st.lists(st.tuples(ANY_KIND, ANY_DAY, ANY_DAY), max_size=8))
def test_any_file_can_be_looked_at_and_each_key_is_found_once(rows):
    held = [row(n, *one, jurisdiction="OH") for n, one in enumerate(rows, 1)]
    whole = subject(*held, specialties=("208600000X",))
    found = find(whole, LIMITS)
    assert len({flag.key for flag in found}) == len(found)
    assert found == find(whole, LIMITS)
    assert all(flag.sentence.endswith((".", "”")) for flag in found)
