"""How anything with a table of steps is brought from one state to the next."""

from typing import TypeVar

from django.db.models import Model

from credenza.core.verdict import Refused, refused, require
from credenza.core.workflow import Workflow

M = TypeVar("M", bound=Model)


def held(row: M) -> M:
    """The row as it is now, held until the act ends."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def step_to(workflow: Workflow, state: str, verb: str, reason: str = "") -> str:
    """The state that ``verb`` leads to. Raises Refused where it does not, or lacks its reason."""
    step = workflow.step(verb)
    require(workflow.may_go(state, verb))
    if step.reason and not reason.strip():
        raise Refused(refused("Say why: the reason is part of the record."))
    return step.target
