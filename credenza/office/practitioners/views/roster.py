"""The list of practitioners, and opening a new file."""

from dataclasses import fields

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.facts import Standing
from credenza.core.permissions import RIGHTS, may
from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import files
from credenza.office.practitioners.forms.acts import FilterForm
from credenza.office.practitioners.forms.identity import PractitionerForm
from credenza.office.practitioners.forms.words import CATEGORIES, STANDINGS
from credenza.office.practitioners.queries import roster
from credenza.office.practitioners.templatetags.people import profession_title
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team.queries import actor_of, departments, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import professions, requirements

HEADERS = (
    "Last name",
    "First name",
    "Degrees",
    "NPI",
    "Profession",
    "Specialty",
    "Facilities",
    "Late",
    "Missing",
    "Due",
)


def filters_of(request: HttpRequest) -> roster.Filters:
    """The filters in the address; what does not read is left out.

    Who may not open files does not learn by filters what is open in them.
    """
    form = FilterForm(request.GET)
    form.is_valid()
    known = {field.name for field in fields(roster.Filters)}
    if not may(actor_of(request), "practitioner:see"):
        known -= {"state", "requirement"}
    return roster.Filters(
        **{key: value for key, value in form.cleaned_data.items() if key in known and value}
    )


@needs("practitioner:list")
def practitioners(request: HttpRequest) -> HttpResponse:
    """The practitioners this person may see, narrowed as asked."""
    actor = actor_of(request)
    filters = filters_of(request)
    if wanted(request):
        return _export(request, filters)
    found = roster.matching(actor, filters)
    page = Paginator(found, roster.PAGE).get_page(request.GET.get("page"))
    places = visible_facilities(actor, {grant.role for grant in actor.grants})
    context = {
        "page": page,
        "lines": roster.lines(actor, page.object_list),
        "filters": filters,
        "facilities": places,
        "departments": departments().filter(facility__in=places),
        "professions": professions().values(),
        "requirement": requirements().get(filters.requirement),
        "categories": CATEGORIES,
        "standings": STANDINGS,
        "ended": Standing.ENDED,
        "may_see": may(actor, "practitioner:see"),
        "may_export": may(actor, "practitioner:export"),
        "may_create": may(actor, "practitioner:create"),
        "may_import": actor.scope(RIGHTS["roster:import"].roles).everywhere,
    }
    return render(request, "practitioners/list.html", context)


def _export(request: HttpRequest, filters: roster.Filters) -> HttpResponse:
    actor, verb = actor_of(request), "practitioner:export"
    found = roster.matching(actor, filters, verb)
    rows = (_row(line) for line in roster.all_lines(actor, found, verb))
    return spreadsheet(request, "practitioners", HEADERS, rows)


def _row(line: roster.Line) -> tuple:
    person = line.practitioner
    return (
        person.last_name,
        person.first_name,
        person.degrees,
        person.npi,
        profession_title(person.profession),
        line.specialty,
        ", ".join(str(one.facility) for one in line.appointments),
        line.late,
        line.missing,
        line.due,
    )


@needs("practitioner:create")
def new(request: HttpRequest) -> HttpResponse:
    """Open a file by hand; likely twins are shown before a second file is made."""
    form = PractitionerForm(request.POST or None)
    twins = []
    if request.method == "POST" and form.is_valid():
        twins = list(
            roster.same_person(
                actor_of(request),
                npi=form.cleaned_data["npi"],
                last_name=form.cleaned_data["last_name"],
                first_name=form.cleaned_data["first_name"],
            )[:5]
        )
        if not twins or "anyway" in request.POST:
            try:
                person = files.create(values=form.values, by=actor_of(request), at=timezone.now())
            except Refused as refusal:
                form.add_error(None, refusal.verdict.reason)
            else:
                messages.success(request, f"The file of {person} is open.")
                return redirect("practitioner", person.pk)
    return render(request, "practitioners/new.html", {"form": form, "twins": twins})
