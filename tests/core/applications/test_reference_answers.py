"""What is taken as an answer, what an answer raises, and whether it counts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.reference_answers import (
    LONGEST,
    choices_of,
    counts,
    flags,
    is_asked,
    problems,
    read_day,
)
from credenza.core.applications.references import Speaker, with_privileges
from credenza.packs.loader import reference_forms, reference_policy

TODAY = date(2026, 11, 24)
POLICY = reference_policy()
FORMS = reference_forms()
PHYSICIAN = FORMS["peer_physician"]
APPLICANT = Speaker("Adaeze Okafor", "okafor@clinic.example", "md")
ASKED = Speaker("Ruth Lindqvist", "lindqvist@north.example", "md", "colleague")


def whole(form=PHYSICIAN, **said):
    """Good answers to everything that is asked, but for what is ``said``."""
    answers = {
        "relation": "colleague",
        "profession": "md",
        "known_since": "2019-04",
        "still": "yes",
        "completed": "yes",
        "held": "yes",
        "from": "2019-04",
        "reviewed": "no",
        "good_standing": "yes",
        "recommend": "yes",
        "name": "Ruth Lindqvist",
        "title": "Chief of surgery, North General",
    }
    for question in form.questions():
        if question.type == "rating":
            answers[question.key] = "good"
        elif question.key not in answers and question.type in ("yes_no", "choice"):
            answers[question.key] = "no"
    return answers | said


def raised(form=PHYSICIAN, asked=ASKED, **said):
    return flags(form, whole(form, **said), asked, APPLICANT, POLICY, TODAY)


def keys(*args, **said):
    return [flag.key for flag in raised(*args, **said)]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_good_answers_are_whole_and_raise_nothing(form):
    assert problems(form, whole(form), POLICY, TODAY) == {}
    assert raised(form) == ()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_form_asks_for_what_is_always_asked(form):
    asked = {one.key for one in form.questions() if one.required and not one.when}
    assert set(problems(form, {}, POLICY, TODAY)) == asked


@pytest.mark.parametrize(
    ("said", "field", "because"),
    [
        ({"technical": "superb"}, "technical", "Choose one"),
        ({"recommend": "reservations"}, "recommend_words", "A sentence"),
        ({"technical": "below", "technical_words": "  "}, "technical_words", "A sentence"),
        ({"health": "yes"}, "health_words", "A sentence"),
        ({"known_since": "May 2019"}, "known_since", "2024-05"),
        ({"known_since": "2026-12"}, "known_since", "future"),
        ({"still": "no"}, "last_worked", "no answer"),
        ({"name": " "}, "name", "no answer"),
        ({"comment": "x" * (LONGEST + 1)}, "comment", "At most"),
        ({"health": "yes", "health_words": "x" * (LONGEST + 1)}, "health_words", "At most"),
    ],
)
def test_what_is_not_taken_says_which_field_and_why(said, field, because):
    found = problems(PHYSICIAN, whole(**said), POLICY, TODAY)
    assert list(found) == [field]
    assert because in found[field]


def test_what_is_not_asked_needs_no_answer():
    [last] = [one for one in PHYSICIAN.questions() if one.key == "last_worked"]
    assert not is_asked(last, {"still": "yes"})
    assert is_asked(last, {"still": "no"})


@pytest.mark.parametrize(
    ("said", "key", "sentence"),
    [
        (
            {"recommend": "no", "recommend_words": "Unsafe."},
            "not_recommended",
            "Does not recommend the applicant: “Unsafe.”",
        ),
        ({"recommend": "reservations"}, "reservations", "Recommends with reservations."),
        (
            {"technical": "below", "technical_words": "Slow."},
            "below_standard",
            "Patient care: clinical and technical skills, below the standard: “Slow.”",
        ),
        ({"health": "yes"}, "health_concern", "A health concern is stated"),
        ({"behaviour": "yes"}, "behaviour_concern", "A concern about behaviour"),
        ({"discipline": "yes"}, "discipline_concern", "Discipline or an investigation"),
        ({"relation": "relative"}, "relation_close", "too close to count"),
        ({"profession": "np"}, "discipline_differs", "another discipline"),
        ({"still": "no", "last_worked": "2024-10"}, "long_ago", "more than 24 months ago"),
        ({"known_since": "2026-09"}, "known_short", "less than 6 months"),
        ({"name": "Bo Ek"}, "name_differs", "Ruth Lindqvist was asked; the answer is signed “Bo"),
        (
            {"technical": "cannot_judge", "judgment": "cannot_judge", "systems": "cannot_judge"},
            "cannot_judge",
            "Could not judge 3 of 8 points.",
        ),
    ],
)
def test_each_thing_worth_a_look_is_raised_with_its_sentence(said, key, sentence):
    [flag] = raised(**said)
    assert flag.key == key
    assert sentence in flag.sentence


def test_two_points_that_nobody_could_judge_are_nothing_unusual():
    assert keys(technical="cannot_judge", judgment="cannot_judge") == []


def test_a_month_counts_to_its_end():
    assert keys(still="no", last_worked="2024-11") == []


def test_a_private_address_is_worth_a_look():
    asked = replace(ASKED, email="ruth@Gmail.com")
    assert [flag.key for flag in raised(asked=asked)] == ["private_mail"]


@pytest.mark.parametrize("signed", ["Dr. Ruth B. Lindqvist, MD", "LINDQVIST, Ruth", "Lindqvist"])
def test_a_name_written_more_or_less_fully_is_the_same_name(signed):
    assert keys(name=signed) == []


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ({}, True),
        ({"recommend": "no"}, True),
        ({"technical": "below"}, True),
        ({"relation": "relative"}, False),
        ({"profession": "np"}, False),
        ({"still": "no", "last_worked": "2020-01"}, False),
    ],
)
def test_a_bad_word_counts_and_the_word_of_one_who_cannot_know_does_not(said, counted):
    assert bool(counts(PHYSICIAN, raised(**said), POLICY)) is counted


def test_a_program_director_is_not_held_to_the_discipline():
    form = FORMS["program_director"]
    assert [flag.key for flag in raised(form, profession="np", completed="no")] == [
        "difference_concern"
    ]


def test_a_hospital_that_does_not_know_the_practitioner_differs_from_the_application():
    form = FORMS["affiliation"]
    assert [flag.key for flag in raised(form, held="no")] == ["difference_concern"]
    assert counts(form, raised(form, held="no"), POLICY)


def test_privileges_that_are_asked_for_are_rated_before_the_concerns():
    form = with_privileges(
        FORMS["peer_surgeon"], [(f"p{n}", f"Procedure {n}") for n in range(9)], 6
    )
    names = [block.key for block in form.blocks]
    assert names.index("privileges") + 1 == names.index("concerns")
    said = whole(form, privilege_p2="below", privilege_p2_words="Two conversions.")
    [flag] = flags(form, said, ASKED, APPLICANT, POLICY, TODAY)
    assert "Procedure 2" in flag.sentence
    assert "privilege_p6" not in said


def test_a_form_without_procedures_takes_no_privileges():
    assert with_privileges(PHYSICIAN, [("a", "A")], 6) is PHYSICIAN


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02", date(2024, 2, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2024-13", None),
        ("", None),
        ("0000-01", None),
    ],
)
def test_days_and_months_are_read_as_they_are_typed(text, day):
    assert read_day(text) == day


@given(st.data())
def test_whatever_is_sent_is_taken_or_told_what_is_wrong(data):
    form = data.draw(st.sampled_from(list(FORMS.values())))
    answers = {}
    for question in form.questions():
        known = [key for key, _ in choices_of(question, POLICY)]
        drawn = st.one_of(st.text(max_size=8), st.sampled_from([*known, "2024-05", "no"]))
        answers[question.key] = data.draw(drawn)
        answers[question.words_key] = data.draw(st.text(max_size=8))
    found = problems(form, answers, POLICY, TODAY)
    assert set(found) <= set(answers)
    for flag in flags(form, answers, ASKED, APPLICANT, POLICY, TODAY):
        assert flag.key and flag.sentence
