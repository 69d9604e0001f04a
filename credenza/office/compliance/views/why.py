"""Why something is marked red: the rule speaks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from credenza.core.permissions import may
from credenza.office.compliance.queries.why import why as told
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.days import moment
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.practitioners.queries.sheet import sheet, sheet_as_of
from credenza.office.practitioners.views.reach import about_of, file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import requirements


@needs("practitioner:see")
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """Why one requirement of a file stands as it does at a facility, today or on a past day.

    Without a requirement it leads to the file, where each has its own why.
    """
    person = file_of(request, pk, "practitioner:see")
    if "requirement" not in request.GET:
        return redirect("practitioner", pk)
    facility, requirement = _facility(request, pk), _requirement(request, pk)
    day, at = moment(asked.day(request.GET.get("as_of")), timezone.now())
    shown = sheet_as_of(pk, at) if at else sheet(person)
    credential = asked.number(request.GET.get("credential"))
    found = told(shown, facility, requirement, credential, day) if shown else None
    if found is None:
        raise Http404
    context = {
        "person": shown.person,
        "facility": facility,
        "why": found,
        "as_of": day,
        "past": at is not None,
        "may_edit": may(actor_of(request), "practitioner:edit", about_of(request, pk)),
    }
    return render(request, "compliance/why.html", context)


def _facility(request: HttpRequest, pk: int):
    """The facility asked about, if how the file stands there is this reader's to know."""
    actor = actor_of(request)
    within = places_within(actor, "practitioner:see")
    chosen = asked.number(request.GET.get("facility"))
    own = actor.practitioner == pk
    if not own and within is not None and chosen not in within:
        raise Http404
    return get_object_or_404(facilities(), pk=chosen)


def _requirement(request: HttpRequest, pk: int) -> str:
    """The requirement asked about, if the reader may see what it looks at."""
    key = request.GET.get("requirement", "")
    if key not in requirements():
        raise Http404
    if not set(requirements()[key].kinds) <= readable_kinds(actor_of(request), pk):
        raise Http404
    return key
