"""The forms for references: whom they fit and that they ask what has to be asked."""

import pytest

from credenza.core.applications.references import COMPETENCIES, PEER_TOPICS, form_for
from credenza.packs import reference_rows
from credenza.packs.loader import (
    application_sections,
    professions,
    reference_forms,
    reference_policy,
)
from credenza.packs.schema import PackError, Table

FORMS = reference_forms()
CLINICAL = [form for form in FORMS.values() if form.speaker != "office"]


@pytest.mark.parametrize("form", CLINICAL, ids=[form.key for form in CLINICAL])
def test_each_clinical_form_asks_for_the_six_competencies_and_the_six_topics(form):
    asked = list(form.questions())
    assert {one.competency for one in asked} - {""} == set(COMPETENCIES)
    assert {one.topic for one in asked} - {""} == set(PEER_TOPICS)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_is_short_enough_for_five_minutes(form):
    assert sum(1 for _ in form.questions()) <= 22


@pytest.mark.parametrize("form", CLINICAL, ids=[form.key for form in CLINICAL])
def test_each_clinical_form_asks_for_concerns_and_a_recommendation(form):
    questions = {one.key: one for one in form.questions()}
    assert {"health", "behaviour", "discipline", "recommend", "name", "title"} <= set(questions)
    assert questions["recommend"].words_on == ("reservations", "no")


@pytest.mark.parametrize("profession", professions())
def test_every_profession_has_a_form_of_each_speaker(profession):
    for speaker in ("peer", "director", "chair", "office"):
        assert form_for(FORMS.values(), speaker, profession).speaker == speaker


@pytest.mark.parametrize(
    ("profession", "codes", "key"),
    [
        ("md", ["208600000X"], "peer_surgeon"),
        ("do", ["207X00000X"], "peer_surgeon"),
        ("md", ["207R00000X"], "peer_physician"),
        ("md", [], "peer_physician"),
        ("crna", ["367500000X"], "peer_aprn"),
        ("pa", ["363AS0400X"], "peer_pa"),
        ("psychologist", [], "peer_psychologist"),
        ("pharmacist", [], "peer_other"),
    ],
)
def test_the_form_follows_profession_and_specialty(profession, codes, key):
    assert form_for(FORMS.values(), "peer", profession, codes).key == key


def test_a_speaker_for_whom_there_is_no_form_is_told():
    with pytest.raises(LookupError, match="barber"):
        form_for(FORMS.values(), "barber", "md")


def test_conditions_name_questions_of_the_same_form():
    for form in FORMS.values():
        keys = {one.key for one in form.questions()}
        for question in form.questions():
            assert not question.when or question.when.partition("=")[0] in keys


def test_nobody_is_reminded_after_the_link_has_ended():
    policy = reference_policy()
    assert max(policy.reminder_days) + 2 < policy.link_days


@pytest.mark.parametrize(
    ("question", "because"),
    [
        ({"key": "a", "label": "A"}, "competency"),
        ({"key": "a", "label": "A", "type": "choice"}, "choices"),
        ({"key": "a", "label": "A", "type": "yes_no", "competency": "patient_care"}, "competency"),
        ({"key": "a", "label": "A", "type": "choice", "choices": ["yes"]}, "pairs"),
        ({"key": "a", "label": "A", "typ": "choice"}, "typ"),
    ],
)
def test_a_question_that_does_not_read_names_its_place(question, because):
    file = Table(
        "references.toml", "", {"block": [{"key": "b", "title": "B", "question": [question]}]}
    )
    with pytest.raises(PackError, match=because):
        reference_rows.reference_forms(file, reference_policy(), ())


@pytest.mark.parametrize("days", ["3", [7, 3], [3, 3], [0], [True]])
def test_reminders_that_do_not_rise_are_refused(days):
    table = Table("references.toml", "policy", {"reminder_days": days})
    with pytest.raises(PackError, match="rising whole numbers"):
        reference_rows._days(table)


def test_every_relation_that_an_applicant_can_name_but_one_is_known_to_the_policy():
    question = application_sections()["references"].question("relationship")
    unknown = [one for one in question.choices if not reference_policy().relation_in_words(one)]
    assert unknown == ["Other"]
