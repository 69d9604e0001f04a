"""Focused evaluations whose time is over without a conclusion."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.privileging.queries.evaluations import narrowed, visible_evaluations
from credenza.office.privileging.queries.evaluations import told as shown_of

TJC = "TJC MS.08.01.01"


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that are late."""
    rows = narrowed(visible_evaluations(actor, "evaluation:see"), "late", as_of)
    return (Mark(*row) for row in rows.values_list("id", "due_on"))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with how many cases were seen; in three reads."""
    rows = visible_evaluations(actor, "evaluation:see").filter(pk__in=ids)
    for one in shown_of(rows, as_of):
        evaluation = one.evaluation
        yield Due(
            key=KIND.key_of(evaluation.pk),
            title=f"Focused evaluation: {one.named.title}",
            state=state_on(evaluation.due_on, as_of),
            who=evaluation.practitioner,
            facility=evaluation.facility,
            why=one.progress.sentence,
            citation=TJC,
            due_on=evaluation.due_on,
            label="Conclude",
            address=reverse("evaluation", args=[evaluation.pk]),
        )


KIND = Kind("evaluations", "Focused evaluations late", 2, marks, told)
