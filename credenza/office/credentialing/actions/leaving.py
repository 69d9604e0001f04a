"""Steps that end or interrupt an application, each with its letter to the applicant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.steps import RETURNED, TARGET_DAYS
from credenza.core.calendar import add_days, local_day
from credenza.core.letters import Value
from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.letters import send_letter, write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions.requests import give_back, withdraw

LETTERS = {
    "return": "returned_incomplete",
    "withdraw": "application_withdrawn",
    "withdraw_under_review": "application_withdrawn",
    "close": "application_closed",
}


@act("application:leave")
def leave_with_letter(
    *, application: Application, verb: str, by: Actor, at: datetime, reason: str
) -> Application:
    """Return, withdraw or close an application, and write to the applicant why.

    The letter goes out by e-mail where there is an address; else it waits in the file.
    """
    about(practitioner=application.practitioner_id, step=verb)
    go(application=application, verb=verb, reason=reason, by=by, at=at)
    _leave_privileges(application, verb, by=by, at=at, reason=reason)
    letter = write_letter(
        kind=LETTERS[verb],
        practitioner=application.practitioner,
        facility=application.facility,
        to=addressee_of(application.practitioner),
        values=_values(application, verb, reason, at),
        by=by,
        at=at,
    )
    if application.practitioner.email:
        send_letter(letter=letter, address=application.practitioner.email, by=by, at=at)
    return application


def _leave_privileges(
    application: Application, verb: str, *, by: Actor, at: datetime, reason: str
) -> None:
    """What is asked for goes back to be filled in, or is withdrawn with the application."""
    request = application.privilege_request
    if request is None:
        return
    if verb != "return":
        withdraw(request=request, reason=reason, by=by, at=at)
    elif request.state == "handed_in":
        give_back(request=request, reason=reason, by=by, at=at)


def _values(application: Application, verb: str, reason: str, at: datetime) -> dict[str, Value]:
    day = local_day(at, ZoneInfo(application.facility.zone))
    lines = [line.strip() for line in reason.splitlines() if line.strip()]
    what = kind_of(application).title
    if verb == "return":
        return {"missing": lines, "due_on": _due(day).isoformat()}
    if verb.startswith("withdraw"):
        return {"what": what, "withdrawn_on": day.isoformat(), "remarks": reason.strip()}
    due = application.fill_by or day
    return {"what": what, "due_on": due.isoformat(), "missing": lines}


def _due(day: date) -> date:
    return add_days(day, TARGET_DAYS[RETURNED])
