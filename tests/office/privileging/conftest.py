"""A general surgery form in force, and somebody who asks on it."""

import datetime as dt

import pytest

from credenza.core.privileges.recommending import Recommendation
from credenza.office.practitioners.models import Specialty
from credenza.office.privileging.actions import forms, grants, requests
from credenza.office.privileging.actions.requests import Asked
from tests.core.privileges.samples import CORE, HERNIA, ROBOT, surgery
from tests.office.files import NOW, OFFICE, TODAY, licence, make_file, office  # noqa: F401

ENDS = dt.date(2028, 11, 23)


@pytest.fixture
def form(office):  # noqa: F811
    """Version 1 of the surgical form at the northern facility."""
    return adopt(office.north)


def adopt(facility, **more):
    given = {"forms": [surgery()], "effective_on": dt.date(2026, 1, 1), "body": "Board of Trustees"}
    [version] = forms.adopt(facility=facility, by=OFFICE, at=NOW, **given | more)
    return version


@pytest.fixture
def surgeon(make_file, arranging):  # noqa: F811
    """Adaeze Okafor, surgeon at the northern facility."""
    person = make_file()
    with arranging():
        Specialty.objects.create(practitioner=person, code="208600000X", title="Surgery")
    return person


@pytest.fixture
def request_of(form, office):  # noqa: F811
    """``request_of(person, CORE, ROBOT)``: handed in, with these items asked for."""

    def make(person, *items, kind="initial", hand_in=True):
        one = requests.open_request(
            practitioner=person, facility=office.north, kind=kind, forms=[form], by=OFFICE, at=NOW
        )
        lines = dict.fromkeys(items, Asked("asked"))
        requests.ask(request=one, lines=lines, by=OFFICE, at=NOW)
        return requests.hand_in(request=one, by=OFFICE, at=NOW) if hand_in else one

    return make


@pytest.fixture
def grant(request_of):
    """``grant(person, CORE)``: decided and granted as asked, from today for two years."""

    def make(person, *items, says=None, **values):
        one = request_of(person, *items)
        return decide(one, says or dict.fromkeys(items, Recommendation("as_asked")), **values)

    return make


def decide(request, lines, **values):
    given = {"starts_on": TODAY, "ends_on": ENDS, "decided_on": TODAY, "kind": "regular"}
    return grants.decide(request=request, lines=lines, by=OFFICE, at=NOW, **given | values)


__all__ = ["CORE", "HERNIA", "ROBOT"]
