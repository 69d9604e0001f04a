"""Notices: none is lost, none goes out twice, and what fails is shown."""

import datetime as dt
import smtplib
from random import Random

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from credenza.office.monitoring.actions.notices import plan, remind, send_waiting
from credenza.office.monitoring.models import Notice
from credenza.office.practitioners.actions import appointments, credentials
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


class Unreliable(EmailBackend):
    """A mail server that refuses, times out, or takes the letter and then dies."""

    chance = Random(7)

    def send_messages(self, messages):
        outcome = self.chance.choice(["fine", "refused", "timed out", "taken and died"])
        if outcome == "refused":
            raise ConnectionRefusedError
        if outcome == "timed out":
            raise TimeoutError
        super().send_messages(messages)
        if outcome == "taken and died":
            raise smtplib.SMTPServerDisconnected
        return len(messages)


class Refusing(EmailBackend):
    """A mail server that knows nobody."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({})


def later(days):
    return NOW + dt.timedelta(days=days)


@pytest.fixture
def lapsing(make_file, licence):
    """A licence that ends in thirty days, of somebody who can be written to."""
    person = make_file(email="okafor@example.org")
    return licence(person, ends_on=TODAY + dt.timedelta(days=30))


def run(at=NOW):
    plan(by=OFFICE, at=at)
    return send_waiting(by=OFFICE, at=at)


def test_a_notice_goes_to_the_practitioner_once_a_step(lapsing):
    assert run() == 1
    assert run() == 0
    [letter] = mail.outbox
    assert letter.to == ["okafor@example.org"]
    assert run(later(20)) == 1


def test_a_notice_names_the_credential_and_the_day_and_no_number(lapsing):
    run()
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert "state licence" in text.lower()
    assert "24 December 2026" in text
    assert lapsing.number not in text


def test_the_chair_hears_of_it_later(lapsing, person, office):
    person("chair", department=office.surgery)
    run()
    assert len(mail.outbox) == 1
    run(later(17))
    assert {address for letter in mail.outbox for address in letter.to} == {
        "okafor@example.org",
        "chair.north@example.org",
    }


def test_after_the_lapse_one_more_notice_says_so(lapsing):
    run(later(31))
    assert "lapsed" in mail.outbox[0].subject
    assert run(later(32)) == 0


def test_a_file_without_address_is_shown_as_not_delivered(make_file, licence):
    licence(make_file(), ends_on=TODAY + dt.timedelta(days=30))
    assert run() == 0
    notice = Notice.objects.get()
    assert (notice.state, notice.trouble) == ("failed", "There is no e-mail address in the file.")


def test_a_second_click_reminds_nobody_twice(lapsing):
    assert remind(credentials=[lapsing.pk], by=OFFICE, at=NOW) == 1
    assert remind(credentials=[lapsing.pk], by=OFFICE, at=NOW) == 0


def test_a_reminder_reaches_only_files_within_reach(lapsing, person, office):
    elsewhere = actor_of(person("coordinator", at=office.south))
    assert remind(credentials=[lapsing.pk], by=elsewhere, at=NOW) == 0


def test_through_ninety_days_of_outages_every_notice_arrives_and_doubles_are_the_same_letter(
    make_file, licence, settings
):
    for n in range(4):
        person = make_file("Okafor", "ABCD"[n], email=f"{n}@example.org")
        licence(person, ends_on=TODAY + dt.timedelta(days=80 - 9 * n), number=f"35.00000{n}")
    settings.EMAIL_BACKEND = f"{__name__}.Unreliable"
    for hour in range(0, 90 * 24, 12):
        run(NOW + dt.timedelta(hours=hour))
    ids = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    waiting = Notice.objects.exclude(state="sent")
    assert all(notice.planned_at > later(85) for notice in waiting)
    assert len(set(ids)) >= Notice.objects.filter(state="sent").count() > 20
    assert len(set(ids)) <= Notice.objects.count()


def test_an_address_that_the_server_refuses_is_given_up_and_shown(lapsing, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert run() == 0
    notice = Notice.objects.get()
    assert (notice.state, notice.trouble) == ("failed", "The mail server refused this address.")


def test_a_notice_stuck_in_a_dead_process_goes_out_again_under_the_same_id(lapsing, arranging):
    run()
    with arranging():
        Notice.objects.update(state="sending", claimed_at=NOW, sent_at=None)
    assert send_waiting(by=OFFICE, at=NOW) == 0
    assert send_waiting(by=OFFICE, at=later(1)) == 1
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 1


def test_a_changed_end_begins_a_new_schedule(lapsing):
    run()
    credentials.renew(
        credential=lapsing,
        version=lapsing.version,
        ends_on=TODAY + dt.timedelta(days=60),
        by=OFFICE,
        at=NOW,
    )
    assert run() == 1


def cure(one, how):
    if how == "renewed":
        later = TODAY + dt.timedelta(days=700)
        credentials.renew(credential=one, version=one.version, ends_on=later, by=OFFICE, at=NOW)
    if how == "withdrawn":
        credentials.withdraw(
            credential=one, version=one.version, on=TODAY, by=OFFICE, at=NOW, reason="Typed twice"
        )
    if how == "gone":
        held = one.practitioner.appointments.get()
        ended = {"standing": "ended"}
        appointments.edit(appointment=held, version=1, values=ended, by=OFFICE, at=NOW)


@pytest.mark.parametrize("how", ["renewed", "withdrawn", "gone"])
def test_a_notice_that_waited_until_its_matter_was_settled_stays_home(lapsing, how):
    plan(by=OFFICE, at=NOW)
    cure(lapsing, how)
    assert send_waiting(by=OFFICE, at=NOW) == 0
    assert not mail.outbox
    notice = Notice.objects.get()
    assert (notice.state, notice.trouble) == ("settled", "Settled before it was sent.")


def test_the_chair_is_told_nothing_of_health(make_file, person, office):
    person("chair", department=office.surgery)
    credentials.add(
        practitioner=make_file(email="okafor@example.org"),
        kind="tb_screen",
        values={"ends_on": TODAY + dt.timedelta(days=10)},
        by=OFFICE,
        at=NOW,
    )
    run()
    assert [letter.to for letter in mail.outbox] == [["okafor@example.org"]]


def test_a_reminder_that_reaches_nobody_is_not_said_to_go_out(client_for, make_file, licence):
    one = licence(make_file(), ends_on=TODAY + dt.timedelta(days=30))
    client = client_for("coordinator")
    page = client.post("/expirables/notices/remind/", {"pick": one.pk}, follow=True)
    assert "has no e-mail address" in page.text
    assert "Pick" in client.post("/expirables/notices/remind/", {}, follow=True).text
