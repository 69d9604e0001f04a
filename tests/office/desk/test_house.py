"""Pages about the house: rules, ledger, jobs."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from credenza.office.desk.views import house
from credenza.office.ledger.queue import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client_for):
    return client_for("director", at=None)


def test_the_rules_name_limit_rule_and_citation(director, office):
    page = director.get("/rules/", {"facility": office.north.pk}).text
    assert "24 months" in page and "NPDB-Q-2Y" in page and "45 CFR 60.17" in page


def test_on_either_side_of_a_change_of_law_the_rules_differ(director):
    before = director.get("/rules/library/", {"pack": "ncqa", "as_of": "2025-06-30"}).text
    after = director.get("/rules/library/", {"pack": "ncqa", "as_of": "2025-07-01"}).text
    assert "180 days" in before and "120 days" in after


def test_a_rule_that_was_not_seen_in_its_source_says_so(director):
    assert "not seen in the source" in director.get("/rules/library/", {"pack": "tjc"}).text


def test_a_checkpoint_taken_now_verifies_the_ledger(director):
    answer = director.post("/ledger/checkpoint/")
    assert json.loads(answer.content)["entries"] > 0
    upload = SimpleUploadedFile("checkpoint.json", answer.content)
    assert "The ledger is whole" in director.post("/ledger/verify/", {"checkpoint": upload}).text


def test_a_file_that_is_no_checkpoint_is_refused_kindly(director):
    upload = SimpleUploadedFile("x.json", b"<html>")
    assert "not a checkpoint" in director.post("/ledger/verify/", {"checkpoint": upload}).text


def test_the_ledger_is_narrowed_by_act_and_day(director, make_file):
    make_file()
    page = director.get("/ledger/", {"verb": "practitioner:create"}).text
    assert "Opened the file" in page and "Recorded an appointment" not in page
    assert "No act fits" in director.get("/ledger/", {"day": "2001-01-01"}).text


def test_the_jobs_page_says_what_runs_when(director):
    assert "Judge the files that are due" in director.get("/jobs/").text


def test_what_is_done_every_minute_is_told_once_an_hour_and_trouble_each_time():
    at = dt.datetime(2026, 11, 24, 9, 59, tzinfo=dt.UTC)
    states = ["done", "done", "failed", "failed", *["done"] * 60]
    ran = [
        Job(str(n), "deliver", state, at - dt.timedelta(minutes=n), None, None, 1)
        for n, state in enumerate(states)
    ]
    told = house._told_once_an_hour(ran)
    assert [(job.id, job.state) for job in told] == [
        ("0", "done"),
        ("2", "failed"),
        ("3", "failed"),
        ("60", "done"),
    ]
