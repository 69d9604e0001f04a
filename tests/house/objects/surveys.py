"""Objects of the addresses of surveys and audits: a northern survey and a northern audit."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from credenza.office.compliance.actions.audits import close_audit, draw_audit, plan, score_file
from credenza.office.compliance.models import AuditFile, AuditFinding
from credenza.packs.loader import audit_sheets
from tests.fixtures import SYSTEM, Office
from tests.house.objects.practitioners import document, licence, surgeon
from tests.house.objects.target import Target
from tests.office.compliance.surveyed import shown_in, survey_at, surveyor_of

DECIDED = dt.date(2026, 5, 4)


def drawn(office: Office) -> AuditFile:
    """The one file of an audit of a northern surgeon's."""
    held = surgeon(office).appointments.get()
    held.decided_on = DECIDED
    held.save()
    given = {"sheet": "delegate", "method": "all", "seed": "1", "title": "Files of 2026"}
    days = {"since": DECIDED, "until": DECIDED}
    audit = draw_audit(facility=office.north, **given, **days, by=SYSTEM, at=timezone.now())
    return audit.files.get()


def found(office: Office) -> AuditFinding:
    """A finding of a closed audit, with its plan."""
    file = drawn(office)
    elements = audit_sheets()[file.audit.sheet].elements
    now = timezone.now()
    answers = {one.key: ("no", "") for one in elements}
    score_file(file=file, answers=answers, by=SYSTEM, at=now)
    given = {"conclusion": "Nothing was in time", "closed_on": now.date(), "by": SYSTEM, "at": now}
    finding = close_audit(audit=file.audit, **given)[0]
    owner = surveyor_of(survey_at(office.north)).user
    plan(finding=finding, words="Train", owner=owner, due_on=now.date(), by=SYSTEM, at=now)
    return finding


def _survey(office: Office) -> Target:
    return Target({"pk": survey_at(office.north).pk})


def _surveyor(office: Office) -> Target:
    survey = survey_at(office.north)
    return Target({"pk": survey.pk, "surveyor_id": surveyor_of(survey).pk})


def _shown(office: Office) -> Target:
    shown = shown_in(survey_at(office.north), surgeon(office))
    return Target({"pk": shown.pk}, shown.practitioner_id)


def _paper(office: Office) -> Target:
    person = surgeon(office)
    paper, held = document(person), licence(person)
    person.attachments.update(credential=held)
    shown = shown_in(survey_at(office.north), person)
    return Target({"pk": shown.pk, "document_id": paper.pk, "number": 1}, person.pk)


def _audit(office: Office) -> Target:
    return Target({"pk": drawn(office).audit_id})


def _file(office: Office) -> Target:
    file = drawn(office)
    return Target({"pk": file.pk}, file.practitioner_id)


def _finding(office: Office) -> Target:
    return Target({"pk": found(office).pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    **dict.fromkeys(
        (
            "survey",
            "survey-extend",
            "survey-close",
            "surveyor-let-in",
            "survey-call",
            "survey-pick",
            "survey-sample",
            "survey-binder",
            "survey-binder-sheet",
        ),
        _survey,
    ),
    "surveyor-end": _surveyor,
    **dict.fromkeys(("survey-file", "survey-ready", "survey-take-out"), _shown),
    "survey-page": _paper,
    **dict.fromkeys(("audit", "audit-close"), _audit),
    **dict.fromkeys(("audit-file", "audit-set-aside"), _file),
    **dict.fromkeys(("finding-plan", "finding-done"), _finding),
    "tracer": lambda office: Target({"key": "temporary"}),
}
