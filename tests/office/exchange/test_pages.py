"""Rosters through the page: uploaded, mapped, imported by a job."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from credenza.office.exchange import actions, rosters
from credenza.office.exchange.models import RosterImport
from credenza.office.exchange.views import rosters as views
from credenza.office.practitioners.models import Practitioner
from tests.office.exchange.conftest import GOOD, HEADERS

pytestmark = pytest.mark.django_db
ROSTER = "\n".join(",".join(row) for row in (HEADERS, *GOOD)).encode()


@pytest.fixture
def client(client_for):
    return client_for("coordinator", at=None)


@pytest.fixture
def upload(client, office):
    """``upload()``: hand a roster in; its row, and the address of its columns."""

    def hand_in(data=ROSTER):
        page = client.post("/imports/", {"file": SimpleUploadedFile("r.csv", data)})
        return RosterImport.objects.latest("id"), page.url

    return hand_in


def choose(client, url, **changes):
    """Take the columns as guessed, but for the changes."""
    form = client.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    return client.post(url, typed | changes)


def test_people_known_already_are_within_the_reach_of_who_imports_them_again(client, upload):
    for _ in range(2):
        roster, url = upload()
        choose(client, url)
    roster.refresh_from_db()
    assert (roster.state, roster.unchanged, roster.refused) == ("done", 2, 0)
    assert Practitioner.objects.count() == 2


def test_columns_chosen_anew_after_a_failure_are_the_ones_that_are_read(client, upload, arranging):
    roster, url = upload()
    with arranging():
        RosterImport.objects.update(state="failed", trouble="The list could not be read.")
    choose(client, url, column_2="")
    roster.refresh_from_db()
    assert (roster.state, roster.trouble) == ("done", "")
    assert not Practitioner.objects.exclude(degrees="").exists()


def test_an_import_that_breaks_off_says_so_and_can_be_started_again(client, upload, monkeypatch):
    roster, url = upload()
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(rosters, "take_in", lambda **given: 1 / 0)
        choose(client, url)
    roster.refresh_from_db()
    assert roster.state == "failed"
    assert "broke off" in client.get(f"/imports/{roster.pk}/").text
    choose(client, url)
    roster.refresh_from_db()
    assert (roster.state, roster.created) == ("done", 2)


def test_an_import_is_not_begun_without_the_job_that_does_it(client, upload, monkeypatch):
    roster, url = upload()
    client.raise_request_exception = False
    monkeypatch.setattr(views, "run_import", "a queue that takes nothing")
    choose(client, url)
    roster.refresh_from_db()
    assert roster.state == "uploaded"


def test_somebody_who_lost_the_right_meanwhile_brings_nobody_in(client, upload, arranging):
    roster, _ = upload()
    with arranging():
        RosterImport.objects.update(state="running")
        client.user.grants.all().delete()
    with pytest.raises(Exception, match="matching query"):
        actions.run(roster.pk, client.user.pk)
    roster.refresh_from_db()
    assert (roster.state, Practitioner.objects.count()) == ("failed", 0)
