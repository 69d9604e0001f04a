"""Any list as a spreadsheet; taking one out of the office is recorded."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from credenza.core.permissions import may
from credenza.formats.tables import csv_bytes, xlsx_bytes
from credenza.office.ledger.actions import record, record_refusal
from credenza.office.team.queries import actor_of

EXPORT = "practitioner:export"
WRITERS = {
    "xlsx": (xlsx_bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_bytes, "text/csv; charset=utf-8"),
}


def wanted(request: HttpRequest) -> str:
    """The kind of file asked for by ``?export=``, or nothing."""
    kind = request.GET.get("export", "")
    return kind if kind in WRITERS else ""


def spreadsheet(
    request: HttpRequest, name: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """The list as the file that ``?export=`` asks for.

    Raises PermissionDenied, with the reason, for those who may see lists but not take them out;
    the ledger keeps that they tried.
    """
    by, at = actor_of(request), timezone.now()
    verdict = may(by, EXPORT)
    if not verdict:
        record_refusal(EXPORT, by=by, at=at, why=verdict.reason)
        raise PermissionDenied(verdict.reason)
    kind = wanted(request)
    write, media_type = WRITERS[kind]
    listed = list(rows)
    detail = {"list": name, "rows": len(listed), "filter": request.GET.urlencode()[:300]}
    record(EXPORT, by=by, at=at, detail=detail)
    response = HttpResponse(write(headers, listed), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
