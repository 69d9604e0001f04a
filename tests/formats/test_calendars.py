"""What calendars read, as a second library reads it."""

import datetime as dt

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.calendars import Happening, Party, feed, invitation, method_of

STARTS = dt.datetime(2026, 12, 1, 12, 30, tzinfo=dt.UTC)
OFFICE = Party("Medical staff office", "office@example.org")
GUEST = Party("Ada O'Neil; MD", "ada@example.org")


def happening(**values) -> Happening:
    return Happening(
        **{
            "uid": "one@example.org",
            "sequence": 0,
            "title": "Credentials Committee",
            "starts_at": STARTS,
            "ends_at": STARTS + dt.timedelta(hours=1),
            "stamped_at": dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC),
            **values,
        }
    )


def read(text: str):
    return vobject.readOne(text)


def test_an_invitation_names_what_when_where_who_and_asks_for_an_answer():
    calendar = read(invitation(happening(place="Room 2, West"), OFFICE, GUEST))
    entry = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert (entry.uid.value, entry.sequence.value) == ("one@example.org", "0")
    assert entry.dtstart.value == STARTS
    assert entry.location.value == "Room 2, West"
    assert entry.organizer.value == "mailto:office@example.org"
    assert entry.attendee.value == "mailto:ada@example.org"
    assert entry.attendee.params["CN"] == ["Ada O'Neil; MD"]
    assert entry.attendee.params["RSVP"] == ["TRUE"]


def test_an_update_is_the_same_entry_with_a_higher_sequence():
    first = read(invitation(happening(), OFFICE, GUEST)).vevent
    later = read(invitation(happening(sequence=1, title="Moved"), OFFICE, GUEST)).vevent
    assert first.uid.value == later.uid.value
    assert int(later.sequence.value) > int(first.sequence.value)


def test_a_cancellation_cancels_the_entry():
    calendar = read(invitation(happening(sequence=2, cancelled=True), OFFICE, GUEST))
    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"


@pytest.mark.parametrize(
    ("answer", "said"), [("", "NEEDS-ACTION"), ("yes", "ACCEPTED"), ("no", "DECLINED")]
)
def test_an_update_keeps_the_answer_that_was_given(answer, said):
    guest = Party("Ada", "ada@example.org", answer)
    entry = read(invitation(happening(), OFFICE, guest)).vevent
    assert entry.attendee.params["PARTSTAT"] == [said]


def test_a_time_in_any_zone_is_the_same_instant():
    east = dt.timezone(dt.timedelta(hours=-5))
    moved = happening(starts_at=STARTS.astimezone(east))
    assert invitation(moved, OFFICE, GUEST) == invitation(happening(), OFFICE, GUEST)


def test_a_feed_holds_every_meeting_and_is_published():
    text = feed("Meetings", [happening(), happening(uid="two@example.org", cancelled=True)])
    calendar = read(text)
    assert method_of(text) == "PUBLISH"
    assert [one.uid.value for one in calendar.vevent_list] == ["one@example.org", "two@example.org"]
    assert method_of(feed("Meetings", [])) == "PUBLISH"


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=200)


@settings(max_examples=60, deadline=None)
@given(words, words)
def test_any_words_come_back_as_they_were_and_start_no_line_of_their_own(title, place):
    text = invitation(happening(title=title, place=place), OFFICE, GUEST)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    entry = read(text).vevent
    assert entry.summary.value == title
    assert not place or entry.location.value == place


@pytest.mark.parametrize("words", ["a\r\nMETHOD:CANCEL", "a\0b", "a\nEND:VEVENT"])
def test_words_cannot_break_out_of_their_line(words):
    text = invitation(happening(title=words), OFFICE, Party(words, "ada@example.org"))
    assert method_of(text) == "REQUEST"
    assert text.count("\r\nEND:VEVENT\r\n") == 1
    assert "\0" not in text
    assert read(text).vevent.attendee.value == "mailto:ada@example.org"
