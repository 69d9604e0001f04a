"""Pages that bring rosters in."""

import re
from contextlib import suppress
from itertools import islice

from django.core.paginator import Paginator
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.formats.roster import Mapping
from credenza.formats.tables import TableError
from credenza.office.exchange import actions, rosters, uploads
from credenza.office.exchange.forms import MappingForm, UploadForm
from credenza.office.exchange.jobs import run_import
from credenza.office.exchange.models import RosterImport
from credenza.office.ledger.actions import record
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

DIGIT = re.compile(r"\d")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("roster:import", whole_office=True)
def imports(request: HttpRequest) -> HttpResponse:
    """What was brought in, and the place to bring in more."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            roster = actions.upload(
                data=upload.read(), name=upload.name, by=actor_of(request), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error("file", refusal.verdict.reason)
        else:
            return redirect("import-map", roster.pk)
    page = Paginator(RosterImport.objects.order_by("-id"), 20).get_page(request.GET.get("page"))
    return render(request, "exchange/imports.html", {"form": form, "page": page})


@needs("roster:import", whole_office=True)
def map_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column means what; then import."""
    roster = get_object_or_404(RosterImport, pk=pk)
    if roster.state not in (actions.UPLOADED, actions.FAILED):
        return redirect("import-result", pk)
    table = uploads.table_of(roster)
    form = MappingForm(request.POST or None, mapping=_mapping(request, roster, table))
    if request.method == "POST" and form.is_valid():
        try:
            _start(request, roster, form)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return redirect("import-result", pk)
    context = {
        "roster": roster,
        "form": form,
        "names": rosters.mapping_names(),
        "chosen": request.GET.get("mapping", ""),
        "columns": [(form[f"column_{n}"], seen) for n, seen in enumerate(_seen(table))],
    }
    return render(request, "exchange/map.html", context)


def _seen(table) -> list[list[str]]:
    """The first values of each column, so that a person can judge the guess; digits stay hidden,
    since any column may hold birth dates or Social Security numbers."""
    rows = list(_readable(table.rows, 3))
    return [
        [DIGIT.sub("#", str(row[n])) for row in rows if len(row) > n and row[n] not in (None, "")]
        for n in range(len(table.headers))
    ]


def _mapping(request: HttpRequest, roster: RosterImport, table) -> Mapping:
    chosen = request.GET.get("mapping", "")
    if chosen in rosters.mapping_names():
        return rosters.mapping_for(table, chosen)
    return Mapping.from_toml(roster.mapping).for_headers(table.headers)


def _readable(rows, count: int):
    """The cells of the first rows; after one that does not read, none: the import says why."""
    with suppress(TableError):
        for row in islice(rows, count):
            yield row.cells


def _start(request: HttpRequest, roster: RosterImport, form: MappingForm) -> None:
    by, at, mapping = actor_of(request), timezone.now(), form.chosen()
    actions.choose_mapping(roster=roster, mapping=mapping, by=by, at=at)
    if form.cleaned_data["save_as"]:
        actions.save_mapping(name=form.cleaned_data["save_as"], mapping=mapping, by=by, at=at)
    roster.refresh_from_db()
    with atomic():  # an import that runs has the job that does it
        actions.start(roster=roster, by=by, at=at)
        run_import.enqueue(roster.pk, by.id)


@needs("roster:import", whole_office=True)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """How far an import is, and what became of it; asked again by itself while it runs."""
    roster = get_object_or_404(RosterImport, pk=pk)
    done, total = uploads.progress_of(pk)
    context = {"roster": roster, "done": done, "total": total}
    name = "exchange/result.html"
    return render(request, f"{name}#progress" if request.htmx else name, context)


@needs("roster:import", whole_office=True)
@require_POST
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows as a workbook, each with its reason."""
    roster = get_object_or_404(RosterImport, pk=pk)
    try:
        workbook = uploads.refused_of(roster)
    except FileNotFoundError as error:
        raise Http404 from error
    record("roster:refused", by=actor_of(request), at=timezone.now(), detail={"import": pk})
    response = HttpResponse(workbook, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="refused-{pk}.xlsx"'
    return response


@needs("roster:import", whole_office=True)
def mapping_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The mapping that was used, as a file for the command line."""
    roster = get_object_or_404(RosterImport, pk=pk)
    response = HttpResponse(roster.mapping, content_type="application/toml")
    response["Content-Disposition"] = f'attachment; filename="mapping-{pk}.toml"'
    return response
