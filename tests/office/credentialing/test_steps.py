"""An application goes on by the table, and leaves a passage for each stretch of its way."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application
from credenza.office.ledger.models import Act
from credenza.office.practitioners.actions.editing import Conflict
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=2)


def test_each_stretch_of_the_way_is_kept_with_whose_clock_ran(applied):
    application = applied(state="submitted")
    go(application=application, verb="accept", by=OFFICE, at=NOW)
    go(application=application, verb="return", reason="No signature.", by=OFFICE, at=LATER)
    verifying, returned = application.passages.all()
    assert (verifying.state, verifying.holder, verifying.left_at) == ("verifying", "office", LATER)
    assert (returned.holder, returned.reason) == ("applicant", "No signature.")
    assert returned.left_at is None


def test_the_passage_of_an_ended_application_is_closed_at_once(applied):
    application = applied(state="verifying")
    go(application=application, verb="close", reason="A duplicate.", by=OFFICE, at=NOW)
    assert application.passages.get().left_at == NOW


def test_a_step_that_needs_a_reason_is_refused_without_one(applied):
    with pytest.raises(Refused, match="say why"):
        go(application=applied(state="verifying"), verb="close", reason="  ", by=OFFICE, at=NOW)


def test_columns_are_written_with_the_step(applied):
    application = applied(state="verifying")
    go(application=application, verb="complete", complete_on=NOW.date(), by=OFFICE, at=NOW)
    kept = Application.objects.get()
    assert (kept.state, kept.complete_on, kept.version) == ("complete", NOW.date(), 2)


def test_of_two_who_read_the_same_version_the_second_meets_a_conflict(applied):
    first = applied(state="submitted")
    second = Application.objects.get()
    go(application=first, verb="accept", by=OFFICE, at=NOW)
    with pytest.raises(Conflict):
        go(application=second, verb="return", reason="No signature.", by=OFFICE, at=LATER)


def test_the_ledger_tells_which_step_was_made_and_in_whose_file(applied):
    application = applied(state="submitted")
    go(application=application, verb="accept", by=OFFICE, at=NOW)
    entry = Act.objects.get(verb="application:go")
    assert entry.practitioner_id == application.practitioner_id
    assert '"step": "accept"' in entry.detail
