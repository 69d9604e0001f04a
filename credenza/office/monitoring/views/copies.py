"""One copy of a list: what is in it, and what changed; and looking somebody up on all."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from credenza.office.ledger.actions import record
from credenza.office.monitoring import shelf
from credenza.office.monitoring.forms.lists import LookUpForm
from credenza.office.monitoring.models import Copy
from credenza.office.monitoring.queries.changes import ADDED, CHANGED, REMOVED, Row, changed
from credenza.office.monitoring.queries.looking import Wanted, looked_up, registered, said_by_sam
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.sources.base import SourceError

HEADERS = ("What", "Name", "Since", "Place", "NPI", "Basis", "Changes")


@needs("list:see")
def copy(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One copy, and who came, went and changed against the one before."""
    one = _copy(key, pk)
    rows, trouble = {ADDED: [], REMOVED: [], CHANGED: []}, ""
    try:
        rows = changed(one)
    except SourceError as error:
        trouble = str(error)
    if wanted(request):
        name = f"{key}-changes-{one.taken_at:%Y-%m-%d}"
        return spreadsheet(request, name, HEADERS, _sheet(rows))
    what = _what(request, rows)
    context = {
        "copy": one,
        "what": what,
        "counts": [(name, len(rows[name])) for name in rows],
        "page": Paginator(rows[what], 50).get_page(request.GET.get("page")),
        "trouble": trouble,
    }
    return render(request, "monitoring/lists/copy.html", context)


@needs("list:see")
def file(request: HttpRequest, key: str, pk: int) -> FileResponse:
    """The file of a copy, as its publisher gave it; taking it out of the office is recorded."""
    one = _copy(key, pk)
    if not shelf.is_whole(key, one.sha256):
        raise Http404
    record("list:take-out", by=actor_of(request), at=timezone.now(), detail={"copy": one.pk})
    return FileResponse(
        shelf.file_of(key, one.sha256).open("rb"),
        as_attachment=True,
        filename=one.name,
        content_type="application/octet-stream",
    )


@needs("list:see")
def look_up(request: HttpRequest) -> HttpResponse:
    """Look somebody up on every list at once. Posted, so that no address holds a birth date."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "answers": None, "registers": [], "live": None, "live_trouble": ""}
    if form.is_valid():
        asked = Wanted(**form.cleaned_data)
        record("list:look-up", by=actor_of(request), at=timezone.now())
        context["answers"] = looked_up(asked)
        context["registers"] = registered(asked.npi)
        try:
            context["live"] = said_by_sam(asked)
        except SourceError as error:
            context["live_trouble"] = str(error)
    return render(request, "monitoring/lists/look_up.html", context)


def _copy(key: str, pk: int) -> Copy:
    return get_object_or_404(Copy.objects.select_related("before"), source=key, pk=pk)


def _what(request: HttpRequest, rows: dict[str, list[Row]]) -> str:
    """The kind of change asked for; else the first of which there are any."""
    said = request.GET.get("what", "")
    return said if said in rows else next((name for name in rows if rows[name]), ADDED)


def _sheet(rows: dict[str, list[Row]]):
    for what, some in rows.items():
        for row in some:
            changes = "; ".join(f"{one.title}: {one.before} → {one.after}" for one in row.changes)
            yield what, row.name, row.on, row.place, row.npi, row.basis, changes
