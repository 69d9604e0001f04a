"""Lists of affiliation requests: uploaded, answered by a job, and handed back as a sheet."""

from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.affiliations import ANSWERED, CHOOSING, HELD, NEW, NO_RECORD, STATES
from credenza.formats.affiliations import Unreadable, read_requests
from credenza.office.credentialing.actions.receiving import receive_list
from credenza.office.credentialing.forms.affiliations import AffiliationListForm
from credenza.office.credentialing.jobs import answer_list
from credenza.office.credentialing.models import AffiliationBatch
from credenza.office.credentialing.queries import affiliations as asks
from credenza.office.credentialing.views.affiliations import ANSWER, places_of
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import affiliation_columns

SHOWN = 20
"""Problems of a list that are told at once."""


@needs(ANSWER)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a list in; it is answered at once, in the background."""
    form = AffiliationListForm(
        request.POST or None, request.FILES or None, facilities=places_of(request)
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = read_requests(file.read(), affiliation_columns())
        except Unreadable as refusal:
            problems = refusal.problems
        else:
            return redirect("affiliation-list", _received(request, form, file.name, rows).pk)
    context = {
        "form": form,
        "problems": problems[:SHOWN],
        "more": max(0, len(problems) - SHOWN),
        "columns": affiliation_columns(),
    }
    return render(request, "credentialing/affiliation_upload.html", context)


def _received(request: HttpRequest, form, name: str, rows) -> AffiliationBatch:
    by = actor_of(request)
    with atomic():  # a list that came in has the job that answers it
        batch = receive_list(
            facility=form.cleaned_data["facility"],
            title=name,
            rows=[(row.line, row.values) for row in rows],
            by=by,
            at=timezone.now(),
        )
        answer_list.enqueue(batch.pk, by.id)
    return batch


def _batch(request: HttpRequest, pk: int) -> AffiliationBatch:
    batch = asks.batches(actor_of(request)).filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


@needs(ANSWER)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each request of a list; asked again by itself while it is answered."""
    received = _batch(request, pk)
    rows = asks.visible_requests(actor_of(request)).filter(batch=received).order_by("line", "id")
    if wanted(request):
        found = asks.result_rows(rows)
        return spreadsheet(request, f"affiliations-{pk}", asks.HEADERS, found)
    listed = list(rows)
    waits = sum(one.state == NEW for one in listed)
    context = {
        "batch": received,
        "rows": listed,
        "states": STATES,
        "answers": asks.ANSWERS,
        "total": len(listed),
        "done": len(listed) - waits,
        "waits": waits,
        "counts": [
            (STATES[key], sum(one.state == key for one in listed))
            for key in (ANSWERED, NO_RECORD, HELD, CHOOSING)
        ],
    }
    name = "credentialing/affiliation_list.html"
    return render(request, f"{name}#results" if request.htmx else name, context)


@needs(ANSWER)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what of a list is new still, such as after the worker was stopped."""
    received = _batch(request, pk)
    answer_list.enqueue(received.pk, actor_of(request).id)
    return redirect("affiliation-list", pk)
