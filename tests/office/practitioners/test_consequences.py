"""The consequence of a lapse: proposed by rules, decided by people."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import consequences, credentials
from credenza.office.practitioners.actions.judging import judge_all
from credenza.office.practitioners.models import Consequence
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def lapse(licence):
    one = licence(ends_on=dt.date(2026, 11, 1))
    return Consequence.objects.get(credential=one)


def test_a_lapsed_licence_puts_the_end_of_practice_forward_once(lapse):
    assert lapse.state == "proposed"
    assert lapse.lapsed_on == dt.date(2026, 11, 1)
    judge_all(at=NOW, everyone=True)
    assert Consequence.objects.count() == 1


def test_nothing_happens_to_the_appointment_until_a_person_decides(lapse):
    assert lapse.practitioner.appointments.get().standing == "active"


def test_carried_out_it_suspends_the_appointment_and_keeps_the_reason(lapse):
    consequences.execute(consequence=lapse, by=OFFICE, at=NOW, reason="Board page of today")
    lapse.refresh_from_db()
    assert lapse.practitioner.appointments.get().standing == "suspended"
    assert (lapse.state, lapse.reason) == ("executed", "Board page of today")


def test_it_cannot_be_decided_without_a_reason_or_twice(lapse):
    with pytest.raises(Refused, match="Say why"):
        consequences.dismiss(consequence=lapse, by=OFFICE, at=NOW, reason="")
    consequences.dismiss(consequence=lapse, by=OFFICE, at=NOW, reason="Renewed yesterday")
    with pytest.raises(Refused, match="decided this already"):
        consequences.execute(consequence=lapse, by=OFFICE, at=NOW, reason="Again")


def test_what_was_dismissed_is_not_put_forward_again_for_the_same_lapse(lapse):
    consequences.dismiss(consequence=lapse, by=OFFICE, at=NOW, reason="Renewed yesterday")
    judge_all(at=NOW, everyone=True)
    assert Consequence.objects.count() == 1


def test_the_appointment_is_given_back_only_after_a_renewal(lapse):
    consequences.execute(consequence=lapse, by=OFFICE, at=NOW, reason="Lapsed")
    lapse.refresh_from_db()
    with pytest.raises(Refused, match="not been renewed"):
        consequences.restore(consequence=lapse, by=OFFICE, at=NOW, reason="Please")
    one = lapse.credential
    credentials.renew(
        credential=one, version=one.version, ends_on=dt.date(2028, 11, 1), by=OFFICE, at=NOW
    )
    lapse.refresh_from_db()
    consequences.restore(consequence=lapse, by=OFFICE, at=NOW, reason="Renewed and verified")
    assert lapse.practitioner.appointments.get().standing == "active"
