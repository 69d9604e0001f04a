"""Credentials added, corrected, renewed, withdrawn and verified."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.ledger.models import Act
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.models import OpenFinding, Verification
from credenza.office.team.actions import choose
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


def answer(**more):
    return {
        "source": "state_board",
        "method": "web",
        "result": "confirmed",
        "asked_on": TODAY,
        "verified_on": TODAY,
    } | more


def test_a_renewal_must_end_later_than_what_the_file_has(licence):
    one = licence()
    with pytest.raises(Refused, match="must end later"):
        credentials.renew(
            credential=one, version=one.version, ends_on=one.ends_on, by=OFFICE, at=NOW
        )
    assert Act.objects.filter(verb="credential:renew", outcome="refused").count() == 1


def test_what_is_withdrawn_no_longer_counts_but_stays(licence):
    one = licence()
    credentials.withdraw(
        credential=one, version=one.version, on=TODAY, by=OFFICE, at=NOW, reason="Typed twice"
    )
    finding = OpenFinding.objects.get(requirement="licence.current")
    assert finding.state == "missing"
    assert one.practitioner.credentials.filter(pk=one.pk).exists()


def test_to_withdraw_needs_a_reason(licence):
    one = licence()
    with pytest.raises(Refused, match="Say why"):
        credentials.withdraw(
            credential=one, version=one.version, on=TODAY, by=OFFICE, at=NOW, reason="  "
        )


def test_one_answer_may_prove_several_credentials(licence):
    ohio = licence()
    kentucky = licence(ohio.practitioner, number="TP777", jurisdiction="KY")
    given = credentials.verify(
        practitioner=ohio.practitioner,
        kind="state_licence",
        credentials=[ohio, kentucky],
        answer=answer(),
        by=OFFICE,
        at=NOW,
    )
    assert {proof.credential_id for proof in given.proofs.all()} == {ohio.pk, kentucky.pk}


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ({"verified_on": TODAY + dt.timedelta(days=1)}, "future"),
        ({"verified_on": TODAY - dt.timedelta(days=1)}, "before it was asked"),
    ],
)
def test_an_answer_on_an_impossible_day_is_refused(licence, days, why):
    one = licence()
    with pytest.raises(Refused, match=why):
        credentials.verify(
            practitioner=one.practitioner,
            kind="state_licence",
            credentials=[one],
            answer=answer(**days),
            by=OFFICE,
            at=NOW,
        )
    assert not Verification.objects.exists()


def record(one, at=NOW, **days):
    return credentials.verify(
        practitioner=one.practitioner,
        kind=one.kind,
        credentials=[one],
        answer=answer(**days),
        by=OFFICE,
        at=at,
    )


def test_in_the_evening_tomorrow_is_still_the_future_though_it_has_begun_in_greenwich(licence):
    evening = dt.datetime(2026, 11, 25, 2, tzinfo=dt.UTC)  # 21:00 in Ohio
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(Refused, match="future"):
        record(licence(), evening, asked_on=tomorrow, verified_on=tomorrow)


def test_where_the_day_begins_before_greenwich_an_answer_of_today_is_recorded(licence):
    choose(key="zone", value="Pacific/Guam", by=OFFICE, at=NOW)
    morning = dt.datetime(2026, 11, 24, 22, tzinfo=dt.UTC)  # 08:00 in Guam
    assert record(licence(), morning, verified_on=TODAY + dt.timedelta(days=1)).pk


def test_nobody_can_have_been_asked_in_the_future(licence):
    with pytest.raises(Refused, match="future"):
        tomorrow = TODAY + dt.timedelta(days=1)
        record(licence(), asked_on=tomorrow, verified_on=None, result="pending")


def test_what_was_withdrawn_cannot_be_renewed(licence):
    one = licence()
    credentials.withdraw(
        credential=one, version=one.version, on=TODAY, by=OFFICE, at=NOW, reason="Typed twice"
    )
    later = dt.date(2029, 12, 31)
    with pytest.raises(Refused, match="withdrawn"):
        credentials.renew(credential=one, version=one.version, ends_on=later, by=OFFICE, at=NOW)


def test_an_answer_that_differs_opens_the_difference(licence):
    one = licence()
    credentials.verify(
        practitioner=one.practitioner,
        kind="state_licence",
        credentials=[one],
        answer=answer(result="differs", note="The board has another number."),
        by=OFFICE,
        at=NOW,
    )
    finding = OpenFinding.objects.get(requirement="licence.verified", credential=one)
    assert finding.state in ("late", "missing", "due")
