"""How notices and hearings end: without one, or with the final action and its reports."""

from datetime import date, datetime

from credenza.core.applications.hearing import REPORTING, reports_due
from credenza.core.applications.steps import DECIDED
from credenza.core.permissions import Actor
from credenza.core.privileges.recommending import AS_REQUESTED, DENY, Recommendation
from credenza.core.rulebook import limits_of
from credenza.core.verdict import Refused, refused
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.actions.denials import open_items, settle_items
from credenza.office.credentialing.actions.hearing_steps import (
    day_at,
    held,
    lines_of,
    require_past,
    saved,
    stepped,
)
from credenza.office.credentialing.models import Hearing
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.ledger.actions import act
from credenza.office.privileging.queries.requests import denied
from credenza.office.team.queries import packs_at, place

BOARD = "Governing body"


@act("hearing:dismiss")
def dismiss(*, hearing: Hearing, by: Actor, at: datetime, reason: str) -> Hearing:
    """Say that single privileges were not denied for competence or conduct: no hearing follows.

    Where the governing body denied them already, that stands from today.
    """
    hearing = stepped(hearing, "dismiss", by, reason)
    hearing.final_on, hearing.final = day_at(hearing.application, at), reason.strip()
    saved(hearing)
    if hearing.application.state == DECIDED:
        said = Recommendation(DENY, hearing.reasons)
        settle_items(hearing=hearing, said=said, on=hearing.final_on, by=by, at=at)
    return hearing


@act("hearing:close")
def close(
    *, hearing: Hearing, on: date, by: Actor, at: datetime, reason: str, upheld: bool = True
) -> Hearing:
    """Record the final action, and which reports it brings by when.

    ``upheld``: single privileges that were put off are denied; otherwise they are granted from
    ``on``. Where the governing body decided on them at its station, that counts. Raises Refused
    before it decided on the application.
    """
    hearing = stepped(hearing, "close", by, reason)
    require_past(hearing, on, at)
    if hearing.application.outcome == "":
        raise Refused(refused("The governing body has not decided yet."))
    hearing.final_on, hearing.final = on, reason.strip()
    if hearing.on_privileges:
        _settle(hearing, upheld, by=by, at=at)
    if _is_denied(hearing):
        here = place(hearing.application.facility)
        limits = limits_of(packs_at(here), here, REPORTING, on)
        hearing.reports = [
            {"what": one.what, "day": one.day.isoformat(), "citation": one.citation, "done_on": ""}
            for one in reports_due(on, limits)
        ]
    return saved(hearing)


@act("hearing:reported")
def record_report(
    *, hearing: Hearing, number: int, on: date, by: Actor, at: datetime, reason: str
) -> Hearing:
    """Record that one of the reports was made, with its number or words."""
    hearing = held(hearing, by)
    require_past(hearing, on, at)
    if not 0 <= number < len(hearing.reports):
        raise Refused(refused("There is no such report."))
    hearing.reports[number] |= {"done_on": on.isoformat(), "words": reason.strip()}
    return saved(hearing)


def _settle(hearing: Hearing, upheld: bool, *, by: Actor, at: datetime) -> None:
    """Decide on what was put off, and write to the practitioner."""
    waits, on = bool(open_items(hearing)), hearing.final_on
    said = Recommendation(DENY, hearing.final) if upheld else Recommendation(AS_REQUESTED)
    settle_items(hearing=hearing, said=said, on=on, by=by, at=at)
    titles = [title for _, title in hearing.items]
    told = {"decided_on": on.isoformat(), "decided_by": BOARD}
    if _is_denied(hearing):
        kind = "final_adverse"
        told |= {
            "decision": f"Denied: {'; '.join(titles)}.",
            "effective_on": on.isoformat(),
            "basis": lines_of(hearing.final),
        }
    elif waits:
        kind, last = "privileges_granted", hearing.application.term_ends_on
        told |= {
            "starts_on": on.isoformat(),
            "ends_on": last.isoformat(),
            "privileges": [f"{title} | –" for title in titles],
        }
    else:  # granted by the governing body at its station: the letter of that decision told it
        return
    write_letter(
        kind=kind,
        practitioner=hearing.application.practitioner,
        facility=hearing.application.facility,
        to=addressee_of(hearing.application.practitioner),
        values=told,
        by=by,
        at=at,
    )


def _is_denied(hearing: Hearing) -> bool:
    if not hearing.on_privileges:
        return hearing.application.outcome == "denied"
    request = request_of(hearing.application)
    return request is not None and bool({key for key, _ in hearing.items} & denied(request))
