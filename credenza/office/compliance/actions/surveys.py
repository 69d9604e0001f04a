"""A survey is opened, shows files to surveyors, and ends by itself or by hand."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.standards.surveying import may_last
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.actions.surveyors import end_surveyor, prolong
from credenza.office.compliance.models import Look, Shown, Survey
from credenza.office.compliance.queries.surveys import over, surveyors_of
from credenza.office.ledger.actions import about, act
from credenza.packs.loader import survey_limits

CLOSED = "The survey is over: open another one."
WHY_PEER_REVIEW = "Say which policy lets surveyors read peer review credentials."


@act("survey:open")
def open_survey(
    *,
    facility,
    title: str,
    body: str = "",
    rehearsal: bool = False,
    peer_review: bool = False,
    peer_review_why: str = "",
    ends_at: datetime,
    by: Actor,
    at: datetime,
) -> Survey:
    """Open a survey until ``ends_at``. Raises Refused where that is too long, and where peer
    review shall be shown without the policy that says so.
    """
    require(may_last(survey_limits(), at, ends_at))
    if peer_review and not peer_review_why.strip():
        raise Refused(refused(WHY_PEER_REVIEW))
    return Survey.objects.create(
        facility=facility,
        title=title.strip(),
        body=body,
        rehearsal=rehearsal,
        peer_review=peer_review,
        peer_review_why=peer_review_why.strip() if peer_review else "",
        opened_at=at,
        opened_by=by.name,
        ends_at=ends_at,
    )


@act("survey:extend")
def extend(*, survey: Survey, ends_at: datetime, by: Actor, at: datetime, reason: str) -> None:
    """Let a running survey, and its surveyors' accounts, end at another time."""
    survey = _running(survey, at)
    require(may_last(survey_limits(), at, ends_at))
    survey.ends_at = ends_at
    survey.save(update_fields=["ends_at"])
    for one in surveyors_of(survey).filter(ended_at=None):
        prolong(surveyor=one, by=by, at=at)


@act("survey:close")
def close(*, survey: Survey, by: Actor, at: datetime, reason: str = "") -> None:
    """End a survey now: its surveyors' sessions end at once, and their accounts are closed."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.closed_at is not None:
        raise Refused(refused(CLOSED))
    survey.closed_at, survey.closed_by = at, by.name
    survey.save(update_fields=["closed_at", "closed_by"])
    for one in surveyors_of(survey).filter(ended_at=None):
        end_surveyor(surveyor=one, by=by, at=at)


@act("survey:close-over")
def close_over(*, by: Actor, at: datetime) -> int:
    """Close the surveys whose time is over; how many. Doing it twice closes none twice."""
    ended = list(over(at))
    for one in ended:
        close(survey=one, by=by, at=at, reason="Its time was over.")
    return len(ended)


@act("survey:call")
def call(*, survey: Survey, practitioner, why: str, by: Actor, at: datetime) -> Shown:
    """Show a file in a survey; one that is shown already is left as it is."""
    survey = _running(survey, at)
    about(practitioner=practitioner.pk, survey=survey.pk)
    shown, _ = Shown.objects.get_or_create(
        survey=survey,
        practitioner=practitioner,
        defaults={"why": why[:200], "called_at": at, "called_by": by.name},
    )
    return shown


@act("survey:ready")
def ready(*, shown: Shown, by: Actor, at: datetime) -> None:
    """The file that was called is in hand: the minutes since are what it took to find it."""
    shown = Shown.objects.select_for_update().get(pk=shown.pk)
    if shown.ready_at is None:
        shown.ready_at, shown.ready_by = at, by.name
        shown.save(update_fields=["ready_at", "ready_by"])


@act("survey:take-out")
def take_out(*, shown: Shown, by: Actor, at: datetime, reason: str) -> None:
    """Show a file no more; who looked at it before stays on record."""
    _running(shown.survey, at)
    if not reason.strip():
        raise Refused(refused("Say why the file is taken out."))
    about(practitioner=shown.practitioner_id, survey=shown.survey_id)
    shown.delete()


@act("survey:look")
def looked(
    *, shown: Shown, user: int, part: str, document: int | None = None, by: Actor, at: datetime
) -> Look:
    """Keep that somebody looked at a file, or at a document of it."""
    about(practitioner=shown.practitioner_id, survey=shown.survey_id, part=part)
    return Look.objects.create(
        survey_id=shown.survey_id,
        user_id=user,
        practitioner_id=shown.practitioner_id,
        part=part,
        document_id=document,
        at=at,
    )


def _running(survey: Survey, at: datetime) -> Survey:
    """The survey, held; refused when it is over."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.closed_at is not None or survey.ends_at <= at:
        raise Refused(refused(CLOSED))
    return survey
