"""Responses to conduct: proposed from history, decided by people, answered by the practitioner."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from credenza.core.concerns.tiers import AWARENESS, GUIDED, INFORMAL
from credenza.core.verdict import Refused
from credenza.office.concerns.actions import responses as acts
from credenza.office.concerns.queries.responses import proposal
from credenza.office.concerns.queries.sealed import told
from credenza.office.correspondence.models import Message
from credenza.office.correspondence.queries.mail import body_of
from credenza.office.ledger.models import Act, Change
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.concerns.cases import case_at

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 15, tzinfo=UTC)
TODAY = date(2026, 11, 24)
TOLD = "On 20 November you are said to have raised your voice at the nurses' station."
ANSWER = "I did, and I apologised to her the same day."


@pytest.fixture
def director(person):
    return actor_of(person("director"))


@pytest.fixture
def okafor(make_file):
    return make_file(email="adaeze@example.org")


@pytest.fixture
def decided(office, okafor, director):
    case = case_at(office, about=okafor, received_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    return acts.decide(
        case=case,
        practitioner=okafor.pk,
        tier=INFORMAL,
        told=TOLD,
        why="A first report.",
        by=director,
        at=AT,
    )


def ask(response, director) -> str:
    return acts.ask(response=response, by=director, at=AT)


def test_a_pattern_is_proposed_from_the_cases_that_the_reader_may_read(
    office, okafor, director, person
):
    for month in (1, 5, 11):
        case = case_at(office, about=okafor, received_at=datetime(2026, month, 3, tzinfo=UTC))
    assert proposal(case, okafor.pk, director, TODAY).tier == AWARENESS
    assert proposal(case, okafor.pk, actor_of(person("coordinator")), TODAY).counted == 0


def test_a_response_keeps_what_was_proposed_beside_what_people_decided(decided):
    assert (decided.proposed, decided.tier) == (INFORMAL, INFORMAL)
    assert told(decided.reason_sealed, "response", decided.uid, "reason") == "A first report."


def test_nothing_is_concluded_before_the_practitioner_could_answer(decided, director):
    ask(decided, director)
    for act, more in ((acts.conclude, {}), (acts.go_on, {"declined": False})):
        with pytest.raises(Refused):
            act(response=decided, why="Done.", by=director, at=AT, **more)
    acts.go_on(response=decided, declined=True, why="She told us so.", by=director, at=AT)
    assert acts.conclude(response=decided, why="Talked.", by=director, at=AT).state == "concluded"


def test_the_mail_says_only_that_a_question_waits(decided, director):
    ask(decided, director)
    mail = Message.objects.get()
    said = f"{mail.subject} {mail.occasion} {body_of(mail)}".lower()
    assert mail.practitioner_id is None
    assert not [word for word in ("conduct", "report", "complain", "case", "voice") if word in said]


def test_the_practitioner_answers_through_the_link_and_sees_nothing_else(client, decided, director):
    url = reverse("conduct-answer", args=[ask(decided, director)])
    page = client.get(url).content.decode()
    assert "raised your voice" in page
    assert decided.case.number not in page
    assert "waited forty minutes" not in page
    client.post(url, {"words": ANSWER})
    decided.refresh_from_db()
    assert told(decided.answer_sealed, "response", decided.uid, "answer") == ANSWER
    assert decided.case.happenings.filter(key="heard").exists()
    assert client.get(url).status_code == 410


def test_a_new_link_ends_the_one_before_and_gives_no_more_time(client, decided, director):
    first = ask(decided, director)
    decided.refresh_from_db()
    until = decided.answer_by
    second = ask(decided, director)
    decided.refresh_from_db()
    assert decided.answer_by == until == date(2026, 12, 8)
    assert client.get(reverse("conduct-answer", args=[first])).status_code == 410
    assert client.get(reverse("conduct-answer", args=[second])).status_code == 200


def test_a_practitioner_signed_in_answers_their_own_question_and_no_other(
    person, decided, director, make_file
):
    ask(decided, director)
    address = reverse("own-question", args=[decided.pk])
    for pk, status in ((make_file("Other", "Olga").pk, 404), (decided.practitioner_id, 200)):
        client = signed_in(person("practitioner", name=f"Practitioner {pk}", practitioner_id=pk))
        assert client.get(address).status_code == status
    assert client.post(address, {"words": ANSWER}).status_code == 302
    assert "answered" in client.get(reverse("own-questions")).content.decode()


def test_neither_acts_nor_rows_of_the_ledger_tell_what_was_said(decided, director, client):
    client.post(reverse("conduct-answer", args=[ask(decided, director)]), {"words": ANSWER})
    acts.conclude(response=decided, why="The chair spoke with her.", by=director, at=AT)
    kept = str(list(Act.objects.values())) + str(list(Change.objects.values()))
    for secret in ("raised your voice", "apologised", "A first report", "chair spoke"):
        assert secret not in kept
    assert not Act.objects.filter(verb__startswith="conduct:", practitioner_id__isnull=False)


def test_an_office_sets_its_own_numbers_from_a_day_on(office, okafor, director):
    case = case_at(office, about=okafor, received_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    acts.set_threshold(
        facility=office.north,
        key=AWARENESS,
        limit=1,
        from_on=TODAY,
        why="Policy 12.",
        by=director,
        at=AT,
    )
    assert proposal(case, okafor.pk, director, date(2026, 11, 23)).tier == INFORMAL
    assert proposal(case, okafor.pk, director, TODAY).tier == AWARENESS


def test_a_report_after_an_awareness_intervention_leads_on(office, okafor, director, decided):
    for day in (22, 23):
        case = case_at(office, about=okafor, received_at=datetime(2026, 11, day, 9, tzinfo=UTC))
    first = case_at(office, about=okafor, received_at=datetime(2026, 11, 1, tzinfo=UTC))
    acts.decide(
        case=first, practitioner=okafor.pk, tier=AWARENESS, told=TOLD, why="Pattern.",
        by=director, at=datetime(2026, 11, 21, 15, tzinfo=UTC),
    )  # fmt: skip
    assert proposal(case, okafor.pk, director, TODAY).tier == GUIDED
