"""The people of a case and the work in it: interviews, documents, notes and tasks."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from credenza.office.concerns.actions.evidence import add_evidence
from credenza.office.concerns.actions.interviews import record_interview
from credenza.office.concerns.actions.notes import write_note
from credenza.office.concerns.actions.people import add_person, remove_person
from credenza.office.concerns.actions.tasks import finish_task, give_task
from credenza.office.concerns.forms import work as forms
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries import reading
from credenza.office.concerns.queries.readers import people_who_read
from credenza.office.concerns.views.acting import filled, posted, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.credentialing.views.acting import tried
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, NOTE, WORK = "concern:see", "concern:note", "concern:work"


@needs(SEE)
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in the case, in which part."""
    return _people(request, case_of(request, pk, SEE), forms.PersonForm(actor_of(request)))


@needs(WORK)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add somebody."""
    one = case_of(request, pk, WORK)
    form = forms.PersonForm(actor_of(request), request.POST)
    act = lambda: add_person(case=one, facts=form.facts(), **who(request))  # noqa: E731
    if filled(request, form, act, "Added."):
        return redirect("case-people", pk)
    return _people(request, one, form, status=422)


@needs(WORK)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody out who was added by mistake."""
    one = case_of(request, pk, WORK)
    party = one.parties.filter(pk=asked.number(request.POST.get("party"))).first()
    if party is None:
        raise Http404
    tried(request, lambda: remove_person(party=party, **who(request)), "Taken out.")
    return redirect("case-people", pk)


@needs(SEE)
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """Interviews, documents, notes and tasks, each with its form."""
    one, actor = case_of(request, pk, SEE), actor_of(request)
    persons = reading.people_of(one)
    context = {
        "tasks": reading.tasks_of(one),
        "interviews": reading.interviews_of(one),
        "evidence": reading.evidence_of(one),
        "notes": reading.notes_of(one, actor),
        "interview": forms.InterviewForm(persons, today(who(request)["at"])),
        "document": forms.EvidenceForm(),
        "note": forms.NoteForm(),
        "task": forms.TaskForm(people_who_read(one)),
    }
    return case_page(request, "concerns/work.html", one, "work", context)


@needs(WORK)
@require_POST
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an interview."""
    one = case_of(request, pk, WORK)
    form = forms.InterviewForm(reading.people_of(one), None, request.POST)

    def act():
        given = dict(form.cleaned_data)
        party = one.parties.get(pk=given.pop("party"))
        record_interview(party=party, **given, **who(request))

    posted(request, form, act, "The interview is recorded.")
    return _back(pk)


@needs(NOTE)
@require_POST
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a document in."""
    one = case_of(request, pk, NOTE)
    form = forms.EvidenceForm(request.POST, request.FILES)
    handed = examined(request, "document", form) if form.is_valid() else None

    def act():
        with atomic():
            document = stored(request, handed)
            label = form.cleaned_data["label"]
            add_evidence(case=one, document=document, label=label, **who(request))

    posted(request, form, act, "The document lies in the case.")
    return _back(pk)


@needs(NOTE)
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note."""
    one, form = case_of(request, pk, NOTE), forms.NoteForm(request.POST)
    act = lambda: write_note(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "The note is kept.")
    return _back(pk)


@needs(WORK)
@require_POST
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody something to do."""
    one = case_of(request, pk, WORK)
    form = forms.TaskForm(people_who_read(one), request.POST)
    act = lambda: give_task(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "Given.")
    return _back(pk)


@needs(NOTE)
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a task is done, and what came of it."""
    one, form = case_of(request, pk, NOTE), forms.AnswerForm(request.POST)
    found = one.tasks.filter(pk=asked.number(request.POST.get("task"))).first()
    if found is None:
        raise Http404
    act = lambda: finish_task(  # noqa: E731
        task=found, answer=form.cleaned_data["words"], **who(request)
    )
    posted(request, form, act, "Done.")
    return _back(pk)


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def document(request: HttpRequest, pk: int, document_id: int) -> HttpResponse:
    """A document of the case, to be saved."""
    one = case_of(request, pk, SEE)
    kept = _document(one, document_id)
    detail = {"case": one.number, "document": kept.pk}
    record("document:fetch", detail=detail, **who(request))
    response = HttpResponse(read(kept), content_type=kept.media_type)
    named = quote(kept.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{named}"
    return response


def _document(one: Case, document_id: int):
    rows = one.evidence.select_related("document").filter(document=document_id)
    found = rows.order_by("id").first()
    if found is None:
        raise Http404
    return found.document


def _back(pk: int) -> HttpResponse:
    return redirect("case-work", pk)


def _people(request: HttpRequest, one: Case, form, *, status: int = 200) -> HttpResponse:
    context = {"people": reading.people_of(one), "form": form}
    return case_page(request, "concerns/people.html", one, "people", context, status=status)
