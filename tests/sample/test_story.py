"""What happened in the sample's last hundred days."""

from datetime import date

from credenza.core.facts import Standing
from credenza.sample.folder import BOOKS_OPENED
from credenza.sample.places import SIGN_INS
from credenza.sample.practitioners import RECEIVED, file, is_applicant
from credenza.sample.story import rounds, story

TODAY = date(2026, 11, 24)


def test_events_come_in_order_and_all_lie_between_the_opening_of_the_books_and_yesterday():
    days = [event.on for event in story()]
    assert days == sorted(days)
    assert BOOKS_OPENED < days[0] < days[-1] < 0


def test_everything_that_is_done_is_done_by_somebody_who_signs_in():
    assert {event.who for event in story()} <= {one.email for one in SIGN_INS}


def test_every_event_about_a_credential_finds_one():
    for event in story():
        if event.kind:
            assert file(event.practitioner, TODAY).has(event.kind)


def test_nobody_acts_on_their_own_file_but_to_renew():
    own = {one.email: one.practitioner for one in SIGN_INS}
    for event in story():
        assert event.verb == "renew" or own[event.who] != event.practitioner


def test_nothing_happens_to_an_applicant_before_the_application():
    assert all(event.on > RECEIVED for event in story() if is_applicant(event.practitioner))


def test_renewals_end_later_than_what_they_renew():
    for event in story():
        if event.verb == "renew":
            ends_on = file(event.practitioner, TODAY).first(event.kind).ends_on
            assert (ends_on - TODAY).days < event.values["ends"]


def test_a_reason_is_given_wherever_something_is_changed_or_decided():
    said = ("edit", "correct", "reappoint", "execute", "dismiss")
    assert all(event.reason for event in story() if event.verb in said)


def test_the_reappointed_are_ready_for_their_next_term():
    for event in story():
        if event.verb == "reappoint":
            [term] = {one.ends_on for one in file(event.practitioner, TODAY).appointments[:1]}
            assert abs((term - TODAY).days - event.on) <= 1
            assert file(event.practitioner, TODAY).appointments[0].standing is Standing.ACTIVE


def test_screening_is_done_in_this_month_and_the_last():
    assert {one.month for one in rounds() if one.month is not None} == {0, 1}
