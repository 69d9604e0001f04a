"""After an adverse recommendation: the notice, the hearing, and the way on to the board."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.hearing import (
    HEARING,
    REPORTING,
    TO_NOTIFY,
    ask_by,
    may_ask,
    may_set,
    may_waive,
    reports_due,
)
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.rulebook import limits_of
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Hearing, Station
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.ledger.actions import about, act
from credenza.office.team.queries import place
from credenza.packs.loader import packs

KEEP = "hearing:keep"
BODY = "a hearing panel appointed under the bylaws"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a hearing is, before whom, and which witnesses are expected."""

    hearing_on: date
    place: str
    hour: str
    panel: str
    witnesses: str = ""


@act("hearing:open")
def open_hearing(
    *, application: Application, station: Station, by: Actor, at: datetime, reason: str
) -> Hearing:
    """Open the right to a hearing on what a station recommended; nothing else goes on meanwhile."""
    about(practitioner=application.practitioner_id)
    return Hearing.objects.create(
        application=application,
        station=station,
        state=TO_NOTIFY,
        proposed_on=_day(application, at),
        reasons=reason.strip(),
    )


@act("hearing:notify")
def notify(*, hearing: Hearing, request_to: str, by: Actor, at: datetime) -> Hearing:
    """Write the first notice, with all that the law wants said; the time to ask begins."""
    hearing = _step(hearing, "notify", by)
    application = hearing.application
    hearing.noticed_on = _day(application, at)
    hearing.ask_by = ask_by(hearing.noticed_on)
    write_letter(
        kind="denial_notice",
        practitioner=application.practitioner,
        facility=application.facility,
        to=addressee_of(application.practitioner),
        values={
            "proposed_by": hearing.station.title,
            "action": f"{kind_of(application).title}: denial.",
            "reasons": _lines(hearing.reasons),
            "request_to": request_to,
            "request_by": hearing.ask_by.isoformat(),
            "hearing_before": BODY,
        },
        by=by,
        at=at,
    )
    return _saved(hearing)


@act("hearing:ask")
def ask(*, hearing: Hearing, on: date, by: Actor, at: datetime) -> Hearing:
    """Record that a hearing was asked for. Raises Refused for a day after the time to ask."""
    hearing = _step(hearing, "ask", by)
    _require_past(hearing, on, at)
    require(may_ask(hearing.noticed_on, on))
    hearing.asked_on = on
    return _saved(hearing)


@act("hearing:waive")
def waive(
    *, hearing: Hearing, on: date, said_so: bool, by: Actor, at: datetime, reason: str
) -> Hearing:
    """Record that the right was waived: said by the practitioner, or by letting the time pass."""
    hearing = _step(hearing, "waive", by, reason)
    _require_past(hearing, on, at)
    require(may_waive(hearing.noticed_on, on, said_so=said_so))
    hearing.waived_on, hearing.waiver = on, reason.strip()
    return _saved(hearing)


@act("hearing:set")
def set_hearing(*, hearing: Hearing, setting: Setting, by: Actor, at: datetime) -> Hearing:
    """Set the hearing, and write its notice. Raises Refused for a day too near."""
    hearing = _step(hearing, "set", by)
    application = hearing.application
    hearing.set_on, hearing.hearing_on = _day(application, at), setting.hearing_on
    require(may_set(hearing.set_on, hearing.hearing_on))
    hearing.place, hearing.panel = setting.place, setting.panel
    hearing.witnesses = setting.witnesses
    write_letter(
        kind="hearing_notice",
        practitioner=application.practitioner,
        facility=application.facility,
        to=addressee_of(application.practitioner),
        values={
            "asked_on": hearing.asked_on.isoformat(),
            "proposed_by": hearing.station.title,
            "place_and_time": [f"{setting.place} | {setting.hour}"],
            "hearing_on": setting.hearing_on.isoformat(),
            "hearing_before": setting.panel,
            "witnesses": _lines(setting.witnesses) or ["None are expected at present."],
        },
        by=by,
        at=at,
    )
    return _saved(hearing)


@act("hearing:hear")
def hear(*, hearing: Hearing, by: Actor, at: datetime) -> Hearing:
    """Record that it was held. Raises Refused before its day."""
    hearing = _step(hearing, "hear", by)
    _require_past(hearing, hearing.hearing_on, at)
    return _saved(hearing)


@act("hearing:report")
def report(*, hearing: Hearing, on: date, by: Actor, at: datetime, reason: str) -> Hearing:
    """Record what the panel reported, with its basis."""
    hearing = _step(hearing, "report", by, reason)
    _require_past(hearing, on, at)
    hearing.reported_on, hearing.report = on, reason.strip()
    return _saved(hearing)


@act("hearing:resume")
def resume(*, application: Application, by: Actor, at: datetime, reason: str) -> Application:
    """Let the application go on after hearing or waiver: to the station that decides."""
    hearing = application.hearings.first()
    about(practitioner=application.practitioner_id)
    if hearing is None or not (hearing.waived_on or hearing.reported_on):
        raise Refused(refused("The practitioner was not heard yet, and has not waived it."))
    last = Station.objects.filter(application=application, round=hearing.station.round)
    station = last.get(decides=True)
    go(
        application=application,
        verb="resume",
        station=station.key,
        held_by=station.who,
        days=station.days,
        by=by,
        at=at,
        reason=reason,
    )
    last.filter(opened_at=None).exclude(pk=station.pk).update(closed_at=at)
    Station.objects.filter(pk=station.pk).update(opened_at=at, closed_at=None)
    return application


@act("hearing:close")
def close(*, hearing: Hearing, on: date, by: Actor, at: datetime, reason: str) -> Hearing:
    """Record the final action, and which reports it brings by when."""
    hearing = _step(hearing, "close", by, reason)
    _require_past(hearing, on, at)
    application = hearing.application
    if application.outcome == "":
        raise Refused(refused("The governing body has not decided yet."))
    hearing.final_on, hearing.final = on, reason.strip()
    if application.outcome == "denied":
        limits = limits_of(packs(), place(application.facility, on), REPORTING, on)
        hearing.reports = [
            {"what": one.what, "day": one.day.isoformat(), "citation": one.citation, "done_on": ""}
            for one in reports_due(on, limits)
        ]
    return _saved(hearing)


@act("hearing:reported")
def record_report(
    *, hearing: Hearing, number: int, on: date, by: Actor, at: datetime, reason: str
) -> Hearing:
    """Record that one of the reports was made, with its number or words."""
    hearing = _held(hearing, by)
    _require_past(hearing, on, at)
    if not 0 <= number < len(hearing.reports):
        raise Refused(refused("There is no such report."))
    hearing.reports[number] |= {"done_on": on.isoformat(), "words": reason.strip()}
    return _saved(hearing)


def _held(hearing: Hearing, by: Actor) -> Hearing:
    rows = Hearing.objects.select_for_update(of=("self",)).select_related(
        "application__practitioner", "application__facility", "station"
    )
    hearing = rows.get(pk=hearing.pk)
    about(practitioner=hearing.application.practitioner_id)
    require(may(by, KEEP, about_application(hearing.application)))
    return hearing


def _step(hearing: Hearing, verb: str, by: Actor, reason: str = "") -> Hearing:
    hearing, step = _held(hearing, by), HEARING.step(verb)
    require(HEARING.may_go(hearing.state, verb))
    if step.reason and not reason.strip():
        raise Refused(refused("Say it in words: they are part of the record."))
    hearing.state = step.target
    return hearing


def _saved(hearing: Hearing) -> Hearing:
    hearing.version += 1
    hearing.save()
    return hearing


def _require_past(hearing: Hearing, on: date | None, at: datetime) -> None:
    if on is None or on > _day(hearing.application, at):
        raise Refused(refused("That day lies ahead: record it once it has come."))


def _day(application: Application, at: datetime) -> date:
    return local_day(at, ZoneInfo(application.facility.zone))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
