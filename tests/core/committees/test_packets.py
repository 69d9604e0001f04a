from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.packets import (
    Row,
    compared,
    fingerprint,
    for_reader,
    placed,
    row_of_page,
)

MINUTES = Row(1, "1", "Minutes of 3 November", part="aa")
OKAFOR = Row(2, "2", "Reappointment of Adaeze Okafor", ("General surgery",), 10, "Files", "bb")
BYLAWS = Row(3, "3", "Bylaws", part="")
ROWS = (MINUTES, OKAFOR, BYLAWS)


def test_of_a_withheld_item_the_number_is_told_and_nothing_else():
    kept = for_reader(ROWS, {2})[1]
    assert kept == Row(2, "2", "", heading="Files", withheld=True)
    assert "Okafor" not in str(kept.stored()) and "bb" not in str(kept.stored())


def test_whoever_has_a_part_in_everything_sees_everything():
    assert for_reader(ROWS, set()) == ROWS


@given(st.sets(st.integers(1, 3)))
def test_numbers_are_the_same_for_every_reader(withheld):
    assert [row.number for row in for_reader(ROWS, withheld)] == ["1", "2", "3"]


def test_a_row_comes_back_as_it_was_stored():
    assert Row.from_stored(OKAFOR.stored()) == OKAFOR


def test_each_page_belongs_to_its_item():
    rows = placed(ROWS, 1, {"aa": 2, "bb": 5})
    assert [row_of_page(rows, page) for page in (1, 2, 3, 4, 8, 9)] == [
        None, rows[0], rows[0], rows[1], rows[1], None,
    ]  # fmt: skip


def test_what_has_other_pages_than_before_is_new():
    changed = (MINUTES, replace(OKAFOR, part="cc"), BYLAWS, Row(4, "4", "Another", part="dd"))
    assert [row.is_new for row in compared(changed, ROWS)] == [False, True, False, True]


def test_what_was_withheld_before_is_new_once_it_is_there():
    assert compared(ROWS, for_reader(ROWS, {2}))[1].is_new


def test_what_is_withheld_is_never_new():
    assert not any(row.is_new for row in compared(for_reader(ROWS, {1, 2, 3}), ROWS))


def test_in_a_first_packet_nothing_is_marked():
    assert not any(row.is_new for row in compared(ROWS, ()))


def test_the_same_ingredients_give_the_same_fingerprint_in_whatever_order_keys_come():
    assert fingerprint({"a": 1, "b": [2]}) == fingerprint({"b": [2], "a": 1})
    assert fingerprint("a", "b") != fingerprint("ab", "")
