"""Writing a letter: choose its kind, fill it in beside the page as it will be."""

import base64
from itertools import groupby

import pypdfium2
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.letters import LetterKind
from credenza.core.permissions import WHOLE_OFFICE, Actor, may
from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.forms import OFFICE, OWN, LetterForm
from credenza.office.correspondence.models import Letter
from credenza.office.correspondence.queries.addressees import Addressee, addressee_of
from credenza.office.correspondence.queries.letters import PRACTITIONER, values_of
from credenza.office.correspondence.queries.typesetting import preview as typeset_preview
from credenza.office.correspondence.views.reach import letter_of
from credenza.office.documents.queries import pdf_picture
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team.queries import actor_of, facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import letter_kinds

SHOWN = 4  # pages of a preview
FAMILIES = {
    "applications": "On the way of an application",
    "decisions": "Decisions",
    "membership": "During an appointment",
    "hearings": "Adverse action and hearing",
    "references": "References",
    "affiliations": "Affiliations",
    "general": "In your own words",
}


@needs("letter:write")
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which letter?"""
    person = file_of(request, pk, "letter:write")
    known = (kind for kind in letter_kinds().values() if kind.family in FAMILIES)
    kinds = sorted(known, key=lambda kind: list(FAMILIES).index(kind.family))
    families = [
        (FAMILIES[family], list(members))
        for family, members in groupby(kinds, key=lambda kind: kind.family)
    ]
    return render(request, "correspondence/choose.html", {"person": person, "families": families})


@needs("letter:write")
def write(request: HttpRequest, pk: int, letter_kind: str) -> HttpResponse:
    """Fill a letter in, look at it, and write it."""
    return _answered(request, file_of(request, pk, "letter:write"), _kind(letter_kind), None)


@needs("letter:write")
def correct(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """Write a letter anew in the place of another, with a reason."""
    old = letter_of(request, pk, letter_id, "letter:write")
    return _answered(request, old.practitioner, _kind(old.kind), old)


@needs("letter:write")
@require_POST
def preview(request: HttpRequest, pk: int, letter_kind: str) -> HttpResponse:
    """The pages as they would be now, for the place beside the form."""
    person, one = file_of(request, pk, "letter:write"), _kind(letter_kind)
    form = _form(request, person, one, None)
    form.is_valid()
    return render(request, "correspondence/write.html#preview", _pages(request, person, one, form))


def _answered(request: HttpRequest, person, kind: LetterKind, old: Letter | None) -> HttpResponse:
    """The page, or the letter once it was written; “Show it” only looks."""
    form = _form(request, person, kind, old)
    is_meant = form.is_valid() and "look" not in request.POST
    written = _written(request, person, kind, form, old) if is_meant else None
    return written or _page(request, person, kind, form, old)


def _kind(key: str) -> LetterKind:
    kind = letter_kinds().get(key)
    if kind is None or kind.family not in FAMILIES:
        raise Http404
    return kind


def _form(request: HttpRequest, person, kind: LetterKind, old: Letter | None) -> LetterForm:
    actor = actor_of(request)
    places = _facilities(actor)
    return LetterForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(person, kind, old, places),
        kind=kind,
        facilities=places,
        whole_office=bool(may(actor, "letter:write", WHOLE_OFFICE)),
        correcting=old is not None,
    )


def _facilities(actor: Actor) -> list:
    within = places_within(actor, "letter:write")
    return [one for one in facilities() if within is None or one.pk in within]


def _initial(person, kind: LetterKind, old: Letter | None, places: list) -> dict:
    """What the form begins with: the letter that is corrected, else whom the kind is written to."""
    if old is not None:
        to = Addressee(old.addressee, tuple(old.addressee_lines), old.address, old.greeting)
        own = {f"{OWN}{key}": _typed(value) for key, value in values_of(old).items()}
        return {"facility": str(old.facility_id or OFFICE)} | _to(to) | own
    held = {one.facility_id for one in person.appointments.order_by("id")}
    place = next((str(one.pk) for one in places if one.pk in held), OFFICE)
    to = addressee_of(person) if kind.audience == PRACTITIONER else Addressee("")
    return {"facility": place} | _to(to)


def _typed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _to(to: Addressee) -> dict:
    return {
        "name": to.name,
        "lines": "\n".join(to.lines),
        "email": to.email,
        "greeting": to.greeting,
    }


def _written(
    request: HttpRequest, person, kind: LetterKind, form: LetterForm,
    old: Letter | None,
) -> HttpResponse | None:  # fmt: skip
    """Write it and go to it; None, with the reason on the form, where it was refused."""
    try:
        letter = write_letter(
            kind=kind.key,
            practitioner=person,
            facility=_facility(request, form),
            to=form.addressee(),
            values=form.values(),
            replaces=old,
            reason=form.cleaned_data.get("reason", ""),
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return None
    messages.success(request, "The letter is in the file. It has not been sent yet.")
    place = reverse("practitioner-letters", args=[person.pk])
    return redirect(f"{place}?show={letter.pk}")


def _facility(request: HttpRequest, form: LetterForm):
    chosen = form.cleaned_data.get("facility", "")
    return next((one for one in _facilities(actor_of(request)) if str(one.pk) == chosen), None)


def _page(
    request: HttpRequest, person, kind: LetterKind, form: LetterForm,
    old: Letter | None,
) -> HttpResponse:  # fmt: skip
    context = {"person": person, "kind": kind, "form": form, "old": old}
    if not form.is_bound:
        form = _from_initial(form)
    context |= _pages(request, person, kind, form)
    status = 422 if context["form"].errors else 200
    return render(request, "correspondence/write.html", context, status=status)


def _from_initial(form: LetterForm) -> LetterForm:
    """The form as if what it begins with had been typed."""
    begun = ((name, form.get_initial_for_field(one, name)) for name, one in form.fields.items())
    form.cleaned_data = {name: str(value or "") for name, value in begun}
    return form


def _pages(request: HttpRequest, person, kind: LetterKind, form: LetterForm) -> dict:
    """The preview's pages as data addresses: they hold what nobody has kept yet."""
    try:
        pdf = typeset_preview(
            kind=kind.key,
            practitioner=person,
            facility=_facility(request, form),
            to=form.addressee(),
            values=form.values(),
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        return {"pages": [], "trouble": refusal.verdict.reason}
    count = min(len(pypdfium2.PdfDocument(pdf)), SHOWN)
    pictures = (pdf_picture(pdf, number) for number in range(1, count + 1))
    return {"pages": [base64.b64encode(one).decode() for one in pictures], "trouble": ""}
