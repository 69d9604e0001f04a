"""The one place that moves an application from one state to the next."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.steps import (
    APPLICATION,
    ENDED,
    TARGET_DAYS,
    WITH_APPLICANT,
    holder,
)
from credenza.core.calendar import add_days, local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.core.workflow import Step
from credenza.office.credentialing.models import Application, Passage
from credenza.office.credentialing.queries.reach import about as about_application
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import Conflict


@act("application:go")
def go(
    *,
    application: Application,
    verb: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    station: str = "",
    held_by: str = "",
    days: int | None = None,
    **columns,
) -> Application:
    """Take an application one step further, and write ``columns`` with it.

    ``station`` and ``held_by`` say where it lies next while under review, ``days`` the target of
    that stretch (None: the state's own). The application is held meanwhile and refreshed. Raises
    Refused with the reason when the table of steps, the right or a missing reason forbids it, and
    Conflict when it changed since it was read.
    """
    step = APPLICATION.step(verb)
    rows = Application.objects.select_for_update(of=("self",)).select_related("facility")
    held = rows.get(pk=application.pk)
    about(practitioner=held.practitioner_id, step=verb, application=held.pk)
    require(APPLICATION.may_go(held.state, verb))
    require(may(by, step.right, about_application(held)))
    _require_reason(step, reason)
    if held.version != application.version:
        raise Conflict(held)
    columns |= {"since_at": at, "due_on": _due_on(held, step.target, days, at)}
    _move(application, step, station, columns)
    _pass(application, held_by or holder(step.target), by=by, at=at, reason=reason)
    return application


def begin(application: Application, *, by: Actor, at: datetime) -> None:
    """Write the first passage of an application just opened."""
    _open_passage(application, holder(application.state), by=by, at=at, reason="")


def _require_reason(step: Step, reason: str) -> None:
    if step.reason and not reason.strip():
        raise Refused(refused(f"“{step.title}”: say why; the reason is part of the record."))


def _due_on(held: Application, state: str, days: int | None, at: datetime) -> date | None:
    """The last day of the next stretch by its target; what an applicant fills in has its own."""
    days = TARGET_DAYS.get(state) if days is None else days
    if days is None:
        return held.fill_by if state in WITH_APPLICANT else None
    return add_days(local_day(at, ZoneInfo(held.facility.zone)), days)


def _move(application: Application, step: Step, station: str, columns: dict) -> None:
    columns |= {"state": step.target, "station": station, "version": application.version + 1}
    for name, value in columns.items():
        setattr(application, name, value)
    application.save(update_fields=list(columns))


def _pass(application: Application, held_by: str, *, by: Actor, at: datetime, reason: str) -> None:
    application.passages.filter(left_at=None).update(left_at=at)
    _open_passage(application, held_by, by=by, at=at, reason=reason.strip())


def _open_passage(application, held_by: str, *, by: Actor, at: datetime, reason: str) -> None:
    Passage.objects.create(
        application=application,
        state=application.state,
        station=application.station,
        holder=held_by,
        entered_at=at,
        left_at=at if application.state in ENDED else None,
        by=by.name[:120],
        reason=reason,
    )
