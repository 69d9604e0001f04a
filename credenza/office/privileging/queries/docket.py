"""What of privileges waits for a committee: requests, versions of forms, evaluations."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from credenza.core.privileges.recommending import ASKED, DEFER
from credenza.core.privileges.steps import (
    BOARD,
    CREDENTIALS,
    DEPARTMENT,
    HANDED_IN,
    MEC,
    REFERRED,
    REVIEW,
    RUNNING,
)
from credenza.office.privileging.models import Evaluation, FormVersion, Line, Request
from credenza.office.privileging.queries.requests import DECISION

WAY = ("chair", "credentials", "mec", "board")
"""Who speaks on a request that belongs to no application, in order; the last one decides."""
BODIES = {DEPARTMENT: "department", CREDENTIALS: "credentials", MEC: "mec", BOARD: "board"}
"""The kind of committee before which a version of a form lies, by its state."""
_LINES = Prefetch(
    "lines",
    Line.objects.filter(answer=ASKED).prefetch_related("recommendations").order_by("id"),
    to_attr="asked",
)


def requests_under_way(facilities: Collection[int] | None) -> QuerySet[Request]:
    """Requests that were handed in and are not decided, the items asked for in ``asked``."""
    rows = Request.objects.filter(state__in=(HANDED_IN, REVIEW)).prefetch_related(_LINES)
    return _at(rows.select_related("practitioner", "facility"), facilities).order_by(
        "handed_in_at", "id"
    )


def next_to_speak(request: Request) -> str:
    """Who speaks next on a request of ``requests_under_way``: the first of WAY that has not spoken
    on every open item; "" where nothing is open.
    """
    said = [{one.station for one in line.recommendations.all()} for line in open_lines(request)]
    return next((who for who in WAY if any(who not in one for one in said)), "")


def open_lines(request: Request) -> list[Line]:
    """The items of a request of ``requests_under_way`` on which no last word was said."""
    return [
        line
        for line in request.asked
        if not any(
            one.station == DECISION and one.says != DEFER for one in line.recommendations.all()
        )
    ]


def versions_before_bodies(facilities: Collection[int] | None) -> QuerySet[FormVersion]:
    """Versions of forms that lie before a committee."""
    rows = FormVersion.objects.filter(state__in=BODIES).select_related("facility")
    return _at(rows, facilities).order_by("made_at", "id")


def version_at(pk: int, state: str) -> FormVersion | None:
    """That version, if it lies before the body of ``state``."""
    return versions_before_bodies(None).filter(pk=pk, state=state).first()


def evaluations_to_conclude(
    facilities: Collection[int] | None, as_of: date
) -> QuerySet[Evaluation]:
    """Evaluations with all their cases (``seen``), past their day, or referred to peer review.

    ``doubtful`` are the cases that were not satisfactory, ``concluded`` how often something was
    concluded of it.
    """
    rows = counted_evaluations().filter(
        Q(state=REFERRED) | Q(state=RUNNING) & (Q(seen__gte=F("cases")) | Q(due_on__lt=as_of))
    )
    return _at(rows, facilities).order_by("due_on", "id")


def counted_evaluations() -> QuerySet[Evaluation]:
    """All evaluations with the counts that ``evaluations_to_conclude`` tells."""
    rows = Evaluation.objects.select_related("practitioner", "facility", "grant")
    return rows.annotate(
        seen=Count("recorded", distinct=True),
        doubtful=Count("recorded", filter=Q(recorded__satisfactory=False), distinct=True),
        concluded=Count("conclusions", distinct=True),
    )


def _at(rows: QuerySet, facilities: Collection[int] | None) -> QuerySet:
    return rows if facilities is None else rows.filter(facility__in=facilities)
