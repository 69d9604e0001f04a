"""The office looks at what an application says and the file does not, and takes it over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.taking import take_over
from credenza.office.credentialing.queries.differences import differences
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.signing import standing, standing_of
from credenza.office.credentialing.views.reach import application_of
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("application:work")
def taking(request: HttpRequest, pk: int) -> HttpResponse:
    """Each difference beside the file; those that are picked go into it."""
    application = application_of(request, pk, "application:work")
    found = differences(application)
    if request.method == "POST":
        return _take(request, application, found)
    signature = standing(application)
    context = {
        "application": application,
        "kind": kind_of(application),
        "found": found,
        "signature": signature,
        "verdict": standing_of(signature) if signature else None,
    }
    return render(request, "credentialing/taking.html", context)


def _take(request: HttpRequest, application, found) -> HttpResponse:
    picked = set(request.POST.getlist("pick"))
    chosen = [one for one in found if "all" in request.POST or str(one.row.pk) in picked]
    by, at = actor_of(request), timezone.now()
    try:
        count = take_over(application=application, entries=chosen, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    except Conflict:
        messages.error(request, "The file changed meanwhile: look at the differences again.")
    else:
        entries = "1 entry is" if count == 1 else f"{count} entries are"
        messages.success(request, f"{entries} in the file now, not yet verified.")
    return redirect("application-taking", application.pk)
