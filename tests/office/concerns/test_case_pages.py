"""The pages of a case, as those who work on it and those who do not see them."""

import datetime as dt

import pytest
from django.urls import reverse

from credenza.core.concerns.parties import COMPLAINANT, WITNESS, PartyFacts
from credenza.office.concerns.actions.cases import give, link
from credenza.office.concerns.actions.interviews import record_interview
from credenza.office.concerns.actions.naming import name_person
from credenza.office.concerns.actions.notes import write_note
from credenza.office.concerns.models import Case, Look
from credenza.office.team.queries import actor_of
from tests.fixtures import BEGAN, SYSTEM, signed_in
from tests.office.concerns.cases import TOLD, case_at

TODAY = dt.date.today()  # noqa: DTZ011


def page(client, name, case, **more):
    return client.get(reverse(name, args=[case.pk]), **more)


def told(answer) -> str:
    return answer.content.decode()


def test_a_case_goes_from_its_first_look_to_its_closing(office, client_for, make_file):
    director = client_for("director")
    case = case_at(office, about=make_file())

    def post(name, **data):
        case.refresh_from_db()
        answer = director.post(reverse(name, args=[case.pk]), {"version": case.version} | data)
        case.refresh_from_db()
        return answer

    post("case-triage", severity="moderate", harm="staff", words="Seen by two nurses.")
    assert case.state == "triaged"
    post("case-give", user=director.user.pk)
    assert case.owner == director.user
    post("case-begin-review")
    refused = post("case-decide", outcome="substantiated", words="Both say so.")
    assert refused.status_code == 422
    assert "hear the practitioner" in told(refused)
    subject = case.parties.get()
    post("case-interview", party=subject.pk, held_on=TODAY, words="It was loud, they say.")
    post("case-decide", outcome="substantiated", words="Both say so.")
    post("case-close", closing="responded")
    assert (case.state, case.outcome) == ("closed", "substantiated")
    shown = told(page(director, "case", case))
    assert "Both say so." in shown
    assert "Reopen" in shown
    post("case-reopen", words="A third nurse came.")
    assert (case.state, case.outcome, case.closed_at) == ("review", "", None)
    story = told(page(director, "case-timeline", case))
    for happening in ("Received", "Triaged", "The practitioner answered", "Opened again"):
        assert happening in story


def test_a_grievance_is_not_closed_without_its_letter(office, client_for):
    coordinator = client_for("coordinator")
    case = case_at(office, "patient", title="Two hours in pain")
    triage = {"severity": "moderate", "harm": "passing", "version": case.version}
    coordinator.post(reverse("case-triage", args=[case.pk]), triage | {"written": "on"})
    case.refresh_from_db()
    assert case.grievance
    data = {"outcome": "resolved", "words": "The ward was short.", "version": case.version}
    coordinator.post(reverse("case-decide", args=[case.pk]), data)
    close = reverse("case-close", args=[case.pk])
    assert "closing letter" in told(coordinator.post(close, {"closing": "answered"}))
    why = {"closing": "answered", "words": "The patient died and left nobody."}
    assert coordinator.post(close, why).status_code == 302


def test_every_page_of_privileged_kinds_bears_the_legend(office, client_for):
    director, privileged = client_for("director"), case_at(office, "clinical")
    plain = case_at(office, "patient")
    for name in ("case", "case-people", "case-work", "case-timeline", "case-readers", "case-paper"):
        assert "2305.252" in told(page(director, name, privileged)), name
        assert "2305.252" not in told(page(director, name, plain)), name


def test_one_look_is_kept_for_each_person_case_and_day(office, client_for):
    director, case = client_for("director"), case_at(office)
    for name in ("case", "case-people", "case"):
        page(director, name, case)
    look = Look.objects.get()
    assert (look.user, look.case) == (director.user, case)
    shown = told(page(director, "case-readers", case))
    assert "1 day, last on" in shown


def test_nobody_reads_the_own_notes_of_another(office, client_for):
    author, other, case = client_for("director"), client_for("director", name="Kim"), None
    case = case_at(office)
    writer = actor_of(author.user)
    write_note(case=case, words="Only for me.", own=True, by=writer, at=BEGAN)
    write_note(case=case, words="For all of us.", by=writer, at=BEGAN)
    for name in ("case-work", "case-timeline", "case-paper"):
        assert "Only for me." not in told(page(other, name, case))
        assert "For all of us." in told(page(other, name, case))
    assert "Only for me." in told(page(author, "case-work", case))


def test_whom_a_case_is_about_loses_it_when_they_are_added(office, client_for, make_file, person):
    director, surgeon, case = client_for("director"), make_file("Okafor", "Ada"), case_at(office)
    accused = person("member", practitioner_id=surgeon.pk)
    name_person(case=case, user=accused, why="Reviews it", by=SYSTEM, at=BEGAN)
    assert page(signed_in(accused), "case", case).status_code == 200
    data = {"role": "subject", "practitioner": "okafor, ada"}
    director.post(reverse("case-person-add", args=[case.pk]), data)
    assert page(signed_in(accused), "case", case).status_code == 404
    assert not case.named.filter(ended_at=None).exists()


@pytest.mark.parametrize(
    ("typed", "word"), [("Nobody", "No practitioner"), ("Okafor", "Write the NPI")]
)
def test_a_practitioner_is_found_by_name_or_it_is_said_what_to_write(
    office, client_for, make_file, typed, word
):
    make_file("Okafor", "Ada", npi="1234567893")
    make_file("Okafor", "Ben")
    data = {"role": "witness", "practitioner": typed}
    answer = client_for("director").post(
        reverse("case-person-add", args=[case_at(office).pk]), data
    )
    assert answer.status_code == 422
    assert word in told(answer)


def test_a_linked_case_behind_a_wall_is_not_told_of(office, client_for):
    patient, conduct = case_at(office, "patient"), case_at(office, title="Rude in the corridor")
    link(case=patient, other=conduct, why="The same evening", by=SYSTEM, at=BEGAN)
    assert conduct.number in told(page(client_for("director"), "case", patient))
    shown = told(page(client_for("coordinator"), "case", patient))
    assert conduct.number not in shown
    assert conduct.title not in shown


def test_the_list_is_as_long_as_its_reader_may_know(office, client_for):
    cases = [case_at(office, kind) for kind in ("patient", "conduct", "clinical")]
    coordinator = told(client_for("coordinator").get(reverse("concerns")))
    assert cases[0].number in coordinator
    assert all(one.number not in coordinator for one in cases[1:])
    assert "1 case," in coordinator
    assert "3 cases," in told(client_for("director").get(reverse("concerns")))
    assert "No case is open" in told(client_for("viewer").get(reverse("concerns")))


def test_many_cases_take_no_more_reads_than_few(office, client_for, django_assert_max_num_queries):
    director = client_for("director")
    for _ in range(12):
        case = case_at(office, "patient")
    director.get(reverse("concerns"))
    with django_assert_max_num_queries(16):
        assert "12 cases" in told(director.get(reverse("concerns")))
    give(case=case, user=director.user, by=SYSTEM, at=BEGAN)
    page(director, "case", case)
    with django_assert_max_num_queries(40):
        page(director, "case", case)


def test_what_was_told_lies_sealed(office, client_for, make_file):
    teller = PartyFacts(COMPLAINANT, name="Jordan Ames", contact="555 0100", relation="daughter")
    case = case_at(office, "patient", parties=(teller, PartyFacts(WITNESS, name="Lee Moss")))
    record_interview(
        party=case.parties.last(), held_on=BEGAN.date(), words="Saw it.", by=SYSTEM, at=BEGAN
    )
    happened_rows = str(list(case.happenings.values()))
    rows = str([*Case.objects.values(), *case.parties.values(), *case.interviews.values()])
    for secret in (TOLD, "Jordan Ames", "555 0100", "Lee Moss", "Saw it."):
        assert secret not in rows + happened_rows
    shown = told(page(client_for("coordinator"), "case-people", case))
    assert "Jordan Ames" in shown
    assert "555 0100" in shown


def test_a_document_is_fetched_by_readers_alone(office, client_for, arranging):
    from tests.house.objects.cases import OBJECTS

    with arranging():
        target = OBJECTS["case-document"](office)
    url = reverse("case-document", kwargs=target.arguments)
    answer = client_for("coordinator").get(url)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client_for("member").get(url).status_code == 404


def test_a_facility_tightens_its_clocks(office, client_for):
    director, case = client_for("director"), case_at(office, "patient")
    url = reverse("concern-clocks")
    assert director.post(url, {"patient.triage": "1"}).status_code == 302
    assert "1 business day from" in told(page(director, "case", case))
    assert director.post(url, {"patient.triage": "9"}).status_code == 200
    case.refresh_from_db()
    assert "1 business day from" in told(page(director, "case", case))
