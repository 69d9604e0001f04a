"""Objects of the addresses of cases: a patient's complaint at the northern facility."""

from collections.abc import Callable

from credenza.core.concerns.parties import WITNESS, PartyFacts
from credenza.core.permissions import Grant
from credenza.office.concerns.actions.evidence import add_evidence
from credenza.office.concerns.actions.holding import add_party
from credenza.office.concerns.actions.naming import name_person
from credenza.office.concerns.actions.tasks import give_task
from tests.fixtures import BEGAN, SYSTEM, Office, make_person
from tests.house.objects.practitioners import document, surgeon
from tests.house.objects.target import Target
from tests.office.concerns.cases import case_at

BY_NAME = frozenset({"chair", "member", "practitioner", "viewer"})
"""Roles that open cases only where somebody was let in by name."""


def _case(office: Office) -> Target:
    return Target({"pk": case_at(office, "patient").pk}, unless_named=BY_NAME)


def _person(office: Office) -> Target:
    case = case_at(office, "patient")
    party = add_party(case, PartyFacts(WITNESS, name="A neighbor"))
    return Target({"pk": case.pk}, data={"party": party.pk}, unless_named=BY_NAME)


def _file(office: Office) -> Target:
    person = surgeon(office)
    case_at(office, "patient", about=person, department=office.medicine)
    return Target({"pk": person.pk}, unless_named=BY_NAME)


def _document(office: Office) -> Target:
    case, stored = case_at(office, "patient"), document(surgeon(office))
    add_evidence(case=case, document=stored, by=SYSTEM, at=BEGAN)
    return Target({"pk": case.pk, "document_id": stored.pk}, unless_named=BY_NAME)


def _task(office: Office) -> Target:
    case = case_at(office, "patient")
    owner = make_person("Pat Owner", Grant("coordinator", office.north.pk))
    given = {"title": "Call the ward", "owner": owner, "due_on": BEGAN.date()}
    task = give_task(case=case, **given, by=SYSTEM, at=BEGAN)
    return Target({"pk": case.pk}, data={"task": task.pk}, unless_named=BY_NAME)


def _named(office: Office) -> Target:
    case = case_at(office, "patient")
    guest = make_person("Pat Guest", Grant("member", office.north.pk))
    named = name_person(case=case, user=guest, why="Reviews it", by=SYSTEM, at=BEGAN)
    return Target({"pk": case.pk}, data={"named": named.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    **dict.fromkeys(
        (
            *("case", "case-timeline", "case-paper", "case-people", "case-work", "case-readers"),
            *("case-triage", "case-begin-review", "case-decide", "case-close", "case-reopen"),
            *("case-give", "case-mark", "case-link", "case-interview", "case-evidence"),
            *("case-note", "case-task", "case-person-add", "case-name"),
        ),
        _case,
    ),
    "practitioner-concerns": _file,
    "case-person-remove": _person,
    "case-document": _document,
    "case-task-done": _task,
    "case-end-naming": _named,
}
