"""A practitioner's file as one page, today or as it stood on a day."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.calendar import long_date
from credenza.core.permissions import may
from credenza.office.desk.queries import career
from credenza.office.desk.queries import file as pages
from credenza.office.ledger import queries as ledger
from credenza.office.practitioners.queries.days import moment, today
from credenza.office.practitioners.queries.sheet import cover, sheet, sheet_as_of
from credenza.office.practitioners.views.reach import about_of, file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import professions


@needs("practitioner:see")
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Standing at each facility, what is open and why, and the career."""
    context = _context(request, pk, "overview")
    shown, as_of = context["sheet"], context["as_of"]
    context["career"] = career.drawn(shown, as_of, pages.readable(actor_of(request), pk))
    return render(request, "desk/file/overview.html", context)


@needs("practitioner:see")
def credentials(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything held, each beside its proof."""
    context = _context(request, pk, "credentials")
    actor = actor_of(request)
    context["groups"] = pages.held(actor, context["sheet"], context["standing"])
    context["checks"] = pages.checks(actor, context["sheet"])
    return render(request, "desk/file/credentials.html", context)


@needs("practitioner:see")
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents of the file, and the one asked for as pictures."""
    context = _context(request, pk, "documents")
    context["attachments"] = pages.attached(actor_of(request), context["sheet"])
    asked = request.GET.get("show")
    context["document"] = next(
        (one.document for one in context["attachments"] if str(one.document_id) == asked), None
    )
    return render(request, "desk/file/documents.html", context)


@needs("practitioner:history")
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every act on the file: who, when, from where, what before and after, why."""
    person = file_of(request, pk, "practitioner:history")
    entries = ledger.history(pk, before=asked.number(request.GET.get("before")))
    context = {"person": person, "tab": "history", "entries": entries, "sheet": cover(person)}
    context |= _head(request, person)
    context["older"] = entries[-1].id if len(entries) == ledger.PAGE else None
    return render(request, "desk/file/history.html", context)


@needs("account:keep")
def my_file(request: HttpRequest) -> HttpResponse:
    """A practitioner's own file."""
    own = actor_of(request).practitioner
    if own is None:
        raise Http404
    return redirect("practitioner", own)


def _context(request: HttpRequest, pk: int, tab: str) -> dict:
    person = file_of(request, pk, "practitioner:see")
    day, at = moment(asked.day(request.GET.get("as_of")), timezone.now())
    shown = sheet_as_of(pk, at) if at else sheet(person)
    if shown is None:
        messages.info(request, f"There was no file of {person} on {long_date(day)}: this is today.")
        shown, day, at = sheet(person), today(timezone.now()), None
    return {
        "person": shown.person,
        "sheet": shown,
        "tab": tab,
        "as_of": day,
        "past": at is not None,
        "standing": pages.standing(actor_of(request), shown, day),
    } | _head(request, shown.person)


def _head(request: HttpRequest, person) -> dict:
    actor = actor_of(request)
    file = about_of(request, person.pk)
    return {
        "profession": professions().get(person.profession),
        "may_edit": may(actor, "practitioner:edit", file),
        "may_reveal": may(actor, "sensitive:reveal", file),
        "may_renew": may(actor, "credential:renew", file),
        "may_history": may(actor, "practitioner:history", file),
        "may_add_document": may(actor, "document:add", file),
        "day": today(timezone.now()),
    }
