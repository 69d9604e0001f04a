"""The practitioner answers: through the link in the mail, or signed in. Of the case they see what
the office wrote for them, and nothing more.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from credenza.core.concerns.responding import RESPONSE
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.responses import LINK, PORTAL, answer
from credenza.office.concerns.forms.responses import AnswerForm
from credenza.office.concerns.models import Response
from credenza.office.concerns.queries.responses import asked_of, opened_by
from credenza.office.concerns.queries.sealed import told
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs, public


@public
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, and the place to answer; a link that ended says whom to call."""
    at = timezone.now()
    kept = opened_by(token, at)
    if kept is None:
        return render(request, "concerns/answer_over.html", status=410)
    form = AnswerForm(request.POST or None)
    by = Actor(None, f"{kept.practitioner} (by link)")
    if _answered(kept, form, LINK, by, at):
        return render(request, "concerns/answer_thanks.html", {"response": kept})
    return render(request, "concerns/answer.html", _asked(kept, form), status=_status(form))


@needs("concern:answer")
def own(request: HttpRequest) -> HttpResponse:
    """What was asked of oneself, what one answered, and what is still to be answered."""
    rows = asked_of(actor_of(request).practitioner)
    found = [(one, may_answer(one), _told(one, "answer")) for one in rows]
    context = {"rows": found, "as_of": today(timezone.now())}
    return render(request, "concerns/own_questions.html", context)


@needs("concern:answer")
@never_cache
def own_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, signed in."""
    actor, at = actor_of(request), timezone.now()
    kept = asked_of(actor.practitioner).filter(pk=pk).first() if actor.practitioner else None
    if kept is None:
        raise Http404
    form = AnswerForm(request.POST or None) if may_answer(kept) else None
    if form is not None and _answered(kept, form, PORTAL, actor, at):
        return redirect("own-questions")
    context = _asked(kept, form) | {"answer": _told(kept, "answer")}
    return render(request, "concerns/own_question.html", context, status=_status(form))


def may_answer(kept: Response) -> bool:
    """Whether it waits for an answer, or would still take one."""
    return bool(RESPONSE.may_go(kept.state, "answer"))


def _answered(kept: Response, form: AnswerForm, how: str, by: Actor, at) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    try:
        answer(response=kept, words=form.cleaned_data["words"], how=how, by=by, at=at)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True


def _asked(kept: Response, form: AnswerForm | None) -> dict:
    return {
        "response": kept,
        "told": _told(kept, "told"),
        "form": form,
        "as_of": today(timezone.now()),
    }


def _told(kept: Response, what: str) -> str:
    return told(getattr(kept, f"{what}_sealed"), "response", kept.uid, what)


def _status(form: AnswerForm | None) -> int:
    return 422 if form is not None and form.is_bound else 200
