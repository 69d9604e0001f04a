from datetime import date

from credenza.core.requirements import compile_rules, evaluate
from credenza.core.standards.asking import asking, deciding_day
from credenza.packs import loader
from tests.packs.test_golden import golden_files
from tests.packs.written import file_of, place_of

D = date.fromisoformat
GOLDEN = golden_files()


def rules_asking(name, requirement, day):
    written = GOLDEN[name]
    place, file, packs = place_of(written), file_of(written), loader.packs()
    rules = compile_rules(packs, place, D(day), loader.credential_kinds())
    found = next(
        one for one in evaluate(file, place, rules, D(day)) if one.requirement == requirement
    )
    measured = deciding_day(file, rules, requirement, D(day))
    return asking(packs, place, packs.professions[file.profession], found, measured)


def test_the_rule_that_decides_stands_before_the_others_that_ask():
    told = rules_asking("licence_from_a_copy", "licence.verified", "2026-05-01")
    assert [(one.rule, one.limit) for one in told if one.decides] == [("NCQA-TL-ACC", "120 days")]
    assert [one.rule for one in told] == ["NCQA-TL-ACC", "LOCAL-PSV"]
    assert not told[0].seen


def test_a_decision_of_june_is_measured_by_the_rule_of_june():
    [told] = rules_asking("licence_180_days_before_june", "licence.verified", "2026-11-24")
    assert (told.limit, told.edition) == ("180 days", "2024")


def test_the_facilitys_own_limit_is_told_among_them():
    told = rules_asking("bylaw_on_its_first_day", "licence.verified", "2026-05-01")
    assert [(one.rule, one.limit, one.decides) for one in told] == [
        ("office:licence.verified", "60 days", True),
        ("LOCAL-PSV", "120 days", False),
    ]


def test_rules_for_other_professions_are_not_told():
    [told] = rules_asking("dea_on_its_last_day", "opioid_training.held", "2026-10-01")
    assert told.rule == "DEA-MATE"
