from importlib.resources import files

import pytest

from credenza.core.kinds import GROUPS
from credenza.packs import loader
from credenza.packs.schema import PackError


def test_kinds_and_professions_fit_their_columns():
    assert all(len(key) <= 40 for key in loader.credential_kinds())
    assert all(len(key) <= 20 for key in loader.professions())


@pytest.mark.parametrize("kind", loader.credential_kinds().values(), ids=lambda kind: kind.key)
def test_a_kind_names_only_professions_and_facilities_that_exist(kind):
    assert set(kind.must_hold) <= {*GROUPS, *loader.professions()}
    assert set(kind.facilities) <= set(loader.facility_kinds())


@pytest.mark.parametrize("kind", loader.credential_kinds().values(), ids=lambda kind: kind.key)
def test_a_kind_says_who_can_prove_it(kind):
    assert kind.sources
    keys = [source.key for source in kind.sources]
    assert len(keys) == len(set(keys))
    assert all(kind.accepts(source.key) and kind.accepts(source.name) for source in kind.sources)
    assert not kind.accepts("a friend")


@pytest.mark.parametrize("kind", loader.credential_kinds().values(), ids=lambda kind: kind.key)
def test_the_field_that_frees_a_kind_from_its_state_is_a_yes_or_no(kind):
    types = {field.key: field.type for field in kind.fields}
    assert not kind.everywhere_when or types[kind.everywhere_when] == "boolean"


def test_a_check_leaves_no_credential():
    kinds = loader.credential_kinds()
    assert kinds["npdb_query"].is_check
    assert not kinds["state_licence"].is_check


def test_a_nurse_practitioner_must_hold_both_nursing_licences_and_no_other():
    kinds, np = loader.credential_kinds(), loader.professions()["np"]
    assert np.must_hold(kinds["rn_licence"])
    assert np.must_hold(kinds["aprn_licence"])
    assert not np.must_hold(kinds["state_licence"])


def test_every_prescriber_must_hold_a_dea_registration():
    kinds, professions = loader.credential_kinds(), loader.professions()
    assert professions["pa"].must_hold(kinds["dea"])
    assert not professions["crna"].must_hold(kinds["dea"])


def test_the_new_kind_shown_as_an_example_stays_a_dozen_lines():
    path = files("credenza.packs") / "credentials" / "moderate_sedation_permit.toml"
    assert "moderate_sedation_permit" in loader.credential_kinds()
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 12


def test_rules_and_requirements_fit_their_columns():
    rules = [rule for pack in loader.standards().values() for rule in pack.rules]
    assert all(len(rule.id) <= 53 and len(rule.citation) <= 200 for rule in rules)
    assert all(len(key) <= 53 for key in loader.requirements())


def test_every_requirement_is_asked_for_by_some_rule_or_left_to_the_office():
    rules = [rule for pack in loader.standards().values() for rule in pack.rules]
    asked = {key for rule in rules for key in rule.requirements}
    assert set(loader.requirements()) - asked == {"cme.hours"}


def test_a_rule_that_narrows_sources_names_sources_that_exist():
    kinds, requirements = loader.credential_kinds(), loader.requirements()
    for pack in loader.standards().values():
        for rule in pack.rules:
            about = {key for one in rule.requirements for key in requirements[one].kinds}
            known = {source.key for key in about for source in kinds[key].sources}
            assert set(rule.sources) <= known, rule.id


def test_a_rule_found_twice_is_refused():
    with pytest.raises(PackError, match="rename one"):
        loader._refuse_doubles([("R-1", "a"), ("R-1", "b")], "rule")


def test_a_file_that_is_not_toml_is_named(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text("key = no quotes")
    with pytest.raises(PackError, match=r"broken\.toml is not TOML"):
        loader.read_toml(path)


def test_the_packs_are_read_once():
    assert loader.standards() is loader.standards()
