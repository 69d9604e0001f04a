"""Objects of the addresses of privileges, all about the northern surgeon."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from credenza.core.privileges.recommending import Recommendation
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions import forms, grants, requests
from credenza.office.privileging.actions.links import make_link
from credenza.office.privileging.actions.oncall import add_shift, open_service
from credenza.office.privileging.actions.requests import Asked
from credenza.office.privileging.devices import token_of
from credenza.office.privileging.models import (
    CallService,
    DeviceLink,
    Evaluation,
    FormVersion,
    Request,
    Shift,
)
from tests.core.privileges.samples import CORE, HERNIA, surgery
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def _form(office: Office) -> FormVersion:
    [version] = forms.adopt(
        facility=office.north,
        forms=[surgery()],
        effective_on=dt.date(2026, 1, 1),
        body="Board of Trustees",
        by=SYSTEM,
        at=BEGAN,
    )
    return version


def _asked(office: Office, *, hand_in: bool) -> Request:
    person, at = surgeon(office), timezone.now()
    one = requests.open_request(
        practitioner=person,
        facility=office.north,
        kind="initial",
        forms=[_form(office)],
        by=SYSTEM,
        at=at,
    )
    requests.ask(request=one, lines={CORE: Asked("asked")}, by=SYSTEM, at=at)
    return requests.hand_in(request=one, by=SYSTEM, at=at) if hand_in else one


def _request(*, hand_in: bool = True) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = _asked(office, hand_in=hand_in)
        return Target({"pk": one.pk}, one.practitioner_id)

    return make


def _granted(office: Office) -> Evaluation:
    one, day = _asked(office, hand_in=True), today(timezone.now())
    grants.decide(
        request=one,
        lines={CORE: Recommendation("as_asked")},
        starts_on=day,
        ends_on=day + dt.timedelta(days=365),
        decided_on=day,
        kind="regular",
        by=SYSTEM,
        at=timezone.now(),
    )
    return Evaluation.objects.get()


def _evaluation(office: Office) -> Target:
    one = _granted(office)
    return Target({"pk": one.pk}, one.practitioner_id)


def _file(office: Office) -> Target:
    one = _granted(office)
    data = {"verb": "end", "pick": one.grant_id, "on": "2026-12-01", "reason": "Moves away"}
    return Target({"pk": one.practitioner_id}, one.practitioner_id, data)


def _version(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        return Target({"pk": _form(office).pk, **more})

    return make


def _draft(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        new = forms.draft(form_version=_form(office), by=SYSTEM, at=BEGAN)
        return Target({"pk": new.pk, **more}, data={"version": new.version})

    return make


def _link(office: Office) -> DeviceLink:
    return make_link(facility=office.north, label="Intranet", by=SYSTEM, at=BEGAN)


def _withdrawn(office: Office) -> Target:
    return Target({"pk": _link(office).pk})


def _taken(office: Office) -> Target:
    return Target({"token": token_of(_link(office))})


def _service(office: Office) -> CallService:
    given = {"title": "Surgery", "form": "surgery", "always": True}
    return open_service(facility=office.north, **given, by=SYSTEM, at=BEGAN)


def _closed(office: Office) -> Target:
    return Target({"pk": _service(office).pk})


def _removed(office: Office) -> Target:
    shift = Shift(
        service=_service(office),
        practitioner=surgeon(office),
        starts_at=BEGAN,
        ends_at=BEGAN + dt.timedelta(hours=12),
    )
    return Target({"pk": add_shift(shift=shift, by=SYSTEM, at=BEGAN).pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "oncall-close": _closed,
    "oncall-remove": _removed,
    "may-link": _withdrawn,
    "may-link-withdraw": _withdrawn,
    "may-device": _taken,
    "practitioner-privileges": _file,
    "practitioner-compared": _file,
    "practitioner-grants-change": _file,
    "privilege-request-new": _file,
    "privilege-request": _request(),
    "privilege-ask": _request(hand_in=False),
    "privilege-return": _request(),
    "privilege-withdraw": _request(),
    "privilege-recommend": _request(),
    "privilege-decide": _request(),
    "privilege-form": _version(),
    "privilege-form-changes": _version(),
    "privilege-form-draft": _version(),
    "privilege-form-step": _draft(verb="propose"),
    "privilege-form-item": _draft(key=HERNIA),
    "privilege-form-retire": _draft(key=HERNIA),
    "evaluation": _evaluation,
    "evaluation-assign": _evaluation,
    "evaluation-case": _evaluation,
    "evaluation-conclude": _evaluation,
}
