from itertools import chain

import pytest

from credenza.core.applications.kinds import KIND
from credenza.packs import application_rows, loader
from credenza.packs.schema import PackError, Table

SECTIONS = loader.application_sections()
KINDS = loader.application_kinds()
PERSON = {
    "last_name", "first_name", "middle_name", "suffix", "preferred_name", "degrees", "npi", "caqh",
    "born_on", "ssn", "email", "mobile", "phone", "street", "city", "state", "postal_code",
}  # fmt: skip
COLUMNS = {"kind", "number", "issuer", "jurisdiction", "starts_on", "ends_on"}


def by_key(entry):
    return entry.key


@pytest.mark.parametrize("section", SECTIONS.values(), ids=by_key)
def test_every_answer_goes_to_a_column_that_the_file_has(section):
    kinds = [loader.credential_kinds()[key] for key in section.credentials]
    fields = {field.key for kind in kinds for field in kind.fields}
    for question in section.questions:
        place, _, name = question.column.rpartition(".")
        if place == "person":
            assert name in PERSON
        elif place == "details":
            assert name in fields, question.column
        elif place != "name" and name:
            assert name in COLUMNS


@pytest.mark.parametrize("section", SECTIONS.values(), ids=by_key)
def test_a_choice_offers_what_the_files_own_field_offers(section):
    kinds = [loader.credential_kinds()[key] for key in section.credentials]
    for question in section.questions:
        name = question.column.removeprefix("details.")
        offered = [field.choices for kind in kinds for field in kind.fields if field.key == name]
        if question.choices and any(offered) and question.key != "proof":
            assert set(question.choices) == set(chain.from_iterable(offered))


@pytest.mark.parametrize("section", SECTIONS.values(), ids=by_key)
def test_a_condition_names_answers_that_can_be_given(section):
    for question in section.questions:
        if question.when:
            key, _, wanted = question.when.partition("=")
            offered = section.credentials if key == KIND else section.question(key).choices
            assert set(wanted.split("|")) <= {*offered, "yes", "no"}


@pytest.mark.parametrize("section", SECTIONS.values(), ids=by_key)
def test_keys_fit_their_columns(section):
    assert len(section.key) <= 40
    assert all(len(question.key) <= 40 for question in section.questions)


def test_every_section_is_asked_by_some_kind():
    asked = {key for kind in KINDS.values() for key in kind.sections}
    assert asked == set(SECTIONS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=by_key)
def test_what_stands_at_the_foot_of_a_page_is_asked_with_that_page(kind):
    for key in kind.sections:
        within = SECTIONS[key].within
        assert not within or within in kind.sections


@pytest.mark.parametrize("kind", KINDS.values(), ids=by_key)
def test_a_kind_that_is_filled_in_by_the_applicant_ends_with_the_signature(kind):
    assert (kind.sections[-1] == "signature") == kind.portal
    assert kind.portal or kind.asked_of == "office"


@pytest.mark.parametrize("kind", KINDS.values(), ids=by_key)
def test_a_kind_that_grants_privileges_and_is_filled_in_asks_for_them(kind):
    assert ("privileges" in kind.sections) == (kind.privileges and kind.portal)


@pytest.mark.parametrize("kind", KINDS.values(), ids=by_key)
def test_a_kind_looks_at_severities_or_at_its_own_list_of_requirements(kind):
    assert not (kind.blocks and kind.requirements)


RULES = {rule.id: rule for pack in loader.standards().values() for rule in pack.rules}


@pytest.mark.parametrize(
    "key", ["temporary_applicant", "temporary_need", "disaster", "telemedicine"]
)
def test_a_short_way_cites_a_rule_that_the_packs_hold(key):
    assert KINDS[key].citation in RULES


def test_temporary_privileges_of_an_applicant_last_as_long_as_the_standard_allows():
    [value] = RULES["TJC-TEMP-NEW"].values
    assert (value.limit, value.unit) == (KINDS["temporary_applicant"].max_days, "days")


def test_disaster_privileges_last_until_the_standard_wants_them_looked_at_again():
    [value] = RULES["TJC-DIS-72"].values
    assert (value.limit, value.unit) == (KINDS["disaster"].max_days * 24, "hours")


def test_reliance_on_a_distant_site_asks_for_each_of_its_four_conditions():
    [value] = RULES["CMS-TELE"].values
    conditions = [one for one in KINDS["telemedicine"].asks if one.type == "boolean"]
    assert len(conditions) == value.limit
    assert all(one.required for one in conditions)


def test_questions_about_health_ask_about_the_present_alone():
    words = [one.label for one in SECTIONS["ability"].questions]
    assert all("ever" not in label.lower().split() for label in words)
    assert all("at present" in label or "Can you" in label for label in words)


def test_what_is_optional_by_law_is_never_required_and_lies_apart():
    optional = SECTIONS["voluntary"].questions
    assert optional and all(one.optional_by_law and not one.required for one in optional)
    assert "never used to discriminate" in SECTIONS["voluntary"].intro


def test_every_disclosure_that_is_answered_yes_must_be_explained():
    assert all(one.explain_on == "yes" for one in SECTIONS["disclosures"].questions)


def test_numbers_and_days_that_identify_a_person_are_sealed():
    sealed = {one.key for one in SECTIONS["identity"].questions if one.sealed}
    assert sealed == {"born_on", "ssn"}


def table(**data):
    return Table("kinds.toml", "", data)


def section_table(**more):
    question = {"key": "a", "label": "A"}
    return table(**{"key": "s", "title": "S", "intro": "I", "question": [question], **more})


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"question": []}, "give questions, or say who provides them"),
        ({"repeats": True}, "a section that repeats names one entry"),
        ({"none_allowed": True}, "give both or neither"),
        ({"credentials": ["bls", "acls"]}, "ask for the 'kind' first"),
        ({"question": [{"key": "a", "label": "A"}] * 2}, "rename one"),
        ({"question": [{"key": "a", "label": "A", "when": "b=yes"}]}, "name a question of it"),
        ({"question": [{"key": "a", "label": "A", "type": "choice"}]}, "give both or neither"),
        (
            {"question": [{"key": "a", "label": "A", "required": True, "optional_by_law": True}]},
            "never required",
        ),
        ({"colour": "red"}, "is not known here"),
    ],
)
def test_a_section_that_does_not_hold_together_is_refused_with_its_remedy(more, words):
    with pytest.raises(PackError, match=words):
        application_rows.section(section_table(**more), ["bls", "acls"], [])


def route_table(*decides):
    stop = {"key": "a", "title": "A", "who": "board", "question": "Q"}
    stops = [{**stop, "key": str(n), "decides": one} for n, one in enumerate(decides)]
    return table(key="r", title="R", stop=stops)


@pytest.mark.parametrize("decides", [(), (False,), (True, False), (True, True)])
def test_a_route_that_does_not_end_with_its_one_decision_is_refused(decides):
    with pytest.raises(PackError, match="let the last station decide"):
        application_rows.route(route_table(*decides))


def test_a_kind_that_names_an_unknown_section_is_refused():
    known = application_rows.Known(["identity"], ["full"], [], [])
    data = table(key="k", title="K", purpose="P", sections=["nothing"], route="full", citation="C")
    with pytest.raises(PackError, match="use one of identity"):
        application_rows.kind(data, known)


@pytest.mark.parametrize("key", ["form", "action", "elements"])
def test_no_question_hides_a_property_of_the_form_it_stands_in(key):
    table = Table("sections.toml", "question 1", {"key": key, "label": "Form"})
    with pytest.raises(PackError, match="a page's form has that"):
        application_rows.questions(
            Table("sections.toml", "", {"question": [table.data]}), "question"
        )
