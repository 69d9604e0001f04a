import datetime as dt
from dataclasses import replace

import pytest

from credenza.core.committees.minutes import (
    CLOSED,
    MINUTES,
    for_reader,
    is_whole_for,
    presence,
    without_discussion,
    written,
)
from credenza.core.committees.record import (
    Attendee,
    ItemRecord,
    MeetingRecord,
    MotionRecord,
    Span,
    Task,
)
from credenza.core.letters import Grid, Items, Paragraph

ORTIZ = Attendee("Lena Ortiz", "Chair", True, (Span(),))
BELL = Attendee("Ben Bell", "Member", True, (Span(since=dt.time(8, 5)),))
CHO = Attendee("Min Cho", "Member", True)
MOTION = MotionRecord(
    "main", "To recommend the appointment as requested.", "carried", "Lena Ortiz", "Ben Bell",
    "roll", "Carried: 2 for, 0 against, 0 abstained.", "More than half of those voting",
    "Quorum: 2 of 3", (("Lena Ortiz", "For"), ("Ben Bell", "For")),
)  # fmt: skip
OKAFOR = ItemRecord(
    7, 1, "Okafor, Adaeze: initial appointment", "decided", "regular", "Surgery, category 2.",
    is_matter=True, papers=("Ohio licence", "Reference of Dr. Lin"),
    recused=(("Min Cho", "Same practice"),), motions=(MOTION,), decision="As requested",
    followed="It lies before the executive committee now.",
    tasks=(Task("Ask for the log", "Ben Bell", dt.date(2026, 12, 15)),),
    closed_to=frozenset({"file 44", "seat 3"}),
)  # fmt: skip
RECORD = MeetingRecord(
    "North General", "Credentials Committee", "Regular meeting", dt.date(2026, 12, 1),
    "Confidential", "TJC MS.02.01.01", "Half of the voting members", "Board room",
    dt.time(7, 31), dt.time(8, 20), "Lena Ortiz", "Cora North", (ORTIZ, BELL, CHO), (OKAFOR,),
)  # fmt: skip


def section(key: str, record=RECORD, words=None):
    return next(one for one in written(record, words or {}).sections if one.key == key)


def told(key: str, record=RECORD) -> str:
    return " ".join(one.text for one in section(key, record).facts if isinstance(one, Paragraph))


def with_item(**changes) -> MeetingRecord:
    return replace(RECORD, items=(replace(OKAFOR, **changes),))


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), "Absent"),
        ((Span(),), "Present"),
        ((Span(since=dt.time(8, 5)),), "Present from 08:05"),
        ((Span(until=dt.time(8, 5)),), "Present until 08:05"),
        (
            (Span(dt.time(8), dt.time(8, 5)), Span(dt.time(8, 9))),
            "Present 08:00 to 08:05; from 08:09",
        ),
    ],
)
def test_attendance_is_told_in_words(spans, words):
    assert presence(Attendee("Lena Ortiz", "Chair", True, spans)) == words


def test_minutes_open_with_who_presided_who_was_there_and_the_quorum():
    opening = section("opening")
    assert opening.words == "Lena Ortiz presided and called the meeting to order at 07:31."
    grid = opening.facts[0]
    assert grid.rows[1] == ("Ben Bell", "Member", "Present from 08:05")
    assert told("opening") == "Quorum: half of the voting members. Of 3 voting members, 2 attended."


def test_a_substitute_is_no_further_voting_member():
    stand_in = Attendee("Ann Poe", "Member", True, (Span(),), "Min Cho")
    record = replace(RECORD, attendance=(ORTIZ, BELL, CHO, stand_in))
    assert "Of 3 voting members" in told("opening", record)
    assert section("opening", record).facts[0].rows[3][1] == "Member, standing in for Min Cho"


def test_an_item_tells_what_lay_before_the_committee_who_was_recused_and_how_it_was_decided():
    assert told("item-7") == (
        "Surgery, category 2. "
        "Before the committee: Ohio licence; Reference of Dr. Lin. "
        "Min Cho was recused and took no part (same practice). "
        "Motion by Lena Ortiz, seconded by Ben Bell: To recommend the appointment as requested. "
        "Carried: 2 for, 0 against, 0 abstained, by roll call, each by name. "
        "More than half of those voting. Quorum: 2 of 3. "
        "Decision: as requested. "
        "What followed: It lies before the executive committee now."
    )


def test_a_vote_by_roll_names_each_member():
    items = [one for one in section("item-7").facts if isinstance(one, Items)]
    assert items == [Items(("Lena Ortiz: for", "Ben Bell: for"))]


def test_what_is_to_be_done_has_owner_and_day():
    [grid] = [one for one in section("item-7").facts if isinstance(one, Grid)]
    assert grid.rows == (("Ask for the log", "Ben Bell", "15 December 2026"),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "carried", "remark": "Not reached."}, "next meeting. Not reached."),
        ({"state": "done", "motions": ()}, "Received; no motion was needed."),
        ({"part": "consent"}, "Decided in one motion with the consent agenda"),
    ],
)
def test_what_can_be_said_without_having_been_there_is_drafted(changes, words):
    assert words in section("item-7", with_item(**changes)).words


def test_a_motion_that_came_to_no_vote_says_what_became_of_it():
    motion = MotionRecord("main", "To table", "withdrawn", "Ben Bell")
    assert "Motion by Ben Bell: To table. Withdrawn." in told(
        "item-7", with_item(motions=(motion,))
    )


def test_words_that_were_edited_stand_in_the_place_of_the_draft():
    edited = section("closing", words={"closing": " The chair thanked Dr. Cho. "})
    assert edited.words == "The chair thanked Dr. Cho."


def test_an_emptied_draft_stays_empty():
    assert section("closing", words={"closing": ""}).words == ""


def test_what_was_decided_one_by_one_without_a_word_of_discussion_is_told():
    assert [one.key for one in without_discussion(written(RECORD, {}))] == ["item-7"]
    assert without_discussion(written(RECORD, {"item-7": "Discussed at length."})) == []
    assert without_discussion(written(with_item(part="consent"), {})) == []


def test_of_what_is_closed_to_a_reader_the_number_alone_is_left():
    minutes = for_reader(written(RECORD, {"item-7": "Dr. Okafor was praised."}), {"file 44"})
    closed = minutes.sections[1]
    assert (closed.number, closed.title, closed.words, closed.facts) == ("1", "", CLOSED, ())
    assert not is_whole_for(minutes, {"file 9", "seat 3"})
    assert is_whole_for(minutes, {"file 45"}) and is_whole_for(minutes, set())


def test_the_executive_session_has_its_heading():
    assert section("item-7", with_item(part="executive")).heading == "Executive session"


def test_minutes_are_sealed_once_and_left_by_nothing():
    assert MINUTES.final == {"sealed"}
