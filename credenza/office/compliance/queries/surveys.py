"""Surveys within reach, and what they show to whom."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from credenza.core.permissions import RIGHTS, About, Actor
from credenza.office.compliance.models import Look, Shown, Survey, Surveyor


def visible_surveys(actor: Actor, verb: str = "survey:see") -> QuerySet[Survey]:
    """Surveys of the facilities where ``actor`` may do ``verb``, the last opened first."""
    scope = actor.scope(RIGHTS[verb].roles)
    rows = Survey.objects.select_related("facility")
    if actor.is_system or scope.everywhere:
        return rows
    return rows.filter(facility__in=scope.facilities)


def shown_to(actor: Actor, at: datetime) -> QuerySet[Shown]:
    """The files that running surveys show to a surveyor, by name."""
    mine = _let_in(at).filter(survey=OuterRef("survey"), user=actor.id)
    rows = Shown.objects.filter(Exists(mine))
    rows = rows.select_related("survey", "survey__facility", "practitioner")
    return rows.order_by("practitioner__last_name", "practitioner__first_name", "id")


def running_surveys_of(actor: Actor, at: datetime) -> QuerySet[Survey]:
    """The running surveys in which ``actor`` is a surveyor."""
    mine = _let_in(at).filter(user=actor.id).values("survey")
    return Survey.objects.filter(pk__in=mine).select_related("facility").order_by("ends_at", "id")


def about_shown(one: Shown, at: datetime) -> About:
    """What the rights ask about a file that a survey shows."""
    let_in = _let_in(at).filter(survey=one.survey_id).order_by()
    return About(
        facilities=frozenset({one.survey.facility_id}),
        practitioner=one.practitioner_id,
        shown=frozenset(let_in.values_list("user", flat=True)),
    )


def surveyors_of(survey: Survey) -> QuerySet[Surveyor]:
    """Who was let into a survey, with their accounts."""
    return survey.surveyors.select_related("user").order_by("let_in_at", "id")


def files_of(survey: Survey) -> QuerySet[Shown]:
    """The files of a survey in the order in which they were called."""
    return survey.shown.select_related("practitioner").order_by("called_at", "id")


def looks_of(survey: Survey) -> QuerySet[Look]:
    """Every look, the last first."""
    return survey.looks.select_related("user", "practitioner", "document").order_by("-at", "-id")


def over(at: datetime) -> QuerySet[Survey]:
    """Surveys whose time is over and that nobody closed."""
    return Survey.objects.filter(closed_at=None, ends_at__lte=at).order_by("ends_at", "id")


def surveys_elsewhere(user: int, survey: Survey, at: datetime) -> bool:
    """Whether a surveyor is in another survey that is running."""
    return _let_in(at).filter(user=user).exclude(survey=survey).exists()


def _let_in(at: datetime) -> QuerySet[Surveyor]:
    return Surveyor.objects.filter(ended_at=None, survey__closed_at=None, survey__ends_at__gt=at)
