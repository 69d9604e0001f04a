"""A sample is of the size the method asks for, and the same from the same seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.standards.sampling import (
    INITIAL,
    REAPPOINTED,
    Drawn,
    Method,
    digest,
    draw,
    may_draw,
    sizes,
)
from credenza.packs.loader import audit_methods

SHARE = audit_methods()["share"]
STAGED = audit_methods()["eight_thirty"]
ALL = audit_methods()["all"]


def method(**numbers) -> Method:
    return Method("m", "A method", "", "share", "", "G", **numbers)


@pytest.mark.parametrize(
    ("files", "drawn", "why"),
    [
        ((0, 0), (0, 0), "of nothing, nothing"),
        ((3, 4), (3, 4), "all, where there are fewer than ten"),
        ((10, 10), (10, 10), "ten of ten"),
        ((100, 100), (10, 10), "5% are ten, and ten of each is more"),
        ((400, 0), (20, 0), "5% of one group"),
        ((600, 1400), (15, 35), "fifty, which is fewer than 5%, shared by size"),
        ((20, 1980), (10, 40), "the small group keeps its ten, within fifty"),
        ((5, 3000), (5, 45), "all five of a smaller group"),
        ((250, 250), (13, 12), "5% are 25: an odd file goes to the first group"),
        ((210, 0), (11, 0), "a part of a file is a file"),
    ],
)
def test_the_lesser_of_five_percent_or_fifty_with_ten_of_each(files, drawn, why):
    counts = dict(zip((INITIAL, REAPPOINTED), files, strict=True))
    assert tuple(sizes(SHARE, counts).values()) == drawn, why


def test_eight_thirty_draws_thirty_of_each_group_and_ten_alternates():
    sample = draw(STAGED, "2026", {INITIAL: range(100), REAPPOINTED: range(100, 135)})
    counts = [
        (group, alternate, sum(one.group == group and one.alternate is alternate for one in sample))
        for group in (INITIAL, REAPPOINTED)
        for alternate in (False, True)
    ]
    assert counts == [
        (INITIAL, False, 30),
        (INITIAL, True, 10),
        (REAPPOINTED, False, 30),
        (REAPPOINTED, True, 5),
    ]


def test_the_draw_is_written_down_once_and_for_all():
    # printf 'seed-2026\ninitial\n7' | sha256sum
    told = "721e13e2a292787032a2f547ada7aa51af4071513d6315233e2def922e14f93d"
    assert digest("seed-2026", INITIAL, 7) == told


def test_the_same_seed_draws_the_same_files_whatever_order_they_are_listed_in():
    there = draw(SHARE, "a seed", {INITIAL: range(500)})
    back = draw(SHARE, "a seed", {INITIAL: range(499, -1, -1)})
    assert there == back
    assert there != draw(SHARE, "another seed", {INITIAL: range(500)})


@given(st.sets(st.integers(0, 10_000), min_size=1, max_size=80), st.text(max_size=12))
def test_a_file_that_joins_moves_others_by_one_place_at_most(files, seed):
    before = [one.file for one in draw(ALL, seed, {INITIAL: files})]
    after = [one.file for one in draw(ALL, seed, {INITIAL: files | {10_001}})]
    assert [file for file in after if file != 10_001] == before


@given(
    st.integers(0, 4000),
    st.integers(0, 4000),
    st.integers(1, 100),
    st.integers(1, 60),
    st.integers(0, 12),
)
def test_no_group_gives_more_than_it_has_or_less_than_the_least(one, other, percent, most, least):
    given = sizes(method(percent=percent, most=most, least=least), {"a": one, "b": other})
    target = min(-(-(one + other) * percent // 100), most)
    floor = min(least, one) + min(least, other)
    assert all(min(least, n) <= given[key] <= n for key, n in (("a", one), ("b", other)))
    assert sum(given.values()) == max(min(target, one + other), floor)


def test_nothing_to_draw_from_is_told():
    assert may_draw({INITIAL: [], REAPPOINTED: [4]})
    assert "earlier first day" in may_draw({INITIAL: [], REAPPOINTED: []}).reason


def test_places_are_counted_in_each_group():
    assert draw(ALL, "s", {INITIAL: [5], REAPPOINTED: [6]}) == (
        Drawn(5, INITIAL, 1),
        Drawn(6, REAPPOINTED, 1),
    )
