"""Who can see a case, who has, and who is let in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from credenza.office.concerns.actions.naming import end_naming, name_person
from credenza.office.concerns.forms.work import NamingForm
from credenza.office.concerns.models import Case, Named
from credenza.office.concerns.queries.readers import looked_before, readers_of
from credenza.office.concerns.queries.reading import colleagues_for
from credenza.office.concerns.views.acting import filled, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.credentialing.views.acting import tried
from credenza.office.team import asked
from credenza.office.team.rights import needs

SEE, NAME = "concern:see", "concern:name"


@needs(SEE)
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who can open the case and why, with their looks."""
    case = case_of(request, pk, SEE)
    return _page(request, case, NamingForm(colleagues_for(case)))


@needs(NAME)
@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody in."""
    case = case_of(request, pk, NAME)
    form = NamingForm(colleagues_for(case), request.POST)
    act = lambda: name_person(case=case, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "They read the case from now on."):
        return redirect("case-readers", pk)
    return _page(request, case, form, status=422)


@needs(NAME)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the case again to somebody who was let in."""
    case = case_of(request, pk, NAME)
    named = Named.objects.select_related("case__facility").filter(
        case=case, pk=asked.number(request.POST.get("named"))
    )
    found = named.first()
    if found is None:
        raise Http404
    tried(request, lambda: end_naming(named=found, **who(request)), "The case is closed to them.")
    return redirect("case-readers", pk)


def _page(request: HttpRequest, case: Case, form, *, status: int = 200) -> HttpResponse:
    found = readers_of(case)
    context = {"readers": found, "before": looked_before(case, found), "form": form}
    return case_page(request, "concerns/readers.html", case, "readers", context, status=status)
