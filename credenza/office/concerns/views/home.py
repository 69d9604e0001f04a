"""Concerns: the cases that this person may know of."""

from django.shortcuts import render

from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("concern:see")
def concerns(request):
    """The cases within reach, the latest first."""
    cases = visible_cases(actor_of(request))[:200]
    return render(request, "concerns/home.html", {"cases": cases})
