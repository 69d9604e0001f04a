"""The response to a conduct report: what history suggests, what people decide, what follows."""

from django import forms as plain
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.concerns.kinds import CONDUCT
from credenza.office.concerns.actions import responses as acts
from credenza.office.concerns.forms import responses as forms
from credenza.office.concerns.models import Case, Response
from credenza.office.concerns.queries import responses as queries
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import told
from credenza.office.concerns.views.acting import filled, posted, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.response import thresholds, tiers

SEE, DECIDE = "concern:see", "concern:decide"
DIRECTORS = ("director",)
FORMS = {
    "ask": plain.Form,
    "pass": forms.PassForm,
    "conclude": forms.WhyForm,
    "step": forms.StepForm,
    "paper": forms.PaperAnswerForm,
}
DONE = {
    "ask": "Asked: a mail says that a question waits, and nothing more.",
    "pass": "Recorded. An answer that comes late is still read.",
    "conclude": "Concluded.",
    "step": "Recorded.",
    "paper": "The answer is with the case.",
}


@needs(SEE)
def response(request: HttpRequest, pk: int) -> HttpResponse:
    """For each practitioner whom the report is about: the proposal, or the response so far."""
    one, actor = case_of(request, pk, SEE), actor_of(request)
    if one.kind != CONDUCT:
        raise Http404
    kept = {row.practitioner_id: row for row in one.responses.select_related("practitioner")}
    decides = bool(may_case(actor, DECIDE, one))
    as_of = today(timezone.now())
    people = [
        (
            person,
            _shown(kept[person.pk]) if person.pk in kept else _offer(one, person, actor, as_of),
        )
        for person in queries.subjects_of(one)
    ]
    context = {
        "people": people,
        "may_decide": decides,
        "tiers": tiers(),
        "numbers": queries.counted(queries.thresholds_on(one.facility, as_of)),
        "actions": one.actions.select_related("practitioner") if decides else (),
    }
    return case_page(request, "concerns/response.html", one, "response", context)


@needs(DECIDE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on the tier."""
    one, form = case_of(request, pk, DECIDE), forms.TierForm(request.POST)
    act = lambda: acts.decide(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "Decided. Ask the practitioner next.")
    return redirect("case-response", pk)


@needs(DECIDE)
@require_POST
def step(request: HttpRequest, pk: int, response_id: int, verb: str) -> HttpResponse:
    """Take one step of a response."""
    one = case_of(request, pk, DECIDE)
    kept = one.responses.filter(pk=response_id).first()
    if kept is None or verb not in FORMS:
        raise Http404
    form = FORMS[verb](request.POST)
    posted(request, form, lambda: _do(verb, kept, form.cleaned_data, who(request)), DONE[verb])
    return redirect("case-response", pk)


@needs(DECIDE)
def numbers(request: HttpRequest) -> HttpResponse:
    """From how many reports each tier is proposed at a facility, and since when."""
    places = visible_facilities(actor_of(request), DIRECTORS)
    place = places.filter(pk=asked.number(request.GET.get("facility"))).first() or places.first()
    if place is None:
        raise Http404
    day = today(timezone.now())
    form = forms.ThresholdForm(request.POST or None, today=day)
    act = lambda: acts.set_threshold(facility=place, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "Set."):
        return redirect(f"{request.path}?facility={place.pk}")
    own = queries.thresholds_on(place, day)
    context = {
        "places": places,
        "place": place,
        "rows": [(one, own[key]) for key, one in thresholds().items()],
        "history": queries.own_thresholds(place),
        "form": form,
        "tiers": tiers().values(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "concerns/thresholds.html", context, status=status)


def _do(verb: str, kept: Response, data: dict, by: dict) -> None:
    if verb == "ask":
        acts.ask(response=kept, **by)
    elif verb == "paper":
        acts.answer(response=kept, how=acts.PAPER, **data, **by)
    else:
        act = {"pass": acts.go_on, "conclude": acts.conclude, "step": acts.step_done}[verb]
        act(response=kept, **data, **by)


def _offer(case: Case, person, actor, as_of) -> dict:
    """What history suggests, and the form to decide by."""
    found = queries.proposal(case, person.pk, actor, as_of)
    form = forms.TierForm(practitioner=person.pk, proposed=found.tier)
    return {"proposal": found, "proposed": tiers()[found.tier], "form": form}


def _shown(kept: Response) -> dict:
    """The response as it stands, opened."""
    names = ("reason", "told", "answer", "silence", "conclusion")
    opened = {one: told(getattr(kept, f"{one}_sealed"), "response", kept.uid, one) for one in names}
    steps = queries.steps_of(kept)
    return {
        "kept": kept,
        "tier": tiers()[kept.tier],
        "proposed": tiers()[kept.proposed],
        "steps": steps,
        "open": [
            (one, FORMS[one.verb](auto_id=f"{one.verb}-%s")) for one in queries.open_steps(kept)
        ],
        "paper": forms.PaperAnswerForm(auto_id="paper-%s"),
        **opened,
    }
