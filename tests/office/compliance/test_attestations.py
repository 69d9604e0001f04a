"""Campaigns, packs for new members, and signatures bound to the text."""

import datetime as dt

import pytest

from credenza.core.policies.asking import Audience
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import attestations, campaigns, orientation, reminders
from credenza.office.compliance.models import Attestation
from credenza.office.compliance.queries import attesting
from credenza.office.compliance.queries.campaigns import to_sign
from credenza.office.correspondence.models import Message
from credenza.office.team.queries import actor_of
from credenza.signatures import check_copy
from tests.fixtures import PASSWORD, signed_in
from tests.office.compliance.policies import NOW, in_force, make_policy

DUE = dt.date(2026, 12, 24)


@pytest.fixture
def director(person):
    return actor_of(person("director", name="Dora Director"))


@pytest.fixture
def policy(office, director):
    one = make_policy(office.north, director)
    in_force(one, director)
    return one


def ask(policy, by, **audience):
    asking = campaigns.Asking("Read it", [policy], Audience(**audience), DUE)
    return campaigns.open_campaign(facility=policy.facility, asking=asking, by=by, at=NOW)


def sign(paper: Attestation, user, name: str = "", at=NOW) -> Attestation:
    return attestations.sign(
        attestation=paper, user=user, name=name or user.name, meaning=attesting.statement(),
        method="password", by=actor_of(user), at=at,
    )  # fmt: skip


def test_everybody_is_asked_once_however_often_they_fit(policy, director, person, make_file):
    file = make_file()
    both = person("practitioner", name="Adaeze Okafor", practitioner_id=file.pk)
    make_file("Moreno", "Luis")
    campaign = ask(policy, director, everyone=True, roles=("practitioner",), people=(both.pk,))
    names = campaign.attestations.values_list("user", "practitioner").order_by("practitioner")
    assert len(names) == 2 and (both.pk, file.pk) in names
    assert Message.objects.filter(occasion=reminders.OCCASION).count() == 1


def test_a_campaign_without_anybody_is_refused(policy, director):
    with pytest.raises(Refused, match="Nobody"):
        ask(policy, director, committees=(99,))


def test_a_signature_is_bound_to_the_text_the_person_and_the_time(policy, director, person):
    reader = person("viewer", name="Vera Viewer")
    campaign = ask(policy, director, people=(reader.pk,))
    paper = sign(campaign.attestations.get(), reader, "vera viewer")
    assert attesting.intact(paper)
    signed = check_copy(attesting.copy_of(paper))
    assert signed.verdict and signed.record["policy"] == "Temporary privileges"
    paper.policy_version.blocks[0]["text"] = "The chief of staff serves for ever."
    assert not attesting.intact(paper)
    paper.refresh_from_db()
    paper.signed_at += dt.timedelta(days=1)
    assert not attesting.intact(paper)


@pytest.mark.parametrize(
    ("name", "who", "why"),
    [("Somebody Else", "reader", "Type your name"), ("Vera Viewer", "other", "Only who was asked")],
)
def test_nobody_signs_for_another(policy, director, person, name, who, why):
    reader = person("viewer", name="Vera Viewer")
    other = person("viewer", name="Otto Other")
    campaign = ask(policy, director, people=(reader.pk,))
    with pytest.raises(Refused, match=why):
        sign(campaign.attestations.get(), {"reader": reader, "other": other}[who], name)


def test_what_is_signed_or_excused_is_asked_for_no_more(policy, director, person):
    first, second = person("viewer", name="Ann One"), person("viewer", name="Bob Two")
    campaign = ask(policy, director, people=(first.pk, second.pk))
    papers = {one.user_id: one for one in campaign.attestations.all()}
    sign(papers[first.pk], first)
    attestations.excuse(attestation=papers[second.pk], reason="On leave.", by=director, at=NOW)
    assert not to_sign(actor_of(first)).exists() and not to_sign(actor_of(second)).exists()
    with pytest.raises(Refused):
        sign(papers[first.pk], first)
    with pytest.raises(Refused):
        sign(papers[second.pk], second)


def test_nobody_excuses_themselves(policy, director):
    campaign = ask(policy, director, people=(director.id,))
    with pytest.raises(Refused, match="themselves"):
        attestations.excuse(
            attestation=campaign.attestations.get(), reason="No.", by=director, at=NOW
        )


def test_readers_are_reminded_once_of_each_mark_until_they_sign(policy, director, person):
    reader = person("viewer", name="Vera Viewer")
    ask(policy, director, people=(reader.pk,))
    days = [(0, 0), (16, 1), (17, 0), (27, 1), (30, 1), (36, 0), (37, 1)]
    for after, expected in days:
        at = NOW + dt.timedelta(days=after)
        assert reminders.remind_due(by=director, at=at) == expected, after
        assert reminders.remind_due(by=director, at=at) == 0


def test_who_had_no_account_is_asked_as_soon_as_they_have_one(policy, director, person, make_file):
    file = make_file()
    ask(policy, director, everyone=True)
    assert reminders.remind_due(by=director, at=NOW) == 0
    reader = person("practitioner", name="Adaeze Okafor", practitioner_id=file.pk)
    assert reminders.remind_due(by=director, at=NOW + dt.timedelta(days=20)) == 1
    assert Attestation.objects.get().user == reader


def test_new_members_are_given_their_pack_once(policy, director, office, make_file):
    contents = orientation.Contents("Welcome", (policy,), 30, dt.date(2026, 1, 1))
    orientation.open_pack(facility=office.north, contents=contents, by=director, at=NOW)
    new = make_file()
    make_file("South", "Sue", at=office.south)
    assert orientation.give_due(by=director, at=NOW) == 1
    assert orientation.give_due(by=director, at=NOW) == 0
    paper = Attestation.objects.get()
    assert (paper.practitioner, paper.due_on) == (new, DUE)


def test_members_of_before_get_no_pack(policy, director, office, make_file):
    make_file()
    contents = orientation.Contents("Welcome", (policy,), 30, dt.date(2026, 1, 2))
    orientation.open_pack(facility=office.north, contents=contents, by=director, at=NOW)
    assert orientation.give_due(by=director, at=NOW) == 0


def test_a_reader_signs_in_the_browser(policy, director, person):
    reader = person("viewer", name="Vera Viewer")
    paper = ask(policy, director, people=(reader.pk,)).attestations.get()
    client = signed_in(reader)
    address = f"/policies/to-sign/{paper.pk}/"
    assert b"chief of staff" in client.get(address).content
    data = {"name": "Vera Viewer", "agree": "on", "meaning": attesting.statement()}
    assert "/account/confirm" in client.post(address, data)["Location"]
    client.logout()
    client.post("/sign-in/", {"login": reader.email, "password": PASSWORD})
    assert client.post(address, data)["Location"] == "/policies/to-sign/"
    paper.refresh_from_db()
    assert paper.signed_at and paper.opened_at and attesting.intact(paper)
    assert client.get(f"{address}copy/").status_code == 200


def test_the_office_sees_how_far_a_campaign_is(
    policy, director, client_for, make_file, django_assert_max_num_queries
):
    for number in range(10):
        make_file(f"Reader{number}")
    campaign = ask(policy, director, everyone=True)
    client = client_for("coordinator")
    with django_assert_max_num_queries(16):
        page = client.get(f"/policies/campaigns/{campaign.pk}/")
    assert b"0 of 10" in page.content
    assert client.get(f"/policies/campaigns/{campaign.pk}/xlsx/").status_code == 200
    assert client_for("viewer").get(f"/policies/campaigns/{campaign.pk}/").status_code == 403
