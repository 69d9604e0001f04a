"""Opening the one corrective action that a page is about, behind its wall."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.concerns.models import Action
from credenza.office.concerns.queries.corrective import visible_actions
from credenza.office.ledger.actions import record, record_refusal
from credenza.office.team.queries import actor_of


def action_of(request: HttpRequest, pk: int, verb: str) -> Action:
    """The action, if this person may do ``verb`` to it. What is out of reach answers 404 as what
    is missing does, and the ledger keeps the attempt; every look at what opens is kept too.
    """
    actor, at = actor_of(request), timezone.now()
    one = visible_actions(actor, verb).filter(pk=pk).first()
    if one is None:
        if Action.objects.filter(pk=pk).exists():
            record_refusal(verb, by=actor, at=at, why="It is outside this person's reach.")
        raise Http404
    if request.method == "GET":
        record("action:look", by=actor, at=at, detail={"action": one.pk})
    return one
