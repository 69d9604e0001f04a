"""Objects of the team's addresses."""

import datetime as dt
from collections.abc import Callable

from credenza.core.permissions import Grant
from credenza.office.team.models import Bylaw
from tests.fixtures import Office, make_person
from tests.house.objects.target import Target


def _viewer(office: Office) -> Target:
    person = make_person("Vera Viewer", Grant("viewer", office.north.pk))
    return Target({"pk": person.pk})


def _role(office: Office) -> Target:
    person = make_person("Vera Viewer", Grant("viewer", office.north.pk))
    return Target({"pk": person.pk, "grant": person.grants.get().pk})


def _bylaw(office: Office) -> Target:
    bylaw = Bylaw.objects.create(
        facility=office.north,
        requirement="licence.verified",
        limit=1,
        citation="Bylaws 4.2",
        effective_on=dt.date(2026, 1, 1),
    )
    return Target({"pk": bylaw.pk})


def _north(office: Office) -> Target:
    return Target({"pk": office.north.pk})


def _surgery(office: Office) -> Target:
    return Target({"pk": office.surgery.pk})


def _own_passkey(office: Office) -> Target:
    return Target({"pk": 1})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "person": _viewer,
    "person-give-role": _viewer,
    "person-take-role": _role,
    "person-invite-again": _viewer,
    "person-disable": _viewer,
    "person-enable": _viewer,
    "person-reset-factor": _viewer,
    "facility": _north,
    "facility-change": _north,
    "department-add": _north,
    "department-change": _surgery,
    "bylaw-add": _north,
    "bylaw-end": _bylaw,
    "mfa_remove_webauthn": _own_passkey,
    "mfa_edit_webauthn": _own_passkey,
    "account_reset_password_from_key": lambda office: Target({"uidb36": "1", "key": "x-y"}),
}
