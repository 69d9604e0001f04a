"""What waits in other rooms comes before its committee, whose word goes back there."""

import pytest

from credenza.core.committees.docket import Outcome
from credenza.core.permissions import Actor, Grant
from credenza.core.privileges.recommending import Recommendation
from credenza.core.verdict import Refused
from credenza.office.credentialing.models import Application, Word
from credenza.office.ledger.actions import acting
from credenza.office.ledger.models import Act
from credenza.office.meetings.matters.base import kinds, matter_of, waiting
from credenza.office.privileging.actions import evaluations, forms, requests
from credenza.office.privileging.models import Conclusion, Evaluation, FormVersion
from credenza.office.privileging.models import Grant as Granted
from tests.core.privileges.samples import CORE
from tests.office.meetings.files import before
from tests.office.meetings.rooms import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
VOTE = {"meeting_on": TODAY, "yes": 4, "no": 1, "recused": ("Dr. Chen",)}


def follow(matter, choice, reason="", by=OFFICE, **more):
    """What the room does with the word, within the act that every follower runs in."""
    outcome = Outcome(choice, reason, **VOTE | more)
    with acting("test:follow", by=by, at=NOW):
        return kinds()[matter.kind].followed(matter.reference, outcome, by=by, at=NOW)


def only(office, kind):
    [matter] = [one for one in waiting([office.north.pk]) if one.kind == kind]
    assert matter_of(kind, matter.reference) == matter
    return matter


def test_an_application_goes_on_to_the_body_after_the_one_that_spoke(applied, office):
    one = before(applied, "credentials")
    matter = only(office, "application")
    assert matter.committee_kind == "credentials"
    told = follow(matter, "as_asked")
    assert told == "It lies before the medical executive committee now."
    assert only(office, "application").committee_kind == "mec"
    word = Word.objects.get(station__key="credentials")
    assert (word.yes, word.no, word.recused, word.recused_names) == (4, 1, 1, "Dr. Chen")
    assert word.by == "Credentials committee, as its minutes show"
    assert Act.objects.filter(verb="station:minute", practitioner_id=one.practitioner_id).exists()


def test_the_boards_word_appoints_and_drafts_the_letter(applied, office):
    one = before(applied, "board")
    told = follow(only(office, "application"), "as_asked")
    assert told.startswith("Decided; the letter is drafted. Tell the practitioner by")
    assert Application.objects.get(pk=one.pk).outcome == "granted"


def test_a_deferral_asks_its_question_and_comes_back_when_it_is_answered(applied, office):
    before(applied, "mec")
    follow(only(office, "application"), "defer", "What happened in 2019?")
    assert Word.objects.latest("id").question == "What happened in 2019?"
    assert not [one for one in waiting([office.north.pk]) if one.kind == "application"]


def test_a_word_is_not_recorded_twice(applied, office):
    before(applied, "mec")
    matter = only(office, "application")
    follow(matter, "as_asked")
    with pytest.raises(Refused, match="spoken already"):
        follow(matter, "as_asked")


def test_who_keeps_another_facility_records_no_word_of_this_one(applied, office):
    before(applied, "mec")
    south = Actor(7, "Cora South", (Grant("coordinator", office.south.pk),))
    with pytest.raises(Refused, match="another facility"):
        follow(only(office, "application"), "as_asked", by=south)


def test_nobody_records_the_word_on_their_own_application(applied, office):
    one = before(applied, "mec")
    own = Actor(7, "Ada", (Grant("coordinator", office.north.pk),), one.practitioner_id)
    with pytest.raises(Refused, match="own file"):
        follow(only(office, "application"), "as_asked", by=own)


def test_a_further_privilege_waits_for_each_body_once_the_chair_has_spoken(
    request_of, surgeon, office
):
    asked = request_of(surgeon, CORE, kind="addition")
    assert not waiting([office.north.pk])
    says = {CORE: Recommendation("as_asked")}
    requests.recommend(request=asked, station="chair", lines=says, by=OFFICE, at=NOW)
    for body in ("credentials", "mec"):
        matter = only(office, "privilege-request")
        assert matter.committee_kind == body
        follow(matter, "as_asked")
    told = follow(only(office, "privilege-request"), "as_asked")
    assert told == "1 of 1 privileges are granted until 31 December 2027."
    assert Granted.objects.get().starts_on == TODAY
    with pytest.raises(Refused, match="no longer"):
        follow(matter, "as_asked")


def test_what_an_application_asks_for_is_decided_with_it_alone(
    request_of, surgeon, applied, office
):
    asked = request_of(surgeon, CORE)
    applied(person=surgeon, state="verifying", privilege_request=asked)
    says = {CORE: Recommendation("as_asked")}
    requests.recommend(request=asked, station="chair", lines=says, by=OFFICE, at=NOW)
    assert not waiting([office.north.pk])


def test_a_version_of_a_form_passes_the_bodies_to_the_day_on_which_it_counts(form, office):
    drafted = forms.draft(form_version=form, by=OFFICE, at=NOW)
    forms.step(form_version=drafted, verb="propose", on=TODAY, body="", by=OFFICE, at=NOW)
    for body in ("department", "credentials", "mec"):
        matter = only(office, "privilege-form")
        assert matter.committee_kind == body
        follow(matter, "approve")
    assert follow(only(office, "privilege-form"), "approve").endswith("from 24 November 2026.")
    assert FormVersion.objects.get(pk=drafted.pk).effective_on == TODAY


def test_an_evaluation_waits_when_its_cases_are_seen_and_not_before(grant, surgeon, office):
    grant(surgeon, CORE)
    one = Evaluation.objects.get()
    assert not waiting([office.north.pk])
    _see(one, one.cases)
    matter = only(office, "evaluation")
    assert matter.consent and matter.choices[0].key == "continue"
    assert follow(matter, "continue").startswith("Concluded")
    assert Conclusion.objects.get().reason.startswith(f"{one.cases} of {one.cases} cases seen")
    assert not waiting([office.north.pk])


def test_an_evaluation_that_is_referred_waits_for_peer_review(grant, surgeon, office):
    grant(surgeon, CORE)
    one = Evaluation.objects.get()
    _see(one, one.cases - 1)
    _see(one, 1, satisfactory=False, words="A bile duct was cut.")
    matter = only(office, "evaluation")
    assert not matter.consent
    follow(matter, "refer", "Peers look at the case.")
    assert only(office, "evaluation").committee_kind == "peer_review"
    with pytest.raises(Refused, match="meanwhile"):
        follow(matter, "extend", "More cases.")


def _see(one, count, **more):
    for _ in range(count):
        values = {"on": TODAY, "observer": "Dr. Chen", "satisfactory": True} | more
        one = Evaluation.objects.get(pk=one.pk)
        evaluations.record(evaluation=one, values=values, by=OFFICE, at=NOW)


def test_reading_the_docket_takes_as_many_reads_for_many_as_for_one(
    applied, make_file, office, django_assert_max_num_queries
):
    before(applied, "mec")
    for number in range(3):
        before(applied, "mec", person=make_file(f"Bell{number}", "Ben", at=None))
    with django_assert_max_num_queries(13):
        assert len(waiting([office.north.pk])) == 4
