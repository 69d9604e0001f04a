"""The letters' templates and letterheads, kept by the director."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.letters import STANDING, LetterKind
from credenza.core.permissions import RIGHTS, WHOLE_OFFICE, About, may
from credenza.core.verdict import Refused
from credenza.formats.letters import house_template
from credenza.formats.letters.docx import NAMES
from credenza.office.correspondence.actions import templates as acts
from credenza.office.correspondence.forms import (
    LetterheadForm,
    TemplateForm,
    WithdrawTemplateForm,
    initial_of_letterhead,
)
from credenza.office.correspondence.models import Template
from credenza.office.correspondence.queries.templates import (
    letterhead_of,
    letterhead_row,
    versions,
)
from credenza.office.correspondence.queries.typesetting import example
from credenza.office.documents.queries import pdf_picture, read
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.handing import examined
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs, require_may
from credenza.packs.loader import letter_kinds

VERB = "letter:templates"
ROLES = RIGHTS["letter:templates"].roles
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(VERB)
def templates(request: HttpRequest) -> HttpResponse:
    """Every kind of letter with whose template it is written, and the letterheads."""
    own: dict[str, int] = {}
    for version in _versions(request):
        if version.withdrawn_on is None:
            own[version.kind] = own.get(version.kind, 0) + 1
    context = {
        "kinds": [(kind, own.get(kind.key, 0)) for kind in letter_kinds().values()],
        "facilities": [(one, letterhead_row(one)) for one in _facilities(request)],
        "whole_office": may(actor_of(request), VERB, WHOLE_OFFICE),
    }
    return render(request, "correspondence/templates.html", context)


@needs(VERB)
def house(request: HttpRequest) -> HttpResponse:
    """The house's own DOCX, to begin one's own with."""
    response = HttpResponse(house_template(), content_type=DOCX)
    response.headers["Content-Disposition"] = 'attachment; filename="letter-template.docx"'
    return response


@needs(VERB)
def template(request: HttpRequest) -> HttpResponse:
    """The kind asked for: its versions, what a template may name, and a new version."""
    one = _kind(request)
    if one is None:
        return redirect("letter-templates")
    form = TemplateForm(
        request.POST or None,
        request.FILES or None,
        initial={"effective_on": today(timezone.now())},
        facilities=_facilities(request),
        whole_office=bool(may(actor_of(request), VERB, WHOLE_OFFICE)),
    )
    if request.method == "POST" and form.is_valid() and _taken(request, one, form):
        messages.success(request, "The template was tried out and is kept.")
        return _to_kind(one.key)
    context = {
        "kind": one,
        "form": form,
        "versions": [(version, _withdrawal(version)) for version in _versions(request, one)],
        "names": sorted({*NAMES, *STANDING, *(field.key for field in one.fields)}),
    }
    status = 422 if form.errors else 200
    return render(request, "correspondence/template.html", context, status=status)


@needs(VERB)
def example_page(request: HttpRequest) -> HttpResponse:
    """The first page of an invented letter by a version's template, or the house's."""
    one = _kind(request)
    if one is None:
        return redirect("letter-templates")
    version = _versions(request, one).filter(pk=asked.number(request.GET.get("version"))).first()
    place = version.facility if version else next(iter(_facilities(request)), None)
    template = version and read(version.document)
    pdf = example(one, place, actor_of(request), timezone.now(), template)
    return HttpResponse(pdf_picture(pdf, 1), content_type="image/png")


@needs(VERB)
def fetch(request: HttpRequest, template_id: int) -> HttpResponse:
    """A version as it was uploaded."""
    version = _version(request, template_id)
    response = HttpResponse(read(version.document), content_type=DOCX)
    name = f"{version.kind}-{version.version}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(VERB)
@require_POST
def withdraw(request: HttpRequest, template_id: int) -> HttpResponse:
    """Use a version no more."""
    version, form = _version(request, template_id), WithdrawTemplateForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say from which day, and why.")
    else:
        _withdrawn(request, version, form)
    return _to_kind(version.kind)


@needs(VERB)
def letterhead(request: HttpRequest, facility_id: int) -> HttpResponse:
    """How a facility's letters begin and who signs them."""
    require_may(actor_of(request), VERB, About(frozenset({facility_id})))
    place = get_object_or_404(visible_facilities(actor_of(request), ROLES), pk=facility_id)
    return _letterhead(request, place, f"Letterhead of {place.name}")


@needs(VERB, whole_office=True)
def office_letterhead(request: HttpRequest) -> HttpResponse:
    """How letters of the office as a whole begin and who signs them."""
    return _letterhead(request, None, "Letterhead of the office")


def _letterhead(request: HttpRequest, place, heading: str) -> HttpResponse:
    row = letterhead_row(place)
    initial = initial_of_letterhead(letterhead_of(place))
    if row is not None:
        initial |= {"signer_name": row.signer_name, "signer_title": row.signer_title}
    form = LetterheadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.keep_letterhead(
            facility=place, values=form.cleaned_data, by=actor_of(request), at=timezone.now()
        )
        messages.success(request, "Letters begin with it from now on.")
        return redirect("letter-templates")
    context = {
        "form": form,
        "heading": heading,
        "back": reverse("letter-templates"),
        "back_to": "Letters’ templates",
    }
    return render(request, "team/form.html", context, status=422 if form.errors else 200)


def _kind(request: HttpRequest) -> LetterKind | None:
    return letter_kinds().get(request.GET.get("kind", ""))


def _to_kind(key: str) -> HttpResponse:
    return redirect(f"{reverse('letter-template')}?kind={key}")


def _facilities(request: HttpRequest) -> list:
    return list(visible_facilities(actor_of(request), ROLES))


def _versions(request: HttpRequest, kind: LetterKind | None = None):
    """Versions that this person keeps: those of their facilities, and the whole office's."""
    rows = versions(kind.key if kind else "")
    if may(actor_of(request), VERB, WHOLE_OFFICE):
        return rows
    return rows.filter(facility__in=_facilities(request))


def _withdrawal(version: Template) -> WithdrawTemplateForm:
    return WithdrawTemplateForm(
        initial={"on": today(timezone.now())}, auto_id=f"withdraw-{version.pk}-%s"
    )


def _version(request: HttpRequest, pk: int) -> Template:
    return get_object_or_404(_versions(request), pk=pk)


def _taken(request: HttpRequest, kind: LetterKind, form: TemplateForm) -> bool:
    """Was the upload safe, and did it fill in an invented letter? If not, the form says why."""
    handed = examined(request, "document", form)
    if handed is None:
        return False
    chosen = form.cleaned_data["facility"]
    place = next((one for one in _facilities(request) if str(one.pk) == chosen), None)
    given = {"kind": kind.key, "facility": place, "handed": handed}
    given |= {"by": actor_of(request), "at": timezone.now()}
    try:
        acts.check_template(**given)
    except Refused as refusal:
        form.add_error("document", refusal.verdict.reason)
        return False
    note, effective_on = form.cleaned_data["note"], form.cleaned_data["effective_on"]
    acts.add_template(**given, effective_on=effective_on, note=note)
    return True


def _withdrawn(request: HttpRequest, version: Template, form: WithdrawTemplateForm) -> None:
    try:
        acts.withdraw_template(
            template=version, by=actor_of(request), at=timezone.now(), **form.cleaned_data
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "It is used no more from that day.")
