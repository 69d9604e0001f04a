from importlib.resources import files

import pytest

from credenza.core.kinds import GROUPS
from credenza.packs import loader


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
