"""What lapses when, and what the bylaws attach to a lapse."""

from calendar import Calendar
from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.verdict import Refused
from credenza.office.practitioners.actions import consequences as acts
from credenza.office.practitioners.forms.acts import ReasonForm
from credenza.office.practitioners.queries import expirables as lapses
from credenza.office.practitioners.queries import work
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import credential_kinds

HEADERS = ("Expires on", "Last name", "First name", "NPI", "Credential", "State", "Number")
DECISIONS = {"execute": acts.execute, "dismiss": acts.dismiss, "restore": acts.restore}


@needs("expirables:see")
def expirables(request: HttpRequest) -> HttpResponse:
    """The list: lapsed, or lapsing within a window."""
    actor, as_of = actor_of(request), today(timezone.now())
    rows = _narrowed(request, lapses.expiring(actor))
    window, day = _window(request)
    chosen = lapses.within(rows, window, as_of)
    if wanted(request):
        return _export(request, chosen)
    windows = lapses.windows(rows, as_of)
    total = chosen.count() if day else {one.key: one.count for one in windows}[window]
    page = page_of(chosen.values_list("pk", flat=True), request.GET.get("page"), total=total)
    page.object_list = lapses.whole(page.object_list)
    context = {
        "as_of": as_of,
        "window": window,
        "windows": windows,
        "day": day,
        "page": page,
        "kinds": [kind for kind in credential_kinds().values() if kind.expires],
        "kind": request.GET.get("kind", ""),
        "proposed": work.consequences(actor, "proposed").count(),
        "may_export": may(actor, "practitioner:export"),
        "may_notify": may(actor, "notice:send"),
    }
    return render(request, "practitioners/expirables.html", context)


@needs("expirables:see")
def calendar(request: HttpRequest) -> HttpResponse:
    """One month, with what lapses on each day."""
    actor, as_of = actor_of(request), today(timezone.now())
    first = asked.day(f"{request.GET.get('month')}-01") or as_of.replace(day=1)
    weeks = Calendar(firstweekday=6).monthdatescalendar(first.year, first.month)
    days = lapses.by_day(lapses.expiring(actor), weeks[0][0], weeks[-1][-1])
    context = {
        "first": first,
        "before": first - timedelta(days=1),
        "after": _next_month(first),
        "as_of": as_of,
        "weeks": [[(day, days.get(day)) for day in week] for week in weeks],
    }
    return render(request, "practitioners/calendar.html", context)


@needs("consequence:decide")
def consequences(request: HttpRequest) -> HttpResponse:
    """Consequences that the rules propose, and those carried out that may be taken back."""
    actor = actor_of(request)
    state = "executed" if request.GET.get("state") == "executed" else "proposed"
    rows = work.consequences(actor, state)
    context = {
        "state": state,
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "as_of": today(timezone.now()),
    }
    return render(request, "practitioners/consequences.html", context)


@needs("consequence:decide")
@require_POST
def decide(request: HttpRequest, consequence_id: int, decision: str) -> HttpResponse:
    """Execute, dismiss or take back one consequence, with the reason."""
    if decision not in DECISIONS:
        raise Http404
    consequence = get_object_or_404(work.consequences(actor_of(request)), pk=consequence_id)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        DECISIONS[decision](
            consequence=consequence, by=actor_of(request), at=timezone.now(), reason=reason
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Decided, and recorded with your reason.")
    return redirect("consequences")


def _window(request: HttpRequest) -> tuple[str, date | None]:
    """The window asked for; with its day, where it is a single one."""
    window = request.GET.get("window", "")
    day = asked.day(window)
    if day:
        return day.isoformat(), day
    return (window if window in lapses.KEYS else lapses.KEYS[1]), None


def _narrowed(request: HttpRequest, rows):
    kind = request.GET.get("kind", "")
    return rows.filter(kind=kind) if kind in credential_kinds() else rows


def _export(request: HttpRequest, rows) -> HttpResponse:
    listed = (
        (
            one.ends_on,
            one.practitioner.last_name,
            one.practitioner.first_name,
            one.practitioner.npi,
            credential_kinds()[one.kind].title,
            one.jurisdiction,
            one.number,
        )
        for one in rows.iterator(chunk_size=2000)
    )
    return spreadsheet(request, "expirables", HEADERS, listed)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
