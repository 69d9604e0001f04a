"""Redlines between two versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.policies.redline import (
    CHANGED,
    MOVED_FROM,
    MOVED_TO,
    changes,
    redline,
)
from credenza.core.policies.text import HEADING, ITEM, Block, row
from credenza.core.policies.wording import ADDED, REMOVED, SAME, runs

QUORUM = "A quorum is half of the voting members, and never fewer than three."
TERM = "The chair serves for two years and may be chosen again once."
NOTICE = "Members are told of a meeting no later than seven days before it."


def paragraphs(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


def states(old, new) -> list[str]:
    return [one.state for one in redline(old, new)]


def words(text: str, state: str) -> str:
    return "".join(one.text for one in text if one.state == state)


def test_a_text_beside_itself_shows_no_change():
    lines = redline(paragraphs(QUORUM, TERM), paragraphs(QUORUM, TERM))
    assert [one.state for one in lines] == [SAME, SAME]
    assert changes(lines) == {"changed": 0, "added": 0, "removed": 0, "moved": 0}


def test_a_changed_number_is_shown_alone():
    [line] = redline(paragraphs(TERM), paragraphs(TERM.replace("two", "three")))
    assert line.state == CHANGED
    assert (words(line.runs, REMOVED), words(line.runs, ADDED)) == ("two", "three")


def test_words_that_follow_each_other_change_together():
    found = runs("within seven days of", "within thirty business days of")
    assert [(one.state, one.text) for one in found if one.state != SAME] == [
        (REMOVED, "seven"),
        (ADDED, "thirty business"),
    ]


def test_a_new_paragraph_does_not_light_up_those_behind_it():
    assert states(paragraphs(QUORUM, TERM), paragraphs(QUORUM, NOTICE, TERM)) == [
        SAME,
        ADDED,
        SAME,
    ]


def test_a_paragraph_that_moved_is_told_to_have_moved():
    lines = redline(paragraphs(NOTICE, QUORUM, TERM), paragraphs(QUORUM, TERM, NOTICE))
    assert [(one.state, one.move) for one in lines] == [
        (MOVED_FROM, 1),
        (SAME, 0),
        (SAME, 0),
        (MOVED_TO, 1),
    ]


def test_what_moved_and_changed_shows_its_words():
    later = NOTICE.replace("seven", "ten")
    lines = redline(paragraphs(NOTICE, QUORUM, TERM), paragraphs(QUORUM, TERM, later))
    assert lines[-1].state == MOVED_TO and words(lines[-1].runs, ADDED) == "ten"


def test_a_short_line_is_never_told_to_have_moved():
    lines = redline(paragraphs("None.", "Nil."), paragraphs("Nil.", "None."))
    assert {one.state for one in lines} == {REMOVED, SAME, ADDED}


def test_a_number_that_follows_from_what_is_before_is_no_change():
    before = [Block(ITEM, TERM, mark="2.")]
    [line] = redline(before, [Block(ITEM, TERM, mark="3.")])
    assert line.state == SAME and line.is_renumbered


def test_a_heading_that_became_deeper_is_a_change():
    [line] = redline([Block(HEADING, "Officers", 1)], [Block(HEADING, "Officers", 2)])
    assert line.state == CHANGED


def test_a_cell_of_a_table_changes_within_its_row():
    [line] = redline([row(["Chair", "2 years"])], [row(["Chair", "3 years"])])
    assert (words(line.runs, REMOVED), words(line.runs, ADDED)) == ("2", "3")


def test_a_text_written_wholly_anew_is_removed_and_added():
    assert states(paragraphs(QUORUM), paragraphs("Visitors wear a badge.")) == [REMOVED, ADDED]


@pytest.mark.parametrize(("old", "new"), [((), ()), ((), (QUORUM,)), ((QUORUM,), ())])
def test_nothing_may_stand_on_either_side(old, new):
    assert len(redline(paragraphs(*old), paragraphs(*new))) == max(len(old), len(new))


TEXTS = st.lists(st.sampled_from([QUORUM, TERM, NOTICE, "None.", "A B C D E", "A B X D E"]))


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_from_their_redline(old, new):
    lines = redline(paragraphs(*old), paragraphs(*new))
    then = [one.was or one.block for one in lines if one.state not in (ADDED, MOVED_TO)]
    now = [one.block for one in lines if one.state not in (REMOVED, MOVED_FROM)]
    assert [one.text for one in then] == old
    assert [one.text for one in now] == new


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_their_runs(old, new):
    found = runs(old, new)
    assert "".join(one.text for one in found if one.state != ADDED) == old
    assert "".join(one.text for one in found if one.state != REMOVED) == new
