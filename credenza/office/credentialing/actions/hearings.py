"""After an adverse recommendation: the notice, the hearing, and the way on to the board."""

from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.applications.hearing import (
    TO_NOTIFY,
    ask_by,
    may_ask,
    may_set,
    may_waive,
)
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.actions.hearing_steps import (
    day_at,
    lines_of,
    require_past,
    saved,
    stepped,
)
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Hearing, Station
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.ledger.actions import about, act
from credenza.office.team.queries import packs_of
from credenza.packs.floors import ASK_FOR_HEARING, NOTICE_OF_HEARING, days

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
        proposed_on=day_at(application, at),
        reasons=reason.strip(),
    )


@act("hearing:confirm")
def confirm(*, hearing: Hearing, by: Actor, at: datetime) -> Hearing:
    """Say that single privileges were denied for competence or conduct: the notice follows."""
    return saved(stepped(hearing, "confirm", by))


@act("hearing:notify")
def notify(*, hearing: Hearing, request_to: str, by: Actor, at: datetime) -> Hearing:
    """Write the first notice, with all that the law wants said; the time to ask begins."""
    hearing = stepped(hearing, "notify", by)
    application = hearing.application
    hearing.noticed_on = day_at(application, at)
    apart = days(packs_of(application.facility), ASK_FOR_HEARING, hearing.noticed_on)
    hearing.ask_by = ask_by(hearing.noticed_on, apart)
    write_letter(
        kind="denial_notice",
        practitioner=application.practitioner,
        facility=application.facility,
        to=addressee_of(application.practitioner),
        values={
            "proposed_by": hearing.station.title,
            "action": _action(hearing),
            "reasons": lines_of(hearing.reasons),
            "request_to": request_to,
            "request_by": hearing.ask_by.isoformat(),
            "hearing_before": BODY,
        },
        by=by,
        at=at,
    )
    return saved(hearing)


@act("hearing:ask")
def ask(*, hearing: Hearing, on: date, by: Actor, at: datetime) -> Hearing:
    """Record that a hearing was asked for. Raises Refused for a day after the time to ask."""
    hearing = stepped(hearing, "ask", by)
    require_past(hearing, on, at)
    require(may_ask(hearing.noticed_on, on, hearing.ask_by))
    hearing.asked_on = on
    return saved(hearing)


@act("hearing:waive")
def waive(
    *, hearing: Hearing, on: date, said_so: bool, by: Actor, at: datetime, reason: str
) -> Hearing:
    """Record that the right was waived: said by the practitioner, or by letting the time pass."""
    hearing = stepped(hearing, "waive", by, reason)
    require_past(hearing, on, at)
    require(may_waive(on, hearing.ask_by, said_so=said_so))
    hearing.waived_on, hearing.waiver = on, reason.strip()
    return saved(hearing)


@act("hearing:set")
def set_hearing(*, hearing: Hearing, setting: Setting, by: Actor, at: datetime) -> Hearing:
    """Set the hearing, and write its notice. Raises Refused for a day too near."""
    hearing = stepped(hearing, "set", by)
    application = hearing.application
    hearing.set_on, hearing.hearing_on = day_at(application, at), setting.hearing_on
    apart = days(packs_of(application.facility), NOTICE_OF_HEARING, hearing.set_on)
    require(may_set(hearing.set_on, hearing.hearing_on, apart))
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
            "witnesses": lines_of(setting.witnesses) or ["None are expected at present."],
        },
        by=by,
        at=at,
    )
    return saved(hearing)


@act("hearing:hear")
def hear(*, hearing: Hearing, by: Actor, at: datetime) -> Hearing:
    """Record that it was held. Raises Refused before its day."""
    hearing = stepped(hearing, "hear", by)
    require_past(hearing, hearing.hearing_on, at)
    return saved(hearing)


@act("hearing:report")
def report(*, hearing: Hearing, on: date, by: Actor, at: datetime, reason: str) -> Hearing:
    """Record what the panel reported, with its basis."""
    hearing = stepped(hearing, "report", by, reason)
    require_past(hearing, on, at)
    hearing.reported_on, hearing.report = on, reason.strip()
    return saved(hearing)


@act("hearing:resume")
def resume(*, application: Application, by: Actor, at: datetime, reason: str) -> Application:
    """Let the application go on after hearing or waiver: to the station that decides."""
    hearing = application.hearings.filter(on_privileges=False).first()
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


def _action(hearing: Hearing) -> str:
    """The proposed action, as the notice names it."""
    if hearing.on_privileges:
        return f"Denial of privileges: {'; '.join(title for _, title in hearing.items)}."
    return f"{kind_of(hearing.application).title}: denial."
