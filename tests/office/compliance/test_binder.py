"""The binder has each file's evidence with bookmarks, and tracers the people asked for."""

import datetime as dt
import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from credenza.formats.packets import Entry, part
from credenza.formats.tables import read_table
from credenza.office.compliance import binder
from credenza.office.compliance.queries.tracers import LISTS, Asked, traced
from credenza.office.documents.actions import keep
from credenza.office.practitioners.actions import credentials
from credenza.packs.loader import tracers
from tests.fixtures import SYSTEM
from tests.office.compliance.surveyed import shown_in, survey_at

NOW = timezone.now()
DAYS = dt.date(2024, 1, 1), dt.date(2027, 12, 31)


@pytest.fixture
def survey(office, licence):
    held = licence(ends_on=dt.date(2026, 3, 1))
    given = {"media_type": "application/pdf", "by": SYSTEM, "at": NOW}
    paper = keep(data=part(Entry("1", "Licence"), []), name="licence.pdf", **given)
    credentials.attach(
        practitioner=held.practitioner, document=paper, credential=held, label="", by=SYSTEM, at=NOW
    )
    survey = survey_at(office.north)
    shown_in(survey, held.practitioner)
    return survey


def test_the_binder_has_a_bookmark_for_each_file_and_each_paper(survey):
    made = io.BytesIO(binder.pdf(survey, "Dana Whitfield", NOW.date()))
    with pikepdf.open(made) as pdf, pdf.open_outline() as outline:
        titles = [(one.title, [paper.title for paper in one.children]) for one in outline.root]
    assert titles == [("Contents", []), ("1  Okafor, Adaeze", ["licence.pdf"])]


def test_the_workbook_has_a_line_for_what_nobody_verified(survey):
    [row] = read_table(binder.workbook(survey, NOW.date())).rows
    assert row.cells[0] == "Okafor, Adaeze" and "not verified" in row.cells


def test_taking_the_binder_is_recorded_and_takes_the_right(survey, client_for, office):
    address = reverse("survey-binder", args=[survey.pk])
    answer = client_for("coordinator").get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert client_for("coordinator", at=office.south).get(address).status_code == 404


def test_every_tracer_of_the_packs_has_its_list(office):
    assert LISTS.keys() == tracers().keys()
    asked = Asked(office.north.pk, *DAYS, words="colonoscopy")
    assert [traced(key, asked) for key in LISTS] == [[]] * len(LISTS)


def test_a_tracer_lists_who_was_appointed_and_what_lapsed(survey, office, client_for):
    asked = Asked(office.north.pk, *DAYS)
    assert [str(one.practitioner) for one in traced("appointed", asked)] == ["Okafor, Adaeze"]
    [lapsed] = traced("lapsed", asked)
    assert (lapsed.ends_on, lapsed.note) == (dt.date(2026, 3, 1), "end practice: proposed")
    assert not traced("lapsed", Asked(office.south.pk, *DAYS))
    page = reverse("tracer", args=["lapsed"])
    assert "Okafor" in client_for("director").get(page).content.decode()
