"""Campaigns: who was asked to read what, how far they are, and what is done about the rest."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS
from credenza.core.policies.asking import STATES, progress, state_of
from credenza.formats.tables import xlsx_bytes
from credenza.office.compliance.actions import attestations, reminders
from credenza.office.compliance.actions import campaigns as acts
from credenza.office.compliance.forms.attestations import CampaignForm
from credenza.office.compliance.forms.policies import ReasonForm
from credenza.office.compliance.models import Attestation, Campaign
from credenza.office.compliance.queries.audience import readers
from credenza.office.compliance.queries.campaigns import (
    asked,
    day_at,
    kept_papers,
    papers_of,
    stands,
    visible_campaigns,
)
from credenza.office.compliance.queries.policies import KEEP, held, visible_policies
from credenza.office.ledger.actions import record
from credenza.office.meetings.views.acting import filled, tried
from credenza.office.meetings.views.copies import file_answer
from credenza.office.meetings.views.reach import one_of
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    "Name", "Text", "Version", "State", "Last day", "Given", "Opened", "Signed", "Signed as",
    "Excused because", "Fingerprint signed",
)  # fmt: skip


@needs(KEEP)
def campaigns(request: HttpRequest) -> HttpResponse:
    """All within reach with how far they are."""
    actor, day = actor_of(request), today(timezone.now())
    places = list(visible_facilities(actor, RIGHTS[KEEP].roles))
    context = {
        "rows": asked(visible_campaigns(actor), day),
        "places": places,
        "day": day,
        "tab": "campaigns",
        "may_keep_any": True,
    }
    return render(request, "compliance/policies/campaigns.html", context)


@needs(KEEP)
def new(request: HttpRequest, facility: int) -> HttpResponse:
    """Choose what is to be read, by whom and until when; the page says how many they are."""
    actor, now = actor_of(request), timezone.now()
    places = visible_facilities(actor, RIGHTS[KEEP].roles)
    place = places.filter(pk=facility).first()
    if place is None:
        raise Http404
    day = day_at(place, now)
    rows = held(visible_policies(actor, KEEP).filter(facility=place), day)
    readable = [one.policy for one in rows if one.current or one.coming]
    form = CampaignForm(
        request.POST or None, facility=place, policies=readable, day=day,
        chosen=request.GET.getlist("policy"),
    )  # fmt: skip
    context = {"facility": place, "form": form, "tab": "campaigns", "may_keep_any": True}
    if request.method == "POST" and form.is_valid() and "count" in request.POST:
        context["people"] = readers(place.pk, form.audience(form.cleaned_data), day)
    elif filled(request, form, lambda: _open(place, form, actor, now), "Given out."):
        return redirect("campaigns")
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/campaign_new.html", context, status=status)


@needs(KEEP)
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who was asked, the late ones first, and what may be done."""
    one = _campaign(request, pk)
    day = day_at(one.facility, timezone.now())
    rows = stands(papers_of(one), day)
    which = request.GET.get("state", "")
    shown = [pair for pair in rows if which not in STATES or pair[1] == which]
    order = list(STATES)
    shown.sort(key=lambda pair: (order.index(pair[1]), pair[0].name))
    page = page_of(shown, request.GET.get("page"), total=len(shown), per_page=100)
    context = {
        "campaign": one,
        "progress": progress([paper for paper, _ in rows], day),
        "counts": {key: sum(state == key for _, state in rows) for key in STATES},
        "states": STATES,
        "which": which if which in STATES else "",
        "page": page,
        "versions": one.versions.select_related("policy").defer("blocks").order_by("title"),
        "close_form": ReasonForm(auto_id="close-%s"),
        "excuse_form": ReasonForm(auto_id="excuse-%s"),
        "day": day,
        "is_open": one.closed_at is None,
        "tab": "campaigns",
        "may_keep_any": True,
    }
    return render(request, "compliance/policies/campaign.html", context)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Remind those who have not signed, ask who came since, or close."""
    one, who = _campaign(request, pk), _who(request)
    day = day_at(one.facility, who["at"])
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    steps = {
        "remind": (lambda: _remind(one, day, **who), "Written to all who have not signed."),
        "again": (lambda: acts.give_again(campaign=one, **who), "Who came since was asked."),
        "close": (lambda: acts.close(campaign=one, reason=reason, **who), "Closed."),
    }
    if verb not in steps:
        raise Http404
    tried(request, *steps[verb])
    return redirect("campaign", pk)


@needs(KEEP)
@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one person off one text."""
    rows = kept_papers(actor_of(request))
    one = one_of(request, rows, Attestation.objects.all(), pk, KEEP)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    act = lambda: attestations.excuse(attestation=one, reason=reason, **_who(request))  # noqa: E731
    tried(request, act, f"{one.name} is excused.")
    return redirect("campaign", one.campaign_id)


@needs(KEEP)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole list as a spreadsheet."""
    one = _campaign(request, pk)
    now = timezone.now()
    rows = [_cells(paper, day_at(one.facility, now)) for paper in papers_of(one)]
    record("campaign:export", by=actor_of(request), at=now, detail={"campaign": one.pk})
    return file_answer(xlsx_bytes(COLUMNS, rows, "Signatures"), XLSX, f"{one.title}.xlsx")


def _open(place, form: CampaignForm, actor, now) -> None:
    data = form.cleaned_data
    asking = acts.Asking(data["title"], form.chosen(), form.audience(data), data["due_on"])
    acts.open_campaign(facility=place, asking=asking, by=actor, at=now)


def _remind(one: Campaign, day, *, by, at) -> None:
    waiting = papers_of(one).filter(signed_at=None, excused_at=None, user__isnull=False)
    firsts = {paper.user_id: paper for paper in waiting}
    for paper in firsts.values():
        reminders.ask_by_mail(attestation=paper, day=day, by=by, at=at)


def _cells(paper: Attestation, day) -> list:
    version = paper.policy_version
    return [
        paper.name,
        str(version.policy),
        version.number,
        STATES[state_of(paper, day)],
        paper.due_on,
        *(one and one.date() for one in (paper.given_at, paper.opened_at, paper.signed_at)),
        paper.signed_name,
        paper.excused_why,
        paper.digest,
    ]


def _campaign(request: HttpRequest, pk: int) -> Campaign:
    return one_of(request, visible_campaigns(actor_of(request)), Campaign.objects.all(), pk, KEEP)


def _who(request: HttpRequest) -> dict:
    return {"by": actor_of(request), "at": timezone.now()}
