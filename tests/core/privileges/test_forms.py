import pytest

from credenza.core.privileges import (
    AnyOf,
    Board,
    CoreSet,
    PrivilegeForm,
    rests_on_membership_alone,
    specialty_key,
    statement,
)
from tests.core.privileges.items import (
    BUSY,
    CERTIFIED,
    COURSE,
    GALLBLADDER,
    HERNIA,
    LICENSED,
    SURGERY,
    TRAINED,
    WATCHED,
    item,
)


@pytest.mark.parametrize(
    ("written", "as_well"),
    [
        ("General Surgery", "Surgery, General"),
        ("Obstetrics & Gynecology", "gynecology and obstetrics"),
        ("Ear, nose, and throat", "NOSE EAR THROAT"),
    ],
)
def test_names_of_specialties_agree_in_any_order(written, as_well):
    assert specialty_key(written) == specialty_key(as_well)


def test_a_specialty_is_not_named_by_a_part_of_its_name():
    assert SURGERY.is_named("general surgery")
    assert not SURGERY.is_named("surgery")
    assert not SURGERY.is_named("")


def test_a_specialty_knows_its_codes_by_their_beginning():
    assert SURGERY.has_code("2086S0129X")
    assert not SURGERY.has_code("2088P0231X")
    assert not SURGERY.has_code("")


@pytest.mark.parametrize("criteria", [(CERTIFIED,), (AnyOf((CERTIFIED, TRAINED)),)])
def test_certification_alone_never_decides(criteria):
    verdict = rests_on_membership_alone(item(*criteria))
    assert not verdict
    assert verdict.citation == "42 CFR 482.12(a)(7)"


@pytest.mark.parametrize("criteria", [(CERTIFIED, TRAINED), (TRAINED,), (CERTIFIED, BUSY)])
def test_certification_beside_something_else_may_be_asked_for(criteria):
    assert rests_on_membership_alone(item(*criteria))


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        (TRAINED, "Completed residency in general surgery"),
        (CERTIFIED, "Certified in general surgery, or within 5 years of the end of training"),
        (Board((SURGERY,)), "Certified in general surgery"),
        (LICENSED, "Current state licence"),
        (BUSY, "At least 12 cases in 24 months"),
        (WATCHED, "The first 3 cases under a proctor"),
        (COURSE, "A course in robotic surgery, with its certificate"),
        (
            AnyOf((TRAINED, BUSY)),
            "Completed residency in general surgery; or at least 12 cases in 24 months",
        ),
    ],
)
def test_a_criterion_reads_as_a_form_prints_it(criterion, words):
    assert statement(criterion) == words


def form(specialties=(SURGERY,)):
    core = CoreSet("surgery.core", "Core", "Operations.", (TRAINED,), (GALLBLADDER,))
    special = item(key="surgery.robot", includes=(HERNIA,))
    return PrivilegeForm("surgery", "Surgery", "1", "", ("md", "do"), specialties, core, (special,))


def test_a_form_is_for_its_professions_and_fields():
    assert form().fits("md", ("2086S0129X",))
    assert not form().fits("md", ("2088P0231X",))
    assert not form().fits("pa", ("2086S0129X",))
    assert form(specialties=()).fits("do", ())


def test_a_form_lists_its_core_first():
    assert [one.key for one in form().items] == ["surgery.core", "surgery.robot"]
