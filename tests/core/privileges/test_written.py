"""A form survives being written down, and its differences are told."""

import json
from dataclasses import replace

import pytest

from credenza.core.privileges import Current, Enough, Item, Statement
from credenza.core.privileges.differing import changes
from credenza.core.privileges.written import criterion_read, read, written
from credenza.packs import loader
from tests.core.privileges.samples import CORE, GALLBLADDER, HERNIA, ROBOT, surgery

KINDS = loader.credential_kinds()


def test_a_form_is_read_as_it_was_written():
    form = surgery()
    assert read(json.loads(json.dumps(written(form))), KINDS) == form


def test_a_criterion_about_a_credential_that_exists_no_more_is_left_to_a_person():
    stored = written(surgery())["core"]["criteria"][0]
    assert criterion_read(stored, {}) == Statement("Current state licence")


def test_what_is_no_criterion_is_refused():
    with pytest.raises(KeyError, match="'wish'"):
        criterion_read({"is": "wish"}, KINDS)


def test_two_equal_forms_do_not_differ():
    assert changes(surgery(), surgery()) == []


def test_differences_are_told_item_by_item_retired_ones_first():
    before = surgery()
    hernia, _ = before.special
    easier = Enough(3, 24)
    after = surgery(
        core=replace(before.core, includes=(GALLBLADDER,)),
        special=(
            replace(hernia, title="Abdominal wall", criteria=(hernia.criteria[0], easier)),
            Item("surgery.bariatric", "Bariatric surgery", "", (Current((KINDS["bls"],)),)),
        ),
    )
    told = [(one.kind, one.item) for one in changes(before, after)]
    assert told == [
        ("retired", ROBOT),
        ("procedures", CORE),
        ("reworded", HERNIA),
        ("criteria", HERNIA),
        ("added", "surgery.bariatric"),
    ]
    criteria = changes(before, after)[3]
    assert criteria.gone == ["At least 5 cases in 24 months"]
    assert criteria.new == ["At least 3 cases in 24 months"]
