"""Coming back to a case without an account: by its key, or by a link that was mailed.

The key never stands in an address. Who showed it keeps the case open in their browser for half an
hour; every key that opens nothing is counted and left in the ledger.
"""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.concerns.telling import state_told
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.messages import answer, mark_read
from credenza.office.concerns.forms.intake import AnswerForm, KeyForm
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.doors import (
    TELLER,
    case_by_key,
    case_by_link,
    door_of,
)
from credenza.office.concerns.queries.letters import SENT, letters_of
from credenza.office.concerns.queries.messages import messages_of
from credenza.office.concerns.views.downloads import as_file
from credenza.office.concerns.views.files import examined_all
from credenza.office.concerns.views.front import NAMELESS, PLACE
from credenza.office.ledger.actions import record, record_refusal
from credenza.office.ledger.origin import origin
from credenza.office.team.often import too_often
from credenza.office.team.rights import public

HELD = "concern"
HALF_AN_HOUR = timedelta(minutes=30)
TRIES, A_WHILE = 8, 15 * 60
"""How often one network address may try a key, in seconds."""
NO_SUCH_KEY = "No case has this key. Look at each letter once more: 0 and O, 1 and I are the same."
TOO_OFTEN = "Too many tries. Please wait a quarter of an hour, or call us."


@public
def back(request: HttpRequest) -> HttpResponse:
    """The door for those who hold a key."""
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_often(request, "case-key", times=TRIES, seconds=A_WHILE):
            form.add_error(None, TOO_OFTEN)
            return render(request, PLACE + "back.html", {"form": form}, status=429)
        case = case_by_key(form.cleaned_data["key"])
        if case is not None:
            return _let_in(request, case)
        _failed("No case has this key.")
        form.add_error("key", NO_SUCH_KEY)
    return render(
        request, PLACE + "back.html", {"form": form}, status=422 if form.is_bound else 200
    )


@public
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The door for those who were mailed a link."""
    if too_often(request, "case-link", times=4 * TRIES, seconds=A_WHILE):
        return render(request, PLACE + "back.html", {"form": KeyForm()}, status=429)
    case = case_by_link(token, timezone.now())
    if case is None:
        _failed("The link has ended, or never was.")
        messages.info(request, "This link has ended. Your case key still opens your case.")
        return redirect("tell-back")
    return _let_in(request, case)


def of_teller(view: Callable) -> Callable:
    """Mark a page as one of whoever showed a key: it gets the ``case``, or leads to the door."""

    @public
    @functools.wraps(view)
    def opened(request: HttpRequest, **arguments) -> HttpResponse:
        case = _held(request, timezone.now())
        if case is None:
            return redirect("tell-back")
        with origin(NAMELESS):
            return view(request, case=case, **arguments)

    return opened


@of_teller
def mine(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the case stands, what passed between both sides, and the way to write."""
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _answered(request, case, form):
        return redirect("tell-mine")
    said = messages_of(case)
    letters = letters_of(case).filter(state=SENT)
    if request.method == "GET":
        mark_read(case=case, from_office=True, by=TELLER, at=timezone.now())
    context = {
        "case": case,
        "door": door_of(case.facility_id),
        "state": state_told(case.kind, case.state),
        "said": said,
        "letters": letters,
        "form": form,
        "rating": getattr(case, "rating", None),
    }
    return render(request, PLACE + "mine.html", context, status=422 if form.errors else 200)


@of_teller
def letter(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A letter that was sent to whoever told the case, as PDF."""
    found = letters_of(case).filter(pk=pk, state=SENT).first()
    if found is None:
        return redirect("tell-mine")
    detail = {"case": case.number, "letter": found.pk}
    record("case-letter:fetch", by=TELLER, at=timezone.now(), detail=detail)
    return as_file(found.pdf)


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the case in this browser, as on a shared machine."""
    request.session.pop(HELD, None)
    return redirect("tell-back")


def _answered(request: HttpRequest, case: Case, form: AnswerForm) -> bool:
    at = timezone.now()
    handed = examined_all(form, by=TELLER, at=at)
    if form.errors:
        return False
    try:
        answer(case=case, words=form.cleaned_data["words"], handed=handed, by=TELLER, at=at)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    messages.success(request, "We have your message.")
    return True


def _let_in(request: HttpRequest, case: Case) -> HttpResponse:
    at = timezone.now()
    request.session.cycle_key()
    request.session[HELD] = {"case": case.pk, "until": (at + HALF_AN_HOUR).isoformat()}
    with origin(NAMELESS):
        record("case-key:open", by=TELLER, at=at, detail={"case": case.number})
    return redirect("tell-mine")


def _held(request: HttpRequest, at: datetime) -> Case | None:
    held = request.session.get(HELD)
    if not held or at >= datetime.fromisoformat(held["until"]):
        return None
    return Case.objects.select_related("facility").filter(pk=held["case"]).first()


def _failed(why: str) -> None:
    record_refusal("case-key:open", by=TELLER, at=timezone.now(), why=why)
