import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from credenza.core.privileges import (
    Board,
    Current,
    Enough,
    Item,
    Proctored,
    Training,
    check,
    rests_on_membership_alone,
    statement,
)
from credenza.core.privileges.finding import Finder, meant
from credenza.core.privileges.forms import procedures_of
from credenza.packs import loader, privilege_rows
from credenza.packs.schema import PackError, Table
from tests.core.privileges.items import TODAY, file

FORMS = loader.privilege_forms()
ITEMS = [(form, item) for form in FORMS.values() for item in form.items]
FINDER = Finder(loader.privilege_words().values(), said=lambda one: one.said)
NOBODY = Finder((), said=str)
PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
NAMED = {"ids": lambda one: getattr(one, "key", None)}


def flat(criteria):
    for one in criteria:
        yield from flat(one.ways) if hasattr(one, "ways") else (one,)


def test_the_common_fields_have_their_forms():
    assert len(FORMS) >= 40
    assert {"anesthesiology", "general_surgery", "nurse_midwife", "podiatry"} <= set(FORMS)


@pytest.mark.parametrize("form", FORMS.values(), **NAMED)
def test_a_form_says_who_it_is_for_and_where_it_comes_from(form):
    assert form.professions
    assert form.ages
    assert form.edition
    assert "no list was copied" in form.origin


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_an_item_says_what_it_lets_somebody_do(form, item):
    assert item.key.startswith(f"{form.key}.")
    assert len(item.key) <= 120
    assert item.text.endswith(".")
    assert len(item.text) > 25


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_no_item_is_decided_by_certification_alone(form, item):
    assert rests_on_membership_alone(item)


@pytest.mark.parametrize("form", FORMS.values(), **NAMED)
def test_a_core_asks_for_training_and_recent_work(form):
    kinds = {type(one) for one in flat(form.core.criteria)}
    assert {Training, Enough} <= kinds
    assert len(form.core.includes) >= 3


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_numbers_of_cases_are_such_as_a_chair_would_ask_for(form, item):
    for one in flat(item.criteria):
        if isinstance(one, Enough):
            assert 2 <= one.least <= 1000
            assert one.months in (12, 24)
        if isinstance(one, Proctored):
            assert one.cases <= 10
        if isinstance(one, Board):
            assert one.eligible_years is None or 5 <= one.eligible_years <= 7


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_the_cases_that_are_counted_are_cases_of_the_item(form, item):
    if item.includes:
        counted = {one for criterion in item.criteria for one in procedures_of(criterion)}
        assert counted <= set(item.includes)


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_every_criterion_reads_as_a_sentence_without_a_code(form, item):
    for one in item.criteria:
        words = statement(one)
        assert words[0].isupper()
        assert not any(part.isdigit() and len(part) == 5 for part in words.split())


@pytest.mark.parametrize(("form", "item"), ITEMS, **NAMED)
def test_an_empty_file_meets_nothing_and_is_told_why(form, item):
    results = check(item, file(), (), TODAY)
    assert all(one.outcome != "met" and one.reason for one in results)


def test_surgeons_of_every_field_stand_on_the_roster_of_the_operating_room():
    assert {"general_surgery", "podiatry", "oral_surgery"} <= set(loader.operating_forms())
    assert "dermatology" not in loader.operating_forms()


def test_what_is_done_is_offered_somewhere():
    offered = {one.key for _, item in ITEMS for one in item.includes}
    assert set(loader.privilege_words()) == offered


def test_no_word_means_itself_twice():
    for one in loader.privilege_words().values():
        assert len(set(one.words)) == len(one.words)
        assert all(word == word.casefold() for word in one.words)


def test_the_list_of_phrases_is_long_enough_to_mean_something():
    assert len(PHRASES) >= 150


@pytest.mark.parametrize(("typed", "key"), PHRASES.items(), ids=PHRASES)
def test_what_people_say_finds_the_right_procedure_first(typed, key):
    found = meant(typed, NOBODY, FINDER).procedures
    assert FINDER.things[found[0].place].key == key


@pytest.mark.parametrize("field", loader.specialties().values(), **NAMED)
def test_a_specialty_is_named_by_its_title(field):
    assert field.is_named(field.title)
    assert field.title[0].islower()


@pytest.mark.parametrize(
    ("profession", "code", "form"),
    [
        ("md", "207L00000X", "anesthesiology"),
        ("do", "207RC0000X", "cardiology"),
        ("md", "208600000X", "general_surgery"),
        ("md", "208M00000X", "internal_medicine"),
        ("md", "2085R0202X", "diagnostic_radiology"),
        ("md", "207X00000X", "orthopaedic_surgery"),
        ("dds", "1223S0112X", "oral_surgery"),
        ("dds", "1223G0001X", "dentistry"),
        ("dpm", "213ES0103X", "podiatry"),
        ("psychologist", "103TC0700X", "psychology"),
        ("np", "363LA2100X", "nurse_practitioner_hospital"),
        ("np", "363LF0000X", "nurse_practitioner_clinic"),
        ("np", "363LP0808X", "nurse_practitioner_psychiatry"),
        ("pa", "363AM0700X", "physician_assistant_medicine"),
        ("pa", "363AS0400X", "physician_assistant_surgery"),
        ("crna", "367500000X", "nurse_anesthetist"),
        ("cnm", "367A00000X", "nurse_midwife"),
    ],
)
def test_a_person_is_handed_the_form_of_their_field(profession, code, form):
    assert form in [one.key for one in FORMS.values() if one.fits(profession, (code,))]


# --- forms that do not read -------------------------------------------------------------------

KNOWN = privilege_rows.Known(
    loader.credential_kinds(),
    tuple(loader.professions()),
    loader.specialties(),
    loader.privilege_words(),
    {"robot": Item("robot", "Robot", "Robot.", FORMS["urology"].core.criteria)},
    "1",
    "Ours; no list was copied.",
)
GOOD = {
    "key": "urology",
    "title": "Urology",
    "professions": ["md"],
    "core": {
        "title": "Core",
        "text": "Operations.",
        "includes": ["cystoscopy"],
        "criteria": [{"training": ["residency"], "in": ["urology"]}],
    },
}


def form(**changes):
    return privilege_rows.form(Table("urology.toml", "", {**GOOD, **changes}), KNOWN)


def with_criterion(**criterion):
    return form(core={**GOOD["core"], "criteria": [criterion]})


def test_a_form_takes_shared_items_under_its_own_name():
    made = form(common=["robot"])
    assert [one.key for one in made.items] == ["urology.core", "urology.robot"]
    assert (made.edition, made.origin) == ("1", "Ours; no list was copied.")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"core": None}, "'core' is missing"),
        ({"specialties": ["astrology"]}, "'specialties' holds 'astrology'"),
        ({"professions": ["shaman"]}, "'professions' holds 'shaman'"),
        ({"common": ["flying"]}, "'common' holds 'flying'"),
        ({"colour": "red"}, "'colour' is not known here"),
        ({"special": [{**GOOD["core"], "key": "core"}]}, "keep that key for the form's core"),
        ({"special": [{**GOOD["core"], "key": "a"}] * 2}, "has 'urology.a' twice"),
        ({"core": {**GOOD["core"], "criteria": []}}, "say what it takes to be granted this"),
        ({"core": {**GOOD["core"], "includes": ["magic"]}}, "'includes' holds 'magic'"),
        ({"core": {**GOOD["core"], "ages": ["wizard"]}}, "'ages' holds 'wizard'"),
    ],
)
def test_a_form_that_does_not_read_says_where_and_how_to_mend_it(change, says):
    data = {key: value for key, value in {**GOOD, **change}.items() if value is not None}
    with pytest.raises(PackError, match=says) as caught:
        privilege_rows.form(Table("urology.toml", "", data), KNOWN)
    assert "urology.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("criterion", "says"),
    [
        ({"board_in": ["urology"]}, "482.12"),
        ({"any": [{"board_in": []}, {"statement": "A course"}]}, "482.12"),
        ({"any": [{"statement": "A course"}]}, "write two ways or more"),
        ({"cases": 0, "months": 12}, "write 1 or more"),
        ({"cases": 5}, "'months' is missing"),
        ({"training": []}, "name at least one"),
        ({"training": ["acls"]}, "holds 'acls'"),
        ({"current": ["residency"]}, "holds 'residency'"),
        ({"proctored": 3, "cases": 5}, "is not known here"),
        ({"wish": "fly"}, "hold one of no known kind"),
    ],
)
def test_a_criterion_that_cannot_be_judged_is_refused(criterion, says):
    with pytest.raises(PackError, match=says):
        with_criterion(**criterion)


def test_a_procedure_needs_its_title():
    with pytest.raises(PackError, match="write the title"):
        privilege_rows.procedure("tap", Table("words.toml", "", {"tap": []}))


def test_a_criterion_says_which_credentials_count():
    assert with_criterion(current=["dea"]).core.criteria == (
        Current((loader.credential_kinds()["dea"],)),
    )
    assert replace(form(), title="Other").key == "urology"
