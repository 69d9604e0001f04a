"""Action items of all committees within reach: what is open, whose it is, what came of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.followup import OPEN
from credenza.core.permissions import may_somewhere
from credenza.office.meetings.actions import action_items as acts
from credenza.office.meetings.forms.followups import AnswerForm, ChangeForm, TaskForm
from credenza.office.meetings.models import ActionItem
from credenza.office.meetings.queries.followups import (
    LISTS,
    listed,
    may_finish,
    may_give,
    readable,
    visible_action_items,
)
from credenza.office.meetings.queries.scope import visible_committees
from credenza.office.meetings.views.acting import tried
from credenza.office.meetings.views.reach import committee_of, one_of
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, KEEP = "followup:see", "followup:keep"
STEPS = {"finish": "Done.", "drop": "Dropped.", "reopen": "Open again."}


@needs(SEE)
def followups(request: HttpRequest) -> HttpResponse:
    """One of LISTS, of one committee or of all."""
    actor, as_of = actor_of(request), today(timezone.now())
    which = request.GET.get("list", "open")
    which = which if which in LISTS else "open"
    committees = list(visible_committees(actor, SEE))
    number = asked.number(request.GET.get("committee"))
    committee = next((one for one in committees if one.pk == number), None)
    rows = visible_action_items(actor, SEE)
    rows = rows.filter(committee=committee) if committee else rows
    found = readable(listed(rows, which, actor, as_of), actor)
    context = {
        "page": page_of(found, request.GET.get("page"), total=len(found)),
        "lists": LISTS,
        "which": which,
        "committees": committees,
        "committee": committee,
        "giving": [one for one in committees if may_give(actor, one)],
        "late": sum(one.state == OPEN and one.due_on < as_of for one in found),
        "as_of": as_of,
        "tab": "followups",
        "may_keep_any": may_somewhere(actor, "committee:keep"),
    }
    return render(request, "meetings/followups.html", context)


@needs(KEEP)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody of the committee, or of the office, something to do."""
    committee, as_of = committee_of(request, pk, KEEP), today(timezone.now())
    form = TaskForm(committee, request.POST or None, as_of=as_of)
    if request.method == "POST" and form.is_valid():
        act = lambda: acts.give(committee=committee, task=form.task(), **_who(request))  # noqa: E731
        if tried(request, act, "Given; its owner is reminded by e-mail."):
            return redirect("followups")
    context = {"committee": committee, "form": form}
    return render(request, "meetings/followup_new.html", context)


@needs(SEE)
def followup(request: HttpRequest, pk: int) -> HttpResponse:
    """One action item: where it was given, and what may be done with it."""
    one, actor = _one(request, pk, SEE), actor_of(request)
    gives = may_give(actor, one.committee)
    form = ChangeForm(one.committee, request.POST or None, as_of=today(timezone.now()), task=one)
    if request.method == "POST" and _changed(request, one, form):
        return redirect("followup", pk)
    context = {
        "one": one,
        "form": form,
        "may_give": gives,
        "may_finish": may_finish(actor, one),
        "as_of": today(timezone.now()),
    }
    return render(request, "meetings/followup.html", context)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Say that it is done, drop it, or open it again."""
    if verb not in STEPS:
        raise Http404
    one, form = _one(request, pk, KEEP), AnswerForm(request.POST)
    words = form.cleaned_data["reason"] if form.is_valid() else ""
    who = _who(request)
    acts_of = {
        "finish": lambda: acts.finish(action_item=one, answer=words, **who),
        "drop": lambda: acts.drop(action_item=one, reason=words, **who),
        "reopen": lambda: acts.reopen(action_item=one, reason=words, **who),
    }
    tried(request, acts_of[verb], STEPS[verb])
    return redirect("followup", pk)


def _changed(request: HttpRequest, one: ActionItem, form: ChangeForm) -> bool:
    if not form.is_valid():
        return False
    act = lambda: acts.change(  # noqa: E731
        action_item=one,
        version=form.cleaned_data["version"],
        task=form.task(),
        **_who(request),
    )
    return tried(request, act, "Changed.")


def _one(request: HttpRequest, pk: int, verb: str) -> ActionItem:
    actor = actor_of(request)
    one = one_of(request, visible_action_items(actor, verb), ActionItem.objects.all(), pk, verb)
    if not readable([one], actor):
        raise Http404
    return one


def _who(request: HttpRequest) -> dict:
    return {"by": actor_of(request), "at": timezone.now()}
