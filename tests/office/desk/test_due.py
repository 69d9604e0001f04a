"""What Today holds beside the findings of the rules, each from the room that keeps it."""

import datetime as dt

import pytest

from credenza.core.applications.hearing import awaited
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.models import Message
from credenza.office.credentialing.actions import receiving
from credenza.office.credentialing.models import Hearing, Station
from credenza.office.desk.actions import assign
from credenza.office.desk.models import Assignment
from credenza.office.desk.queries.due import KINDS
from credenza.office.desk.queries.today import Queue
from credenza.office.meetings.actions.action_items import Task, give
from credenza.office.meetings.models import Decision
from credenza.office.monitoring.actions.rulings import rule
from credenza.office.practitioners.queries import work
from credenza.office.privileging.models import Evaluation
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.meetings.rooms import make_committee, make_meeting, make_seat
from tests.office.monitoring.matched import alert_of, match_of
from tests.office.privileging.conftest import CORE

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ALL = {
    "action-items", "affiliations", "alerts", "applications", "decisions", "duties", "evaluations",
    "hearings", "mail", "matches", "references",
}  # fmt: skip
"""What the full desk holds. The kinds of concerns, standards and policies are tried beside them."""


@pytest.fixture
def full_desk(office, make_file, applied, asked, surgeon, grant, arranging):
    """One piece of each kind, all in the north; the application is also the one heard about."""
    late = applied(state="review", station="mec", since_at=NOW - 40 * DAY, due_on=TODAY - 3 * DAY)
    reference, _ = asked(
        at=NOW - 20 * DAY, application=applied(make_file("Ito"), state="verifying")
    )
    grant(surgeon, CORE)
    receiving.receive(
        facility=office.north,
        values={"last_name": "Nobody", "requester": "Elsewhere General", "released": True},
        by=OFFICE,
        at=NOW,
    )
    with arranging():
        Evaluation.objects.update(due_on=TODAY - DAY)
        station = Station.objects.create(
            application=late, position=3, key="mec", title="MEC", who="committee", question="?",
            days=14,
        )  # fmt: skip
        Hearing.objects.create(
            application=late, station=station, state="notified", proposed_on=TODAY - 40 * DAY,
            ask_by=TODAY - DAY, reasons="Why",
        )  # fmt: skip
        alert_of(surgeon)
        listed = match_of(make_file("Varga"))
        rule(match=listed, says="same", reason="One and the same", by=OFFICE, at=NOW)
        match_of(surgeon, 2)
    failed(surgeon, arranging)
    of_a_meeting(office, surgeon, arranging)
    return reference


def of_a_meeting(office, practitioner, arranging):
    """Something decided about the practitioner, and something given to do that is late."""
    committee = make_committee(office.north)
    seat = make_seat(committee, "Ann Able", user=None)
    meeting = make_meeting(committee, NOW - 20 * DAY, state="adjourned")
    task = Task("Ask the insurer", TODAY - 2 * DAY, seat=seat)
    give(committee=committee, task=task, by=OFFICE, at=NOW - 20 * DAY)
    with arranging():
        item = meeting.items.create(
            title="Okafor", matter="evaluation", reference="1-0", practitioner=practitioner,
            position=1, origin="docket", state="decided",
        )  # fmt: skip
        motion = meeting.motions.create(
            item=item, number=1, kind="main", state="carried", text="So be it", mover=seat,
            moved_at=NOW - 20 * DAY,
        )  # fmt: skip
        Decision.objects.create(
            item=item, motion=motion, choice="continue", yes=4, no=0, abstained=0, at=NOW
        )


def failed(practitioner, arranging, address="okafor@example.org"):
    one = post(
        occasion="Invitation", key=f"to {address}", address=address, subject="Apply", body="…",
        practitioner=practitioner, by=OFFICE, at=NOW - DAY,
    )  # fmt: skip
    with arranging():
        Message.objects.filter(pk=one.pk).update(state="failed", trouble="No such mailbox.")


def kinds_of(actor, **narrowed):
    return {one.verb for one in Queue(actor, TODAY, **narrowed).groups} & ALL


def all_items(queue):
    return queue.items(queue.ranked[0 : queue.total])


def test_each_kind_of_work_stands_with_its_reason_and_leads_to_where_it_is_done(
    full_desk, client_for
):
    client = client_for("director", at=None)
    items = [one.due for one in all_items(Queue(actor_of(client.user), TODAY))]
    found = {due.key.partition(":")[0]: due for due in items if ":" in due.key}
    assert found.keys() >= ALL
    assert found["hearings"].title == "Record the request for a hearing or the waiver"
    assert found["hearings"].citation == "42 USC 11112(b)(1)"
    assert "Under review since 15 October 2026" in found["applications"].why
    assert "asked on 4 November 2026" in found["references"].why
    assert found["references"].due_on == dt.date(2026, 11, 18)
    assert "0 of 10 cases seen" in found["evaluations"].why
    assert found["affiliations"].named == "Nobody"
    assert found["mail"].why == "No such mailbox."
    assert found["duties"].title == "Report what was billed"
    assert found["matches"].title == "Match with OIG LEIE"
    assert found["alerts"].why == "The registry has the family name Okonkwo."
    assert found["decisions"].why == "mec of North: Okafor."
    assert (found["action-items"].named, found["action-items"].state) == ("Ann Able", "late")
    assert {client.get(found[key].address).status_code for key in ALL} == {200}


def test_the_page_shows_them_in_their_order_and_alone_by_their_kind(full_desk, client_for):
    client = client_for("director", at=None)
    page = client.get("/today/").text
    assert page.index("Record the request for a hearing") < page.index("Mail not delivered")
    alone = client.get("/today/", {"kind": "mail"}).text
    assert "No such mailbox." in alone and "Focused evaluation:" not in alone
    assert b"No such mailbox." in client.get("/today/", {"kind": "mail", "export": "csv"}).content


def test_each_sees_what_their_rights_reach(full_desk, person, office):
    assert kinds_of(actor_of(person("director"))) == ALL
    assert kinds_of(actor_of(person("coordinator"))) == ALL - {"hearings"}
    assert kinds_of(actor_of(person("coordinator", at=office.south))) == set()


def test_nobody_finds_work_on_their_own_application(full_desk, person):
    own = full_desk.practitioner_id
    assert "references" not in kinds_of(actor_of(person("coordinator", practitioner_id=own)))


def test_a_piece_is_given_to_a_colleague_who_has_it_alone(full_desk, person, office):
    giver, taker = actor_of(person("coordinator")), person("director")
    key = f"references:{full_desk.pk}"
    elsewhere = actor_of(person("coordinator", at=office.south))
    assert assign(keys=[key], to=elsewhere.id, by=elsewhere, at=NOW) == 0
    assert assign(keys=[key, "references:0", "nonsense:1"], to=taker.pk, by=giver, at=NOW) == 1
    assert Assignment.objects.get().key == key
    assert kinds_of(actor_of(taker), whose="mine") == {"references"}
    assert "references" not in kinds_of(giver, whose="nobody")
    [item] = all_items(Queue(actor_of(taker), TODAY, whose="mine"))
    assert item.holder == taker.name


@pytest.fixture
def long_day(office, licence, make_file, arranging):
    """Findings of many ranks, and mail that failed among them."""
    for number in range(3):
        person = make_file(f"File{number}")
        licence(person, ends_on=TODAY - number * DAY, number=f"35.00{number}")
        failed(person, arranging, f"no{number}@example.org")


def test_every_cut_of_the_row_is_a_part_of_the_whole(long_day, person):
    queue = Queue(actor_of(person("coordinator")), TODAY)
    whole = [item.due.key for item in all_items(queue)]
    assert len(whole) == queue.total == len(set(whole)) > 20
    findings = [row.key for row in work.worst_first(queue.findings)]
    assert [key for key in whole if ":" not in key or key in findings] == findings
    for start in range(0, queue.total, 3):
        for stop in (start + 1, start + 7, queue.total):
            cut = queue.items(queue.ranked[start:stop])
            assert [item.due.key for item in cut] == whole[start:stop]


def test_a_page_asks_no_more_often_when_more_of_a_kind_waits(
    full_desk, surgeon, client_for, arranging, django_assert_max_num_queries
):
    client = client_for("director")
    client.get("/today/")
    for number in range(8):
        failed(surgeon, arranging, f"no{number}@example.org")
    with django_assert_max_num_queries(15 + len(KINDS)):
        assert client.get("/today/?kind=mail").text.count("No such mailbox") == 9
    with django_assert_max_num_queries(15 + 3 * len(KINDS)):
        client.get("/today/")


@pytest.mark.parametrize(
    ("state", "what", "day"),
    [
        ("to_notify", "Write the notice of the proposed action", dt.date(2026, 1, 1)),
        ("notified", "Record the request for a hearing or the waiver", dt.date(2026, 1, 31)),
        ("asked", "Set the hearing", dt.date(2026, 1, 9)),
        ("set", "Hold the hearing", dt.date(2026, 3, 1)),
        ("heard", "Record the report of the panel", dt.date(2026, 3, 1)),
        ("waived", "Bring it to the final action", dt.date(2026, 2, 2)),
        ("closed", "Report to the Data Bank", dt.date(2026, 4, 1)),
    ],
)
def test_each_state_of_a_hearing_says_what_is_next(state, what, day):
    said = [
        {"what": "Report to the state", "day": "2026-03-20", "citation": "B", "done_on": "x"},
        {"what": "Report to the Data Bank", "day": "2026-04-01", "citation": "A", "done_on": ""},
    ]
    kept = Hearing(
        state=state,
        proposed_on=dt.date(2026, 1, 1),
        ask_by=dt.date(2026, 1, 31),
        asked_on=dt.date(2026, 1, 9),
        hearing_on=dt.date(2026, 3, 1),
        waived_on=dt.date(2026, 2, 2),
        reports=said,
    )
    assert (awaited(kept).what, awaited(kept).day) == (what, day)


def test_a_closed_hearing_whose_reports_are_made_waits_for_nothing():
    assert awaited(Hearing(state="closed", reports=[])) is None
