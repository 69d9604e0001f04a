"""Policies: their versions, their way through committees, their text as of a day."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from credenza.core.committees.docket import Outcome
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import policies as acts
from credenza.office.compliance.actions import policy_versions as steps
from credenza.office.compliance.actions.policy_versions import Said
from credenza.office.compliance.matters.policies import Policies
from credenza.office.compliance.queries.policies import (
    held,
    policies_for,
    version_on,
    visible_policies,
    visible_versions,
)
from credenza.office.compliance.queries.policy_search import search
from credenza.office.team.actions import add_committee
from credenza.office.team.queries import actor_of
from tests.office.compliance.policies import NOW, TODAY, draft, in_force, make_policy

MARCH = dt.date(2026, 3, 2)


@pytest.fixture
def director(person):
    return actor_of(person("director"))


def committee(office, kind: str, name: str, by):
    return add_committee(
        fields={"facility": office.north, "kind": kind, "name": name}, by=by, at=NOW
    )


def test_the_text_of_a_day_is_that_of_the_version_in_force_then(office, director):
    policy = make_policy(office.north, director)
    first = in_force(policy, director, "Two years.", on=MARCH)
    second = in_force(policy, director, "Three years.")
    days = [dt.date(2026, 3, 1), MARCH, dt.date(2026, 11, 23), TODAY]
    assert [version_on(policy, day) for day in days] == [None, first, first, second]


def test_a_version_waits_for_the_notice_to_its_members(office, director):
    policy = make_policy(office.north, director, kind="bylaws", title="Bylaws")
    version = in_force(policy, director)
    assert version.effective_on == dt.date(2026, 12, 24)
    [one] = held([policy], TODAY)
    assert (one.current, one.coming) == (None, version)


def test_an_effective_day_before_the_end_of_the_notice_is_refused(office, director):
    policy = make_policy(office.north, director, kind="bylaws")
    with pytest.raises(Refused, match="24 December 2026"):
        steps.approve(
            policy_version=draft(policy, director), said=Said("The board", TODAY),
            effective_on=TODAY, by=director, at=NOW,
        )  # fmt: skip


def test_a_version_goes_through_its_committees_in_their_order(office, director):
    bylaws = committee(office, "bylaws", "Bylaws committee", director)
    board = committee(office, "board", "Board", director)
    policy = make_policy(office.north, director, route=[bylaws.pk, board.pk])
    version = steps.propose(policy_version=draft(policy, director), by=director, at=NOW)
    kind = Policies()
    [matter] = kind.waiting([office.north.pk])
    assert (matter.committee, matter.committee_kind) == (bylaws.pk, "bylaws")
    yes = Outcome("approve", meeting_on=TODAY, yes=5, no=1)
    assert "Board" in kind.followed(matter.reference, yes, by=director, at=NOW)
    assert kind.matter(matter.reference) is None
    [matter] = kind.waiting(None)
    kind.followed(matter.reference, yes, by=director, at=NOW)
    version.refresh_from_db()
    assert (version.state, version.effective_on) == ("approved", TODAY)
    assert [one.words for one in version.approvals.all()] == ["5 for, 1 against"] * 2


def test_a_committee_sends_a_version_back_and_it_begins_anew(office, director):
    bylaws = committee(office, "bylaws", "Bylaws committee", director)
    policy = make_policy(office.north, director, route=[bylaws.pk])
    version = steps.propose(policy_version=draft(policy, director), by=director, at=NOW)
    [matter] = Policies().waiting(None)
    with pytest.raises(Refused, match="on its way"):
        draft(policy, director, "Another text.")
    no = Outcome("return", reason="The term is too short.", meeting_on=TODAY)
    Policies().followed(matter.reference, no, by=director, at=NOW)
    version.refresh_from_db()
    assert (version.state, version.stage) == ("draft", 0)


def test_a_coordinator_cannot_approve_by_hand(office, director, person):
    policy = make_policy(office.north, director)
    with pytest.raises(Refused):
        in_force(policy, actor_of(person("coordinator")))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"standards": ["NO-SUCH-RULE"]}, "NO-SUCH-RULE"),
        ({"number": "MS-1"}, "already"),
        ({"route": [987654]}, "another facility"),
    ],
)
def test_what_a_policy_cannot_be_is_refused_with_its_reason(office, director, values, why):
    make_policy(office.north, director, number="MS-1")
    with pytest.raises(Refused, match=why):
        make_policy(office.north, director, **values)


def test_a_policy_proves_its_standards_while_it_is_in_force(office, director):
    policy = make_policy(office.north, director, standards=["TJC-TIME"])
    assert policies_for(["TJC-TIME"], as_of=TODAY) == {"TJC-TIME": []}
    in_force(policy, director)
    assert policies_for(["TJC-TIME"], as_of=TODAY) == {"TJC-TIME": [policy]}
    acts.retire(policy=policy, on=TODAY, reason="Merged.", by=director, at=NOW)
    assert policies_for(["TJC-TIME"], as_of=TODAY) == {"TJC-TIME": []}


def test_a_review_without_a_change_moves_the_next_one(office, director):
    policy = make_policy(office.north, director, review_months=6)
    in_force(policy, director, on=MARCH)
    [one] = held([policy], TODAY)
    assert (one.review_due_on, one.review_state) == (dt.date(2026, 9, 2), "late")
    acts.review(policy=policy, on=TODAY, reason="Still as we work.", by=director, at=NOW)
    [one] = held([policy], TODAY)
    assert (one.review_due_on, one.review_state) == (dt.date(2027, 5, 24), "met")


def test_who_may_read_which_version(office, director, person):
    bylaws = committee(office, "bylaws", "Bylaws committee", director)
    policy = make_policy(office.north, director, route=[bylaws.pk])
    steps.propose(policy_version=draft(policy, director), by=director, at=NOW)
    make_policy(office.north, director, title="Only a draft")
    seen = {
        role: visible_versions(actor_of(person(role, name=f"The {role}"))).count()
        for role in ("coordinator", "member", "chair", "viewer", "practitioner", "administrator")
    }
    assert seen == {
        "coordinator": 1,
        "member": 1,
        "chair": 1,
        "viewer": 0,
        "practitioner": 0,
        "administrator": 0,
    }
    assert not visible_policies(actor_of(person("director", at=office.south))).exists()


def test_words_are_found_under_their_heading_in_what_is_in_force(office, director, person):
    policy = make_policy(office.north, director, number="MS-7")
    in_force(policy, director, "A quorum is half of the members.", "Proxies do not count.")
    draft(policy, director, "A quorum is a third of the members.")
    [hit] = search(actor_of(person("viewer")), "QUORUM members", TODAY)
    assert (hit.policy, hit.place) == (policy, 0)
    assert [one.place for one in search(director, "ms-7", TODAY)] == [0]
    assert search(actor_of(person("viewer", at=office.south)), "quorum", TODAY) == []
    assert search(director, "third", TODAY) == []


def test_the_library_reads_as_often_for_many_policies_as_for_one(
    office, director, client_for, django_assert_max_num_queries
):
    for number in range(12):
        in_force(make_policy(office.north, director, title=f"Policy {number}"), director)
    client = client_for("viewer")
    with django_assert_max_num_queries(12):
        assert client.get("/policies/").status_code == 200
    with django_assert_max_num_queries(12):
        assert b"12 places" in client.get("/policies/?q=chief").content


def test_a_word_document_becomes_a_version_and_is_kept_as_it_came(office, director, client_for):
    policy = make_policy(office.north, director)
    document, out = Document(), io.BytesIO()
    document.add_heading("Term", 1)
    document.add_paragraph("Two years.")
    document.save(out)
    client, address = client_for("coordinator"), f"/policies/{policy.pk}/write/"
    upload = SimpleUploadedFile("policy.docx", out.getvalue())
    page = client.post(address, {"document": upload, "change": "New."}, follow=True)
    version = policy.versions.get()
    assert b"Two years." in page.content and version.blocks[0]["kind"] == "heading"
    assert b"".join(client.get(f"/policies/versions/{version.pk}/original/")) == out.getvalue()
    assert client.get(f"/policies/versions/{version.pk}/pdf/").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", b"PK\x03\x04 no zip"), ("a.pdf", b"%PDF-1.4 nothing"), ("", b"")]
)
def test_what_is_no_policy_is_refused_on_the_form(office, director, client_for, name, data):
    policy = make_policy(office.north, director)
    given = {"document": SimpleUploadedFile(name, data)} if name else {}
    client = client_for("coordinator")
    page = client.post(f"/policies/{policy.pk}/write/", {"change": "New.", **given})
    assert page.status_code == 422
    assert not policy.versions.exists()
