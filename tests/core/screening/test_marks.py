"""What a ruling stands on: it changes with what is said, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.screening.marks import WORDS, changed, fall_words, settled, written

VALUES = st.dictionaries(
    st.sampled_from([*WORDS]), st.lists(st.text(st.characters(codec="ascii")), max_size=3)
)
SAME = [
    ({"name": ["Okafor,  Adaeze"]}, {"name": ["OKAFOR, ADAEZE"]}),
    ({"licence": ["OH 1", "KY 2"]}, {"licence": ["KY 2", "OH 1", "OH 1"]}),
    ({"npi": [""], "sex": []}, {}),
]
OTHER = [
    ({"born_on": ["1974-03-09"]}, {"born_on": ["1974-09-03"]}, ("birth date",)),
    ({"licence": ["OH 1"]}, {"licence": ["OH 1", "KY 2"]}, ("licences",)),
    ({"npi": ["1234567893"]}, {"upin": ["1234567893"]}, ("NPI", "UPIN")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_spaces_order_and_empty_texts_change_nothing(one, other):
    assert written(one) == written(other)
    assert changed(one, other) == ()


@pytest.mark.parametrize(("old", "new", "fields"), OTHER)
def test_what_changed_is_named(old, new, fields):
    assert changed(old, new) == fields
    assert written(old) != written(new)


@given(VALUES, VALUES)
def test_two_sides_are_written_alike_just_where_nothing_changed(one, other):
    assert (written(one) == written(other)) == (settled(one) == settled(other))
    assert bool(changed(one, other)) == (settled(one) != settled(other))


def test_a_fall_says_on_which_side_what_changed():
    old, new = {"name": ["Okafor"]}, {"name": ["Eze"]}
    listed = [("OIG LEIE", old, new), ("SAM.gov", None, new), ("Ohio Medicaid", old, old)]
    assert fall_words((old, new), listed) == (
        "Changed in the file: name; on OIG LEIE: name; another entry of the same act on SAM.gov."
    )
