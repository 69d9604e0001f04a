"""The sample office in the database: whole, judged, with a history, and written once."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils import timezone

from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused
from credenza.office.compliance.models import Proof
from credenza.office.compliance.models import Tally as Counted
from credenza.office.correspondence.models import Letter, Message
from credenza.office.desk.models import Assignment, Tally
from credenza.office.desk.openings import open_office, open_sample
from credenza.office.documents.queries import page_picture
from credenza.office.ledger.models import Act
from credenza.office.ledger.queries import as_of, history
from credenza.office.monitoring.models import Match, Run
from credenza.office.practitioners.models import (
    Consequence,
    Credential,
    Judging,
    OpenFinding,
    Practitioner,
)
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.models import (
    Evaluation,
    FormVersion,
    Grant,
    Request,
    Suspension,
)
from credenza.office.team.models import Committee, Department, Facility, RoleGrant, Setting, User
from credenza.sample.places import FACILITIES, PASSWORD, SIGN_INS
from credenza.sample.professions import ROUND

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The sample office, opened once for the tests of this file and then rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_sample()
        transaction.set_rollback(True)


def test_the_sample_prints_the_address_every_sign_in_and_the_password(sample):
    printed = "\n".join(sample)
    assert "http://localhost" in printed
    assert PASSWORD in printed
    assert all(one.email in printed for one in SIGN_INS)


def test_the_sample_has_its_places(sample):
    assert Facility.objects.count() == len(FACILITIES)
    assert Department.objects.filter(parent__isnull=False).exists()
    for facility in Facility.objects.order_by("id"):
        kinds = set(Committee.objects.filter(facility=facility).values_list("kind", flat=True))
        assert {"credentials", "board"} <= kinds


def test_the_sample_has_a_file_for_every_practitioner_and_has_judged_it(sample):
    assert Practitioner.objects.count() == ROUND
    assert Judging.objects.count() == ROUND


def test_the_sample_has_work_for_today_but_not_too_much(sample):
    assert 150 <= OpenFinding.objects.count() <= 350
    assert OpenFinding.objects.values("practitioner").distinct().count() < ROUND * 0.6


def test_the_sample_shows_what_came_up_overnight(sample):
    days = OpenFinding.objects.order_by("-found_on").values_list("found_on", flat=True)
    overnight = [day for day in days if day == days[0]]
    assert days[0] == today(timezone.now())
    assert 5 <= len(overnight) <= 20


def test_the_sample_has_consequences_proposed_executed_and_dismissed(sample):
    states = set(Consequence.objects.values_list("state", flat=True))
    assert states == {"proposed", "executed", "dismissed"}


def test_the_sample_has_letters_and_mail_in_every_state(sample):
    states = Letter.objects.values_list("sent_how", "state")
    assert set(states) == {
        ("By e-mail", "sent"),
        ("By certified mail", "sent"),
        ("", "written"),
    }
    assert set(Message.objects.values_list("state", flat=True)) == {"sent", "failed"}


def test_the_sample_lets_everybody_in_with_one_password(sample):
    for user in User.objects.order_by("id"):
        assert check_password(PASSWORD, user.password)
    assert Setting.objects.get(pk="second_factor").value == "offered"


def test_the_sample_has_a_coordinator_and_a_chair_whose_rights_end_somewhere(sample):
    grants = RoleGrant.objects
    assert grants.filter(role="coordinator", facility__isnull=False).count() == 1
    assert grants.filter(role="coordinator", facility__isnull=True).count() == 1
    assert grants.filter(role="chair", department__isnull=False).count() == 1


def test_the_sample_binds_the_practitioner_who_signs_in_to_a_renewed_licence_with_its_document(
    sample,
):
    own = User.objects.get(email="practitioner@cedarvalley.example").practitioner_id
    licence = Credential.objects.get(practitioner=own, kind="state_licence", jurisdiction="OH")
    waiting = OpenFinding.objects.filter(practitioner=own, requirement="licence.verified")
    assert set(waiting.values_list("credential", flat=True)) == {licence.pk}
    newest = licence.attachments.order_by("-id").first().document
    assert page_picture(newest, 1)


def test_the_sample_shows_a_file_as_it_stood_before_a_renewal(sample):
    act = Act.objects.filter(verb="credential:renew").order_by("id").first()
    before = as_of(act.practitioner_id, act.at - timedelta(hours=1))
    after = as_of(act.practitioner_id, act.at)
    changed = [
        (one["ends_on"], other["ends_on"])
        for one, other in zip(
            before["practitioners_credential"], after["practitioners_credential"], strict=True
        )
        if one["ends_on"] != other["ends_on"]
    ]
    assert len(changed) == 1
    assert changed[0][0] < changed[0][1]


def test_the_sample_tells_a_history_with_people_and_reasons(sample):
    act = Act.objects.filter(verb="practitioner:edit").order_by("id").first()
    verbs = [entry.verb for entry in history(act.practitioner_id)]
    assert {"practitioner:edit", "practitioner:fill"} <= set(verbs)
    assert act.reason
    assert act.actor == "Marisol Whitcomb"


def test_the_sample_refuses_and_fails_nothing_while_it_is_told(sample):
    assert not Act.objects.exclude(outcome="done").exists()


def test_the_sample_dates_every_act_in_the_order_of_the_ledger(sample):
    acts = list(Act.objects.filter(parent=None).order_by("id").values_list("at", "verb"))
    back = [
        f"{after[1]} at {after[0]}, after {before[1]} at {before[0]}"
        for before, after in pairwise(acts)
        if before[0] > after[0]
    ]
    assert back == [], "\n".join(back)
    assert acts[0][0] < timezone.now() - timedelta(days=99)


def test_the_sample_knows_how_the_week_went_and_who_has_what(sample):
    assert Tally.objects.values("day").distinct().count() == 7
    assert Assignment.objects.values("user").distinct().count() == 3


def test_the_sample_keeps_no_clear_social_security_number(sample):
    sealed = Practitioner.objects.exclude(ssn_sealed="").order_by("id").first()
    assert "-" not in sealed.ssn_sealed.partition(":")[2][:12]


def test_the_sample_opened_again_changes_nothing_and_prints_the_same(
    sample, django_assert_max_num_queries
):
    acts = Act.objects.count()
    with django_assert_max_num_queries(3):
        assert open_sample() == sample
    assert Act.objects.count() == acts
    assert Practitioner.objects.count() == ROUND


def test_the_sample_is_no_place_for_an_office_of_ones_own(sample):
    with pytest.raises(Refused, match="office here already"):
        open_office(name="Mine", kind="hospital")


def test_the_sample_has_privileges_some_resting_some_watched_some_asked_for(sample):
    assert Grant.objects.count() > 1000
    resting = Suspension.objects.filter(lifted_on=None)
    assert resting.values("grant__practitioner").distinct().count() == 3
    assert Grant.objects.filter(ended_by="relinquished").count() == 1
    assert Evaluation.objects.filter(state="running").count() >= 12
    assert set(Request.objects.values_list("state", flat=True)) == set(REQUEST.states) - {
        "withdrawn"
    }
    assert FormVersion.objects.get(number=2).state == "mec"


def test_the_sample_has_a_year_of_readiness_and_what_was_shown(sample):
    months = list(Counted.objects.order_by("day"))
    assert len(months) == 12 and (months[-1].day - months[0].day).days > 330
    assert all(len(one.counts) > 80 for one in months)
    assert Proof.objects.filter(withdrawn_on=None).count() == 4
    assert Proof.objects.exclude(withdrawn_on=None).get().document


def test_the_sample_was_screened_and_has_matches_in_several_states(sample):
    run = Run.objects.get()
    assert run.practitioners > ROUND * 0.9
    assert [bool(one.trouble) for one in run.searched.order_by("source")] == [False, False, True]
    states = set(Match.objects.values_list("state", flat=True))
    assert states == {"open", "unsure", "different", "named"}
    assert Match.objects.filter(band="confirmed by identifier", state="open").count() == 1
