"""What if: a change of the rules tried on today's files, and adopted from the same page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, About, may
from credenza.core.verdict import ALLOWED, Verdict
from credenza.office.compliance.forms.whatif import BODY, LIMIT, AdoptForm, BodyForm, TrialForm
from credenza.office.compliance.queries import whatif as trials
from credenza.office.compliance.queries.own_limits import own_rules
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.lookup import listed
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team import actions, asked
from credenza.office.team.queries import actor_of, is_stricter, place, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import done
from credenza.packs.loader import requirements, standards

TIGHTEN = "rules:tighten"
HEADERS = ("Practitioner", "Requirement", "First on", "By the rules now", "By the change", "Why")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the rules that was asked for in whole: what, where, from when."""

    form: Form
    mode: str
    values: dict[str, Any]
    as_of: date

    @property
    def facility(self):
        return self.values["facility"]

    @property
    def stricter(self) -> Verdict:
        """Whether the bylaws may set it: an office may tighten, never loosen."""
        if self.mode == BODY:
            return ALLOWED
        values = self.values
        return is_stricter(self.facility, values["requirement"], values["limit"], self.as_of)

    def in_words(self) -> str:
        """The change as a sentence."""
        if self.mode == BODY:
            verb = "leaves" if self.values["body"] in self.facility.bodies else "takes on"
            return f"{self.facility} {verb} the rules of {standards()[self.values['body']].title}."
        one = requirements()[self.values["requirement"]]
        return f"{one.title} at {self.facility}: {self.values['limit']} {one.unit}."


@needs(TIGHTEN)
def what_if(request: HttpRequest) -> HttpResponse:
    """Try a limit of a facility's own, or a body's rules, on today's files. Writes nothing."""
    forms = _forms(request)
    change = _asked_for(request, forms)
    context = {"forms": forms, "mode": request.GET.get("change", LIMIT), "day": _today()}
    if change is not None:
        trial = _trial(request, change)
        rows = named(trial, change.facility)
        if wanted(request):
            return spreadsheet(request, "what-if", HEADERS, map(_exported, rows))
        page = page_of(rows, request.GET.get("page"), total=len(rows))
        context |= {"change": change, "trial": trial, "page": page, "adopt": AdoptForm()}
    return render(request, "compliance/whatif.html", context)


@needs(TIGHTEN)
@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """Adopt the change that was tried: a bylaw from its day, or a body's rules from now on."""
    change = _asked_for(request, _forms(request))
    adopting = AdoptForm(request.POST)
    back = f"{reverse('what-if')}?{request.GET.urlencode()}"
    if change is None or (change.mode == LIMIT and not adopting.is_valid()):
        return redirect(back)
    taken = (
        _take_on(request, change) if change.mode == BODY else _tighten(request, change, adopting)
    )
    return redirect(f"{reverse('own-limits')}?facility={change.facility.pk}" if taken else back)


@needs("rules:see")
def own_limits(request: HttpRequest) -> HttpResponse:
    """Every limit of a facility's own bylaws: what was in force when, and who set it."""
    within = visible_facilities(actor_of(request), RIGHTS["rules:see"].roles)
    chosen = asked.number(request.GET.get("facility"))
    with_some = within.filter(bylaws__isnull=False)
    facility = within.filter(pk=chosen).first() if chosen else with_some.first()
    facility = facility or within.first()
    as_of = asked.day(request.GET.get("as_of")) or _today()
    rules = own_rules(facility) if facility else []
    context = {
        "facilities": within,
        "facility": facility,
        "as_of": as_of,
        "rules": [
            (one, [(version, version.state(as_of)) for version in one.versions]) for one in rules
        ],
        "may_tighten": bool(facility) and may(actor_of(request), TIGHTEN, _about(facility)),
    }
    return render(request, "compliance/own_limits.html", context)


def _forms(request: HttpRequest) -> dict[str, Form]:
    within = visible_facilities(actor_of(request), RIGHTS[TIGHTEN].roles)
    asked_for, known = request.GET, request.GET.dict()
    initial = {"effective_on": _today()} | known
    return {
        LIMIT: TrialForm(
            asked_for if "limit" in known else None, facilities=within, initial=initial
        ),
        BODY: BodyForm(asked_for if "body" in known else None, facilities=within, initial=initial),
    }


def _asked_for(request: HttpRequest, forms: dict[str, Form]) -> Change | None:
    mode = request.GET.get("change", LIMIT)
    form = forms.get(mode)
    if form is None or not form.is_bound or not form.is_valid():
        return None
    values = form.cleaned_data
    return Change(form, mode, values, max(values.get("effective_on") or _today(), _today()))


def _trial(request: HttpRequest, change: Change) -> trials.Trial:
    here, by, values = place(change.facility), actor_of(request), change.values
    if change.mode == BODY:
        return trials.with_body(here, values["body"], change.as_of, by)
    return trials.effect(here, values["requirement"], values["limit"], change.as_of, by)


def named(trial: trials.Trial, facility) -> list[tuple]:
    """Each effect with the name of whom it is about, what is worse and soonest first."""
    people = {one.pk: one for one in listed({e.practitioner for e in trial.effects}, facility.pk)}
    ranked = sorted(trial.effects, key=lambda one: (not one.worse, one.on))
    titles = {key: one.title for key, one in requirements().items()}
    return [(people[one.practitioner], titles[one.requirement], one) for one in ranked]


def _exported(row: tuple) -> tuple:
    person, title, one = row
    before, after = (
        found.state.value if found else "not asked" for found in (one.before, one.after)
    )
    reason = one.after.reason if one.after else ""
    return person.name, title, one.on.isoformat(), before, after, reason


def _tighten(request: HttpRequest, change: Change, form: AdoptForm) -> bool:
    values = change.values
    fields = {
        "facility": change.facility,
        "requirement": values["requirement"],
        "limit": values["limit"],
        "effective_on": values["effective_on"],
        "citation": form.cleaned_data["citation"],
    }
    reason = form.cleaned_data["reason"]
    said = "Adopted. Every file is judged by it from its day."
    return done(request, actions.tighten, said, fields=fields, reason=reason)


def _take_on(request: HttpRequest, change: Change) -> bool:
    facility, body = change.facility, change.values["body"]
    verdict = may(actor_of(request), "office:edit", _about(facility))
    bodies = sorted(set(facility.bodies) ^ {body})
    fields = {"bodies": bodies, "version": facility.version}
    return bool(verdict) and done(
        request, actions.change_facility, change.in_words(), facility=facility, fields=fields
    )


def _about(facility) -> About:
    return About(frozenset({facility.pk}))


def _today() -> date:
    return today(timezone.now())
