"""Objects of the addresses of applications; the applicant is a northern surgeon."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from credenza.office.credentialing.models import Application, Flag, Hearing, Station
from tests.fixtures import BEGAN, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def application(office: Office, state: str = "verifying", **values: Any) -> Application:
    """An application of a northern surgeon."""
    return Application.objects.create(
        **{
            "practitioner": surgeon(office),
            "facility": office.north,
            "department": office.surgery,
            "kind": "reappointment",
            "state": state,
            "opened_at": BEGAN,
            "opened_by": "Cora North",
        }
        | values
    )


def station(one: Application, key: str = "chair", who: str = "chair") -> Station:
    """The station at which an application lies."""
    return Station.objects.create(
        application=one,
        position=0,
        key=key,
        title="Department chair",
        who=who,
        question="Do they support it?",
        days=14,
        opened_at=BEGAN,
    )


def _of(state: str = "verifying", **more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = application(office, state)
        return Target({"pk": one.pk, **more}, one.practitioner_id)

    return make


def _flag(office: Office) -> Target:
    one = application(office)
    flag = Flag.objects.create(
        application=one, kind="moves", key="moves:5", sentence="5 positions.", found_at=BEGAN
    )
    return Target({"pk": one.pk, "flag_id": flag.pk}, one.practitioner_id)


def _station(office: Office) -> Target:
    one = application(office, "review", station="chair")
    station(one)
    Station.objects.create(
        application=one,
        position=1,
        key="mec",
        title="Medical executive committee",
        who="committee",
        committee="mec",
        question="Does the staff recommend it?",
        days=30,
    )
    return Target({"pk": one.pk}, one.practitioner_id)


def _hearing(**more: Any) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = application(office, "adverse")
        Hearing.objects.create(
            application=one,
            station=station(one, "mec", "committee"),
            state="to_notify",
            proposed_on=dt.date(2026, 1, 5),
            reasons="Training was not finished.",
        )
        return Target({"pk": one.pk, **more}, one.practitioner_id)

    return make


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "application": _of(),
    "application-step": _of("submitted", verb="accept"),
    "application-withdraw": _of(),
    "application-complete": _of(),
    "application-override": _of(),
    "application-look": _of(),
    "flag-resolve": _flag,
    "application-categorise": _of("complete"),
    "application-plan": _of(),
    "application-details": _of(),
    "application-tell": _of("decided"),
    "application-ask": _of("deferred"),
    "application-station": _station,
    "application-hearing": _hearing(),
    "application-hearing-step": _hearing(verb="notify"),
}
