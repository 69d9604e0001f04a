"""Audits: drawn, closed, corrected and held again."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, may
from credenza.core.standards.sampling import GROUPS
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import audits as acts
from credenza.office.compliance.forms.audits import AuditForm, CloseForm, PlanForm
from credenza.office.compliance.models import Audit
from credenza.office.compliance.queries import audits as rows
from credenza.office.compliance.queries.surveys import visible_surveys
from credenza.office.compliance.views.audit_reach import audit_of, finding_of
from credenza.office.practitioners.queries.days import local_days, today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, colleagues, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import done, done_from, form_status
from credenza.packs.loader import audit_methods, audit_sheets

SEE, KEEP = "audit:see", "audit:keep"
HEADERS = ("Group", "Element", "Citation", "Passed", "Failed", "Does not apply", "Waiting", "Share")


@needs(SEE)
def audits(request: HttpRequest) -> HttpResponse:
    """Every audit, with its findings."""
    actor = actor_of(request)
    found = list(rows.with_counts(rows.visible_audits(actor)))
    context = {
        "audits": found,
        "again": rows.to_hold_again(actor, today(timezone.now())),
        "sheets": audit_sheets(),
        "methods": audit_methods(),
        "may_keep": may(actor, KEEP),
    }
    return render(request, "compliance/audits/list.html", context)


@needs(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Draw the sample of an audit; with ``?again=``, of one that tests another's correction."""
    before = _before(request)
    within = visible_facilities(actor_of(request), RIGHTS[KEEP].roles)
    form = AuditForm(request.POST or None, facilities=within, initial=_proposed(before))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"follows": before}
        try:
            audit = acts.draw_audit(**given, by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return redirect("audit", audit.pk)
    context = {"form": form, "before": before, "methods": audit_methods().values()}
    return render(request, "compliance/audits/new.html", context, status=form_status(form))


@needs(SEE)
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    """One audit: its sample, its scores, its findings."""
    one = audit_of(request, pk, SEE)
    if wanted(request):
        return spreadsheet(request, f"audit-{pk}", HEADERS, map(_line, rows.scored(one).scores))
    return _page(request, one)


@needs(KEEP)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an audit, with what it concludes."""
    one = audit_of(request, pk, KEEP)
    form = CloseForm(request.POST)
    day = local_days(timezone.now())[one.facility_id]
    if form.is_valid() and done_from(
        form, request, acts.close_audit, audit=one, closed_on=day, **form.cleaned_data
    ):
        messages.success(request, "The audit is closed.")
        return redirect("audit", pk)
    return _page(request, one, close_form=form)


@needs(KEEP)
@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a finding's correction."""
    finding = finding_of(request, pk, KEEP)
    form = PlanForm(request.POST, owners=colleagues(), prefix=f"plan-{pk}")
    if form.is_valid() and done_from(
        form, request, acts.plan, finding=finding, **form.cleaned_data
    ):
        return redirect("audit", finding.audit_id)
    return _page(request, finding.audit, wrong={pk: form})


@needs(KEEP)
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a finding's correction was done."""
    finding = finding_of(request, pk, KEEP)
    day = local_days(timezone.now())[finding.audit.facility_id]
    given = {"finding": finding, "words": request.POST.get("words", ""), "done_on": day}
    done(request, acts.correct, "The corrective action is done.", **given)
    return redirect("audit", finding.audit_id)


def _page(request: HttpRequest, one: Audit, *, close_form=None, wrong=None) -> HttpResponse:
    actor, whole = actor_of(request), rows.scored(one)
    findings = rows.findings_of(one)
    for each in findings:
        initial = {"words": each.plan, "owner": each.owner_id, "due_on": each.due_on}
        blank = PlanForm(owners=colleagues(), prefix=f"plan-{each.pk}", initial=initial)
        each.form = (wrong or {}).get(each.pk, blank)
    context = {
        "audit": one,
        "whole": whole,
        "groups": GROUPS,
        "waiting": whole.waiting,
        "next_file": whole.after(None),
        "findings": findings,
        "due": rows.next_of(one),
        "close_form": close_form or CloseForm(),
        "may_keep": rows.visible_audits(actor, KEEP).filter(pk=one.pk).exists(),
        "surveys": _running(actor, one),
        "as_of": local_days(timezone.now())[one.facility_id],
    }
    status = 422 if close_form or wrong else 200
    return render(request, "compliance/audits/audit.html", context, status=status)


def _running(actor, one: Audit):
    """Surveys at the same facility in which the sample can be shown."""
    there = visible_surveys(actor, "survey:open").filter(facility=one.facility_id, closed_at=None)
    return there.filter(ends_at__gt=timezone.now())


def _before(request: HttpRequest) -> Audit | None:
    number = asked.number(request.GET.get("again"))
    return audit_of(request, number, KEEP) if number else None


def _proposed(before: Audit | None) -> dict:
    day = today(timezone.now())
    if before is None:
        return {"since": day - timedelta(days=365), "until": day}
    return {
        "facility": before.facility_id,
        "title": f"{before.title}, again"[:120],
        "sheet": before.sheet,
        "method": before.method,
        "delegate": before.delegate,
        "since": before.closed_on,
        "until": day,
    }


def _line(one) -> tuple:
    share = None if one.percent is None else one.percent / 100
    return (
        GROUPS[one.group],
        one.element.title,
        one.element.citation,
        one.passed,
        one.failed,
        one.not_applicable,
        len(one.waiting),
        share,
    )
