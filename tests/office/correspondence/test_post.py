"""The outbox: nothing is lost, nothing goes out twice unseen, and what fails is shown."""

import datetime as dt

import pytest
from django.core import mail

from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.post import cancel, deliver_waiting, post, retry
from credenza.office.correspondence.models import Message
from credenza.office.correspondence.queries.mail import body_of, counts, messages
from credenza.office.ledger.models import Act, Change
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db
SERVERS = "tests.office.correspondence.servers"
SECRET = "https://office.example/apply/the-secret-link"


def later(**time):
    return NOW + dt.timedelta(**time)


def posted(key="invitation 1", **more):
    values = {
        "occasion": "Invitation",
        "address": "okafor@example.org",
        "subject": "Your application",
        "body": f"Begin here: {SECRET}",
        "by": OFFICE,
        "at": NOW,
    }
    return post(key=key, **values | more)


def run(at=NOW):
    return deliver_waiting(by=OFFICE, at=at)


def test_what_is_posted_goes_out_once():
    posted()
    assert run() == 1
    assert run(later(days=3)) == 0
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["okafor@example.org"], "Your application")
    assert SECRET in sent.body


def test_the_same_key_is_posted_once():
    first = posted()
    assert posted(subject="Again") == first
    assert run() == 1
    assert mail.outbox[0].subject == "Your application"


def test_a_link_that_opens_something_stands_nowhere_in_the_clear():
    message = posted()
    assert "secret" not in message.body_sealed
    assert body_of(message).endswith(SECRET)
    written = "".join(str(row) for row in Change.objects.values_list()) + "".join(
        str(row) for row in Act.objects.values_list()
    )
    assert "the-secret-link" not in written


def test_line_breaks_and_nul_in_a_subject_open_no_header():
    posted(subject="Hello\r\nBcc: everybody@example.org\0")
    run()
    assert mail.outbox[0].subject == "Hello Bcc: everybody@example.org"
    assert mail.outbox[0].recipients() == ["okafor@example.org"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "There is no e-mail address."),
        ("okafor at example", "This is no e-mail address."),
        ("a@" + "b" * 400 + ".org", "This is no e-mail address."),
        ("a\r\nBcc: b@example.org", "This is no e-mail address."),
    ],
)
def test_without_an_address_it_is_shown_as_not_delivered_with_what_to_do(address, says):
    message = posted(address=address)
    assert message.state == "failed"
    assert says in message.trouble
    assert "send it again" in message.trouble
    assert run() == 0


def test_an_address_that_the_server_refuses_is_given_up_and_shown(settings):
    settings.EMAIL_BACKEND = f"{SERVERS}.Refusing"
    posted()
    run()
    assert run(later(days=2)) == 0
    message = Message.objects.get()
    assert (message.state, message.trouble) == ("failed", "The mail server refused this address.")
    assert message.attempts == 1


def test_a_server_that_asks_to_come_back_later_is_asked_again(settings):
    settings.EMAIL_BACKEND = f"{SERVERS}.Greylisting"
    posted()
    run()
    assert Message.objects.get().state == "waiting"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run(later(minutes=9)) == 0
    assert run(later(minutes=11)) == 1


def test_pauses_grow_from_minutes_to_a_day(settings):
    settings.EMAIL_BACKEND = f"{SERVERS}.Greylisting"
    posted()
    for minute in range(0, 7 * 24 * 60, 7):
        run(later(minutes=minute))
    assert 10 < Message.objects.get().attempts < 20


def test_through_ninety_days_of_outages_all_mail_arrives_and_doubles_are_the_same(settings):
    settings.EMAIL_BACKEND = f"{SERVERS}.Unreliable"
    for hour in range(0, 90 * 24, 12):
        if hour % 72 == 0:
            posted(f"letter {hour}", at=later(hours=hour))
        run(later(hours=hour))
    run(later(days=120))
    run(later(days=121))
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    sent = Message.objects.filter(state="sent").count()
    assert sent > 25
    assert sent <= len(set(ids)) <= Message.objects.count()


def test_killed_between_handing_over_and_marking_it_goes_out_once_more_with_the_same_id(settings):
    posted()
    settings.EMAIL_BACKEND = f"{SERVERS}.Fatal"
    with pytest.raises(KeyboardInterrupt):
        run()
    assert Message.objects.get().state == "sending"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run(later(minutes=5)) == 0
    assert run(later(minutes=20)) == 1
    assert run(later(days=1)) == 0
    assert len(mail.outbox) == 2
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 1


def test_a_message_that_cannot_be_opened_holds_up_nobody(arranging):
    broken = posted("broken")
    posted("fine")
    with arranging():
        Message.objects.filter(pk=broken.pk).update(body_sealed="k9:AAAA")
    assert run() == 1
    broken.refresh_from_db()
    assert broken.state == "failed"
    assert "cannot be made into an e-mail" in broken.trouble


def test_what_was_given_up_is_sent_again_to_a_corrected_address():
    message = posted(address="")
    retry(
        message=message, address="ada@example.org", by=OFFICE, at=NOW, reason="They called with it"
    )
    assert run() == 1
    assert mail.outbox[0].to == ["ada@example.org"]


def test_what_went_out_is_neither_sent_again_nor_cancelled():
    message = posted()
    run()
    with pytest.raises(Refused, match="Only what was not delivered"):
        retry(message=message, by=OFFICE, at=NOW, reason="Again")
    with pytest.raises(Refused, match="gone out already"):
        cancel(message=message, by=OFFICE, at=NOW, reason="A slip")


def test_nothing_is_sent_again_to_no_address():
    message = posted(address="")
    with pytest.raises(Refused, match="There is no e-mail address"):
        retry(message=message, by=OFFICE, at=NOW, reason="Again")


def test_what_waits_can_be_cancelled_and_taken_up_again():
    message = posted()
    cancel(message=message, by=OFFICE, at=NOW, reason="Wrong person")
    assert run() == 0
    message.refresh_from_db()
    assert (message.state, message.trouble) == ("cancelled", "Cancelled: Wrong person")
    retry(message=message, by=OFFICE, at=NOW, reason="The right one after all")
    assert run() == 1


def test_mail_is_seen_where_its_file_is(make_file, person, office):
    posted("one", practitioner=make_file().pk, facility=office.north.pk)
    posted("two")
    north, south = (actor_of(person("coordinator", at=at)) for at in (office.north, office.south))
    everywhere = actor_of(person("director", at=None))
    assert [row.key for row in messages(north)] == ["one"]
    assert [row.key for row in messages(south)] == []
    assert {row.key for row in messages(everywhere)} == {"one", "two"}
    assert counts(everywhere) == {"waiting": 2}


def test_mail_about_ones_own_file_is_not_ones_own_to_see(make_file, person):
    file = make_file()
    posted("one", practitioner=file.pk)
    own = actor_of(person("coordinator", practitioner_id=file.pk))
    assert not messages(own)
