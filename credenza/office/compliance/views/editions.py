"""Changes of law: a new edition is set beside the old, tried on the files, and adopted."""

from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, About
from credenza.office.compliance.forms.editions import AdoptEditionForm, EditionForm
from credenza.office.compliance.queries import editions as told
from credenza.office.compliance.views.whatif import named
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team.actions import editions as acts
from credenza.office.team.queries import actor_of, adoptions, place, received, visible_facilities
from credenza.office.team.rights import needs, require_may
from credenza.office.team.views import done, done_from, form_status

SEE, ADOPT = "standard:see", "standard:adopt"


@needs(SEE)
def editions(request: HttpRequest) -> HttpResponse:
    """What changed lately and what is coming, and the new editions that were received."""
    context = {
        "dated": told.dated_changes(_today()),
        "received": [(one, told.title_of(one)) for one in received()],
        "day": _today(),
    }
    return render(request, "compliance/editions/list.html", context)


@needs(ADOPT, whole_office=True)
def receive(request: HttpRequest) -> HttpResponse:
    """Take a new edition in: read, checked, and kept as it came. Nothing is judged by it yet."""
    form = EditionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = {"pack": form.cleaned_data["pack"], "text": form.cleaned_data["file"]}
        if done_from(form, request, acts.receive, **given):
            return redirect("edition", received().first().pk)
    context = {"form": form}
    return render(request, "compliance/editions/receive.html", context, status=form_status(form))


@needs(SEE)
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition beside what is in force: its rules in words, and what it does to open files."""
    one = get_object_or_404(received(), pk=pk)
    actor = actor_of(request)
    form = _adopting(request, one)
    context = {
        "edition": one,
        "title": told.title_of(one),
        "form": form,
        "day": _today(),
        "adopted": _adopted(request, one),
    }
    if form.is_valid():
        facility = form.cleaned_data["facility"]
        from_on = max(form.cleaned_data["from_on"], _today())
        preview = told.preview(place(facility), one, from_on, actor)
        rows = named(preview.trial, facility)
        page = page_of(rows, request.GET.get("page"), total=len(rows))
        context |= {"preview": preview, "trial": preview.trial, "page": page, "facility": facility}
    return render(request, "compliance/editions/edition.html", context, status=form_status(form))


@needs(ADOPT)
@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt an edition at a facility from a day."""
    one = get_object_or_404(received(), pk=pk)
    form = AdoptEditionForm(request.POST, facilities=_within(request, ADOPT))
    if not form.is_valid():
        messages.error(request, "Choose a facility of yours and a day.")
        return redirect("edition", pk)
    given = form.cleaned_data
    said = f"{given['facility']} is judged by it from {given['from_on']}."
    done(request, acts.adopt, said, edition=one, today=_today(), **given)
    return redirect("edition", pk)


@needs(ADOPT)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an adoption back before its day."""
    one = get_object_or_404(adoptions(), pk=pk)
    require_may(actor_of(request), ADOPT, About(frozenset({one.facility_id})))
    back = one.edition_id
    done(request, acts.withdraw, "Taken back.", adoption=one, today=_today())
    return redirect("edition", back)


def _adopting(request: HttpRequest, one) -> Form:
    """What was asked for; at first, today at a facility that took the rules on."""
    within = _within(request, SEE)
    data = request.GET if "facility" in request.GET else None
    if data is None and within:
        bound = [facility for facility in within if one.pack in facility.bodies]
        data = {"facility": [*bound, *within][0].pk, "from_on": _today().isoformat()}
    return AdoptEditionForm(data, facilities=within)


def _adopted(request: HttpRequest, one) -> list:
    return list(
        adoptions()
        .filter(edition=one, facility__in=_within(request, SEE))
        .select_related("facility")
    )


def _within(request: HttpRequest, verb: str):
    return visible_facilities(actor_of(request), RIGHTS[verb].roles)


def _today() -> date:
    return today(timezone.now())
