"""What the readers of a case have to do in it."""

from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import day_at, held_open, required
from credenza.office.concerns.models import Case, Task
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act
from credenza.office.team.queries import actor_of


@act("case:give-task")
def give_task(*, case: Case, title: str, owner, due_on: date, by: Actor, at: datetime) -> Task:
    """Give somebody who reads the case something to do in it, until a day to come.

    Raises Refused for who does not read it: they are let in by name first.
    """
    case = held_open(case, "concern:work", by)
    if not may_case(actor_of(owner), "concern:see", case):
        raise Refused(refused(f"{owner} does not read this case: let them in by name first."))
    if due_on < day_at(case, at):
        raise Refused(refused("The day is over: choose one to come."))
    one = Task(case=case, owner=owner, due_on=due_on, given_at=at, given_by=by.name[:120])
    one.title_sealed = sealed(required(title, "Say what shall be done."), "task", one.uid, "title")
    one.save()
    return one


@act("case:finish-task")
def finish_task(*, task: Task, answer: str, by: Actor, at: datetime) -> Task:
    """Record what came of it: its owner, or who works on the case."""
    case = held_open(task.case, "concern:note", by)
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.done_at is not None:
        raise Refused(refused("It is done already."))
    if task.owner_id != by.id:
        require(may_case(by, "concern:work", case))
    task.answer_sealed = sealed(answer, "task", task.uid, "answer")
    task.done_at, task.done_by = at, by.name[:120]
    task.save()
    return task
