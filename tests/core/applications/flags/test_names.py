import pytest

from credenza.core.applications.flags import StatedName
from credenza.core.applications.flags.names import differing
from credenza.core.names import Name
from tests.core.applications.flags.subjects import LIMITS, subject

ADA = Name("van der Berg-Okafor", "Adaeze", "Ngozi")
FORMER = Name("Okafor", "Adaeze")


def flags(family, given, names=(ADA, FORMER)):
    stated = StatedName("The State Medical Board", Name(family, given), "verification:7")
    return list(differing(subject(names=names, stated=(stated,)), LIMITS))


@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("VAN DER BERG OKAFOR", "ADAEZE"),
        ("Vanderberg-Okafor", "A."),
        ("Okafor", "Adaeze"),
        ("Okafor Jr.", "Ada"),
        ("van der Berg-Okafor", "Ngozi"),
        ("Okafor", ""),
    ],
)
def test_marks_initials_middle_and_former_names_agree(family, given):
    assert not flags(family, given)


@pytest.mark.parametrize(("family", "given"), [("Berg", "Adaeze"), ("Okafor", "Chioma")])
def test_another_name_is_a_flag_with_what_both_sides_say(family, given):
    [flag] = flags(family, given)
    assert f"“{given} {family}”" in flag.sentence and "“Adaeze Okafor”" in flag.sentence
    assert flag.evidence == ("verification:7",)


def test_two_sources_that_agree_with_each_other_raise_one_flag():
    from credenza.core.applications.flags import find

    stated = tuple(StatedName(source, Name("Berg", "Ada")) for source in ("One", "Two"))
    assert len(find(subject(names=(ADA,), stated=stated), LIMITS)) == 1


def test_without_a_name_on_file_nothing_differs():
    assert not flags("Okafor", "Ada", names=())
