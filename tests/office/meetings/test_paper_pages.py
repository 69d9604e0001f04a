"""The pages of packets and minutes: who sees what, and what a press does."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document

from credenza.core.permissions import Grant
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.actions.packets import release
from credenza.office.meetings.actions.sessions import adjourn
from credenza.office.meetings.models import Enclosure, Minutes, Note, Packet
from credenza.office.meetings.queries.minutes import draft_of
from tests.fixtures import make_person, signed_in
from tests.formats.files import corpus
from tests.formats.packets.test_packets import texts
from tests.office.meetings.rooms import OFFICE, make_meeting, make_seat
from tests.office.meetings.sittings import make_item, make_sitting

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def coordinator(client_for):
    return client_for("coordinator")


@pytest.fixture
def seat(committee, make_file):
    return make_seat(committee, "Lena Ortiz", practitioner=make_file("Ortiz", "Lena"))


@pytest.fixture
def coming(committee, seat):
    """A meeting to come, with two items."""
    meeting = make_meeting(committee, timezone.now())
    for title in ("Policy on consent", "Report"):
        add(
            meeting=meeting, typed=Typed(title, summary="To be read."), by=OFFICE, at=timezone.now()
        )
    return meeting


def at(name: str, meeting, *more) -> str:
    return reverse(name, args=[meeting.pk, *more])


def read_by(client, meeting, **query):
    return client.get(at("meeting-packet-read", meeting), query)


def let_out(meeting):
    release(meeting=meeting, by=OFFICE, at=timezone.now())


def test_the_office_puts_a_paper_to_an_item_releases_and_recalls(coordinator, coming):
    item = coming.items.get(title="Report")
    upload = SimpleUploadedFile("figures of May.pdf", corpus.pdf(2))
    coordinator.post(at("meeting-enclose", coming, item.pk), {"document": upload})
    assert b"figures of May" in coordinator.get(at("meeting-packet", coming)).content
    coordinator.post(at("meeting-packet-release", coming))
    assert Packet.objects.get().reader == "Lena Ortiz"
    page = coordinator.get(at("meeting-packet", coming)).content.decode()
    assert "0 of 1 readers opened it" in page and "not yet" in page
    coordinator.post(at("meeting-packet-recall", coming), {"reason": "A wrong figure."})
    assert b"A wrong figure." in coordinator.get(at("meeting-packet", coming)).content


def test_a_file_that_is_not_taken_says_why(coordinator, coming):
    item = coming.items.first()
    upload = SimpleUploadedFile("x.exe", b"MZ nothing")
    answer = coordinator.post(at("meeting-enclose", coming, item.pk), {"document": upload})
    assert answer.status_code == 422 and not Enclosure.objects.exists()


def test_a_preview_shows_what_a_reader_would_get(coordinator, coming, seat):
    answer = coordinator.get(at("meeting-packet-preview", coming, seat.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert "Packet of Lena Ortiz, not released yet" in " ".join(texts(answer.content))


def test_a_reader_opens_the_packet_and_the_office_sees_it(coordinator, coming, seat):
    let_out(coming)
    reader, item = signed_in(seat.user), coming.items.get(title="Report")
    page = read_by(reader, coming, item=item.pk).content.decode()
    assert "2 · Report" in page and "Page 3 of 3" in page
    assert (
        "1 of 1 readers opened it" in coordinator.get(at("meeting-packet", coming)).content.decode()
    )


def test_a_page_is_a_picture_and_beyond_the_last_there_is_none(coming, seat):
    let_out(coming)
    reader = signed_in(seat.user)
    assert reader.get(at("meeting-packet-page", coming, 2))["Content-Type"] == "image/png"
    assert reader.get(at("meeting-packet-page", coming, 4)).status_code == 404
    assert reader.get(at("meeting-packet-page", coming, 0)).status_code == 404


def test_a_copy_bears_the_readers_name_and_is_remembered(coming, seat):
    let_out(coming)
    copy = signed_in(seat.user).get(at("meeting-packet-pdf", coming))
    assert all("Packet of Lena Ortiz" in page for page in texts(copy.content))
    with pikepdf.open(io.BytesIO(copy.content)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 3
    assert Packet.objects.get().fetched_at is not None


def test_a_note_is_kept_beside_the_item_and_seen_by_nobody_else(coordinator, coming, seat):
    let_out(coming)
    reader, item = signed_in(seat.user), coming.items.get(title="Report")
    reader.post(at("meeting-packet-note", coming, item.pk), {"body": "Ask about May."})
    assert "Ask about May." in read_by(reader, coming, item=item.pk).content.decode()
    assert "Ask about May." not in coordinator.get(at("meeting-packet", coming)).content.decode()
    assert Note.objects.get().user == seat.user


def test_what_is_withheld_is_neither_shown_nor_noted_at(coming, seat, arranging):
    item = coming.items.get(title="Report")
    with arranging():
        coming.items.filter(pk=item.pk).update(conflicted=[seat.practitioner_id])
    let_out(coming)
    reader = signed_in(seat.user)
    page = read_by(reader, coming).content.decode()
    packet = page.partition("<main")[2].partition("</main>")[0]
    assert "You have no part in this item" in packet and "Report" not in packet
    assert read_by(reader, coming, item=item.pk).status_code == 403
    note = at("meeting-packet-note", coming, item.pk)
    assert reader.post(note, {"body": "x"}).status_code == 404


def test_a_member_without_a_packet_is_told_so(coming, seat):
    reader = signed_in(seat.user)
    assert "not released yet" in read_by(reader, coming).content.decode()
    assert reader.get(at("meeting-packet-pdf", coming)).status_code == 302


def test_nobody_sees_through_anothers_packet_what_is_withheld_from_them(
    coming, seat, office, make_file
):
    own = make_file("Poe", "Ann")
    coming.items.filter(title="Report")
    item = make_item(coming, "About Ann Poe", practitioner=own, position=3, summary="x")
    let_out(coming)
    grant = Grant("coordinator", office.north.pk)
    poe = signed_in(make_person("Ann Poe", grant, practitioner_id=own.pk))
    assert poe.get(at("meeting-packet-copy", coming, seat.pk)).status_code == 403
    assert poe.get(at("meeting-packet-preview", coming, seat.pk)).status_code == 403
    assert poe.get(at("meeting-enclose", coming, item.pk)).status_code == 404
    assert "About Ann Poe" not in poe.get(at("meeting-packet", coming)).content.decode()


def test_the_packets_page_takes_no_more_reads_for_more_readers(
    coordinator, coming, committee, django_assert_max_num_queries
):
    for number in range(8):
        make_seat(committee, f"Reader {number}", user=None)
    with django_assert_max_num_queries(40):
        coordinator.get(at("meeting-packet", coming))
    let_out(coming)
    with django_assert_max_num_queries(30):
        coordinator.get(at("meeting-packet", coming))


@pytest.fixture
def held(office, client_for):
    """A meeting in session, which the office keeps."""
    sitting = make_sitting(office.north)
    sitting.office = client_for("coordinator")
    return sitting


def words(sitting, key: str) -> str:
    return next(one.words for one in draft_of(sitting.meeting).sections if one.key == key)


def keep(sitting, key: str, text: str, was: str | None = None, **more):
    was = words(sitting, key) if was is None else was
    url = at("meeting-minutes-write", sitting.meeting, key)
    return sitting.office.post(url, {"words": text, "was": was}, **more)


def adjourned(sitting):
    sitting.meeting = adjourn(meeting=sitting.meeting, by=OFFICE, at=timezone.now())


def test_words_are_kept_with_and_without_script(held):
    assert keep(held, "opening", "Begun\r\nat last.").status_code == 302
    assert words(held, "opening") == "Begun\nat last."
    answer = keep(held, "opening", "Begun.", **HTMX)
    assert answer.status_code == 200 and b"Kept " in answer.content
    assert words(held, "opening") == "Begun."


@pytest.mark.parametrize("more", [{}, HTMX], ids=["page", "piece"])
def test_two_texts_are_shown_to_whoever_comes_second(held, more):
    keep(held, "opening", "First.")
    answer = keep(held, "opening", "Second.", was="What was there before.", **more)
    assert answer.status_code == 409
    assert "First." in answer.content.decode()
    assert words(held, "opening") == "First."


def test_members_read_minutes_once_they_are_put_before_them(held):
    keep(held, "opening", "Begun.")
    adjourned(held)
    member = signed_in(held.a.user)
    assert (
        "not before the committee yet"
        in member.get(at("meeting-minutes", held.meeting)).content.decode()
    )
    assert member.get(at("meeting-minutes-pdf", held.meeting)).status_code == 302
    held.office.post(at("meeting-minutes-propose", held.meeting))
    assert "Begun." in member.get(at("meeting-minutes", held.meeting)).content.decode()
    assert "Begun." in " ".join(texts(member.get(at("meeting-minutes-pdf", held.meeting)).content))


def test_minutes_are_taken_back_approved_by_hand_and_added_to(held):
    keep(held, "opening", "Begun.")
    adjourned(held)
    held.office.post(at("meeting-minutes-propose", held.meeting))
    held.office.post(at("meeting-minutes-take-back", held.meeting), {"reason": "A name is wrong."})
    assert (
        "A name is wrong." in held.office.get(at("meeting-minutes", held.meeting)).content.decode()
    )
    day = timezone.localdate().isoformat()
    approval = {"approved_on": day, "how": "In writing"}
    held.office.post(at("meeting-minutes-seal", held.meeting), approval)
    addendum = {"body": "Eli Moreau was there.", "why": "The roll was wrong."}
    held.office.post(at("meeting-minutes-addendum", held.meeting), addendum)
    page = held.office.get(at("meeting-minutes", held.meeting)).content.decode()
    assert Minutes.objects.get().sha256 in page and "Eli Moreau was there." in page
    pdf = held.office.get(at("meeting-minutes-pdf", held.meeting)).content
    assert "Addendum 1" in texts(pdf)[-1]


def test_the_docx_is_the_offices_alone(held):
    answer = held.office.get(at("meeting-minutes-docx", held.meeting))
    said = " ".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Sedation policy" in said
    assert signed_in(held.a.user).get(at("meeting-minutes-docx", held.meeting)).status_code == 403


def test_minutes_take_no_more_reads_for_more_items(held, django_assert_max_num_queries):
    for number in range(12):
        make_item(held.meeting, f"Item {number}", position=number + 2)
    with django_assert_max_num_queries(45):
        held.office.get(at("meeting-minutes", held.meeting))


def own_template(*lines: str) -> SimpleUploadedFile:
    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return SimpleUploadedFile("ours.docx", out.getvalue())


def upload(client, facility, *lines: str):
    day = timezone.localdate().isoformat()
    values = {"facility": facility.pk, "document": own_template(*lines), "effective_on": day}
    return client.post(reverse("minutes-template"), values)


def test_minutes_are_written_with_the_offices_own_template(held, client_for, office):
    director = client_for("director")
    lines = ("OURS: {{ committee }}", "{%p for one in sections %}", "{{ one.headline }}")
    assert upload(director, office.north, *lines, "{%p endfor %}").status_code == 302
    assert "Version 1" in director.get(reverse("minutes-template")).content.decode()
    answer = held.office.get(at("meeting-minutes-docx", held.meeting))
    assert Document(io.BytesIO(answer.content)).paragraphs[0].text.startswith("OURS: ")


def test_a_template_that_cannot_serve_is_refused_with_what_to_do(client_for, office):
    answer = upload(client_for("director"), office.north, "{{ votes }}")
    assert answer.status_code == 422
    assert "names votes, which minutes have not" in answer.content.decode()
