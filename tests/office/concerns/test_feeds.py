import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from credenza.core.committees.docket import Outcome
from credenza.core.permissions import CHAIR, COORDINATOR, DIRECTOR, MEMBER, Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.referrals import refer
from credenza.office.concerns.models import Case, Exposure, Happening, Named, Referral
from credenza.office.concerns.queries import sealed
from credenza.office.concerns.queries.beside import counted_beside
from credenza.office.concerns.queries.feeds import SETTING, feed_for
from credenza.office.concerns.queries.scope import may_case
from credenza.office.meetings.matters.concerns import Concerns
from credenza.office.team.actions import choose
from credenza.office.team.models import Committee, RoleGrant
from credenza.office.team.queries import actor_of
from credenza.packs.cases import case_kinds
from tests.fixtures import make_person, signed_in
from tests.office.concerns.cases import case_at

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY = NOW.date()
SYSTEM = Actor.system("the tests")


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def peers(office, arranging):
    with arranging(NOW):
        return Committee.objects.create(
            facility=office.north, kind="peer_review", name="Peer review committee"
        )


@pytest.fixture
def okafor(office, make_file, arranging):
    """A surgeon with one closed conduct case that was substantiated."""
    person = make_file()
    case = case_at(office, about=person)
    with arranging(NOW):
        Case.objects.filter(pk=case.pk).update(
            state="closed", outcome="substantiated", closed_at=NOW - dt.timedelta(days=60)
        )
    return person


class Asked:
    """An application, as far as what is said beside it asks of one."""

    def __init__(self, person, facility):
        self.practitioner, self.practitioner_id = person, person.pk
        self.facility, self.facility_id = facility, facility.pk
        self.department, self.department_id = None, None


@pytest.mark.parametrize(("role", "told"), [(DIRECTOR, True), (MEMBER, True), (COORDINATOR, False)])
def test_who_decides_on_an_application_is_told_the_counts(office, okafor, person, role, told):
    beside = counted_beside(Asked(okafor, office.north), actor_of(person(role)), TODAY)
    assert bool(beside) == told
    assert not told or dict(beside.lines)["Conduct report"] == "1"


def test_an_applicant_who_sits_on_the_committee_is_not_told_their_own(office, okafor):
    own = make_person("The member", Grant(MEMBER, office.north.pk), practitioner_id=okafor.pk)
    assert counted_beside(Asked(okafor, office.north), actor_of(own), TODAY) is None


def test_cases_elsewhere_do_not_count_here(office, okafor, person):
    beside = counted_beside(Asked(okafor, office.south), actor_of(person(DIRECTOR, at=None)), TODAY)
    assert beside is None


def test_the_office_narrows_what_counts_and_never_widens_it(office):
    choose(key=SETTING, value={"oppe": ["patient", "nonsense"]}, by=SYSTEM, at=NOW)
    assert feed_for("oppe").kinds == ("patient",)
    assert feed_for("reappointment").kinds == ("patient", "conduct", "clinical")


def test_the_director_keeps_the_policy_on_its_page(office, client_for):
    client = client_for(DIRECTOR, at=None)
    assert client.post(reverse("concern-policy"), {"oppe": ["conduct"]}).status_code == 302
    assert (feed_for("oppe").kinds, feed_for("reappointment").kinds) == (("conduct",), ())
    assert client_for(DIRECTOR).get(reverse("concern-policy")).status_code == 403


def test_a_practitioner_stands_among_unnamed_peers(
    office, okafor, make_file, arranging, now, client_for
):
    others = [make_file(f"Peer{n}", "Pat") for n in range(5)]
    with arranging(NOW):
        for n, one in enumerate([okafor, *others]):
            for month in range(11, 23):
                Exposure.objects.create(
                    facility=office.north, measure="visits", doer=one, amount=100 + n,
                    month=dt.date(2025 + month // 12, month % 12 + 1, 1),
                )  # fmt: skip
    url = reverse("concern-oppe", args=[okafor.pk])
    page = client_for(DIRECTOR).get(url, {"measure": "visits"}).content.decode()
    assert "<strong>1 case</strong>" in page
    assert "Okafor, Adaeze" in page
    assert "Peer1" not in page
    assert "Low volume" in page


def test_a_chair_of_another_department_evaluates_nobody_here(office, okafor, client_for):
    url = reverse("concern-oppe", args=[okafor.pk])
    assert client_for(CHAIR, department=office.medicine).get(url).status_code == 404
    assert (
        client_for(CHAIR, department=office.surgery, name="Own chair").get(url).status_code == 200
    )
    assert client_for(COORDINATOR).get(url).status_code == 403


def told_of(case):
    return sealed.told(case.ground_sealed, "case", case.uid, "ground")


def laid(case, peers, **more):
    return refer(
        case=case, committee=peers, question="Was the delay of Dr. Okafor usual?",
        by=SYSTEM, at=NOW, **more,
    )  # fmt: skip


def test_a_docket_tells_the_kind_and_the_number_and_keeps_the_subject_out(office, make_file, peers):
    person = make_file()
    case = case_at(office, "clinical", about=person)
    laid(case, peers)
    [matter] = Concerns().waiting([office.north.pk])
    assert matter.title == f"Clinical peer review {case.number}"
    assert "Okafor" not in matter.title + matter.summary
    assert (matter.practitioner, matter.committee) == (None, peers.pk)
    assert matter.concerns(person.pk)
    assert list(Concerns().waiting([office.south.pk])) == []


def test_members_are_let_in_save_the_subject(office, make_file, peers, arranging):
    subject = make_file()
    member = make_person("A member", Grant(MEMBER, office.north.pk))
    own = make_person("The subject", Grant(MEMBER, office.north.pk), practitioner_id=subject.pk)
    with arranging(NOW):
        RoleGrant.objects.filter(user__in=[member, own]).update(committee=peers)
    case = case_at(office, "clinical", about=subject)
    laid(case, peers, members=True)
    assert list(Named.objects.values_list("user", flat=True)) == [member.pk]
    assert may_case(actor_of(member), "concern:see", case)
    assert not may_case(actor_of(own), "concern:see", case)


def test_the_committees_word_comes_back_to_the_case_once(office, make_file, peers, arranging):
    case = case_at(office, "clinical", about=make_file())
    made = laid(case, peers)
    told = Outcome("returned", reason="Ask for the record of the night.", yes=4, meeting_on=TODAY)
    assert "question" in Concerns().followed(str(made.pk), told, by=SYSTEM, at=NOW)
    made.refresh_from_db()
    assert (made.choice, made.meeting_on) == ("returned", TODAY)
    assert "record of the night" not in made.answer_sealed
    with pytest.raises(Refused, match="no longer"):
        Concerns().followed(str(made.pk), told, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(("is_ready", "state"), [(True, "decided"), (False, "review")])
def test_a_committees_outcome_decides_a_case_of_which_every_step_is_done(
    office, make_file, peers, arranging, is_ready, state
):
    case = case_at(office, "clinical", about=make_file())
    made = laid(case, peers)
    steps = case_kinds()["clinical"].steps if is_ready else ()
    with arranging(NOW):
        Case.objects.filter(pk=case.pk).update(state="review")
        for step in steps:
            Happening.objects.create(case=case, key=step.event, on=TODAY, at=NOW)
    [choice, *_] = Concerns().matter(str(made.pk)).choices
    told = Outcome(choice.key, reason="Usual care.", yes=4, no=1, meeting_on=TODAY)
    Concerns().followed(str(made.pk), told, by=SYSTEM, at=NOW)
    case.refresh_from_db()
    made.refresh_from_db()
    assert (case.state, bool(case.outcome)) == (state, is_ready)
    assert (made.choice, made.vote) == (choice.key, "4 for, 1 against, 0 abstained")
    assert not is_ready or told_of(case) == "Peer review committee: Usual care."


def test_a_docket_takes_as_many_reads_for_many_cases_as_for_one(
    office, make_file, peers, django_assert_max_num_queries
):
    for n in range(3):
        laid(case_at(office, "clinical", about=make_file(f"Bell{n}", "Ben")), peers)
    with django_assert_max_num_queries(8):
        assert len(Concerns().waiting([office.north.pk])) == 3


def test_a_case_lies_before_a_committee_once_and_only_where_policy_brings_it(
    office, peers, arranging
):
    case = case_at(office, "clinical")
    laid(case, peers)
    with pytest.raises(Refused, match="already"):
        laid(case, peers)
    with arranging(NOW):
        pharmacy = Committee.objects.create(facility=office.north, kind="pharmacy", name="P&T")
    with pytest.raises(Refused, match="do not go before"):
        laid(case, pharmacy)


def test_the_director_lays_a_case_before_a_committee_and_takes_it_back(office, peers, person, now):
    case = case_at(office, "clinical")
    client, url = signed_in(person(DIRECTOR)), reverse("case-committees", args=[case.pk])
    sent = client.post(
        reverse("case-refer", args=[case.pk]), {"committee": peers.pk, "question": "Was it usual?"}
    )
    assert sent.status_code == 302
    row = Referral.objects.get()
    page = client.get(url).content.decode()
    assert "Was it usual?" in page
    assert "Was it usual?" not in row.question_sealed
    client.post(reverse("case-take-back", args=[case.pk]), {"referral": row.pk})
    row.refresh_from_db()
    assert row.ended_at is not None
