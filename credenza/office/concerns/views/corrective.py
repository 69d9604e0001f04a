"""Corrective actions: the list with its clocks, opening one, and the page of one."""

from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.hearing import HEARING, NOTICE, RIGHTS
from credenza.core.calendar import local_day
from credenza.core.concerns.corrective import BY_RESOLUTION, WORKFLOWS
from credenza.office.concerns.actions import corrective as acts
from credenza.office.concerns.actions import fair_hearings as hearings
from credenza.office.concerns.forms import corrective as forms
from credenza.office.concerns.models import Action
from credenza.office.concerns.queries import corrective as queries
from credenza.office.concerns.queries.listing import listed
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.sealed import told
from credenza.office.concerns.views.acting import filled, posted, who
from credenza.office.concerns.views.action_reach import action_of
from credenza.office.credentialing.forms import hearing as hearing_forms
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.cases import legend_in

SEE, KEEP = "action:see", "action:keep"
PER_PAGE = 50
OPENING = {
    "investigation": ("Ask for an investigation", forms.InvestigationForm),
    "suspension": ("Suspend as a precaution", forms.SuspensionForm),
    "proposal": ("Propose a restriction or revocation", forms.ProposalForm),
    "given-up": ("Record privileges given up", forms.SurrenderForm),
}
STEPS = {
    "begin": forms.ResolutionForm,
    "decline": forms.ResolutionForm,
    "end": forms.ResolutionForm,
    "continue": forms.ContinueForm,
    "lift": forms.ResolutionForm,
    "adopt": forms.AdoptForm,
    "drop": forms.DropForm,
    "basis": forms.BasisForm,
    "open-hearing": hearing_forms.HearForm,
}
HEARING_STEPS = {
    "notify": forms.NoticeForm,
    "ask": hearing_forms.AskForm,
    "waive": forms.WaiverForm,
    "set": hearing_forms.SetForm,
    "hear": hearing_forms.HearForm,
    "report": forms.PanelForm,
}


@needs(SEE)
def actions(request: HttpRequest) -> HttpResponse:
    """Those under way, the nearest clock first; or those that are over."""
    which = "over" if request.GET.get("list") == "over" else "open"
    as_of = today(timezone.now())
    rows = listed(actor_of(request), as_of, over=which == "over")
    context = {
        "which": which,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "count": len(rows),
        "late": sum(one.is_late for one in rows),
        "as_of": as_of,
        "opening": [(key, title) for key, (title, _) in OPENING.items()],
    }
    return render(request, "concerns/actions.html", context)


@needs(KEEP)
def open_one(request: HttpRequest, kind: str) -> HttpResponse:
    """Open an action of a kind, perhaps from a case."""
    if kind not in OPENING:
        raise Http404
    title, form_class = OPENING[kind]
    actor = actor_of(request)
    case = visible_cases(actor, "concern:decide").filter(pk=_number(request, "case")).first()
    form = form_class(actor, request.POST or None, initial=_initial(request, case))
    made: list[Action] = []
    if filled(
        request, form, lambda: made.append(_open(kind, form.cleaned_data, case, request)), "Opened."
    ):
        return redirect("corrective-action", made[0].pk)
    context = {"form": form, "form_title": title, "case": case, "kind": kind}
    return render(
        request, "concerns/action_form.html", context, status=422 if form.is_bound else 200
    )


@needs(SEE)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: its days, what was resolved, its hearing, and to whom it may be reported."""
    one = action_of(request, pk, SEE)
    as_of = local_day(timezone.now(), ZoneInfo(one.facility.zone))
    kept = getattr(one, "hearing", None)
    context = {
        "action": one,
        "as_of": as_of,
        "legend": legend_in(one.facility.state),
        "grounds": told(one.grounds_sealed, "action", one.uid, "grounds"),
        "ended": told(one.ended_sealed, "action", one.uid, "ended"),
        "period": queries.resting(one),
        "reviewed": queries.reviewed(one),
        "counters": queries.counters_of(one, as_of),
        "clocks": queries.clocks_of(one, as_of),
        "duties": queries.duties_shown(one, as_of),
        "resolutions": queries.resolutions_of(one),
        "hearing": kept,
        "hearing_words": queries.hearing_words(kept) if kept else {},
        "papers": one.papers.select_related("document"),
        "gone": forms.GoneForm(),
        "basis": forms.BasisForm(initial={"basis": one.basis}),
        "may_keep": queries.visible_actions(actor_of(request), KEEP).filter(pk=pk).exists(),
        "steps": _steps(one, as_of),
        "hearing_steps": _hearing_steps(kept),
        "may_hear": kept is None and one.kind == "precautionary" and one.state == "resting",
        "notice": NOTICE,
        "rights": RIGHTS,
        "by_resolution": BY_RESOLUTION,
    }
    return render(request, "concerns/action.html", context)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take one step of an action."""
    if verb not in STEPS:
        raise Http404
    one, form = action_of(request, pk, KEEP), STEPS[verb](request.POST)
    posted(request, form, lambda: _do(verb, one, form.cleaned_data, who(request)), "Recorded.")
    return redirect("corrective-action", pk)


@needs(KEEP)
@require_POST
def hearing_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take one step of its hearing."""
    one = action_of(request, pk, KEEP)
    kept = getattr(one, "hearing", None)
    if verb not in HEARING_STEPS or kept is None:
        raise Http404
    form = HEARING_STEPS[verb](request.POST)
    posted(request, form, lambda: _heard(verb, kept, form.cleaned_data, who(request)), "Recorded.")
    return redirect("corrective-action", pk)


def _do(verb: str, one: Action, data: dict, by: dict) -> None:
    if verb in BY_RESOLUTION:
        acts.resolve(action=one, verb=verb, resolved=acts.Resolved(**data), **by)
    else:
        act = {
            "adopt": acts.adopt,
            "drop": acts.drop,
            "basis": acts.say_basis,
            "open-hearing": acts.open_hearing,
        }[verb]
        act(action=one, **data, **by)


def _heard(verb: str, kept, data: dict, by: dict) -> None:
    if verb == "set":
        hearings.set_hearing(hearing=kept, setting=hearings.Setting(**data), **by)
        return
    act = {
        "notify": hearings.notify,
        "ask": hearings.ask,
        "waive": hearings.waive,
        "hear": hearings.hear,
        "report": hearings.report,
    }[verb]
    act(hearing=kept, **data, **by)


def _open(kind: str, data: dict, case, request: HttpRequest) -> Action:
    names = ("practitioner", "facility", "grounds", "basis")
    of = acts.About(case=case, **{name: data.pop(name) for name in names})
    act = {
        "investigation": acts.ask_investigation,
        "suspension": acts.suspend,
        "proposal": acts.propose,
        "given-up": acts.given_up,
    }[kind]
    return act(of=of, **data, **who(request))


def _initial(request: HttpRequest, case) -> dict:
    about = request.GET.get("about", "")
    return {"facility": case.facility_id if case else None, "practitioner": about[:120]}


def _number(request: HttpRequest, name: str) -> int | None:
    return asked.number(request.GET.get(name, ""))


def _steps(one: Action, as_of) -> list[tuple[object, object]]:
    return [
        (found, STEPS[found.verb](auto_id=f"{found.verb}-%s", initial={"on": as_of}))
        for found in WORKFLOWS[one.kind].open_from(one.state)
    ]


def _hearing_steps(kept) -> list[tuple[object, object]]:
    """What may follow of a hearing; its final action is recorded with the action itself."""
    if kept is None:
        return []
    return [
        (found, HEARING_STEPS[found.verb](auto_id=f"hearing-{found.verb}-%s"))
        for found in HEARING.open_from(kept.state)
        if found.verb in HEARING_STEPS
    ]
