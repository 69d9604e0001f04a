"""Telling an evaluator what is asked of them: a letter for the file, and word by e-mail."""

from datetime import datetime

from django.template.loader import render_to_string

from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.queries.addressees import addressee_of
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.models import Evaluation
from credenza.office.privileging.queries.evaluations import told


@act("evaluation:tell")
def tell_evaluator(*, evaluation: Evaluation, by: Actor, at: datetime):
    """Write the letter to the evaluator, and mail that they were asked; the letter itself is
    peer review and never travels by e-mail. None where nobody is assigned.
    """
    about(practitioner=evaluation.practitioner_id)
    evaluator = evaluation.evaluator
    if evaluator is None:
        return None
    [shown] = told([evaluation], evaluation.starts_on)
    to = addressee_of(evaluator)
    letter = write_letter(
        kind="proctor_assigned",
        practitioner=evaluation.practitioner,
        facility=evaluation.facility,
        to=to,
        values={
            "privileges": [shown.named.title],
            "plan": [f"{shown.method.title}: {evaluation.cases} cases"],
            "starts_on": evaluation.starts_on.isoformat(),
            "due_on": evaluation.due_on.isoformat(),
        },
        by=by,
        at=at,
    )
    if to.email:
        context = {"evaluation": evaluation, "until": long_date(evaluation.due_on)}
        post(
            occasion="Evaluation assigned",
            key=f"evaluation {evaluation.pk} {evaluator.pk} {evaluation.version}",
            address=to.email,
            subject=f"You are asked to evaluate a colleague at {evaluation.facility}",
            body=render_to_string("privileging/mail/evaluator.txt", context),
            by=by,
            at=at,
        )
    return letter
