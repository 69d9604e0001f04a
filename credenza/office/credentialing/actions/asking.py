"""The privileges that an application asks for: their request opened, filled in, taken back."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.permissions import Actor
from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import require
from credenza.office.credentialing.actions.voiding import changed
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.forms import section_of
from credenza.office.credentialing.queries.reach import may_answer
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import requests
from credenza.office.privileging.queries.requests import forms_for, is_own

PRIVILEGES = "privileges"
KINDS = {"reappointment": "renewal", "privilege_change": "addition"}


@act("application:open-privileges")
def open_privileges(*, application: Application, by: Actor, at: datetime) -> None:
    """Open the request of an application that asks for privileges, on the forms of the person's
    own specialties; without one, the person picks the forms.
    """
    about(practitioner=application.practitioner_id)
    if application.privilege_request_id or section_of(application, PRIVILEGES) is None:
        return
    person, place = application.practitioner, application.facility
    codes = tuple(code for code in person.specialties.values_list("code", flat=True) if code)
    offered = forms_for(person, place, local_day(at, ZoneInfo(place.zone)))
    application.privilege_request = requests.open_request(
        practitioner=person,
        facility=place,
        kind=KINDS.get(application.kind, "initial"),
        forms=[one for one in offered if is_own(one, person, codes)],
        by=by,
        at=at,
    )
    application.save(update_fields=["privilege_request"])


@act("application:add-form")
def add_form(*, application: Application, form_version, by: Actor, at: datetime) -> None:
    """Put another form to the request."""
    row = _open(application, by, at)
    requests.add_form(request=row, form_version=form_version, by=by, at=at)
    changed(application, by, at)


@act("application:ask-privileges")
def ask_privileges(*, application: Application, lines: Mapping, by: Actor, at: datetime) -> None:
    """Answer items of the forms; what was handed in before is taken back to be changed."""
    row = _open(application, by, at)
    requests.ask(request=row, lines=lines, by=by, at=at)
    changed(application, by, at)


def _open(application: Application, by: Actor, at: datetime):
    about(practitioner=application.practitioner_id, application=application.pk)
    require(may_answer(by, application))
    row = application.privilege_request
    if row.state != REQUEST.start:
        row = requests.give_back(request=row, by=by, at=at, reason="The application is changed.")
    return row
