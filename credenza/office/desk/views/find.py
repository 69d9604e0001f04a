"""Find: the dialog's answers, or the same as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.office.desk.queries import find as finding
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("find:use")
def find(request: HttpRequest) -> HttpResponse:
    """What answers the words typed, as far as this person may see it."""
    text = request.GET.get("q", "")
    context = {"q": text.strip(), "found": finding.find(actor_of(request), text)}
    template = "desk/find.html#answers" if request.htmx else "desk/find.html"
    return render(request, template, context)
