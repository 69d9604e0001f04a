"""Focused evaluations: begun by a grant, assigned, filled with cases, concluded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import PROCTOR
from credenza.core.privileges.evaluating import plan_for, progress
from credenza.core.privileges.steps import EVALUATION, REFERRED, RUNNING, UNCONCLUDED
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions.moving import held, step_to
from credenza.office.privileging.models import Case, Conclusion, Evaluation, Grant
from credenza.packs.evaluation import evaluation_methods, evaluation_plans

NOT_ONESELF = "Nobody evaluates themselves: ask a colleague."


@act("evaluation:begin")
def begin(*, grants: Sequence[tuple[Grant, bool]], by: Actor, at: datetime) -> list[Evaluation]:
    """Begin the evaluation of each newly granted item, told with whether it is a core."""
    rows = []
    for grant, is_core in grants:
        plan = plan_for(evaluation_plans().values(), is_core=is_core, kind=grant.kind)
        rows.append(
            Evaluation(
                practitioner_id=grant.practitioner_id,
                facility_id=grant.facility_id,
                grant=grant,
                state=RUNNING,
                method=plan.method,
                cases=plan.cases,
                starts_on=grant.starts_on,
                due_on=plan.due_on(grant.starts_on),
            )
        )
    return Evaluation.objects.bulk_create(rows)


@act("evaluation:assign")
def assign(
    *,
    evaluation: Evaluation,
    evaluator,
    method: str,
    cases: int,
    due_on: date,
    by: Actor,
    at: datetime,
) -> Evaluation:
    """Say who looks at how many cases by which method, and until when.

    Raises Refused for the person evaluated, a day before its beginning or no case at all.
    """
    one = _mine(evaluation, by)
    step_to(EVALUATION, one.state, "assign")
    if evaluator is not None and evaluator.pk == one.practitioner_id:
        raise Refused(refused(NOT_ONESELF))
    if method not in evaluation_methods():
        raise Refused(refused("Choose how the cases are looked at."))
    _require_a_goal(one, cases, due_on)
    one.evaluator, one.method, one.cases, one.due_on = evaluator, method, cases, due_on
    return _saved(one)


@act("evaluation:record")
def record(
    *, evaluation: Evaluation, values: Mapping[str, object], by: Actor, at: datetime
) -> Case:
    """Record one case that was looked at: on, observer, number, satisfactory, words.

    Raises Refused for a day before the evaluation began or after today, and for a case that was
    not satisfactory without words.
    """
    one = _mine(evaluation, by)
    step_to(EVALUATION, one.state, "record")
    if not one.starts_on <= values["on"] <= today(at):
        raise Refused(refused("The case lies outside the evaluation: look at its day."))
    if not values["satisfactory"] and not str(values.get("words", "")).strip():
        raise Refused(refused("Say what was not satisfactory."))
    _saved(one)
    return Case.objects.create(evaluation=one, by=by.name, at=at, **values)


@act("evaluation:continue")
def conclude(*, evaluation: Evaluation, by: Actor, at: datetime, reason: str) -> Evaluation:
    """End it well: ongoing evaluation takes over, and the proctor's condition falls.

    Raises Refused while cases are wanting.
    """
    one = _mine(evaluation, by)
    target = step_to(EVALUATION, one.state, "continue", reason)
    seen = one.recorded.count()
    told = progress(wanted=one.cases, seen=seen, doubtful=0, due_on=one.due_on, as_of=one.due_on)
    if told.left:
        raise Refused(refused(f"{told.sentence} Record the rest, or extend it with the reason."))
    _without_proctor(one.grant)
    return _concluded(one, "continue", target, reason, by, at)


@act("evaluation:extend")
def extend(
    *, evaluation: Evaluation, cases: int, due_on: date, by: Actor, at: datetime, reason: str
) -> Evaluation:
    """Give it more cases or more time."""
    one = _mine(evaluation, by)
    target = step_to(EVALUATION, one.state, "extend", reason)
    _require_a_goal(one, cases, due_on)
    if cases <= one.cases and due_on <= one.due_on:
        raise Refused(refused("Name more cases or a later day than it has."))
    one.cases, one.due_on = cases, due_on
    return _concluded(one, "extend", target, reason, by, at)


@act("evaluation:refer")
def refer(*, evaluation: Evaluation, by: Actor, at: datetime, reason: str) -> Evaluation:
    """Hand it to peer review."""
    one = _mine(evaluation, by)
    return _concluded(one, "refer", step_to(EVALUATION, one.state, "refer", reason), reason, by, at)


@act("evaluation:drop")
def drop(*, grants: Iterable[Grant], by: Actor, at: datetime, reason: str) -> None:
    """Close what is open about grants that are no more."""
    open_ones = Evaluation.objects.filter(grant__in=list(grants), state__in=UNCONCLUDED)
    for one in open_ones.order_by("id"):
        about(practitioner=one.practitioner_id)
        target = step_to(EVALUATION, one.state, "drop", reason)
        _concluded(one, "drop", target, reason, by, at)


@act("evaluation:follow")
def follow(*, grant: Grant, renewed: Grant, by: Actor, at: datetime) -> None:
    """Let what is open about a grant go on under the grant that renews it."""
    about(practitioner=grant.practitioner_id)
    Evaluation.objects.filter(grant=grant, state__in=[RUNNING, REFERRED]).update(grant=renewed)


def _mine(evaluation: Evaluation, by: Actor) -> Evaluation:
    """The evaluation, held; whoever it is about has no hand in it."""
    about(practitioner=evaluation.practitioner_id)
    if by.practitioner is not None and by.practitioner == evaluation.practitioner_id:
        raise Refused(refused(NOT_ONESELF))
    return held(evaluation)


def _require_a_goal(one: Evaluation, cases: int, due_on: date) -> None:
    if cases < 1 or due_on <= one.starts_on:
        raise Refused(refused("Name at least one case, and a last day after its beginning."))


def _without_proctor(grant: Grant) -> None:
    kept = [one for one in grant.conditions if one["kind"] != PROCTOR]
    if kept != grant.conditions:
        grant.conditions = kept
        grant.version += 1
        grant.save(update_fields=["conditions", "version"])


def _concluded(
    one: Evaluation, step: str, target: str, reason: str, by: Actor, at: datetime
) -> Evaluation:
    Conclusion.objects.create(
        evaluation=one,
        step=step,
        reason=reason.strip(),
        cases=one.cases,
        due_on=one.due_on,
        by=by.name,
        at=at,
    )
    one.state = target
    return _saved(one)


def _saved(one: Evaluation) -> Evaluation:
    one.version += 1
    one.save()
    return one
