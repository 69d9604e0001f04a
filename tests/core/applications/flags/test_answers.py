from credenza.core.applications.category import BARRING
from credenza.core.applications.flags import Concern, Disclosure, find
from tests.core.applications.flags.subjects import LIMITS, subject


def test_a_yes_is_a_flag_with_its_explanation():
    told = Disclosure("conviction", "Were you ever convicted?", "A fine in 2009.")
    [flag] = find(subject(disclosures=(told,)), LIMITS)
    assert flag.sentence == "Answered yes to “Were you ever convicted?”: “A fine in 2009.”"
    assert flag.kind == "disclosure"


def test_a_yes_without_an_explanation_says_so():
    [flag] = find(subject(disclosures=(Disclosure("charges", "Are charges pending?"),)), LIMITS)
    assert flag.sentence.endswith("without an explanation.")


def test_a_yes_about_a_licence_bars_an_expedited_decision():
    told = Disclosure("licence_action", "Limited?", "In 2010.", "licence_challenge")
    [flag] = find(subject(disclosures=(told,)), LIMITS)
    assert flag.kind in BARRING


def test_what_a_reference_raised_is_a_flag_of_that_answer():
    raised = Concern("7:reservations", "Recommends with reservations.", "reference:7")
    [flag] = find(subject(concerns=(raised,)), LIMITS)
    assert (flag.key, flag.evidence) == ("reference:7:reservations", ("reference:7",))
