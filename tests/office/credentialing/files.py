"""Applications for the tests of their room."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application

OFFICE = Actor.system("the office")
OPENED = dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC)


@pytest.fixture
def applied(make_file, office, arranging):
    """``applied(state="verifying")``: an application of somebody who is not on the staff yet."""

    def make(person=None, **values) -> Application:
        person = person or make_file(at=None)
        row = {
            "practitioner": person,
            "facility": office.north,
            "department": office.surgery,
            "kind": "initial",
            "state": "invited",
            "opened_at": OPENED,
            "opened_by": "Cora North",
        }
        with arranging():
            return Application.objects.create(**row | values)

    return make
