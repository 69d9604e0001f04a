"""Search over agendas, motions, decisions, minutes and action items."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.permissions import may_somewhere
from credenza.office.meetings.queries.scope import visible_committees
from credenza.office.meetings.queries.search import MOST, search
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE = "meeting:see"


@needs(SEE)
def find(request: HttpRequest) -> HttpResponse:
    """Where the words stand, the newest meeting first."""
    actor, text = actor_of(request), asked.words(request.GET.get("q"))
    committees = list(visible_committees(actor, SEE))
    number = asked.number(request.GET.get("committee"))
    committee = next((one for one in committees if one.pk == number), None)
    hits = search(actor, text, committee)
    context = {
        "q": text,
        "hits": hits,
        "most": MOST,
        "committees": committees,
        "committee": committee,
        "tab": "search",
        "may_keep_any": may_somewhere(actor, "committee:keep"),
    }
    return render(request, "meetings/search.html", context)
