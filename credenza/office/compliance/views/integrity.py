"""Information integrity: signs in the ledger, the yearly audit, and who was taught."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import add_months
from credenza.core.permissions import RIGHTS
from credenza.core.standards.integrity import KINDS
from credenza.office.compliance.actions import integrity as acts
from credenza.office.compliance.forms.integrity import AuditForm, LessonForm, RulingForm
from credenza.office.compliance.queries import integrity
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team.queries import actor_of, sign_ins, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import done_from, form_status
from credenza.packs.integrity import integrity_policy

AUDIT = "integrity:audit"
STATES = {"": "Waiting", "justified": "Justified", "unjustified": "Not justified", "all": "All"}
METHOD = "share"
HEADERS = ("When", "Who", "Practitioner", "Sign", "What", "Ruling", "Reason", "Ruled by")


@needs(AUDIT)
def signs(request: HttpRequest) -> HttpResponse:
    """The signs within reach, those that wait for a ruling first."""
    within = integrity.visible_signs(actor_of(request))
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    shown = within if state == "all" else within.filter(ruling=state if state in STATES else "")
    counts = integrity.counted(shown)
    if kind in KINDS:
        shown = shown.filter(kind=kind)
    if wanted(request):
        return spreadsheet(request, "integrity", HEADERS, map(_line, shown))
    context = {
        "state": state,
        "states": STATES,
        "kind": kind,
        "kinds": [(key, word, counts.get(key, 0)) for key, word in KINDS.items()],
        "page": page_of(shown, request.GET.get("page"), total=shown.count()),
        "policy": integrity_policy(),
        "titles": KINDS,
    }
    return render(request, "compliance/integrity/signs.html", context)


@needs(AUDIT)
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Look through the last year anew."""
    at = timezone.now()
    since = at - timedelta(days=integrity.LOOKED_BACK)
    new = acts.look(since=since, until=at, by=actor_of(request), at=at)
    messages.success(request, f"{new} new signs were found." if new else "Nothing new was found.")
    return redirect("integrity")


@needs(AUDIT)
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """One sign: what the ledger says, and whether it is justified."""
    one = get_object_or_404(integrity.visible_signs(actor_of(request)), pk=pk)
    form = RulingForm(request.POST or None, initial={"ruling": one.ruling, "reason": one.reason})
    if _recorded(form, request, acts.rule, sign=one):
        return redirect("integrity")
    context = {
        "sign": one,
        "title": KINDS[one.kind],
        "edits": integrity.edits_of(one),
        "form": form,
        "policy": integrity_policy(),
    }
    return render(request, "compliance/integrity/sign.html", context, status=form_status(form))


@needs(AUDIT)
def audits(request: HttpRequest) -> HttpResponse:
    """The yearly audits: what was drawn, what it showed, and what follows."""
    within = visible_facilities(actor_of(request), RIGHTS[AUDIT].roles)
    day = today(timezone.now())
    initial = {"since": add_months(day, -integrity.YEAR), "until": day, "held_on": day}
    form = AuditForm(request.POST or None, facilities=within, initial=initial)
    if _recorded(form, request, acts.audit, method=METHOD):
        return redirect("integrity-audits")
    held = list(integrity.audits(within))
    context = {"audits": held, "form": form, "day": day, "due": _due(within, held)}
    return render(request, "compliance/integrity/audits.html", context, status=form_status(form))


@needs(AUDIT, whole_office=True)
def lessons(request: HttpRequest) -> HttpResponse:
    """Who was taught when, and whose year is over."""
    day = today(timezone.now())
    form = LessonForm(request.POST or None, users=sign_ins(), initial={"taught_on": day})
    if _recorded(form, request, acts.teach):
        return redirect("integrity-lessons")
    rows = integrity.taught()
    late = sum(1 for one in rows if one.due_on is None or one.due_on < day)
    context = {"rows": rows, "late": late, "form": form, "day": day}
    return render(request, "compliance/integrity/lessons.html", context, status=form_status(form))


def _recorded(form: Form, request: HttpRequest, action: Callable, **given) -> bool:
    """Was the form handed in whole, and the action done with its fields? Says so."""
    if request.method != "POST" or not form.is_valid():
        return False
    if not done_from(form, request, action, **form.cleaned_data, **given):
        return False
    messages.success(request, "Recorded.")
    return True


def _due(facilities, held) -> list[tuple]:
    """Each facility with the last day for its next audit; None where there was none yet."""
    last = {}
    for one in held:
        last.setdefault(one.facility_id, add_months(one.held_on, integrity.YEAR))
    return [(facility, last.get(facility.pk)) for facility in facilities]


def _line(one) -> tuple:
    at = timezone.localtime(one.done_at).isoformat(timespec="minutes")
    ruling = STATES.get(one.ruling, "")
    return at, one.name, str(one.file), KINDS[one.kind], one.words, ruling, one.reason, one.ruled_by
