"""The letters that tell a decision: to the practitioner, and to the departments."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.letters import Value
from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import in_words
from credenza.core.verdict import Refused, refused
from credenza.office.correspondence.actions.letters import send_letter, write_letter
from credenza.office.correspondence.queries import Addressee, addressee_of, letters_of
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.privileges import titles_of
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change

GRANTED_BY = {
    "initial": "appointment_granted",
    "telemedicine": "appointment_granted",
    "reappointment": "reappointment_granted",
    "privilege_change": "privileges_granted",
    "temporary_applicant": "temporary_granted",
    "temporary_need": "temporary_granted",
    "locum_tenens": "temporary_granted",
    "disaster": "disaster_granted",
    "leave": "leave_granted",
    "return_from_leave": "leave_ended",
    "resignation": "resignation_accepted",
}
"""Which letter tells that a kind of application was granted."""
DENIED_BY = "final_adverse"
TEMPORARY_DENIED = "temporary_denied"
TO_DEPARTMENTS = "privileges_to_departments"
TELLING = frozenset({*GRANTED_BY.values(), DENIED_BY, TEMPORARY_DENIED})


def write_decision(*, application: Application, decision, by: Actor, at: datetime) -> None:
    """Write what tells the decision; nothing is sent yet."""
    kind, values = _letter(application, decision)
    to = addressee_of(application.practitioner)
    _write(application, kind, to, values, by=by, at=at)
    table = _table(application, decision)
    if table and decision.outcome != "denied":
        department = application.department
        name = f"{department}, {application.facility}" if department else str(application.facility)
        days = {"starts_on": _iso(decision.term.starts_on), "ends_on": _iso(decision.term.ends_on)}
        to = Addressee(name, greeting="colleagues")
        _write(application, TO_DEPARTMENTS, to, days | {"privileges": table}, by=by, at=at)


@act("application:tell")
def tell(*, application: Application, by: Actor, at: datetime) -> Application:
    """Send the letter that tells the decision, unless it left on paper already.

    Raises Refused where there is none to send, and where it cannot be mailed.
    """
    about(practitioner=application.practitioner_id)
    if application.decided_on is None:
        raise Refused(refused("Nothing is decided yet."))
    told = letters_of(application.practitioner_id).filter(
        kind__in=TELLING, facility=application.facility_id, state__in=["written", "sent"]
    )
    letter = told.filter(made_at__date__gte=application.decided_on).first()
    if letter is None:
        raise Refused(refused("The letter that tells the decision is not written: write it first."))
    left_at = letter.sent_at or _mail(letter, application, by=by, at=at)
    day = local_day(left_at, ZoneInfo(application.facility.zone))
    return change(application, application.version, {"told_on": day})


def _mail(letter, application: Application, *, by: Actor, at: datetime) -> datetime:
    message = send_letter(letter=letter, address=application.practitioner.email, by=by, at=at)
    if message.trouble:
        on_paper = "Hand the letter over on its own page, then say here that it is told."
        raise Refused(refused(f"{message.trouble} {on_paper}"))
    return at


def _letter(application: Application, decision) -> tuple[str, dict[str, Value]]:
    if decision.outcome == "denied":
        return _denial(application, decision)
    kind = GRANTED_BY[application.kind]
    return kind, _VALUES[kind](application, decision)


def _denial(application: Application, decision) -> tuple[str, dict[str, Value]]:
    reasons = _lines(decision.reason)
    if not kind_of(application).appoints and kind_of(application).max_days:
        asked_on = application.opened_at.date()
        return TEMPORARY_DENIED, {"asked_on": _iso(asked_on), "reasons": reasons}
    return DENIED_BY, {
        "decided_on": _iso(decision.decided_on),
        "decided_by": decision.decided_by,
        "decision": f"{kind_of(application).title}: denied.",
        "effective_on": _iso(decision.decided_on),
        "basis": reasons,
    }


def _appointed(application: Application, decision) -> dict[str, Value]:
    return _privileged(application, decision) | {
        "category": application.staff_category or "Active",
        "department": str(application.department or ""),
    }


def _privileged(application: Application, decision) -> dict[str, Value]:
    return {
        "decided_on": _iso(decision.decided_on),
        "decided_by": decision.decided_by,
        "starts_on": _iso(decision.term.starts_on),
        "ends_on": _iso(decision.term.ends_on),
        "privileges": _table(application, decision),
        "conditions": _lines(decision.reason),
    }


def _temporary(application: Application, decision) -> dict[str, Value]:
    details = application.details
    reason = details.get("need") or details.get("stands_in_for") or kind_of(application).purpose
    return {
        "granted_by": decision.decided_by,
        "starts_on": _iso(decision.term.starts_on),
        "ends_on": _iso(decision.term.ends_on),
        "reason": str(reason),
        "privileges": _table(application, decision) or [f"{kind_of(application).title} | "],
        "conditions": _lines(decision.reason),
    }


def _disaster(application: Application, decision) -> dict[str, Value]:
    table = _table(application, decision)
    return {
        "starts_on": _iso(decision.term.starts_on),
        "scope": "; ".join(row.partition(" |")[0] for row in table) or "As assigned by the plan",
        "mentor": str(application.details.get("overseen_by") or "The department's chair"),
    }


def _leave(application: Application, decision) -> dict[str, Value]:
    term = decision.term
    conditions = _lines(decision.reason)
    return {
        "starts_on": _iso(term.starts_on),
        "ends_on": _iso(term.ends_on),
        "conditions": conditions,
    }


def _return(application: Application, decision) -> dict[str, Value]:
    returns_on = str(application.details.get("returns_on") or _iso(decision.decided_on))
    return {"returns_on": returns_on, "conditions": _lines(decision.reason)}


def _resignation(application: Application, decision) -> dict[str, Value]:
    last = str(application.details.get("on") or _iso(decision.decided_on))
    return {"ends_on": last}


_VALUES = {
    "appointment_granted": _appointed,
    "reappointment_granted": _appointed,
    "privileges_granted": _privileged,
    "temporary_granted": _temporary,
    "disaster_granted": _disaster,
    "leave_granted": _leave,
    "leave_ended": _return,
    "resignation_accepted": _resignation,
}


def _table(application: Application, decision) -> list[str]:
    """Each privilege granted with its conditions, as letters list them."""
    titles = titles_of(application)
    return [
        f"{titles.get(item, item)} | {in_words(said.conditions) or '–'}"
        for item, said in decision.lines.items()
        if said.grants
    ]


def _write(
    application: Application,
    kind: str,
    to: Addressee,
    values: Mapping[str, Value],
    *,
    by: Actor,
    at: datetime,
) -> None:
    write_letter(
        kind=kind,
        practitioner=application.practitioner,
        facility=application.facility,
        to=to,
        values={key: value for key, value in values.items() if value},
        by=by,
        at=at,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _iso(day: date) -> str:
    return day.isoformat()
