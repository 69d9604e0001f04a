"""The case that an act is about: locked, within the actor's rights, and open to the step."""

from credenza.core.concerns.steps import CASE
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.scope import may_case
from credenza.office.ledger.actions import about


def held(case: Case, verb: str, by: Actor) -> Case:
    """The row, locked. Raises Refused where ``by`` may not do ``verb`` to it."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("facility")
    one = rows.get(pk=case.pk)
    about(case=one.number)
    require(may_case(by, verb, one))
    return one


def held_for(case: Case, step: str, by: Actor) -> Case:
    """The same, where the step of ``core.concerns.steps`` is possible now."""
    one = held(case, CASE.step(step).right, by)
    require(CASE.may_go(one.state, step))
    return one


def required(words: str, sentence: str) -> str:
    """The words, trimmed. Raises Refused with ``sentence`` where there are none."""
    if not words.strip():
        raise Refused(refused(sentence))
    return words.strip()
