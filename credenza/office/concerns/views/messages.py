"""The tab of a case on which the office and whoever told it write to each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from credenza.core.concerns.walls import may_do
from credenza.office.concerns.actions.intake import renew_key
from credenza.office.concerns.actions.messages import mark_read, write
from credenza.office.concerns.actions.rerouting import reroute
from credenza.office.concerns.forms.intake import RerouteForm, WordsForm
from credenza.office.concerns.queries.messages import mail_troubles, messages_of, teller_of
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.concerns.views.acting import filled, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, WRITE, WORK = "concern:see", "concern:letters", "concern:work"


@needs(SEE)
def messages(request: HttpRequest, pk: int) -> HttpResponse:
    """What passed, and the way to write; what came in counts as read by those who may answer."""
    one = case_of(request, pk, WRITE if request.method == "POST" else SEE)
    may_write = bool(may_do(actor_of(request), WRITE, wall_of(one)))
    form = WordsForm(request.POST or None)
    act = lambda: write(case=one, words=form.cleaned_data["words"], **who(request))  # noqa: E731
    if filled(request, form, act, "Written. It waits for them behind their key."):
        return redirect("case-messages", pk)
    said = messages_of(one)
    if may_write and any(not one.row.from_office and one.row.read_at is None for one in said):
        mark_read(case=one, from_office=False, **who(request))
    context = {
        "said": said,
        "form": form,
        "may_write": may_write,
        "teller": teller_of(one),
        "troubles": mail_troubles(one),
    }
    status = 422 if form.errors else 200
    return case_page(
        request, "concerns/intake/messages.html", one, "messages", context, status=status
    )


@needs(WRITE)
@require_POST
def new_key(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key for whoever lost theirs, shown once, to be read out to them."""
    one = case_of(request, pk, WRITE)
    key = renew_key(case=one, **who(request))
    response = render(request, "concerns/intake/new_key.html", {"case": one, "key": key})
    response.headers["Cache-Control"] = "no-store"
    return response


@needs(WORK)
def send_elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what the case says of another kind as a case of that kind, linked with it."""
    one = case_of(request, pk, WORK)
    form = RerouteForm(request.POST or None, kind=one.kind)
    act = lambda: reroute(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "Opened beside it, as a case of its own with its own wall."):
        return redirect("case", pk)
    status = 422 if form.errors else 200
    context = {"form": form}
    return case_page(request, "concerns/intake/elsewhere.html", one, "case", context, status=status)
