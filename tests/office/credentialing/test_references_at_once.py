"""Many at once: one answer is taken, one reminder goes out, whoever else presses too."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client

from credenza.core.verdict import Refused
from credenza.office.correspondence.queries.mail import messages
from credenza.office.credentialing.actions import affiliations, receiving
from credenza.office.credentialing.actions.references import ask_for, remind_due
from tests.office.credentialing.files import OFFICE
from tests.office.credentialing.referees import tokens_of, whole
from tests.office.files import NOW

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def at_once(*works) -> list:
    """Do all of ``works`` at one time, each with a connection of its own; what they gave."""

    def alone(work):
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(alone, works))


def test_an_answer_sent_many_times_at_once_counts_once(asked):
    reference, token = asked()

    def send():
        return Client().post(f"/reference/{token}/", whole(reference)).status_code

    assert at_once(*[send] * AT_ONCE) == [302] * AT_ONCE
    assert reference.practitioner.verifications.count() == 1
    assert reference.practitioner.credentials.filter(kind="peer_reference").count() == 1


def test_an_answer_and_a_refusal_at_once_leave_one_of_both(asked):
    reference, token = asked()

    def send():
        Client().post(f"/reference/{token}/", whole(reference))

    def decline():
        Client().post(f"/reference/{token}/decline/", {"reason": "No."})

    at_once(send, decline)
    reference.refresh_from_db()
    proofs = reference.practitioner.verifications.count()
    assert (reference.state, proofs) in (("answered", 1), ("declined", 0))


def test_two_workers_remind_somebody_once(asked):
    reference, _ = asked()

    def remind():
        return remind_due(by=OFFICE, at=NOW + timedelta(days=3))

    assert sorted(at_once(remind, remind)) == [0, 1]
    assert len(tokens_of(reference)) == 2


def test_two_coordinators_ask_somebody_once(named):
    reference = named()

    def ask():
        try:
            return len(ask_for(application=reference.application, by=OFFICE, at=NOW))
        except Refused:
            return 0

    assert sorted(at_once(ask, ask)) == [0, 1]
    assert len(tokens_of(reference)) == 1


def test_an_affiliation_request_answered_by_many_at_once_gets_one_letter(make_file, office):
    make_file(npi="1234567893")
    values = {"last_name": "Okafor", "npi": "1234567893", "requester": "X", "released": True}
    request = receiving.receive(
        facility=office.north, values=values | {"email": "a@x.example"}, by=OFFICE, at=NOW
    )

    def answer():
        try:
            return affiliations.answer(request=request, by=OFFICE, at=NOW).state
        except Refused:
            return "refused"

    assert sorted(at_once(answer, answer, answer)) == ["answered", "refused", "refused"]
    assert messages(OFFICE).count() == 1
