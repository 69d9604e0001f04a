"""The office's own template of minutes, kept by whoever keeps the letters'."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.permissions import RIGHTS, WHOLE_OFFICE, may
from credenza.core.verdict import Refused
from credenza.formats.minutes import minutes_template
from credenza.formats.minutes.docx import NAMES
from credenza.office.correspondence.forms import TemplateForm, WithdrawTemplateForm
from credenza.office.correspondence.queries.templates import versions
from credenza.office.meetings.actions.minutes import DOCX, TEMPLATE
from credenza.office.meetings.actions.minutes_templates import add
from credenza.office.meetings.views.copies import file_answer
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.handing import examined
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

VERB = "letter:templates"


@needs(VERB)
def template(request: HttpRequest) -> HttpResponse:
    """The versions, what a template may name, and a new version."""
    actor = actor_of(request)
    places = list(visible_facilities(actor, RIGHTS[VERB].roles))
    everywhere, day = bool(may(actor, VERB, WHOLE_OFFICE)), today(timezone.now())
    form = TemplateForm(
        request.POST or None,
        request.FILES or None,
        initial={"effective_on": day},
        facilities=places,
        whole_office=everywhere,
    )
    if request.method == "POST" and form.is_valid() and _taken(request, form, places):
        messages.success(request, "The template was tried out and is kept.")
        return redirect("minutes-template")
    rows = versions(TEMPLATE)
    rows = rows if everywhere else rows.filter(facility__in=places)
    context = {
        "form": form,
        "versions": [(one, _withdrawal(one, day)) for one in rows],
        "names": sorted(NAMES),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/minutes_template.html", context, status=status)


@needs(VERB)
def house(request: HttpRequest) -> HttpResponse:
    """The house's own DOCX of minutes, to begin one's own with."""
    return file_answer(minutes_template(), DOCX, "minutes-template.docx")


def _taken(request: HttpRequest, form: TemplateForm, places: list) -> bool:
    """Was the upload safe, and did it fill in invented minutes? If not, the form says why."""
    handed = examined(request, "document", form)
    if handed is None:
        return False
    chosen = form.cleaned_data["facility"]
    try:
        add(
            facility=next((one for one in places if str(one.pk) == chosen), None),
            handed=handed,
            effective_on=form.cleaned_data["effective_on"],
            note=form.cleaned_data["note"],
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error("document", refusal.verdict.reason)
        return False
    return True


def _withdrawal(version, day) -> WithdrawTemplateForm:
    return WithdrawTemplateForm(initial={"on": day}, auto_id=f"withdraw-{version.pk}-%s")
