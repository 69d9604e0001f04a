"""The letters of one file: read, taken out, sent, corrected, taken back."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.verdict import Refused
from credenza.office.correspondence.actions import letters as acts
from credenza.office.correspondence.forms import HandOverForm, ReasonForm, SendForm
from credenza.office.correspondence.jobs import deliver
from credenza.office.correspondence.models import Letter
from credenza.office.correspondence.queries.letters import REPLACED, WITHDRAWN, readable
from credenza.office.correspondence.views.reach import letter_of
from credenza.office.documents.queries import page_picture, read
from credenza.office.ledger.actions import record
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import letter_kinds


@needs("letter:see")
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters of a file, and the one asked for as pictures."""
    person, actor = file_of(request, pk, "letter:see"), actor_of(request)
    rows = readable(actor).filter(practitioner=person).select_related("facility", "pdf")
    file = about(pk)
    shown = rows.filter(pk=asked.number(request.GET.get("show"))).first()
    context = {
        "person": person,
        "tab": "letters",
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "shown": shown,
        "may_write": may(actor, "letter:write", file),
        "may_edit": may(actor, "practitioner:edit", file),
        "may_history": may(actor, "practitioner:history", file),
    }
    return render(request, "correspondence/letters.html", context | _about_shown(shown))


def _about_shown(letter: Letter | None) -> dict:
    if letter is None:
        return {}
    kind = letter_kinds().get(letter.kind)
    return {
        "kind": kind,
        "is_current": letter.state not in (REPLACED, WITHDRAWN),
        "mail": letter.messages.order_by("-planned_at", "-id"),
        "send_form": SendForm(initial={"address": letter.address}, auto_id="send-%s"),
        "hand_form": HandOverForm(auto_id="hand-%s"),
        "reason_form": ReasonForm(auto_id="back-%s"),
    }


@needs("letter:see")
def page(request: HttpRequest, pk: int, letter_id: int, number: int) -> HttpResponse:
    """One page of a letter as a picture; each that is looked at is recorded."""
    letter = letter_of(request, pk, letter_id, "letter:see")
    _record(request, letter, "letter:open", {"page": number})
    try:
        picture = page_picture(letter.pdf, number)
    except IndexError as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


@needs("letter:see")
@csp({"default-src": [NONE], "sandbox": True})
def pdf(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """The letter as it is, to be saved."""
    return _fetched(request, letter_of(request, pk, letter_id, "letter:see"), "pdf")


@needs("letter:write")
@csp({"default-src": [NONE], "sandbox": True})
def docx(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """The letter as a DOCX, to be edited elsewhere; for those who write letters."""
    return _fetched(request, letter_of(request, pk, letter_id, "letter:write"), "docx")


@needs("letter:write")
@require_POST
def send(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """Send a letter by e-mail."""
    letter, form = letter_of(request, pk, letter_id, "letter:write"), SendForm(request.POST)
    if not form.is_valid():
        return _back(request, letter, "Write an e-mail address, then send.")
    try:
        message = acts.send_letter(
            letter=letter, by=actor_of(request), at=timezone.now(), **form.cleaned_data
        )
    except Refused as refusal:
        return _back(request, letter, refusal.verdict.reason)
    if message.trouble:
        return _back(request, letter, f"It was not sent. {message.trouble}")
    deliver.enqueue()
    messages.success(request, f"On its way to {message.address}.")
    return _back(request, letter)


@needs("letter:write")
@require_POST
def hand_over(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """Record that a letter left on paper."""
    letter, form = letter_of(request, pk, letter_id, "letter:write"), HandOverForm(request.POST)
    if not form.is_valid():
        return _back(request, letter, "Say how it left the office.")
    return _done(request, letter, acts.hand_over, "Recorded.", **form.cleaned_data)


@needs("letter:write")
@require_POST
def withdraw(request: HttpRequest, pk: int, letter_id: int) -> HttpResponse:
    """Take back a letter that has not left the office."""
    letter, form = letter_of(request, pk, letter_id, "letter:write"), ReasonForm(request.POST)
    if not form.is_valid():
        return _back(request, letter, "Say why it is taken back.")
    return _done(request, letter, acts.withdraw_letter, "It was taken back.", **form.cleaned_data)


def _done(request: HttpRequest, letter: Letter, action, said: str, **given) -> HttpResponse:
    try:
        action(letter=letter, by=actor_of(request), at=timezone.now(), **given)
    except Refused as refusal:
        return _back(request, letter, refusal.verdict.reason)
    messages.success(request, said)
    return _back(request, letter)


def _back(request: HttpRequest, letter: Letter, trouble: str = "") -> HttpResponse:
    if trouble:
        messages.error(request, trouble)
    place = reverse("practitioner-letters", args=[letter.practitioner_id])
    return redirect(f"{place}?show={letter.pk}")


def _fetched(request: HttpRequest, letter: Letter, ending: str) -> HttpResponse:
    document = getattr(letter, ending)
    _record(request, letter, "letter:fetch", {"as": ending, "sha256": document.sha256})
    response = HttpResponse(read(document), content_type=document.media_type)
    name = quote(document.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _record(request: HttpRequest, letter: Letter, verb: str, detail: dict) -> None:
    record(
        verb,
        by=actor_of(request),
        at=timezone.now(),
        practitioner=letter.practitioner_id,
        detail={"letter": letter.pk} | detail,
    )
