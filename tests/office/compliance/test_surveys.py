"""Surveyors see the files that a running survey shows, and nothing else on any address."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.formats.packets import Entry, part
from credenza.office.compliance.actions.surveyors import end_surveyor, let_in
from credenza.office.compliance.actions.surveys import (
    close,
    close_over,
    extend,
    looked,
    ready,
    take_out,
)
from credenza.office.compliance.models import Look, Shown, Survey
from credenza.office.compliance.queries.dossiers import dossier
from credenza.office.compliance.queries.timing import timed
from credenza.office.documents.actions import keep
from credenza.office.practitioners.actions import credentials
from credenza.office.team.models import User
from credenza.office.team.queries import actor_of
from tests.fixtures import SYSTEM, signed_in
from tests.house.reference import addresses
from tests.office.compliance.surveyed import shown_in, survey_at, surveyor_of


@pytest.fixture
def survey(office):
    return survey_at(office.north)


@pytest.fixture
def surveyor(survey):
    return surveyor_of(survey).user


def page(client, name, *args) -> int:
    return client.get(reverse(name, args=args)).status_code


def test_a_surveyor_opens_the_files_shown_and_no_others(survey, surveyor, make_file):
    shown, other = shown_in(survey, make_file()), make_file("Lindqvist", "Maja")
    elsewhere = shown_in(survey_at(survey.facility, title="Another"), other)
    client = signed_in(surveyor)
    desk = client.get(reverse("survey-desk"))
    assert "Okafor" in desk.content.decode() and "Lindqvist" not in desk.content.decode()
    assert page(client, "survey-file", shown.pk) == 200
    assert page(client, "survey-file", elsewhere.pk) == 404
    assert page(client, "practitioner", other.pk) == 403
    assert page(client, "practitioner", shown.practitioner_id) == 403


def test_a_surveyor_opens_no_other_address_of_the_office(survey, surveyor, make_file):
    shown_in(survey, make_file())
    client = signed_in(surveyor)
    allowed = {"survey-desk", "survey-file", "survey-page"}
    for one in addresses():
        if one.verb in ("public", "account:keep") or one.name in allowed:
            continue
        if "<" not in one.route:
            assert client.get(one.route).status_code == 403, one.name
        else:
            assert one.verb not in ("survey:read", "survey:attend"), one.name


def test_every_look_is_kept_and_stands_in_the_history_of_the_file(survey, surveyor, make_file):
    shown = shown_in(survey, make_file())
    signed_in(surveyor).get(reverse("survey-file", args=[shown.pk]))
    look = Look.objects.get()
    assert (look.user, look.practitioner, look.part) == (surveyor, shown.practitioner, "file")


@pytest.mark.parametrize("how", ["closed", "its time is over", "let in no more"])
def test_at_the_end_a_surveyor_sees_nothing_any_more(how, survey, surveyor, make_file):
    shown, client = shown_in(survey, make_file()), signed_in(surveyor)
    now = timezone.now()
    assert page(client, "survey-file", shown.pk) == 200
    if how == "closed":
        close(survey=survey, by=SYSTEM, at=now)
    elif how == "let in no more":
        end_surveyor(surveyor=survey.surveyors.get(), by=SYSTEM, at=now)
    else:
        assert close_over(by=SYSTEM, at=survey.ends_at) == 1
        assert close_over(by=SYSTEM, at=survey.ends_at) == 0
    answer = client.get(reverse("survey-file", args=[shown.pk]))
    assert answer.status_code == 302 and "sign-in" in answer["Location"]


def test_the_role_ends_on_its_instant_even_where_nobody_closes(survey, surveyor, time_machine):
    client = signed_in(surveyor)
    assert page(client, "survey-desk") == 200
    time_machine.move_to(survey.ends_at, tick=False)
    assert not actor_of(User.objects.get(pk=surveyor.pk)).grants


def test_a_surveyor_of_two_surveys_stays_for_the_other(survey, surveyor):
    other = survey_at(survey.facility, title="The other")
    surveyor_of(other)
    close(survey=survey, by=SYSTEM, at=timezone.now())
    surveyor.refresh_from_db()
    assert surveyor.is_active
    close(survey=other, by=SYSTEM, at=timezone.now())
    surveyor.refresh_from_db()
    assert not surveyor.is_active


def test_who_surveyed_before_comes_back_by_the_same_account(survey, surveyor):
    close(survey=survey, by=SYSTEM, at=timezone.now())
    again = surveyor_of(survey_at(survey.facility, title="The next")).user
    assert again.pk == surveyor.pk and again.is_active


def test_a_colleague_is_no_surveyor(survey, person):
    email = person("coordinator").email
    with pytest.raises(Refused, match="colleague"):
        let_in(survey=survey, name="Sam", email=email, by=SYSTEM, at=timezone.now())


def test_a_survey_lasts_fourteen_days_at_a_time(office, survey):
    now = timezone.now()
    with pytest.raises(Refused, match="14 days"):
        survey_at(office.north, ends_at=now + dt.timedelta(days=15))
    later = now + dt.timedelta(days=10)
    one = surveyor_of(survey)
    extend(survey=survey, ends_at=later, reason="They stay", by=SYSTEM, at=now)
    assert one.user.grants.get().ends_at == later


def test_peer_review_is_shown_where_a_policy_is_named(office):
    with pytest.raises(Refused, match="policy"):
        survey_at(office.north, peer_review=True)
    assert survey_at(office.north, peer_review=True, peer_review_why="MS-12").peer_review


def test_a_dossier_holds_neither_health_nor_peer_review_nor_other_facilities(office, licence):
    own = licence()
    person, now = own.practitioner, timezone.now()
    add = {"practitioner": person, "by": SYSTEM, "at": now}
    for kind in ("peer_reference", "mmr"):
        credentials.add(kind=kind, values={}, **add)
    credentials.add(kind="attestation", values={"facility": office.south}, **add)
    day = now.date()
    assert [one.kind.key for one in dossier(person, office.north.pk, day).held] == ["state_licence"]
    seen = dossier(person, office.north.pk, day, peer_review=True).held
    assert {one.kind.key for one in seen} == {"state_licence", "peer_reference"}


def test_a_surveyor_reads_the_pages_of_papers_of_the_file_alone(survey, surveyor, licence):
    held = licence()
    shown = shown_in(survey, held.practitioner)
    data = part(Entry("1", "Licence"), [])
    made = {"data": data, "media_type": "application/pdf", "by": SYSTEM, "at": timezone.now()}
    paper, other = (keep(name=name, **made) for name in ("licence.pdf", "other.pdf"))
    credentials.attach(
        practitioner=held.practitioner,
        document=paper,
        credential=held,
        label="",
        by=SYSTEM,
        at=timezone.now(),
    )
    client = signed_in(surveyor)
    assert page(client, "survey-page", shown.pk, paper.pk, 1) == 200
    assert page(client, "survey-page", shown.pk, paper.pk, 2) == 404
    assert page(client, "survey-page", shown.pk, other.pk, 1) == 404
    assert Look.objects.filter(document=paper).count() == 1


def test_names_called_out_are_shown_and_doubtful_ones_asked_about(survey, make_file, client_for):
    make_file()
    make_file("Berg", "Otto")
    make_file("Berg", "Anna")
    client = client_for("director")
    answer = client.post(
        reverse("survey-call", args=[survey.pk]), {"names": "Okafor\nBerg\nNobody"}
    ).content.decode()
    assert [str(one.practitioner) for one in Shown.objects.all()] == ["Okafor, Adaeze"]
    assert "Berg, Anna" in answer and "Berg, Otto" in answer and "another spelling" in answer


def test_the_minutes_until_a_file_is_in_hand_are_taken(survey, make_file):
    shown = shown_in(survey, make_file())
    ready(shown=shown, by=SYSTEM, at=shown.called_at + dt.timedelta(seconds=61))
    ready(shown=shown, by=SYSTEM, at=shown.called_at + dt.timedelta(hours=1))
    found = timed(survey.shown.all())
    assert (found.ready, found.waiting, found.slowest, found.average) == (1, 0, 2, 2.0)


def test_a_file_is_taken_out_with_a_reason_and_its_looks_stay(survey, surveyor, make_file):
    shown = shown_in(survey, make_file())
    looked(shown=shown, user=surveyor.pk, part="file", by=SYSTEM, at=timezone.now())
    with pytest.raises(Refused, match="Say why"):
        take_out(shown=shown, reason=" ", by=SYSTEM, at=timezone.now())
    take_out(shown=shown, reason="Called by mistake", by=SYSTEM, at=timezone.now())
    assert not Shown.objects.exists() and Look.objects.exists()


def test_a_survey_is_opened_and_somebody_let_in_by_mail(office, client_for):
    client = client_for("director")
    ends = timezone.localtime(timezone.now() + dt.timedelta(days=2))
    given = {"facility": office.north.pk, "title": "Survey", "ends": f"{ends:%Y-%m-%dT%H:%M}"}
    assert client.post(reverse("survey-new"), given).status_code == 302
    survey = Survey.objects.get()
    let_in_at = reverse("surveyor-let-in", args=[survey.pk])
    client.post(let_in_at, {"name": "Pat Surveyor", "email": "pat@surveys.example"})
    assert survey.surveyors.get().user.grants.get().role == "surveyor"


def test_a_sample_is_drawn_by_the_surveyors_seed(survey, make_file, client_for):
    for name in ("Abara", "Bauer", "Chen"):
        make_file(name, "A")
    given = {"method": "share", "seed": "17", "since": "2025-01-01", "until": "2026-12-31"}
    client = client_for("director")
    assert client.post(reverse("survey-sample", args=[survey.pk]), given).status_code == 302
    assert {one.why for one in Shown.objects.all()} == {
        "Initial appointments, Lesser of 5% or 50, seed “17”"
    }
    empty = given | {"until": "2025-01-02"}
    assert client.post(reverse("survey-sample", args=[survey.pk]), empty).status_code == 422
