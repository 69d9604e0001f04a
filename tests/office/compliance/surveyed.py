"""A running survey of the northern facility, for the tests of surveys and of rights."""

import datetime as dt

from django.utils import timezone

from credenza.office.compliance.actions.surveyors import let_in
from credenza.office.compliance.actions.surveys import call, open_survey
from credenza.office.compliance.models import Shown, Survey, Surveyor
from tests.fixtures import SYSTEM


def survey_at(facility, **more) -> Survey:
    """A survey that ends in three days."""
    now = timezone.now()
    given = {"title": "Triennial survey", "ends_at": now + dt.timedelta(days=3)} | more
    return open_survey(facility=facility, **given, by=SYSTEM, at=now)


def shown_in(survey: Survey, person) -> Shown:
    return call(survey=survey, practitioner=person, why="Called", by=SYSTEM, at=timezone.now())


def surveyor_of(survey: Survey, name: str = "Pat Surveyor") -> Surveyor:
    email = f"{name.replace(' ', '.').lower()}@surveys.example"
    return let_in(survey=survey, name=name, email=email, by=SYSTEM, at=timezone.now())
