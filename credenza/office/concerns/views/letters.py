"""The tab of a case with its letters: written beside the page as it will be, then sent."""

import base64

import pypdfium2
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.concerns import letters as core
from credenza.core.concerns.walls import may_do
from credenza.core.verdict import Refused
from credenza.office.concerns.actions import letters as acts
from credenza.office.concerns.actions.holding import day_at
from credenza.office.concerns.forms.letters import CaseLetterForm, begin
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries import letters as queries
from credenza.office.concerns.queries.letters import Choice
from credenza.office.concerns.queries.messages import mail_troubles
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.concerns.views.acting import filled, posted, who
from credenza.office.concerns.views.downloads import as_file
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.correspondence.actions.letters import BY_HAND
from credenza.office.correspondence.forms import HandOverForm, ReasonForm
from credenza.office.correspondence.queries.typesetting import preview as typeset_preview
from credenza.office.documents.queries import pdf_picture
from credenza.office.ledger.actions import record
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, WRITE = "concern:see", "concern:letters"
SHOWN = 3  # pages of a preview
PLACE = "concerns/intake/"


@needs(SEE)
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Every letter of the case with where it stands, and those that may be written."""
    one = case_of(request, pk, SEE)
    rows = [(row, queries.addressee_of(row)) for row in queries.letters_of(one)]
    context = {
        "letters": rows,
        "choices": list(queries.choices(one)),
        "may_write": bool(may_do(actor_of(request), WRITE, wall_of(one))),
        "ways": BY_HAND.items(),
        "troubles": mail_troubles(one),
    }
    return case_page(request, PLACE + "letters.html", one, "letters", context)


@needs(WRITE)
def write(request: HttpRequest, pk: int, letter_kind: str) -> HttpResponse:
    """Fill a letter in, look at it, and write it; what a rule asks of it and it lacks is named."""
    one = case_of(request, pk, WRITE)
    choice = _choice(one, letter_kind)
    form = _form(request, one, choice)

    def act():
        given = {"to": form.addressee(), "values": form.values()}
        acts.write_letter(case=one, kind=letter_kind, **given, **who(request))

    meant = "look" not in request.POST
    if meant and filled(request, form, act, "Written. It has not been sent yet."):
        return redirect("case-letters", pk)
    form.is_valid()
    context = {"choice": choice, "form": form} | _shown(request, one, choice, form)
    status = 422 if form.errors and request.method == "POST" else 200
    return case_page(request, PLACE + "write.html", one, "letters", context, status=status)


@needs(WRITE)
@require_POST
def preview(request: HttpRequest, pk: int, letter_kind: str) -> HttpResponse:
    """The pages as they would be now, and what is still missing."""
    one = case_of(request, pk, WRITE)
    choice = _choice(one, letter_kind)
    form = _form(request, one, choice)
    form.is_valid()
    shown = _shown(request, one, choice, form)
    return render(request, PLACE + "preview.html", shown)


@needs(SEE)
def letter(request: HttpRequest, pk: int, letter_id: int, ending: str) -> HttpResponse:
    """A letter as PDF or DOCX."""
    one = case_of(request, pk, SEE)
    found = _letter(one, letter_id)
    record("case-letter:fetch", detail={"case": one.number, "letter": found.pk}, **who(request))
    return as_file(found.pdf if ending == "pdf" else found.docx)


@needs(WRITE)
@require_POST
def go(request: HttpRequest, pk: int, letter_id: int, way: str) -> HttpResponse:
    """Send a letter by e-mail, record that it left on paper, or take it back."""
    one = case_of(request, pk, WRITE)
    _gone(request, _letter(one, letter_id), way)
    return redirect("case-letters", pk)


def _gone(request: HttpRequest, found, way: str) -> None:
    if way == "send":
        _tried(request, lambda: acts.send(letter=found, **who(request)), "It is on its way.")
    elif way == "hand":
        form = HandOverForm(request.POST)
        act = lambda: acts.hand_over(  # noqa: E731
            letter=found, how=form.cleaned_data["how"], **who(request)
        )
        posted(request, form, act, "It counts as sent.")
    elif way == "withdraw":
        form = ReasonForm(request.POST)
        act = lambda: acts.withdraw(letter=found, **form.cleaned_data, **who(request))  # noqa: E731
        posted(request, form, act, "It was taken back.")
    else:
        raise Http404


def _tried(request: HttpRequest, act, done: str) -> None:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, done)


def _choice(case: Case, key: str) -> Choice:
    found = queries.choice(case, key)
    if found is None:
        raise Http404
    return found


def _letter(case: Case, pk: int):
    found = queries.letters_of(case).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, case: Case, choice: Choice) -> CaseLetterForm:
    known = queries.begun(case, choice.kind, day_at(case, timezone.now()))
    data = request.POST if request.method == "POST" else None
    return CaseLetterForm(
        data, kind=choice.kind, initial=begin(choice.kind, known, queries.to_teller(case))
    )


def _shown(request: HttpRequest, case: Case, choice: Choice, form: CaseLetterForm) -> dict:
    values = form.values()
    shown = {"missing": core.missing(choice.rule, values), "pages": [], "trouble": ""}
    try:
        pdf = typeset_preview(
            kind=choice.rule.key, practitioner=None, facility=case.facility,
            to=form.addressee(), values=values, **who(request),
        )  # fmt: skip
    except Refused as refusal:
        return shown | {"trouble": refusal.verdict.reason}
    count = min(len(pypdfium2.PdfDocument(pdf)), SHOWN)
    pictures = (pdf_picture(pdf, number) for number in range(1, count + 1))
    return shown | {"pages": [base64.b64encode(one).decode() for one in pictures]}
