"""Letters: written whole, kept sealed, sent as their confidence allows, never changed."""

import datetime as dt

import pypdfium2
import pytest
from django.core import mail

from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.letters import (
    hand_over,
    send_letter,
    withdraw_letter,
    write_letter,
)
from credenza.office.correspondence.actions.post import deliver_waiting, retry
from credenza.office.correspondence.models import Letter
from credenza.office.correspondence.queries import (
    Addressee,
    addressee_of,
    letter,
    letters_of,
    readable,
    values_of,
)
from credenza.office.documents.queries import place_of, read
from credenza.office.ledger.models import Act, Change
from credenza.office.team.queries import actor_of
from credenza.packs.loader import letter_kinds
from tests.fixtures import make_person
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


def example(kind: str) -> dict:
    fields = letter_kinds()[kind].fields
    return {field.key: field.example for field in fields if field.example}


@pytest.fixture
def write(make_file, office):
    """``write("invitation")``: a letter of that kind, filled in with its examples."""

    def make(kind="invitation", file=None, at=office.north, to=None, **values):
        file = file or make_file(email="okafor@example.org", street="12 Elm Street", city="Cedar")
        return write_letter(
            kind=kind,
            practitioner=file,
            facility=at,
            to=to or addressee_of(file),
            values=example(kind) | values,
            by=OFFICE,
            at=NOW,
        )

    return make


def text_of(document) -> str:
    with pypdfium2.PdfDocument(read(document)) as pdf:
        words = [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]
    return " ".join(" ".join(words).split())


def send(one, address="okafor@example.org", at=NOW):
    return send_letter(letter=one, address=address, by=OFFICE, at=at)


def run(at=NOW):
    return deliver_waiting(by=OFFICE, at=at)


def test_a_letter_is_kept_as_pdf_and_docx_with_what_was_filled_in(write):
    one = letter(write().pk)
    assert one.subject == "Your application to the medical staff of North General"
    assert one.dated_on == dt.date(2026, 11, 24)
    assert one.state == "written"
    text = text_of(one.pdf)
    assert "Dear Dr. Okafor:" in text
    assert "12 Elm Street" in text
    assert read(one.docx).startswith(b"PK")
    assert values_of(one)["due_on"] == "2027-01-29"
    assert list(letters_of(one.practitioner)) == [one]
    send(one)
    one.refresh_from_db()
    assert (one.state, one.sent_at, one.sent_how) == ("sent", NOW, "By e-mail")


def test_the_day_of_a_letter_is_the_day_at_the_facility(make_file, office):
    file = make_file()
    late = dt.datetime(2026, 11, 25, 3, tzinfo=dt.UTC)
    made = write_letter(
        kind="invitation", practitioner=file, facility=office.north, to=addressee_of(file),
        values=example("invitation"), by=OFFICE, at=late,
    )  # fmt: skip
    assert made.dated_on == dt.date(2026, 11, 24)


def test_what_was_written_in_confidence_stands_nowhere_in_the_clear(write):
    reason = "the canary of peer review"
    one = write("denial_notice", reasons=reason)
    assert "canary" not in one.values_sealed
    assert b"canary" not in place_of(one.pdf.sha256).read_bytes()
    written = "".join(str(row) for row in Change.objects.values_list())
    written += "".join(str(row) for row in Act.objects.values_list())
    assert "canary" not in written
    assert reason in text_of(one.pdf)


def test_a_letter_that_lacks_something_is_not_written(write):
    with pytest.raises(Refused, match="fill in “Hand in by”"):
        write(due_on="")
    assert not Letter.objects.exists()


def test_an_unknown_kind_is_refused(write, make_file, office):
    with pytest.raises(Refused, match="no kind of letter called “love”"):
        file = make_file()
        write_letter(
            kind="love", practitioner=file, facility=office.north, to=addressee_of(file),
            values={}, by=OFFICE, at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "greeting"),
    [
        ({"profession": "md"}, "Dr. Okafor"),
        ({"profession": "np", "degrees": "MSN, DNP"}, "Dr. Okafor"),
        ({"profession": "np", "degrees": "MSN"}, "Adaeze Okafor"),
        ({"last": "van der Berg-Łuk"}, "Dr. van der Berg-Łuk"),
    ],
)
def test_doctors_are_greeted_as_such_and_others_by_name(make_file, values, greeting):
    assert addressee_of(make_file(**values)).greeting == greeting


def test_a_letter_that_may_travel_openly_is_attached(write):
    one = write()
    send(one)
    assert run() == 1
    [sent] = mail.outbox
    assert sent.subject == one.subject
    [(name, content, kind)] = sent.attachments
    assert (name, kind) == (one.pdf.name, "application/pdf")
    assert content == read(one.pdf)


def test_a_confidential_letter_travels_as_word_that_it_waits(write):
    one = write("denial_notice", reasons="the canary of peer review")
    make_person("Ada Okafor", practitioner_id=one.practitioner_id)
    send(one)
    assert run() == 1
    [sent] = mail.outbox
    assert sent.attachments == []
    assert sent.subject == "A letter for you from North"
    assert f"/practitioners/{one.practitioner_id}/letters/" in sent.body
    assert "canary" not in sent.body
    assert "adverse" not in sent.body + sent.subject


def test_a_confidential_letter_to_somebody_without_a_sign_in_is_shown_as_not_delivered(write):
    message = send(write("denial_notice"))
    assert message.state == "failed"
    assert "Invite them, or hand the letter over on paper." in message.trouble
    assert run() == 0
    one = message.letters.get()
    assert (one.state, one.sent_at) == ("written", None)
    with pytest.raises(Refused, match="hand the letter over"):
        retry(message=message, by=OFFICE, at=NOW, reason="Again")
    make_person("Ada Okafor", practitioner_id=one.practitioner_id)
    retry(message=message, by=OFFICE, at=NOW, reason="She can sign in now")
    assert run() == 1
    one.refresh_from_db()
    assert (one.state, one.sent_how) == ("sent", "By e-mail")


def test_a_letter_that_goes_to_no_address_does_not_count_as_sent(write):
    message = send(write(), "")
    assert message.state == "failed"
    assert message.letters.get().state == "written"


def test_confidential_letters_to_others_do_not_travel_by_email(write):
    proctor = Addressee("Dr. B. Moreau", email="moreau@example.org")
    with pytest.raises(Refused, match="must not travel by e-mail"):
        send(write("proctor_assigned", to=proctor), "moreau@example.org")


def test_on_one_day_a_letter_goes_to_an_address_once(write):
    one = write()
    assert send(one) == send(one)
    assert send(one, "other@example.org") != send(one)
    assert run() == 2
    send(one, at=NOW + dt.timedelta(days=1))
    assert run(NOW + dt.timedelta(days=1)) == 1


def test_a_corrected_letter_takes_the_place_of_the_first(write, office):
    first = write()
    send(first)
    second = write_letter(
        kind=first.kind, practitioner=first.practitioner, facility=office.north,
        to=addressee_of(first.practitioner), values=example(first.kind), replaces=first,
        reason="The date was wrong", by=OFFICE, at=NOW,
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "written")
    with pytest.raises(Refused, match="was replaced"):
        send(first)
    assert Act.objects.filter(verb="letter:write", reason="The date was wrong").exists()


def test_a_letter_that_was_replaced_while_it_waited_does_not_go_out_and_cannot_be_sent_again(
    write, office
):
    first = write()
    waiting, failed = send(first), send(first, "")
    write_letter(
        kind=first.kind, practitioner=first.practitioner, facility=office.north,
        to=addressee_of(first.practitioner), values=example(first.kind), replaces=first,
        reason="The date was wrong", by=OFFICE, at=NOW,
    )  # fmt: skip
    assert run() == 0
    waiting.refresh_from_db()
    assert (waiting.state, waiting.trouble[:23]) == ("cancelled", "The letter was replaced")
    for message in (waiting, failed):
        with pytest.raises(Refused, match="send the one in its place"):
            retry(message=message, address="a@example.org", by=OFFICE, at=NOW, reason="Again")


def test_nul_and_lengths_in_an_address_break_nothing(write):
    to = Addressee("Ada\0 Okafor" + " x" * 200, ("12 Elm\0 Street",), "", "Dr.\0 Okafor" * 40)
    one = write(to=to)
    one.refresh_from_db()
    assert "\0" not in one.addressee + one.greeting + "".join(one.addressee_lines)


def test_a_letter_is_replaced_once(write, office):
    first = write()
    values = {"kind": first.kind, "practitioner": first.practitioner, "facility": office.north}
    values |= {"to": addressee_of(first.practitioner), "values": example(first.kind)}
    write_letter(**values, replaces=first, reason="A slip", by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="already"):
        write_letter(**values, replaces=first, reason="Another", by=OFFICE, at=NOW)
    assert Letter.objects.count() == 2


def test_what_left_on_paper_is_recorded_with_its_receipt(write):
    one = write("denial_notice")
    with pytest.raises(Refused, match="number of the certified mail"):
        hand_over(letter=one, how="certified_mail", by=OFFICE, at=NOW)
    hand_over(letter=one, how="certified_mail", receipt="9407 1118", by=OFFICE, at=NOW)
    one.refresh_from_db()
    assert (one.state, one.sent_how, one.receipt) == ("sent", "By certified mail", "9407 1118")


def test_only_what_has_not_left_the_office_is_taken_back(write):
    one = write()
    withdraw_letter(letter=one, by=OFFICE, at=NOW, reason="Written to the wrong one")
    one.refresh_from_db()
    assert one.state == "withdrawn"
    sent = write(file=one.practitioner)
    send(sent)
    with pytest.raises(Refused, match="write a corrected one"):
        withdraw_letter(letter=sent, by=OFFICE, at=NOW, reason="Too late")


def test_practitioners_read_what_was_sent_to_them_and_nothing_else(write, person):
    one = write("appointment_granted")
    file = one.practitioner
    own = actor_of(person("practitioner", practitioner_id=file.pk))
    write("privileges_to_departments", file=file, to=Addressee("The operating room"))
    write("proctor_assigned", file=file, to=Addressee("Dr. B. Moreau"))
    draft = write("invitation", file=file)
    assert not readable(own)
    for sent in Letter.objects.exclude(pk=draft.pk):
        hand_over(letter=sent, how="in_person", by=OFFICE, at=NOW)
    assert [row.kind for row in readable(own)] == ["appointment_granted"]


def test_a_coordinator_reads_the_letters_of_their_own_facility(write, person, office):
    here = write()
    elsewhere = write(file=here.practitioner, at=office.south)
    north = actor_of(person("coordinator"))
    everywhere = actor_of(person("director", at=None))
    assert list(readable(north)) == [here]
    assert set(readable(everywhere)) == {here, elsewhere}
    assert not readable(actor_of(person("viewer")))


def test_a_coordinator_on_the_staff_reads_their_own_letters_as_a_practitioner(write, person):
    one = write()
    colleague = actor_of(person("coordinator", name="Both", practitioner_id=one.practitioner_id))
    assert not readable(colleague)
