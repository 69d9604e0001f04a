"""Mails that tell of a concern: taken in, looked through, made cases of."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS
from credenza.core.verdict import Refused
from credenza.office.concerns.actions import mails as acts
from credenza.office.concerns.forms.intake import MailForm, TelephoneForm
from credenza.office.concerns.models import Draft
from credenza.office.concerns.queries.mails import Written, drafts, opened
from credenza.office.concerns.views.acting import posted, who
from credenza.office.concerns.views.files import examined_all
from credenza.office.concerns.views.reporting import received
from credenza.office.correspondence.forms import ReasonForm
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

VERB = "concern:letters"


@needs(VERB)
def mails(request: HttpRequest) -> HttpResponse:
    """The mails that wait, and taking one in."""
    actor = actor_of(request)
    places = visible_facilities(actor, RIGHTS[VERB].roles)
    form = MailForm(request.POST or None, request.FILES or None, facilities=places)
    if request.method == "POST" and form.is_valid():
        draft = _taken_in(request, form)
        if draft is not None:
            return redirect("concern-mail", draft.pk)
    context = {"drafts": [opened(one) for one in drafts(actor)[:100]], "form": form}
    status = 422 if form.errors else 200
    return render(request, "concerns/intake/mails.html", context, status=status)


@needs(VERB)
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail beside the form that makes it a case."""
    draft = _draft(request, pk)
    written = opened(draft)
    form = TelephoneForm(
        request.POST or None,
        request.FILES or None,
        facility=draft.facility,
        initial=_begun(written),
    )
    if request.method == "POST" and form.is_valid():
        receipt = _made(request, draft, form)
        if receipt is not None:
            return received(request, receipt)
    context = {"written": written, "form": form, "documents": draft.documents.order_by("id")}
    status = 422 if form.errors else 200
    return render(request, "concerns/intake/mail.html", context, status=status)


@needs(VERB)
@require_POST
def lay_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is no concern."""
    draft, form = _draft(request, pk), ReasonForm(request.POST)
    act = lambda: acts.lay_aside(draft=draft, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "Laid aside.")
    return redirect("concern-mails")


def _draft(request: HttpRequest, pk: int) -> Draft:
    actor = actor_of(request)
    found = drafts(actor).filter(pk=pk).first()
    if found is None:
        why = "No such mail waits within this person's reach."
        record_refusal(VERB, by=actor, at=timezone.now(), why=why)
        raise Http404
    return found


def _taken_in(request: HttpRequest, form: MailForm) -> Draft | None:
    try:
        found = acts.open_mail(data=form.cleaned_data["mail"].read(), **who(request))
        draft = acts.take_in(opened=found, facility=form.cleaned_data["facility"], **who(request))
    except Refused as refusal:
        form.add_error("mail", refusal.verdict.reason)
        return None
    messages.success(request, "Taken in. Look it through, and make it a case.")
    return draft


def _made(request: HttpRequest, draft: Draft, form: TelephoneForm):
    handed = examined_all(form, **who(request))
    if form.errors:
        return None
    given = form.cleaned_data
    try:
        return acts.make_case(
            draft=draft,
            told=form.told(),
            department=given["department"],
            handed=handed,
            received_at=given["received_at"],
            sending=given["sending"],
            **who(request),
        )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return None


def _begun(written: Written) -> dict:
    head = f"{written.subject}\n\n" if written.subject else ""
    return {
        "account": head + written.text,
        "name": written.name,
        "email": written.address,
        "received_at": written.row.written_at,
    }
