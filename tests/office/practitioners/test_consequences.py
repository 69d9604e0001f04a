"""The consequence of a lapse: proposed by rules, decided by people."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import appointments, consequences, credentials
from credenza.office.practitioners.actions.judging import judge_all
from credenza.office.practitioners.models import Consequence, Credential
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
    with pytest.raises(Refused, match="still lacks"):
        consequences.restore(consequence=lapse, by=OFFICE, at=NOW, reason="Please")
    one = lapse.credential
    credentials.renew(
        credential=one, version=one.version, ends_on=dt.date(2028, 11, 1), by=OFFICE, at=NOW
    )
    lapse.refresh_from_db()
    consequences.restore(consequence=lapse, by=OFFICE, at=NOW, reason="Renewed and verified")
    assert lapse.practitioner.appointments.get().standing == "active"


def execute(lapse, reason="Lapsed"):
    return consequences.execute(consequence=lapse, by=OFFICE, at=NOW, reason=reason)


def restore(lapse, reason="Cured"):
    return consequences.restore(consequence=lapse, by=OFFICE, at=NOW, reason=reason)


def renew(one, ends_on=dt.date(2028, 11, 1)):
    one.refresh_from_db()
    credentials.renew(credential=one, version=one.version, ends_on=ends_on, by=OFFICE, at=NOW)


def stand(person, standing=None):
    """The standing of the one appointment, changed by hand where one is given."""
    appointment = person.appointments.get()
    if standing:
        appointments.edit(
            appointment=appointment,
            version=appointment.version,
            values={"standing": standing},
            by=OFFICE,
            at=NOW,
        )
    return appointment.standing


@pytest.fixture
def uninsured(lapse):
    """A second lapse in the same file: of the malpractice coverage."""
    one = credentials.add(
        practitioner=lapse.practitioner,
        kind="malpractice_coverage",
        values={"issuer": "Mutual", "ends_on": dt.date(2026, 11, 2)},
        by=OFFICE,
        at=NOW,
    )
    return Consequence.objects.get(credential=one)


def test_a_lapse_that_was_cured_meanwhile_has_no_consequence_any_more(lapse):
    renew(lapse.credential)
    with pytest.raises(Refused, match="does not stand any more"):
        execute(lapse)
    assert stand(lapse.practitioner) == "active"


def test_a_renewal_that_has_ended_again_gives_nothing_back(lapse):
    execute(lapse)
    renew(lapse.credential, dt.date(2026, 11, 20))
    with pytest.raises(Refused, match="still lacks"):
        restore(lapse)


def test_the_appointment_rests_until_its_last_lapse_is_cured(lapse, uninsured):
    execute(lapse), execute(uninsured)
    renew(lapse.credential)
    restore(lapse)
    assert stand(lapse.practitioner) == "suspended"
    renew(uninsured.credential)
    restore(uninsured)
    assert stand(lapse.practitioner) == "active"


def test_what_was_suspended_for_another_reason_is_not_given_back(lapse):
    stand(lapse.practitioner, "suspended")
    execute(lapse)
    renew(lapse.credential)
    restore(lapse)
    assert stand(lapse.practitioner) == "suspended"


def test_the_end_of_prescribing_suspends_nobody(licence):
    person = licence().practitioner
    dea = credentials.add(
        practitioner=person,
        kind="dea",
        values={"number": "BO1234563", "jurisdiction": "OH", "ends_on": dt.date(2026, 11, 1)},
        by=OFFICE,
        at=NOW,
    )
    lapse = Consequence.objects.get(credential=dea)
    execute(lapse)
    assert stand(person) == "active"
    stand(person, "suspended")
    renew(dea)
    restore(lapse)
    assert stand(person) == "suspended"


def test_whoever_is_on_leave_has_no_practice_to_end_until_the_return(licence):
    one = licence(ends_on=dt.date(2026, 11, 30))
    stand(one.practitioner, "leave")
    judge_all(at=NOW + dt.timedelta(days=10), everyone=True)
    assert not Consequence.objects.exists()
    stand(one.practitioner, "active")
    judge_all(at=NOW + dt.timedelta(days=10), everyone=True)
    assert Consequence.objects.get().lapsed_on == dt.date(2026, 11, 30)


def test_the_lapse_of_a_kind_that_the_packs_have_lost_can_still_be_put_away(lapse, arranging):
    with arranging():
        Credential.objects.update(kind="licence_of_old")
    judge_all(at=NOW, everyone=True)
    with pytest.raises(Refused, match="does not stand any more"):
        execute(lapse)
    consequences.dismiss(consequence=lapse, by=OFFICE, at=NOW, reason="Not asked for any more")
    lapse.refresh_from_db()
    assert lapse.state == "dismissed"
