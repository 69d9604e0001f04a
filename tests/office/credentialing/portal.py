"""Applicants and their answers for the tests of the portal."""

import datetime as dt

import pytest

from credenza.core.applications.kinds import KIND
from credenza.core.permissions import PRACTITIONER, Grant
from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.queries.answers import rows_of
from credenza.office.credentialing.queries.forms import section_of, sections_of
from credenza.office.documents.actions import keep
from credenza.office.team.queries import actor_of
from tests.fixtures import make_person
from tests.office.files import NOW, OFFICE

# One good answer by the type of its question; a page's own answers go before.
BY_TYPE = {
    "text": "Elm",
    "long_text": "As it was.",
    "date": "2027-12-31",
    "month": "2015-07",
    "number": "5",
    "money": "1000000",
    "boolean": "no",
    "email": "ann.lee@example.org",
    "phone": "614 555 0100",
    "address": "1 Elm Street",
    "state": "OH",
}
OWN = {
    "identity": {
        "first_name": "Adaeze",
        "last_name": "Okafor",
        "npi": "1234567893",
        "born_on": "1980-03-01",
        "ssn": "123-45-6789",
    },
    "education": {KIND: "medical_school", "starts_on": "2006-08", "ends_on": "2010-05"},
    "training": {
        KIND: "residency",
        "starts_on": "2010-07",
        "ends_on": "2015-06",
        "completed": "yes",
    },
    "licences": {KIND: "state_licence", "number": "35.123456", "starts_on": "2015-07-01"},
    "coverage": {"starts_on": "2026-01-01"},
    "work": {KIND: "work_position", "starts_on": "2015-07", "ends_on": ""},
    "ability": {"able": "yes"},
}
NONE = ("other_names", "registrations", "boards", "certificates", "claims", "affiliations",
        "supervision", "immunizations")  # fmt: skip


def filled(section, **more):
    """Good answers to every required question of a page."""
    values = OWN.get(section.key, {}) | more
    asked = [one for one in section.questions if one.required and one.type != "document"]
    good = {one.key: one.choices[0] if one.choices else BY_TYPE.get(one.type, "") for one in asked}
    good = {key: text for key, text in good.items() if key != KIND} | values
    return {one.key: good[one.key] for one in section.questions if one.key in good}


@pytest.fixture
def applicant(applied, make_file):
    """``applicant()``: an application that its own person has begun to fill in."""

    def make(kind="initial", last="Okafor", npi="1234567893", **values):
        person = make_file(last, at=None, npi=npi) if "person" not in values else values["person"]
        application = applied(
            person, kind=kind, **{k: v for k, v in values.items() if k != "person"}
        )
        user = make_person(
            f"Adaeze {last}",
            Grant(PRACTITIONER, application.facility_id),
            practitioner_id=application.practitioner_id,
        )
        answers.begin(application=application, by=actor_of(user), at=NOW)
        application.user = user
        application.by = actor_of(user)
        return application

    return make


def document(name="page.pdf", data=b"%PDF-1.4 a page"):
    return keep(data=data, name=name, media_type="application/pdf", by=OFFICE, at=NOW)


@pytest.fixture
def complete(applicant):
    """``complete()``: an application to which every answer was given."""

    def make(**values):
        application = applicant(**values)
        for section in sections_of(application):
            fill(application, section)
        return application

    return make


def fill(application, section) -> None:
    """Answer one page wholly."""
    by = application.by
    if section.provided_by or section.key == "gaps":
        return
    if section.key in NONE:
        answers.say_none(application=application, section=section, none=True, by=by, at=NOW)
    elif section.repeats:
        for number in range(max(1, section.at_least)):
            more = {"email": f"peer{number}@example.org"} if section.key == "references" else {}
            values = filled(section, **more)
            answers.add_entry(
                application=application, section=section, values=values, by=by, at=NOW
            )
    else:
        row = row_of(application, section.key)
        answers.save(row=row, version=row.version, values=filled(section), by=by, at=NOW)
        for question in section.questions:
            if question.type == "document" and question.required:
                answers.attach(row=row, question=question.key, document=document(), by=by, at=NOW)


def row_of(application, section: str, number: int = 0):
    """One entry of a page as it is now."""
    return [one for one in rows_of(application) if one.section == section][number]


def change(application, section: str, number: int = 0, **values):
    """Change answers of one entry as the applicant does."""
    row = row_of(application, section, number)
    return answers.save(row=row, version=row.version, values=values, by=application.by, at=LATER)


def page(application, key: str):
    """One page of an application."""
    return section_of(application, key)


LATER = NOW + dt.timedelta(hours=2)
