"""Minutes: drafted from the record, written section by section, approved, sealed, added to."""

import datetime as dt
import hashlib

import pytest

from credenza.core.committees.docket import Outcome
from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.documents.queries import read
from credenza.office.ledger.models import Act
from credenza.office.meetings.actions.agenda import build
from credenza.office.meetings.actions.minutes import (
    Elsewhere,
    add_addendum,
    propose,
    seal,
    take_back,
    write,
)
from credenza.office.meetings.actions.packets import release
from credenza.office.meetings.actions.recusals import recuse
from credenza.office.meetings.actions.sessions import adjourn, leave
from credenza.office.meetings.actions.votes import cast, close_vote, open_vote
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.matters.minutes import MinutesToApprove
from credenza.office.meetings.models import Minutes, Packet
from credenza.office.meetings.queries.docket import docket_of
from credenza.office.meetings.queries.minutes import (
    copy_for,
    draft_of,
    marks_of_seat,
    words_of,
    words_of_addendum,
)
from credenza.office.meetings.queries.packets import packet_of
from tests.formats.packets.test_packets import texts
from tests.office.meetings.rooms import NOW, OFFICE, make_meeting

pytestmark = pytest.mark.django_db
WHO = {"by": OFFICE, "at": NOW}
LATER = NOW + dt.timedelta(minutes=20)
SOUTH = Actor(9, "Sam South", (Grant("coordinator", 10**6),))


@pytest.fixture
def voted(sitting):
    """D recused, a motion carried by roll, C gone before the end."""
    recuse(item=sitting.item, seat=sitting.d, kind="practice", **WHO)
    motion = sitting.moved(text="To adopt the policy")
    open_vote(motion=motion, method="roll", **WHO)
    for letter in "abc":
        cast(motion=motion, seat=sitting.seats[letter], choice="yes", by=OFFICE, at=NOW)
    close_vote(motion=motion, **WHO)
    leave(meeting=sitting.meeting, seat=sitting.c, by=OFFICE, at=NOW + dt.timedelta(minutes=10))
    sitting.meeting.refresh_from_db()
    return sitting


@pytest.fixture
def over(voted):
    voted.meeting = adjourn(meeting=voted.meeting, by=OFFICE, at=LATER)
    return voted


@pytest.fixture
def proposed(over):
    """Minutes that wait for the committee."""
    put(over, "closing", "The chair thanked everybody.")
    propose(minutes=row(over), by=OFFICE, at=LATER)
    return over


def row(sitting) -> Minutes:
    return Minutes.objects.select_related("meeting__committee__facility").get(
        meeting=sitting.meeting
    )


def section(sitting, key):
    return next(one for one in draft_of(sitting.meeting).sections if one.key == key)


def put(sitting, key, words):
    was = section(sitting, key).words
    return write(meeting=sitting.meeting, key=key, words=words, was=was, **WHO)


def facts(sitting, key) -> str:
    return " ".join(str(one) for one in section(sitting, key).facts)


def test_the_record_writes_itself_into_the_minutes(over):
    item = facts(over, f"item-{over.item.pk}")
    assert "Dina Haddad was recused and took no part (same practice)." in item
    assert "Motion by Adaeze Okafor, seconded by Ben Lindqvist: To adopt the policy." in item
    assert "Carried: 3 for, 0 against, 0 abstained, 1 recused" in item
    assert "Carmen Brandt-Ruiz: for" in item and "Dina Haddad: for" not in item


def test_attendance_tells_who_left_and_who_never_came(over):
    rows = {name: there for name, _, there in section(over, "opening").facts[0].rows}
    assert rows["Adaeze Okafor"] == "Present"
    assert rows["Carmen Brandt-Ruiz"] == "Present until 10:10"
    assert rows["Eli Moreau"] == "Absent"
    assert "10:20" in section(over, "closing").words


def test_minutes_are_written_while_the_meeting_goes_on(voted):
    put(voted, "opening", "Called to order with a moment of silence.")
    assert section(voted, "opening").words == "Called to order with a moment of silence."


def test_words_lie_sealed(over):
    put(over, "closing", "A word in confidence.")
    assert "confidence" not in row(over).words_sealed


def test_a_draft_that_was_not_changed_goes_on_with_the_record(voted):
    put(voted, "closing", section(voted, "closing").words)
    assert words_of(row(voted)) == {}
    adjourn(meeting=voted.meeting, by=OFFICE, at=LATER)
    voted.meeting.refresh_from_db()
    assert "10:20" in section(voted, "closing").words


def test_two_who_write_in_one_section_do_not_overwrite_each_other(over):
    was = section(over, "closing").words
    write(meeting=over.meeting, key="closing", words="First.", was=was, **WHO)
    with pytest.raises(Elsewhere) as caught:
        write(meeting=over.meeting, key="closing", words="Second.", was=was, **WHO)
    assert caught.value.words == "First."


def test_two_who_write_in_different_sections_both_keep_their_words(over):
    was = section(over, "opening").words
    put(over, "closing", "Thanks.")
    write(meeting=over.meeting, key="opening", words="Begun.", was=was, **WHO)
    assert words_of(row(over)) == {"closing": "Thanks.", "opening": "Begun."}


def test_a_section_that_is_not_there_is_refused(over):
    with pytest.raises(Refused, match="no such section"):
        write(meeting=over.meeting, key="item-0", words="x", was="", **WHO)


def test_before_the_call_to_order_nothing_is_written(committee):
    with pytest.raises(Refused, match="from the call to order"):
        write(meeting=make_meeting(committee), key="opening", words="x", was="", **WHO)


@pytest.mark.parametrize("who", ["member", "elsewhere"])
def test_only_the_office_of_the_facility_writes_seals_and_adds(proposed, who):
    by = proposed.actor("a") if who == "member" else SOUTH
    minutes = row(proposed)
    for attempt in (
        lambda: write(meeting=proposed.meeting, key="closing", words="x", was="", by=by, at=NOW),
        lambda: take_back(minutes=minutes, by=by, at=NOW, reason="x"),
        lambda: seal(minutes=minutes, approved_on=NOW.date(), how="x", by=by, at=LATER),
        lambda: add_addendum(minutes=minutes, body="x", why="x", by=by, at=NOW),
    ):
        with pytest.raises(Refused):
            attempt()


def test_minutes_go_before_the_committee_after_adjournment_alone(voted):
    put(voted, "closing", "x")
    with pytest.raises(Refused, match="not over yet"):
        propose(minutes=row(voted), **WHO)


def test_what_lies_before_the_committee_is_not_written_on(proposed):
    with pytest.raises(Refused, match="take them back"):
        put(proposed, "closing", "Changed.")
    take_back(minutes=row(proposed), reason="A name is wrong.", **WHO)
    put(proposed, "closing", "Changed.")


def test_minutes_wait_on_the_docket_in_the_place_of_the_standing_item(proposed):
    [matter] = docket_of(proposed.meeting.committee, OFFICE)
    assert (matter.kind, matter.title) == ("minutes", "Minutes of 24 November 2026")
    following = make_meeting(proposed.meeting.committee, NOW + dt.timedelta(days=28))
    build(meeting=following, **WHO)
    titles = list(following.items.order_by("position").values_list("title", flat=True))
    assert matter.title in titles and "Minutes of the last meeting" not in titles


def test_a_member_reads_of_what_was_closed_to_them_neither_on_the_page_nor_in_the_packet(proposed):
    closed = copy_for(proposed.meeting, marks_of_seat(proposed.d)).sections[1]
    assert closed.title == "" and closed.facts == ()
    following = make_meeting(proposed.meeting.committee, NOW + dt.timedelta(days=28))
    build(meeting=following, **WHO)
    release(meeting=following, **WHO)
    mine, others = (
        " ".join(texts(read(packet_of(proposed.actor(one), following).book))) for one in "da"
    )
    assert "To adopt the policy" in others and "To adopt the policy" not in mine
    assert "The chair thanked everybody." in mine
    assert Packet.objects.count() == 5


def test_an_approval_seals_the_minutes_with_their_fingerprint_in_the_ledger(proposed):
    made = seal(minutes=row(proposed), approved_on=NOW.date(), how="By the committee", **WHO)
    assert made.sha256 == hashlib.sha256(read(made.pdf)).hexdigest()
    entry = Act.objects.filter(verb="minutes:seal").latest("id")
    assert made.sha256 in entry.detail
    proposed.meeting.refresh_from_db()
    assert proposed.meeting.state == "approved"
    assert "Approved 24 November 2026 and sealed" in " ".join(texts(read(made.pdf)))


def test_minutes_are_sealed_once_and_changed_no_more(proposed):
    minutes = seal(minutes=row(proposed), approved_on=NOW.date(), how="x", **WHO)
    with pytest.raises(Refused, match="sealed"):
        seal(minutes=row(proposed), approved_on=NOW.date(), how="x", **WHO)
    with pytest.raises(Refused, match="write an addendum"):
        put(proposed, "closing", "Changed.")
    with pytest.raises(Refused):
        take_back(minutes=minutes, reason="x", **WHO)


@pytest.mark.parametrize("days", [-1, 1])
def test_minutes_are_approved_on_no_day_before_the_meeting_or_after_today(proposed, days):
    with pytest.raises(Refused, match="until today"):
        seal(minutes=row(proposed), approved_on=NOW.date() + dt.timedelta(days), how="x", **WHO)


def test_a_correction_of_sealed_minutes_stands_behind_them(proposed):
    with pytest.raises(Refused, match="not sealed"):
        add_addendum(minutes=row(proposed), body="x", why="y", **WHO)
    minutes = seal(minutes=row(proposed), approved_on=NOW.date(), how="x", **WHO)
    first = add_addendum(
        minutes=minutes, body="Dr. Moreau was there from 10:05.", why="The roll was wrong.", **WHO
    )
    second = add_addendum(minutes=minutes, body="And left at 10:15.", why="Likewise.", **WHO)
    assert (first.number, second.number) == (1, 2)
    assert words_of_addendum(first) == "Dr. Moreau was there from 10:05."
    assert first.sha256 == hashlib.sha256(read(first.pdf)).hexdigest()
    minutes.refresh_from_db()
    assert minutes.sha256 == hashlib.sha256(read(minutes.pdf)).hexdigest()


@pytest.mark.parametrize(("body", "why"), [("", "y"), ("x", " ")])
def test_an_addendum_says_what_and_why(proposed, body, why):
    minutes = seal(minutes=row(proposed), approved_on=NOW.date(), how="x", **WHO)
    with pytest.raises(Refused, match="Say what"):
        add_addendum(minutes=minutes, body=body, why=why, **WHO)


def test_the_committees_word_on_minutes_is_carried_out(proposed):
    kind, reference = MinutesToApprove(), str(row(proposed).pk)
    back = Outcome("correct", reason="Dr. Moreau was there.", meeting_on=NOW.date())
    assert "went back" in kind.followed(reference, back, **WHO)
    assert row(proposed).returned_why == "Dr. Moreau was there."
    propose(minutes=row(proposed), **WHO)
    kept = Outcome("approve", meeting_on=NOW.date(), yes=4)
    assert "sealed" in kind.followed(reference, kept, **WHO)
    assert row(proposed).approved_how == "By the committee: 4 for, 0 against"
    with pytest.raises(Refused, match="wait no longer"):
        kind.followed(reference, kept, **WHO)


@pytest.mark.parametrize("reference", ["", "x", "9" * 12])
def test_a_reference_that_is_none_leads_to_no_minutes(reference):
    assert matter_of("minutes", reference) is None
