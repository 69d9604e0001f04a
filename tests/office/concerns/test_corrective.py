"""Corrective action: resolved, counted, heard, and shown for reporting; never computed away."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from credenza.core.committees.docket import Outcome
from credenza.core.concerns.corrective import CARE, FINAL, RESTRICTION
from credenza.core.concerns.reporting import REPORTABLE
from credenza.core.verdict import Refused
from credenza.office.concerns.actions import corrective as acts
from credenza.office.concerns.actions import fair_hearings as hearings
from credenza.office.concerns.actions import reports
from credenza.office.concerns.queries import corrective as queries
from credenza.office.concerns.queries.listing import listed
from credenza.office.desk.queries.due.corrective import marks, told
from credenza.office.ledger.models import Act, Change
from credenza.office.meetings.matters.investigations import Investigations
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.concerns.cases import case_at
from tests.office.privileging.conftest import CORE, form, grant, request_of  # noqa: F401

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 10, 25)
AT = datetime(2026, 11, 24, 15, tzinfo=UTC)
GROUNDS = "Two returns to theatre in one week."


@pytest.fixture
def director(person):
    return actor_of(person("director"))


@pytest.fixture
def okafor(make_file, grant):  # noqa: F811
    """Somebody with a core privilege at the northern facility since the new year."""
    one, since = make_file(street="12 Elm Street", postal_code="44000"), date(2026, 1, 1)
    grant(one, CORE, decided_on=since, starts_on=since, ends_on=date(2027, 12, 31))
    return one


def about(office, okafor, **more) -> acts.About:
    return acts.About(okafor.pk, office.north, GROUNDS, basis=CARE, **more)


def who(director, at=AT) -> dict:
    return {"by": director, "at": at}


@pytest.fixture
def suspended(office, okafor, director):
    return acts.suspend(
        of=about(office, okafor), on=BEGAN, ordered_by="Chief of staff", **who(director)
    )


def resolved(on: date, **more) -> acts.Resolved:
    return acts.Resolved(on, "Resolved as moved.", yes=7, **more)


def test_a_suspension_rests_all_that_is_held_and_its_day_31_makes_it_reportable(suspended):
    assert suspended.suspensions.count() > 0
    (npdb, *_) = queries.duties_of(suspended, date(2026, 11, 24))
    assert (npdb.rule.key, npdb.says, npdb.by) == ("npdb-action", REPORTABLE, date(2026, 12, 24))
    before = queries.duties_of(suspended, date(2026, 11, 23))
    assert REPORTABLE not in {one.says for one in before}


def test_the_executive_committee_continues_only_after_the_practitioner_was_heard(
    suspended, director
):
    with pytest.raises(Refused, match="heard"):
        acts.resolve(
            action=suspended, verb="continue", resolved=resolved(date(2026, 11, 5)), **who(director)
        )
    late = [one.what for one in queries.clocks_of(suspended, date(2026, 11, 20))]
    acts.resolve(
        action=suspended,
        verb="continue",
        resolved=resolved(date(2026, 11, 5), heard="She spoke for twenty minutes."),
        **who(director),
    )
    after = [one.what for one in queries.clocks_of(_again(suspended, director), date(2026, 11, 20))]
    assert len(late) - len(after) == 2


def test_a_lifted_suspension_of_30_days_leaves_nothing_to_report(suspended, director):
    acts.resolve(
        action=suspended, verb="lift", resolved=resolved(date(2026, 11, 24)), **who(director)
    )
    one = _again(suspended, director)
    assert one.state == "lifted"
    assert not one.suspensions.filter(lifted_on=None).exists()
    assert {found.says for found in queries.duties_of(one, date(2027, 1, 5))} == {"not"}


def test_whether_somebody_was_under_investigation_hangs_on_the_resolutions_alone(
    office, okafor, director
):
    one = acts.ask_investigation(of=about(office, okafor), **who(director))
    assert not queries.under_investigation(okafor.pk, office.north.pk, date(2026, 11, 24))
    acts.resolve(action=one, verb="begin", resolved=resolved(date(2026, 11, 20)), **who(director))
    for on, under in ((19, False), (20, True), (24, True)):
        assert queries.under_investigation(okafor.pk, office.north.pk, date(2026, 11, on)) is under
    gone = acts.given_up(
        of=about(office, okafor), on=date(2026, 11, 23), to_avoid=False, **who(director)
    )
    assert gone.under_investigation
    found = {one.rule.key: one.says for one in queries.duties_of(gone, date(2026, 11, 24))}
    assert found["npdb-surrender"] == REPORTABLE


def test_the_docket_tells_the_number_alone_and_the_vote_begins_the_investigation(
    office, okafor, director
):
    case = case_at(office, about=okafor)
    one = acts.ask_investigation(of=about(office, okafor, case=case), **who(director))
    (matter,) = Investigations().waiting([office.north.pk])
    assert "Okafor" not in f"{matter.title} {matter.summary}"
    assert (matter.practitioner, matter.conflicted) == (None, (okafor.pk,))
    voted = Outcome("begin", "Facts are to be found.", meeting_on=date(2026, 11, 24), yes=6, no=1)
    Investigations().followed(matter.reference, voted, **who(director))
    one.refresh_from_db()
    assert (one.state, one.begun_on) == ("running", date(2026, 11, 24))
    with pytest.raises(Refused):
        Investigations().followed(matter.reference, voted, **who(director))


def test_a_restriction_is_final_only_after_notice_and_hearing_or_waiver(office, okafor, director):
    one = acts.propose(
        of=about(office, okafor), kind=RESTRICTION, proposed_by="the MEC", **who(director)
    )
    final = {"on": date(2026, 11, 24), "until_on": None, "why": "The board adopted it."}
    with pytest.raises(Refused, match="heard"):
        acts.adopt(action=one, **final, **who(director))
    paper = hearings.notify(
        hearing=one.hearing,
        proposal="to restrict robotic surgery",
        grounds=GROUNDS,
        request_to="The chief executive",
        **who(director),
    )
    one.hearing.refresh_from_db()
    assert paper.document.media_type == "application/pdf"
    assert one.hearing.ask_by == date(2026, 12, 24)
    with pytest.raises(Refused, match="24 December"):
        hearings.waive(
            hearing=one.hearing,
            on=date(2026, 11, 24),
            said_so=False,
            why="Silent.",
            **who(director),
        )
    hearings.waive(
        hearing=one.hearing, on=date(2026, 11, 24), said_so=True, why="In writing.", **who(director)
    )
    done = acts.adopt(action=_again(one, director), **final, **who(director))
    assert (done.state, done.final_on) == (FINAL, date(2026, 11, 24))


def test_a_report_counts_as_made_only_once_a_person_said_so(suspended, director):
    def waits() -> bool:
        clocks = queries.clocks_of(_again(suspended, director), date(2026, 12, 1))
        return any("Data Bank" in one.what for one in clocks)

    assert waits()
    reports.write(
        action=suspended, rule="npdb-action", values={"narrative": "Facts."}, **who(director)
    )
    assert waits()
    with pytest.raises(Refused, match="why"):
        reports.not_reportable(
            action=suspended, rule="npdb-action", on=AT.date(), words=" ", **who(director)
        )
    reports.reported(
        action=suspended, rule="npdb-action", on=AT.date(), words="DCN 55", **who(director)
    )
    assert not waits()


@pytest.mark.parametrize("role", ["coordinator", "chair", "member", "viewer", "practitioner"])
def test_nobody_but_the_director_learns_of_an_action_on_any_page(suspended, person, role, okafor):
    own = {"practitioner_id": okafor.pk} if role == "practitioner" else {}
    client = signed_in(person(role, **own))
    for name, args in (
        ("corrective-actions", []),
        ("corrective-action", [suspended.pk]),
        ("corrective-report", [suspended.pk, "npdb-action"]),
        ("corrective-report-paper", [suspended.pk, "npdb-action"]),
    ):
        assert client.get(reverse(name, args=args)).status_code in (403, 404)
    assert not list(marks(actor_of(client.user), date(2026, 11, 24)))


def test_a_director_of_the_same_practice_learns_nothing_of_it(suspended, person, make_file):
    other = make_file("Brand", "Bea", at=None, street="12 elm street", postal_code="44000")
    barred = actor_of(person("director", name="Bea Brand", practitioner_id=other.pk))
    assert not queries.visible_actions(barred).exists()
    assert not queries.may_begin(barred, suspended.practitioner_id, suspended.facility_id)


def test_the_file_of_privileges_and_the_ledger_keep_the_grounds_to_themselves(suspended, director):
    kept = str(list(Act.objects.values())) + str(list(Change.objects.values()))
    assert "theatre" not in kept
    assert {one.reason for one in suspended.suspensions.all()} == {acts.QUIET}


def test_the_pages_show_days_duties_and_sources(suspended, person, director):
    client = signed_in(person("director", name="Another Director"))
    page = client.get(reverse("corrective-action", args=[suspended.pk])).content.decode()
    assert "Day" in page and "45 CFR 60.12(a)(1)(i)" in page and GROUNDS in page
    address = reverse("corrective-report", args=[suspended.pk, "npdb-action"])
    sheet = client.get(address).content.decode()
    assert "from the practitioner&#x27;s file" in sheet
    client.post(address, {"narrative": "In neutral words."})
    assert "In neutral words." in client.get(address).content.decode()
    paper = client.get(reverse("corrective-report-paper", args=[suspended.pk, "npdb-action"]))
    assert paper.content.startswith(b"%PDF")


def test_the_list_takes_as_many_reads_for_ten_actions_as_for_two(
    office, okafor, director, suspended, make_file, django_assert_max_num_queries
):
    for number in range(8):
        one = make_file(f"Person{number}", "Pat")
        acts.ask_investigation(of=about(office, one), **who(director))
    with django_assert_max_num_queries(12):
        assert len(listed(director, AT.date())) == 9
    with django_assert_max_num_queries(12):
        assert len(list(told(director, {suspended.pk}, AT.date()))) == 1


def _again(action, director):
    return queries.visible_actions(director).get(pk=action.pk)
