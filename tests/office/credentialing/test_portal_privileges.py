"""The privileges that an application asks for are asked in the portal, and signed with it."""

import json

import pytest

from credenza.office.credentialing.actions.asking import ask_privileges, open_privileges
from credenza.office.credentialing.actions.signing import sign
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.printing import told
from credenza.office.credentialing.queries.signing import content_of, standing_of, statement
from credenza.office.practitioners.models import Specialty
from credenza.office.privileging.actions import forms
from credenza.office.privileging.actions.requests import Asked
from tests.core.privileges.samples import CORE, HERNIA, surgery
from tests.fixtures import signed_in
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def surgical(complete, make_file, office, arranging):
    """A filled-in application of a surgeon, at a facility with a form for surgeons."""
    forms.adopt(
        facility=office.north,
        forms=[surgery()],
        effective_on=TODAY,
        body="Board",
        by=OFFICE,
        at=NOW,
    )
    person = make_file("Okafor", at=None, npi="1234567893")
    with arranging():
        Specialty.objects.create(practitioner=person, code="208600000X", title="Surgery")
    application = complete(person=person)
    open_privileges(application=application, by=application.by, at=NOW)
    application.client = signed_in(application.user)
    return application


def fresh(application):
    found = Application.objects.get(pk=application.pk)
    found.user, found.by, found.client = application.user, application.by, application.client
    return found


def ask(application, *items, answer="asked"):
    lines = {item: Asked(answer) for item in items}
    ask_privileges(application=application, lines=lines, by=application.by, at=NOW)


def signed(application):
    return sign(
        application=application,
        user=application.user,
        name="Adaeze Okafor",
        meaning=statement().meaning,
        by=application.by,
        at=NOW,
    )


def test_an_application_begins_with_the_form_of_the_persons_specialty(surgical):
    request = surgical.privilege_request
    assert request.kind == "initial"
    assert [one.form_version.title for one in request.forms.all()] == [surgery().title]


def test_nothing_is_signed_before_something_is_asked_for(surgical):
    assert [one.words for one in preflight(surgical, TODAY).blockers] == [
        "Ask for at least one privilege."
    ]
    ask(surgical, CORE)
    assert preflight(surgical, TODAY).ready


def test_a_tick_on_the_page_is_kept_as_it_is_made(surgical):
    url = f"/apply/{surgical.pk}/privileges/"
    assert surgery().title in surgical.client.get(url).content.decode()
    data = {"item": CORE, f"{CORE}-answer": "asked"}
    answer = surgical.client.post(url, data, HTTP_HX_REQUEST="true")
    assert answer.status_code == 200 and "<html" not in answer.content.decode()
    assert surgical.privilege_request.lines.get().item == CORE


def test_what_is_asked_for_is_part_of_what_is_signed_and_handed_in_with_it(surgical):
    ask(surgical, CORE)
    made = signed(surgical)
    lines = json.loads(content_of(fresh(surgical)))["privileges"]
    assert [(one["item"], one["answer"]) for one in lines] == [(CORE, "asked")]
    surgical.privilege_request.refresh_from_db()
    assert surgical.privilege_request.state == "handed_in"
    made.refresh_from_db()
    assert standing_of(made)


def test_what_is_signed_is_shown_in_words_what_is_asked_for_first(surgical):
    lines = {
        CORE: Asked("not_asked"),
        HERNIA: Asked("asked", cases=24, months=12, place="Elm Hospital", note="With mesh."),
    }
    ask_privileges(application=surgical, lines=lines, by=surgical.by, at=NOW)
    part = told(json.loads(content_of(fresh(surgical))))[-1]
    assert [answer for _, answer in part.entries[0]] == [
        "Asked for; 24 cases in 12 months; Elm Hospital; With mesh.",
        "Not asked for",
    ]


def test_a_line_changed_behind_the_acts_breaks_the_signature(surgical, arranging):
    ask(surgical, CORE)
    made = signed(surgical)
    with arranging():
        surgical.privilege_request.lines.update(note="and all else")
    made.refresh_from_db()
    assert not standing_of(made)


def test_a_returned_application_takes_its_request_back_and_is_signed_again(surgical):
    ask(surgical, CORE)
    made = signed(surgical)
    go(application=fresh(surgical), verb="return", reason="Ask for hernias too.", by=OFFICE, at=NOW)
    application = fresh(surgical)
    ask(application, HERNIA)
    made.refresh_from_db()
    assert made.voided_at and not standing_of(made)
    signed(fresh(surgical))
    application.privilege_request.refresh_from_db()
    assert application.privilege_request.state == "handed_in"


def test_once_handed_in_no_tick_is_taken(surgical):
    ask(surgical, CORE)
    signed(surgical)
    url = f"/apply/{surgical.pk}/privileges/"
    surgical.client.post(url, {"item": HERNIA, f"{HERNIA}-answer": "asked"})
    assert surgical.privilege_request.lines.count() == 1


def test_another_form_can_be_added_and_none_that_is_not_offered(surgical):
    url = f"/apply/{surgical.pk}/privileges/"
    assert surgical.client.post(url, {"form": "999999"}).status_code == 404
    assert surgical.client.post(url, {"form": "²"}).status_code == 404
