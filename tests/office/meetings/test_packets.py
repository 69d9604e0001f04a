"""Packets: each reader's own, made anew only where something changed, shut when recalled."""

import io
from unittest.mock import patch

import pikepdf
import pytest

from credenza.core.committees.seats import CHAIR
from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.formats.packets import pages_of
from credenza.office.correspondence.models import Message
from credenza.office.documents.actions import examine
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import acting
from credenza.office.meetings.actions import packets as acts
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.actions.items import change
from credenza.office.meetings.actions.packets import recall, release, up_to_date
from credenza.office.meetings.actions.papers import enclose, note, take_out
from credenza.office.meetings.models import Disclosure, Note, Packet
from credenza.office.meetings.queries.packets import (
    note_of,
    packet_of,
    rows_of,
    withheld,
)
from credenza.office.team.queries import actor_of
from tests.formats.files import corpus
from tests.formats.packets.test_packets import texts
from tests.office.meetings.rooms import NOW, OFFICE, make_seat

pytestmark = pytest.mark.django_db


def paper(pages: int = 2):
    return examine(data=corpus.pdf(pages), name="policy draft.pdf", by=OFFICE, at=NOW)


@pytest.fixture
def seats(committee, make_file):
    """The chair, and a member whose own file comes before the committee."""
    own = make_file("Bell", "Ben")
    return (
        make_seat(committee, "Lena Ortiz", CHAIR),
        make_seat(committee, "Ben Bell", practitioner=own),
    )


@pytest.fixture
def full(meeting, seats):
    """A meeting with an item for everybody, with two pages of paper, and one about Ben Bell."""
    policy = add(
        meeting=meeting, typed=Typed("Policy on consent", summary="New."), by=OFFICE, at=NOW
    )
    enclose(item=policy, handed=paper(), by=OFFICE, at=NOW)
    about = add(
        meeting=meeting, typed=Typed("Ben Bell: renewal", summary="Own."), by=OFFICE, at=NOW
    )
    with acting("test:whose", by=OFFICE, at=NOW):
        about.practitioner = seats[1].practitioner
        about.save()
    return meeting


@pytest.fixture
def released(full):
    release(meeting=full, by=OFFICE, at=NOW)
    full.refresh_from_db()
    return full


def packet(meeting, seat) -> Packet:
    return packet_of(actor_of(seat.user), meeting)


def titles(meeting, seat) -> list[str]:
    return [row.title for row in rows_of(packet(meeting, seat))]


def test_everybody_who_sits_that_day_gets_a_packet(released, seats):
    assert titles(released, seats[0]) == ["Policy on consent", "Ben Bell: renewal"]
    assert released.state == "called"


def test_a_recused_members_packet_lacks_the_item(released, seats):
    mine = packet(released, seats[1])
    assert titles(released, seats[1]) == ["Policy on consent", ""]
    with pikepdf.open(io.BytesIO(read(mine.book))) as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Agenda", "1  Policy on consent"]
    assert "renewal" not in " ".join(texts(read(mine.book)))


def test_the_papers_of_an_item_are_in_the_packet(released, seats):
    rows = rows_of(packet(released, seats[0]))
    assert [(row.page, row.pages) for row in rows] == [(2, 3), (5, 1)]
    assert pages_of(read(packet(released, seats[0]).book)) == 5


def test_members_are_told_by_mail_without_a_word_of_what_is_in_it(released):
    mails = Message.objects.filter(occasion="Packet released").order_by("id")
    assert [one.address for one in mails] == [
        packet.seat.user.email for packet in Packet.objects.order_by("id")
    ]
    assert not any("Policy" in one.subject for one in mails)


def test_packets_are_released_once(released):
    with pytest.raises(Refused, match="called, packet released"):
        release(meeting=released, by=OFFICE, at=NOW)
    assert Packet.objects.count() == 2


def test_a_recalled_packet_is_read_by_nobody(released, seats):
    recall(meeting=released, by=OFFICE, at=NOW, reason="A paper was wrong.")
    assert packet(released, seats[0]) is None
    assert Message.objects.filter(occasion="Packet recalled").count() == 2
    with pytest.raises(Refused):
        recall(meeting=released, by=OFFICE, at=NOW, reason="Twice.")


def test_a_recall_says_why(released):
    with pytest.raises(Refused, match="Say why"):
        recall(meeting=released, by=OFFICE, at=NOW, reason=" ")


def test_only_what_changed_is_made_anew(released, seats):
    recall(meeting=released, by=OFFICE, at=NOW, reason="A new paper.")
    released.refresh_from_db()
    about = released.items.get(title="Ben Bell: renewal")
    enclose(item=about, handed=paper(1), by=OFFICE, at=NOW)
    with patch.object(acts, "part", wraps=acts.part) as made:
        release(meeting=released, by=OFFICE, at=NOW)
    assert [call.args[0].title for call in made.call_args_list] == ["Ben Bell: renewal"]
    rows = rows_of(packet(released, seats[0]))
    assert [row.is_new for row in rows] == [False, True]
    assert packet(released, seats[0]).release.number == 2


def test_an_agenda_that_changes_while_packets_are_made_is_not_released(full):
    def meanwhile(*given):
        item = full.items.get(title="Policy on consent")
        change(item=item, version=item.version, values={"minutes": 30}, by=OFFICE, at=NOW)
        return {}

    with (
        patch.object(acts, "_book_for", side_effect=meanwhile),
        pytest.raises(Refused, match="changed while"),
    ):
        release(meeting=full, by=OFFICE, at=NOW)
    assert not Packet.objects.exists()


def test_a_conflict_after_the_release_takes_the_item_out_at_once(released, seats, make_file):
    late = seats[0]
    with acting("test:declared", by=OFFICE, at=NOW):
        late.practitioner = make_file("Ortiz", "Lena")
        late.save()
        released.items.filter(title="Policy on consent").update(conflicted=[late.practitioner_id])
    kept = up_to_date(packet=packet(released, late), by=OFFICE, at=NOW)
    assert titles(released, late) == ["", "Ben Bell: renewal"]
    assert "Policy" not in " ".join(texts(read(kept.book)))


def test_a_packet_that_is_up_to_date_stays_as_it_is(released, seats):
    mine = packet(released, seats[0])
    assert up_to_date(packet=mine, by=OFFICE, at=NOW).book_id == mine.book_id


def test_without_seats_or_items_nothing_is_released(meeting, committee):
    with pytest.raises(Refused, match="Nothing is on the agenda"):
        release(meeting=meeting, by=OFFICE, at=NOW)
    add(meeting=meeting, typed=Typed("Report"), by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="nobody to read it"):
        release(meeting=meeting, by=OFFICE, at=NOW)


def test_only_the_office_releases(full, seats):
    with pytest.raises(Refused):
        release(meeting=full, by=actor_of(seats[0].user), at=NOW)
    with pytest.raises(Refused):
        release(meeting=full, by=Actor(9, "South", (Grant("coordinator", 10**6),)), at=NOW)


def test_papers_are_not_exchanged_under_a_released_packet(released):
    item = released.items.get(title="Policy on consent")
    with pytest.raises(Refused, match="Recall the packet first"):
        enclose(item=item, handed=paper(), by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="Recall the packet first"):
        take_out(enclosure=item.enclosures.get(), by=OFFICE, at=NOW)


def test_a_paper_is_taken_out_again(full):
    item = full.items.get(title="Policy on consent")
    take_out(enclosure=item.enclosures.get(), by=OFFICE, at=NOW)
    assert not item.enclosures.exists()


def test_a_note_is_its_authors_alone_and_lies_sealed(full, seats):
    item = full.items.get(title="Policy on consent")
    chair, member = actor_of(seats[0].user), actor_of(seats[1].user)
    note(item_id=item.pk, body="Ask about the cost.", by=chair, at=NOW)
    note(item_id=item.pk, body="Against.", by=member, at=NOW)
    assert note_of(chair.id, item.pk) == "Ask about the cost."
    assert note_of(member.id, item.pk) == "Against."
    assert "cost" not in Note.objects.get(user=chair.id).body_sealed


def test_an_emptied_note_is_gone(full, seats):
    item, chair = full.items.get(title="Policy on consent"), actor_of(seats[0].user)
    note(item_id=item.pk, body="Ask.", by=chair, at=NOW)
    note(item_id=item.pk, body=" \0 ", by=chair, at=NOW)
    assert not Note.objects.exists()


def test_what_a_member_declared_for_good_is_withheld(full, seats):
    [*_, about] = full.items.order_by("position")
    with acting("test:declared", by=OFFICE, at=NOW):
        Disclosure.objects.create(
            seat=seats[0],
            practitioner=about.practitioner,
            kind="competitor",
            made_on=NOW.date(),
        )
    assert withheld(full, [about])[seats[0].pk] == {about.pk}


def test_whoever_has_no_file_has_a_part_in_everything(full, seats):
    assert withheld(full, list(full.items.all())) == {seats[1].pk: {full.items.last().pk}}
