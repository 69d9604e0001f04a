"""What every test of the office stands on: acts to arrange things in, and an empty ledger."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor
from credenza.office.ledger import triggers
from credenza.office.ledger.actions import acting
from credenza.office.ledger.current import unsettled
from tests.fixtures import client_for, office, person  # noqa: F401


@pytest.fixture
def arranging():
    """``with arranging(): …`` for rows that a test needs before it begins."""

    def act(at: dt.datetime = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)):
        return acting("test:arrange", by=Actor.system("test"), at=at)

    return act


@pytest.fixture(autouse=True)
def _ledger_ends_with_the_test(request, _django_db_marker):
    """Let a test that commits be cleaned up: the ledger lets nobody empty a table.

    Emptying the database makes the triggers anew.
    """
    yield
    marker = request.node.get_closest_marker("django_db")
    committing = {"transactional_db", "live_server"} & set(request.fixturenames)
    if committing or (marker and marker.kwargs.get("transaction")):
        triggers.remove()
    unsettled().clear()
