"""Objects of the addresses of intake: an open door and a case at the northern facility."""

import datetime as dt
from collections.abc import Callable

from credenza.office.concerns.models import CaseLink, Door
from credenza.office.concerns.queries.doors import digest_of
from tests.fixtures import BEGAN, Office
from tests.house.objects.target import Target
from tests.office.concerns.cases import case_at

TOKEN = "a-link-into-a-case-that-was-mailed"
FAR = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


def _door(office: Office) -> Target:
    Door.objects.create(facility=office.north, is_open=True)
    return Target({"facility": office.north.pk})


def _link(office: Office) -> Target:
    case = case_at(office, "patient")
    CaseLink.objects.create(case=case, digest=digest_of(TOKEN), made_at=BEGAN, ends_at=FAR)
    return Target({"token": TOKEN})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "tell": _door,
    "tell-link": _link,
    "tell-letter": lambda office: Target({"pk": 1}),
}
