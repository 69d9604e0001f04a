"""People and instants that the ledger's tests share."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import acting

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
JO = Actor(7, "Jo Field")


@pytest.fixture
def by_jo():
    """``with by_jo("verb"): …`` is an act of Jo's, by default at noon."""

    def begin(verb="test:change", at=NOON, **more):
        return acting(verb, by=JO, at=at, **more)

    return begin


@pytest.fixture
def person(by_jo):
    """A file, opened by Jo at noon."""
    from credenza.office.practitioners.models import Practitioner

    with by_jo("practitioner:create"):
        return Practitioner.objects.create(
            last_name="O'Neil-Pérez", first_name="Zoë", profession="MD", languages=["en", "es"]
        )
