"""What every step of a notice or hearing does first and last."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.hearing import HEARING
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.ledger.actions import about

KEEP = "hearing:keep"


def held(hearing: Hearing, by: Actor) -> Hearing:
    """The hearing, locked, for who may keep it. Raises Refused for others."""
    rows = Hearing.objects.select_for_update(of=("self",)).select_related(
        "application__practitioner", "application__facility", "station"
    )
    hearing = rows.get(pk=hearing.pk)
    about(practitioner=hearing.application.practitioner_id)
    require(may(by, KEEP, about_application(hearing.application)))
    return hearing


def stepped(hearing: Hearing, verb: str, by: Actor, reason: str = "") -> Hearing:
    """The hearing, locked and brought to where ``verb`` leads. Raises Refused where it cannot."""
    hearing, step = held(hearing, by), HEARING.step(verb)
    require(HEARING.may_go(hearing.state, verb))
    if step.reason and not reason.strip():
        raise Refused(refused("Say it in words: they are part of the record."))
    hearing.state = step.target
    return hearing


def saved(hearing: Hearing) -> Hearing:
    """The hearing, written down."""
    hearing.version += 1
    hearing.save()
    return hearing


def require_past(hearing: Hearing, on: date | None, at: datetime) -> None:
    """Raise Refused for a day that has not come at the facility."""
    if on is None or on > day_at(hearing.application, at):
        raise Refused(refused("That day lies ahead: record it once it has come."))


def day_at(application: Application, at: datetime) -> date:
    """The day at the facility."""
    return local_day(at, ZoneInfo(application.facility.zone))


def lines_of(text: str) -> list[str]:
    """The lines of a text as a letter lists them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
