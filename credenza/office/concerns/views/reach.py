"""Opening the one case that a page is about, behind its wall.

What is out of reach answers 404 as what is missing does, and the ledger keeps the attempt. Every
look at what opens is kept too.
"""

from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.concerns.actions.looks import looked
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of


def case_of(request: HttpRequest, pk: int, verb: str) -> Case:
    """The case, if this person may do ``verb`` to it; facility, department and owner with it."""
    actor, at = actor_of(request), timezone.now()
    case = visible_cases(actor, verb).filter(pk=pk).first()
    if case is None:
        if Case.objects.filter(pk=pk).exists():
            record_refusal(verb, by=actor, at=at, why="It is outside this person's reach.")
        raise Http404
    looked(case=case, by=actor, at=at)
    return case
