"""One application: its checklist, flags, way, and what may be done next."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.applications.checklist import Item
from credenza.core.applications.steps import (
    APPLICATION,
    BEFORE_REVIEW,
    COMPLETE,
    ENDED,
    VERIFYING,
)
from credenza.core.permissions import may
from credenza.core.workflow import Step
from credenza.office.correspondence.queries import letters_of
from credenza.office.credentialing.actions.review import proposed
from credenza.office.credentialing.beside import beside
from credenza.office.credentialing.forms.working import CompleteForm
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.checklist import checklist
from credenza.office.credentialing.queries.deferrals import letter_to_applicant, open_question
from credenza.office.credentialing.queries.hearings import hearing_of
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.measures import forecast_of
from credenza.office.credentialing.queries.remedies import remedy_of
from credenza.office.credentialing.queries.scope import about
from credenza.office.credentialing.queries.ways import stations_of, stops_ahead
from credenza.office.credentialing.views.reach import application_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of, colleagues
from credenza.office.team.rights import needs

BY_OFFICE = ("accept", "return", "reopen", "send", "answer", "withdraw_under_review", "close")
"""Steps that the office takes from this page with a word or none."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the checklist with where it is mended."""

    item: Item
    url: str
    word: str


@needs("application:see")
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one application."""
    one, as_of = application_of(request, pk, "application:see"), today(timezone.now())
    told = checklist(one, as_of) if one.state not in ENDED else None
    rows = [Row(item, *remedy_of(item, one)) for item in told.items] if told else []
    actor, here = actor_of(request), about(one)
    context = {
        "application": one,
        "kind": kind_of(one),
        "as_of": as_of,
        "told": told,
        "rows": rows,
        "against": [row for row in rows if row.item.stands_against],
        "others": [row for row in rows if not row.item.stands_against],
        "is_worked": one.state in BEFORE_REVIEW,
        "flags": one.flags.filter(gone_at=None).order_by("resolved_at", "id"),
        "stations": stations_of(one),
        "ahead": stops_ahead(one) if one.state == COMPLETE else (),
        "passages": one.passages.order_by("entered_at", "id"),
        "hearing": hearing_of(one),
        **_asking(one),
        "forecast": forecast_of(one, as_of) if told else None,
        "steps": _steps(one, actor),
        "asks": _asks(one),
        "colleagues": colleagues(),
        "documents": one.practitioner.attachments.select_related("document", "credential")[:20],
        "letters": letters_of(one.practitioner_id).filter(facility=one.facility_id)[:8],
        "may_work": may(actor, "application:work", here),
        "may_withdraw": may(actor, "application:withdraw", here)
        and APPLICATION.may_go(one.state, "withdraw"),
        "may_override": may(actor, "application:override", here),
        "may_hear": may(actor, "hearing:keep", here),
        "beside": beside(one, actor, as_of),
        **_completing(one, told),
    }
    return render(request, "credentialing/application.html", context)


def _steps(one: Application, actor) -> list[Step]:
    """What may follow, of what is done from this page, within the actor's rights."""
    here = about(one)
    return [
        step
        for step in APPLICATION.open_from(one.state)
        if step.verb in BY_OFFICE and may(actor, step.right, here)
    ]


def _asks(one: Application) -> list[tuple[str, str]]:
    """The kind's own questions with their answers."""
    words = {"yes": "Yes", "no": "No"}
    return [
        (question.label, words.get(answer, answer))
        for question in kind_of(one).asks
        if (answer := str(one.details.get(question.key) or ""))
    ]


def _asking(one: Application) -> dict[str, object]:
    """The question for which it lies deferred, and the letter that asks it."""
    word = open_question(one)
    return {"asking": word, "asking_letter": letter_to_applicant(one, word)} if word else {}


def _completing(one: Application, told) -> dict[str, object]:
    if one.state != VERIFYING or not told.may_complete:
        return {}
    proposal = proposed(one, told)
    form = CompleteForm(initial={"category": proposal.category}, prefix="complete")
    return {"proposal": proposal, "complete_form": form}
