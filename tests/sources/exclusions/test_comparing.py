from dataclasses import replace
from datetime import date

import pytest

from credenza.sources.catalog.leie.supplements import reconcile
from credenza.sources.exclusions.comparing import compare, differences
from credenza.sources.exclusions.entry import entries_of, to_frame
from credenza.sources.exclusions.reader import ExclusionList, read_list
from tests.sources.exclusions.files import csv_of, rows_of, sample, written

PERSON = rows_of("leie")[2]


def listed(folder, *rows: dict[str, str], key: str = "leie") -> ExclusionList:
    return read_list(written(folder, csv_of(list(rows))), key, part=True)


def person(last: str, **values: str) -> dict[str, str]:
    return PERSON | {"LASTNAME": last} | values


def whole(read: ExclusionList) -> ExclusionList:
    return replace(read, snapshot=replace(read.snapshot, shortfall=""))


def names(entries) -> list[str]:
    return [entry.last for entry in entries]


def test_two_editions_give_who_came_who_went_and_who_changed(tmp_path):
    old = listed(tmp_path, person("A"), person("B"), person("C"))
    new = listed(tmp_path, person("B", NPI="1000006001"), person("C"), person("D"))
    changes = compare(whole(old), whole(new))
    assert names(changes.added) == ["D"]
    assert names(changes.removed) == ["A"]
    ((before, after),) = changes.changed
    assert before.npis != after.npis == ("1000006001",)
    assert before.entry_id == after.entry_id


@pytest.mark.parametrize(
    "correction",
    [
        {"DOB": "19600101"},
        {"NPI": "0000000000"},
        {"ADDRESS": "9 OTHER ROAD"},
        {"WAIVERDATE": "20240101"},
    ],
)
def test_a_correction_of_a_profile_changes_the_entry_and_keeps_its_id(tmp_path, correction):
    old, new = listed(tmp_path, person("A")), listed(tmp_path, person("A", **correction))
    changes = differences(old.frame, new.frame)
    assert (changes.added, changes.removed) == ((), ())
    assert len(changes.changed) == 1


def test_spaces_and_order_change_nothing(tmp_path):
    old = listed(tmp_path, person("A"), person("B"))
    new = listed(tmp_path, person("B", EXCLTYPE="1128a1   "), person(" A "))
    assert differences(old.frame, new.frame) == differences(old.frame, old.frame)


def test_another_act_against_the_same_person_is_another_entry(tmp_path):
    old = listed(tmp_path, person("A"))
    new = listed(tmp_path, person("A"), person("A", EXCLDATE="20240120"))
    changes = differences(old.frame, new.frame)
    assert [entry.excluded_on for entry in changes.added] == [date(2024, 1, 20)]
    assert (changes.removed, changes.changed) == ((), ())


def test_a_second_person_of_one_name_and_day_does_not_take_the_firsts_id(tmp_path):
    old = listed(tmp_path, person("A"))
    new = listed(tmp_path, person("A"), person("A", DOB="19600101"))
    changes = differences(old.frame, new.frame)
    assert [entry.born_on for entry in changes.added] == [date(1960, 1, 1)]
    assert (changes.removed, changes.changed) == ((), ())


def test_a_part_of_a_list_is_not_compared_since_absence_means_nothing(tmp_path):
    part = listed(tmp_path, person("A"))
    with pytest.raises(ValueError, match="a part of a list is not compared"):
        compare(whole(part), part)


def test_two_lists_are_not_compared_with_each_other(tmp_path):
    with pytest.raises(ValueError, match="leie is not compared with sam"):
        compare(
            whole(listed(tmp_path, person("A"))), whole(read_list(sample("sam"), "sam", part=True))
        )


def test_supplements_that_tell_the_same_story_agree_with_the_full_files(tmp_path):
    old = whole(listed(tmp_path, person("A"), person("B")))
    new = whole(listed(tmp_path, person("B"), person("C")))
    gone = listed(tmp_path, person("A", REINDATE="20240301"))
    assert reconcile(old, new, listed(tmp_path, person("C")), gone).agrees


def test_supplements_that_tell_another_story_are_told_by_entry(tmp_path):
    old = whole(listed(tmp_path, person("A"), person("B")))
    new = whole(listed(tmp_path, person("B"), person("C")))
    came, still = listed(tmp_path, person("D")), listed(tmp_path, person("B"))
    told = reconcile(old, new, came, still)
    ids = {entry.last: entry.entry_id for read in (old, new, came) for entry in read.entries()}
    assert told.not_added == (ids["D"],)
    assert told.not_removed == (ids["B"],)
    assert told.unannounced == (ids["C"],)
    assert told.vanished == (ids["A"],)
    assert not told.agrees


def test_an_act_of_hhs_is_the_same_on_both_federal_lists():
    leie = read_list(sample("leie"), "leie", part=True).frame
    sam = read_list(sample("sam"), "sam", part=True).frame
    both = leie.join(sam, on="act")
    assert both.select("last", "last_right").rows() == [("TAMBERLANE", "TAMBERLANE")]


def test_an_exclusion_is_in_force_from_its_day_until_it_ends():
    entry = next(read_list(sample("medicaid_nj"), "medicaid_nj", part=True).entries())
    days = [date(2013, 5, 1), date(2013, 5, 2), date(2014, 10, 4), date(2014, 10, 5)]
    assert [entry.in_force(day) for day in days] == [False, True, True, False]
    assert replace(entry, excluded_on=None, ends_on=None).in_force(date(1990, 1, 1))
    assert not replace(entry, ends_on=None, reinstated_on=days[2]).in_force(days[3])


def test_chosen_entries_make_the_same_frame_as_the_list():
    read = read_list(sample("medicaid_oh"), "medicaid_oh", part=True)
    assert to_frame(entries_of(read.frame)).equals(read.to_frame())
    assert to_frame([]).columns == read.to_frame().columns
