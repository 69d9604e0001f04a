"""Requests: opened, asked line by line, handed in, recommended on, withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.privileges.recommending import (
    ANSWERS,
    ASKED,
    REQUEST_KINDS,
    Recommendation,
    is_sound,
)
from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions.moving import held, step_to
from credenza.office.privileging.actions.recommending import keep
from credenza.office.privileging.models import FormVersion, Line, Request, RequestedForm
from credenza.office.privileging.queries.grants import granted
from credenza.office.privileging.queries.requests import DECISION, sheet, undecided


@dataclass(frozen=True, slots=True)
class Asked:
    """How one item is answered: see ``Line``."""

    answer: str
    without: tuple[str, ...] = ()
    cases: int | None = None
    months: int | None = None
    place: str = ""
    note: str = ""


@act("privilege-request:open")
def open_request(
    *, practitioner, facility, kind: str, forms: Iterable[FormVersion], by: Actor, at: datetime
) -> Request:
    """Open a request on versions in force. What is held there is asked for again, so that a
    renewal begins with what it renews.

    Raises Refused for forms that are another facility's or not in force today.
    """
    about(practitioner=practitioner.pk)
    if kind not in REQUEST_KINDS:
        raise Refused(refused(f"“{kind}” is no kind of request."))
    forms, day = list(forms), today(at)
    for one in forms:
        _require_in_force(one, facility.pk, day)
    request = Request.objects.create(
        practitioner=practitioner,
        facility=facility,
        kind=kind,
        state=REQUEST.start,
        opened_at=at,
        opened_by=by.name,
    )
    RequestedForm.objects.bulk_create(
        RequestedForm(request=request, form_version=one) for one in forms
    )
    if kind == "renewal":
        _ask_for_what_is_held(request, forms, day, at)
    return request


@act("privilege-request:add-form")
def add_form(*, request: Request, form_version: FormVersion, by: Actor, at: datetime) -> None:
    """Put another form to a request that is being filled in."""
    request = _open(request, "ask")
    _require_in_force(form_version, request.facility_id, today(at))
    RequestedForm.objects.get_or_create(request=request, form_version=form_version)


@act("privilege-request:ask")
def ask(*, request: Request, lines: Mapping[str, Asked], by: Actor, at: datetime) -> None:
    """Answer items of its forms, in the place of what was answered before.

    Raises Refused once it is handed in, and for an item that stands on none of its forms.
    """
    request = _open(request, "ask")
    known = _includes(request)
    for item, asked in lines.items():
        _require_sound(item, asked, known)
        Line.objects.update_or_create(
            request=request,
            item=item,
            defaults={
                "answer": asked.answer,
                "without": sorted(set(asked.without)),
                "cases": asked.cases,
                "months": asked.months,
                "place": asked.place,
                "note": asked.note,
                "answered_at": at,
            },
        )


@act("privilege-request:hand-in")
def hand_in(*, request: Request, by: Actor, at: datetime) -> Request:
    """Hand it in, and keep how each criterion stood on this day.

    Raises Refused where nothing is asked for.
    """
    request = _open(request, "hand_in")
    told = sheet(request, today(at))
    if not told.asked:
        raise Refused(refused("Nothing is asked for yet: tick at least one item."))
    request.snapshot = {
        line.item.key: [
            {"outcome": one.outcome.value, "reason": one.reason, "evidence": list(one.evidence)}
            for one in line.results
        ]
        for line in told.asked
    }
    request.handed_in_at = at
    return _moved(request, "hand_in")


@act("privilege-request:return")
def give_back(*, request: Request, by: Actor, at: datetime, reason: str) -> Request:
    """Return it to be changed."""
    request = _open(request, "return", reason)
    request.reason = reason.strip()
    return _moved(request, "return", reason)


@act("privilege-request:recommend")
def recommend(
    *,
    request: Request,
    station: str,
    lines: Mapping[str, Recommendation],
    by: Actor,
    at: datetime,
) -> Request:
    """Keep what a station recommends on items asked for, in the place of what it said before.

    Raises Refused for an item not asked for or decided already, for a recommendation without
    its reason or conditions, and for the practitioner's own request.
    """
    request = _open(request, "recommend")
    if by.practitioner is not None and by.practitioner == request.practitioner_id:
        raise Refused(refused("Nobody recommends on their own request."))
    if station == DECISION:
        raise Refused(refused("A decision is recorded as one."))
    asked = {one.item: one for one in undecided(request)}
    for item, said in lines.items():
        if item not in asked:
            raise Refused(refused(f"“{item}” is not asked for, or was decided already."))
        require(is_sound(said))
    keep(lines=asked, says=lines, station=station, by=by, at=at)
    return _moved(request, "recommend")


@act("privilege-request:withdraw")
def withdraw(*, request: Request, by: Actor, at: datetime, reason: str) -> Request:
    """Withdraw it as a whole, with the reason."""
    request = _open(request, "withdraw", reason)
    request.reason = reason.strip()
    request.closed_at, request.closed_by = at, by.name
    return _moved(request, "withdraw", reason)


def _open(request: Request, verb: str, reason: str = "") -> Request:
    """The request, held, from which ``verb`` is possible."""
    about(practitioner=request.practitioner_id)
    request = held(request)
    step_to(REQUEST, request.state, verb, reason)
    return request


def _moved(request: Request, verb: str, reason: str = "") -> Request:
    request.state = step_to(REQUEST, request.state, verb, reason)
    request.version += 1
    request.save()
    return request


def _require_in_force(version: FormVersion, facility: int, day: date) -> None:
    running = version.effective_on is not None and version.effective_on <= day
    if version.facility_id != facility or not running or (version.ends_on or day) < day:
        raise Refused(refused(f"“{version}” is not in force there today."))


def _includes(request: Request) -> dict[str, set[str]]:
    """The procedures of each item of the request's forms."""
    contents = request.forms.values_list("form_version__content", flat=True)
    return {
        item["key"]: {one["key"] for one in item["includes"]}
        for content in contents
        for item in (content["core"], *content["special"])
    }


def _require_sound(item: str, asked: Asked, known: Mapping[str, set[str]]) -> None:
    if item not in known:
        raise Refused(refused(f"“{item}” stands on none of the request's forms."))
    if asked.answer not in ANSWERS:
        raise Refused(refused(f"“{asked.answer}” is no answer: use one of {', '.join(ANSWERS)}."))
    if strange := sorted(set(asked.without) - known[item]):
        raise Refused(refused(f"“{item}” does not include {', '.join(strange)}."))
    if (asked.cases is None) != (asked.months is None):
        raise Refused(refused("Say both: how many cases, and in how many months."))


def _ask_for_what_is_held(
    request: Request, forms: list[FormVersion], day: date, at: datetime
) -> None:
    offered = {
        item["key"] for form in forms for item in (form.content["core"], *form.content["special"])
    }
    held_now = granted(request.practitioner_id, request.facility_id, day)
    Line.objects.bulk_create(
        Line(
            request=request,
            item=one.grant.item,
            answer=ASKED,
            without=one.grant.without,
            answered_at=at,
        )
        for one in held_now
        if one.grant.item in offered
    )
