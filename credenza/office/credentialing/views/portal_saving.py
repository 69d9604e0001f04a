"""Keeping what is typed into an entry, and the documents that come with it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.answers import paper, why
from credenza.core.applications.kinds import Section
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.actions.curriculum import read_curriculum
from credenza.office.credentialing.models import Answers
from credenza.office.credentialing.queries.pages import page_shown
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.views.portal_page import address_of, page_with, press, show
from credenza.office.credentialing.views.portal_reach import day_of, entry_of
from credenza.office.documents.actions import Handed, examine, store
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

CAMERA = ".camera"


@require_POST
@needs("application:fill")
def save(request: HttpRequest, pk: int, section: str, uid) -> HttpResponse:
    """Keep an entry's answers; its buttons take, dismiss or remove something besides."""
    found, row = entry_of(request, pk, section, uid)
    typed = _typed(request, found)
    try:
        handed = _handed(request, found)
        _keep(request, row, typed)
        _attach(request, row, handed)
        _press(request, row, found)
    except Conflict as conflict:
        return _refused(request, row, found, typed, _meanwhile(conflict.current), status=409)
    except Refused as refusal:
        return _refused(request, row, found, typed, refusal.verdict.reason)
    if request.htmx:
        return _saved(request, pk, section, uid)
    messages.success(request, "Kept.")
    return redirect(f"{address_of(row.application, found)}#entry-{row.uid}")


def _typed(request: HttpRequest, section: Section) -> dict[str, str]:
    """What was typed; a sealed answer that was left empty stays as it is kept."""
    typed = {}
    for question in section.questions:
        for key in (question.key, why(question)):
            if key in request.POST:
                typed[key] = "\n".join(request.POST.getlist(key))
        if question.type == "choices":
            typed.setdefault(question.key, "")
        if question.sealed and not typed.get(question.key, "").strip():
            typed.pop(question.key, None)
    return typed


def _keep(request: HttpRequest, row: Answers, typed: Mapping[str, str]) -> None:
    version = asked.number(request.POST.get("version")) or 0
    by, at = actor_of(request), timezone.now()
    answers.save(row=row, version=version, values=typed, by=by, at=at)


def _handed(request: HttpRequest, section: Section) -> list[tuple[str, Handed]]:
    """The files that came with the answers, examined. Raises Refused for one that is not safe."""
    by, at, found = actor_of(request), timezone.now(), []
    for key in sorted({paper(question) for question in section.questions}):
        for upload in (request.FILES.get(key), request.FILES.get(key + CAMERA)):
            if upload is not None:
                found.append((key, examine(data=upload.read(), name=upload.name, by=by, at=at)))
    return found


def _attach(request: HttpRequest, row: Answers, handed: list[tuple[str, Handed]]) -> None:
    by, at = actor_of(request), timezone.now()
    for key, one in handed:
        document = store(handed=one, by=by, at=at)
        answers.attach(row=row, question=key, document=document, by=by, at=at)
        if row.section == "curriculum":
            messages.info(request, read_curriculum(row=row, document=document, by=by, at=at))


def _press(request: HttpRequest, row: Answers, section: Section) -> None:
    """What a button beside a question asked for."""
    press(request, row.application, section)
    if "detach" in request.POST:
        upload = get_object_or_404(row.uploads, pk=asked.number(request.POST["detach"]))
        answers.detach(upload=upload, by=actor_of(request), at=timezone.now())


def _meanwhile(current: Answers) -> str:
    return (
        f"{current.changed_by} changed this meanwhile, and yours is not kept yet. "
        "Load the page again, compare, and write yours once more."
    )


def _refused(request, row: Answers, section, typed, words: str, status: int = 422) -> HttpResponse:
    if request.htmx:
        context = {"uid": row.uid, "trouble": words}
        return render(request, "credentialing/portal/trouble.html", context, status=status)
    messages.error(request, words)
    return show(request, row.application, page_with(row), {str(row.uid): typed}, status)


def _saved(request: HttpRequest, pk: int, section: str, uid) -> HttpResponse:
    """The pieces of the page that a kept answer changes."""
    found, row = entry_of(request, pk, section, uid)
    look, whole = preflight(row.application, day_of(row.application)), page_with(row)
    context = {
        "application": row.application,
        "section": found,
        "entry": page_shown(row.application, found, [row], look.of(found.key)).entries[0],
        "whole": whole,
        "needs": look.of(whole.key),
        "gaps": look.gaps,
        "conflicts": [one for one in look.conflicts if one.section == whole.key],
        "open": True,
    }
    return render(request, "credentialing/portal/saved.html", context)
