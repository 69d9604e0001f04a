"""What the office does for whoever told a case: messages, letters, mails taken in, service."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from credenza.core.concerns.parties import COMPLAINANT, REPORTER, SUBJECT, PartyFacts
from credenza.core.verdict import Refused
from credenza.office.concerns.actions import letters, ratings
from credenza.office.concerns.actions.intake import renew_key
from credenza.office.concerns.models import Case, CaseLink, Draft, Rating
from credenza.office.concerns.queries.doors import case_by_key, case_by_link
from credenza.office.concerns.queries.letters import begun, missing
from credenza.office.concerns.queries.messages import unread
from credenza.office.concerns.queries.service import service
from credenza.office.correspondence.models import Message as Mail
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.office.correspondence.queries.mail import address_of, body_of, messages
from credenza.office.desk.queries.due import concern_mails, concern_messages
from credenza.office.ledger.models import Act
from credenza.office.team.queries import actor_of
from credenza.packs.loader import letter_kinds
from tests.fixtures import BEGAN, SYSTEM, signed_in
from tests.office.concerns.cases import case_at

FAR = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
KIN = PartyFacts(COMPLAINANT, name="Kin Quist", contact="E-mail: kin@quist.example")
ANSWER = {
    "number": "26-X", "received_on": "2026-01-05", "steps": "we read the record",
    "results": "The light was broken.", "completed_on": "2026-01-09", "contact": "Ruth Lind",
}  # fmt: skip


@pytest.fixture
def case(office):
    return case_at(office, "patient", parties=[KIN])


def written(case, **values):
    given = {"kind": "grievance_answer", "to": Addressee("Kin Quist"), "values": ANSWER | values}
    return letters.write_letter(case=case, **given, by=SYSTEM, at=BEGAN)


@pytest.mark.parametrize("element", ["contact", "steps", "results", "completed_on"])
def test_an_answer_without_one_of_its_elements_is_refused_by_name_and_source(case, element):
    with pytest.raises(Refused) as refusal:
        written(case, **{element: " "})
    assert refusal.value.verdict.citation == "42 CFR 482.13(a)(2)(iii)"
    assert len(missing(case, "grievance_answer")) == 4
    assert case.letters.count() == 0


def test_a_letter_that_is_sent_stops_its_clock_and_waits_behind_a_link(case, arranging):
    letter = written(case)
    assert missing(case, "grievance_answer") == ()
    letters.send(letter=letter, by=SYSTEM, at=BEGAN)
    assert case.happenings.filter(key="answered").count() == 1
    mail = Mail.objects.get()
    assert address_of(mail) == "kin@quist.example" and mail.address == ""
    token = body_of(mail).partition("/tell/link/")[2].partition("/")[0]
    assert case_by_link(token, BEGAN) == case
    assert case_by_link(token, BEGAN + dt.timedelta(days=61)) is None
    with arranging():
        CaseLink.objects.update(ends_at=FAR)
    client = Client()
    assert client.get(reverse("tell-link", args=[token])).url == reverse("tell-mine")
    assert letter.title in client.get(reverse("tell-mine")).content.decode()
    pdf = client.get(reverse("tell-letter", args=[letter.pk]))
    assert pdf.content.startswith(b"%PDF") and "attachment" in pdf["Content-Disposition"]
    letter.refresh_from_db()
    assert letter.read_at is not None
    with pytest.raises(Refused):
        letters.withdraw(letter=letter, by=SYSTEM, at=BEGAN, reason="Too late")


def test_the_outbox_does_not_list_what_is_confidential(case, person):
    letters.send(letter=written(case), by=SYSTEM, at=BEGAN)
    assert list(messages(actor_of(person("coordinator", at=None)))) == []


def test_without_an_address_a_letter_leaves_on_paper_alone(office):
    letter = written(case_at(office, "patient"))
    with pytest.raises(Refused, match="No e-mail"):
        letters.send(letter=letter, by=SYSTEM, at=BEGAN)
    letters.hand_over(letter=letter, how="certified_mail", by=SYSTEM, at=BEGAN)
    assert letter.case.happenings.filter(key="answered").exists()


def test_a_letter_of_another_kind_of_case_is_none(office):
    conduct = case_at(office, "conduct")
    with pytest.raises(Refused, match="no such letter"):
        written(conduct)
    known = begun(conduct, letter_kinds()["report_closed"], BEGAN.date())
    assert known == {"number": conduct.number, "received_on": "2026-01-05", "contact": ""}


def test_pages_of_letters_and_messages_do_the_whole_work(case, client_for):
    client = client_for("coordinator")
    url = reverse("case-letter-write", args=[case.pk, "grievance_answer"])
    assert "It cannot go yet" in client.get(url).content.decode()
    typed = {f"field-{key}": value for key, value in ANSWER.items()} | {"name": "Kin Quist"}
    assert client.post(url, typed | {"field-steps": ""}).status_code == 422
    preview = reverse("case-letter-preview", args=[case.pk, "grievance_answer"])
    assert "data:image/png" in client.post(preview, typed).content.decode()
    assert client.post(url, typed).url == reverse("case-letters", args=[case.pk])
    letter = case.letters.get()
    assert "Kin Quist" not in letter.pdf.name
    client.post(reverse("case-letter-go", args=[case.pk, letter.pk, "send"]))
    assert "sent" in client.get(reverse("case-letters", args=[case.pk])).content.decode()
    place = reverse("case-messages", args=[case.pk])
    assert client.post(place, {"words": "May we call you?"}).status_code == 302
    assert "not read yet" in client.get(place).content.decode()


def test_a_new_key_ends_the_old_one_and_unread_words_are_work_for_today(case, person):
    old = renew_key(case=case, by=SYSTEM, at=BEGAN)
    new = renew_key(case=case, by=SYSTEM, at=BEGAN)
    assert (case_by_key(old), case_by_key(new)) == (None, case)
    client = Client()
    client.post(reverse("tell-back"), {"key": new})
    client.post(reverse("tell-mine"), {"words": "Xanthippe again"})
    worker = person("coordinator")
    actor = actor_of(worker)
    [mark] = concern_messages.marks(actor, BEGAN.date())
    [due] = concern_messages.told(actor, [mark.of], BEGAN.date())
    assert "Xanthippe" not in f"{due.title} {due.named} {due.why}"
    assert list(concern_messages.marks(actor_of(person("chair")), BEGAN.date())) == []
    signed_in(worker).get(due.address)
    assert unread(actor).count() == 0


def test_what_belongs_to_another_kind_becomes_a_case_of_its_own_with_the_same_subject(
    office, client_for, make_file
):
    subject = make_file()
    case = case_at(office, "patient", about=subject, parties=[KIN])
    client = client_for("coordinator")
    typed = {"kind": "conduct", "account": "The surgeon shouted at the family."}
    assert client.post(reverse("case-reroute", args=[case.pk]), typed).status_code == 302
    other = Case.objects.get(kind="conduct")
    assert [one.role for one in other.parties.all()] == [SUBJECT]
    assert other.parties.get().practitioner == subject
    assert case.links.get().other == other
    page = client.get(reverse("case", args=[case.pk])).content.decode()
    assert other.number not in page
    assert client.get(reverse("case", args=[other.pk])).status_code == 404


def test_a_mail_becomes_a_case_with_its_files_and_its_own_day(office, client_for):
    client, url = client_for("coordinator"), reverse("concern-mails")
    data = (
        b"From: Kin Quist <kin@quist.example>\r\nSubject: The night\r\n"
        b"Date: Sun, 04 Jan 2026 22:00:00 -0500\r\nContent-Type: multipart/mixed; boundary=b\r\n"
        b"\r\n--b\r\n\r\nXanthippe left.\r\n--b\r\nContent-Type: text/x-log; name=a.log\r\n"
        b"Content-Disposition: attachment; filename=a.log\r\n\r\nlog\r\n--b--\r\n"
    )
    sent = {"facility": office.north.pk, "mail": SimpleUploadedFile("m.eml", data)}
    page = client.post(url, sent).url
    again = {"facility": office.north.pk, "mail": SimpleUploadedFile("m.eml", data)}
    assert client.post(url, again).status_code == 422
    draft = Draft.objects.get()
    assert "Xanthippe" not in str(list(Draft.objects.values()))
    shown = client.get(page)
    assert "a.log" in shown.content.decode()
    assert len(list(concern_mails.marks(actor_of(client.user), BEGAN.date()))) == 1
    form = shown.context["form"]
    typed = {name: form[name].value() or "" for name in ("account", "name", "email", "sending")}
    typed |= {"who": "family", "what": "service", "received_at": "2026-01-04T22:00"}
    assert client.post(page, typed).context["key"]
    draft.refresh_from_db()
    assert (draft.case.channel, draft.case.received_at.day) == ("mail", 5)
    assert client.get(page).status_code == 404


def test_questions_are_asked_once_answered_once_and_counted_without_names(case, arranging):
    with arranging():
        Case.objects.update(state="closed", closed_at=BEGAN)
    at = BEGAN + dt.timedelta(days=1)
    assert [ratings.ask_due(by=SYSTEM, at=at), ratings.ask_due(by=SYSTEM, at=at)] == [1, 0]
    with arranging():
        Rating.objects.update(ends_at=FAR)
    url = body_of(Mail.objects.get()).partition("/tell/rate/")[2].partition("/")[0]
    page, client = reverse("tell-rate", args=[url]), Client()
    assert client.post(page, {"heard": "5"}).status_code == 422
    assert "Thank you" in client.post(page, {"heard": 5, "clear": 4, "fair": 1}).content.decode()
    client.post(page, {"heard": 1, "clear": 1, "fair": 1})
    assert Rating.objects.get().heard == 5
    found = service(SYSTEM, "patient", BEGAN.date())
    assert (found.asked, found.answered) == (1, 1)
    assert found.content["heard"].percent is None
    assert {one.actor for one in Act.objects.filter(verb="case-rating:answer")} == {
        "somebody who tells a concern"
    }


def test_the_service_page_counts_the_readers_own_cases_in_few_questions(
    office, client_for, django_assert_max_num_queries
):
    for _ in range(6):
        case_at(office, "patient", parties=[KIN])
        case_at(office, "conduct", parties=[PartyFacts(REPORTER, name="Una House")])
    actor = actor_of(client_for("coordinator").user)
    with django_assert_max_num_queries(8):
        found = service(actor, "patient", BEGAN.date())
    assert (found.whole.cases, found.months[-1].cases) == (6, 6)
    assert service(actor, "conduct", BEGAN.date()).whole.cases == 0


def test_a_director_opens_the_door_with_somebody_behind_it(office, client_for, person):
    client = client_for("director")
    url = reverse("concern-door", args=[office.north.pk])
    assert client.post(url, {"is_open": "on"}).status_code == 422
    nurse = person("member", name="Una House")
    typed = {"is_open": "on", "urgent_to": nurse.pk, "phone": "555-0100"}
    assert client.post(url, typed).status_code == 302
    poster = client.get(reverse("concern-poster", args=[office.north.pk])).content.decode()
    assert "<svg" in poster and reverse("tell", args=[office.north.pk]) in poster
    assert "North General" in Client().get(reverse("tell-doors")).content.decode()
