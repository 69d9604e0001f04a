"""Focused evaluations within reach: what is due, and how far each has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.core.privileges.evaluating import Method, Progress, progress
from credenza.core.privileges.steps import RUNNING, UNCONCLUDED
from credenza.office.practitioners.queries.scope import in_visible_files, places_within
from credenza.office.privileging.models import Evaluation
from credenza.office.privileging.queries.forms import Named, names_of, unknown
from credenza.packs.evaluation import evaluation_methods

SOON = 30
LISTS = {
    "open": "Open",
    "late": "Late",
    "soon": f"Due within {SOON} days",
    "unassigned": "Nobody assigned",
    "referred": "Referred",
    "closed": "Concluded",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An evaluation as a page shows it."""

    evaluation: Evaluation
    named: Named
    method: Method | None
    progress: Progress


def visible_evaluations(actor: Actor, verb: str) -> QuerySet[Evaluation]:
    """Evaluations on which ``actor`` may use ``verb``; never one's own."""
    rows = Evaluation.objects.select_related(
        "practitioner", "facility", "evaluator", "grant"
    ).order_by("due_on", "id")
    rows = in_visible_files(rows, actor, verb)
    within = places_within(actor, verb)
    return rows if within is None else rows.filter(facility__in=within)


def narrowed(rows: QuerySet[Evaluation], which: str, as_of: date) -> QuerySet[Evaluation]:
    """Those that one of LISTS holds."""
    return rows.filter(_is(which, as_of))


def counts(rows: QuerySet[Evaluation], as_of: date) -> dict[str, int]:
    """How many each of LISTS holds, in one read."""
    return rows.order_by().aggregate(
        **{which: Count("id", filter=_is(which, as_of)) for which in LISTS}
    )


def told(evaluations: Iterable[Evaluation], as_of: date) -> list[Told]:
    """Evaluations with their names and progress, in two reads."""
    rows = list(evaluations)
    names = names_of(one.grant.form_version_id for one in rows)
    seen = _seen([one.pk for one in rows])
    return [_told(one, names, *seen.get(one.pk, (0, 0)), as_of) for one in rows]


def _is(which: str, as_of: date) -> Q:
    running, open_ones = Q(state=RUNNING), Q(state__in=UNCONCLUDED)
    return {
        "open": open_ones,
        "late": running & Q(due_on__lt=as_of),
        "soon": running & Q(due_on__gte=as_of, due_on__lte=as_of + timedelta(days=SOON)),
        "unassigned": running & Q(evaluator=None),
        "referred": open_ones & ~running,
        "closed": ~open_ones,
    }[which]


def _seen(ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = Evaluation.objects.filter(pk__in=ids).order_by("id")
    counted = rows.annotate(
        seen=Count("recorded"), doubtful=Count("recorded", filter=Q(recorded__satisfactory=False))
    )
    return {pk: (seen, bad) for pk, seen, bad in counted.values_list("id", "seen", "doubtful")}


def _told(one: Evaluation, names: dict, seen: int, doubtful: int, as_of: date) -> Told:
    item = one.grant.item
    return Told(
        evaluation=one,
        named=names.get((one.grant.form_version_id, item)) or unknown(item),
        method=evaluation_methods().get(one.method),
        progress=progress(
            wanted=one.cases, seen=seen, doubtful=doubtful, due_on=one.due_on, as_of=as_of
        ),
    )
