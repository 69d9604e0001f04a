"""Matches: both sides beside each other, and what a person says of them."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.screening.agreeing import may_agree
from credenza.core.screening.standing import IN_FORCE, WAITS
from credenza.core.screening.steps import DIFFERENT, RULED_DIFFERENT, SAME, UNSURE
from credenza.core.verdict import Refused
from credenza.office.documents.queries import documents, read
from credenza.office.ledger.actions import record
from credenza.office.monitoring.actions.rulings import agree, rule
from credenza.office.monitoring.forms.rulings import RulingForm
from credenza.office.monitoring.models import Match
from credenza.office.monitoring.queries import screening as reads
from credenza.office.monitoring.queries.bearing import evidence
from credenza.office.monitoring.queries.following import due, duties_within
from credenza.office.monitoring.queries.shown import rulings_of, sides
from credenza.office.monitoring.views.reach import match_of
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.practitioners.views.way import way_back
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.screening.bands import CONFIRMED

TOLD = {
    SAME: "Recorded: the same person. What follows from it is to be done.",
    DIFFERENT: "Recorded: another person. It comes back only if the entry or the file changes.",
    UNSURE: "Recorded: unsure. It stays open until more is known.",
}
TO_BE_AGREED = "Recorded. It counts once a second person agrees."
MOST_AT_ONCE = 100


@needs("screening:see")
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """One match: both sides, the evidence for and against, and what was ruled; ruling on it."""
    found = match_of(request, pk, "screening:see")
    form = RulingForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        found = match_of(request, pk, "screening:rule")
        handed = examined(request, "document", form) if form.is_valid() else None
        if form.is_valid() and _ruled(request, found, form, handed):
            return redirect("match", found.pk)
    return render(request, "monitoring/screening/match.html", _shown(request, found, form))


def _ruled(request: HttpRequest, found: Match, form: RulingForm, handed) -> bool:
    given, by, at = form.cleaned_data, actor_of(request), timezone.now()
    try:
        with atomic():
            document = stored(request, handed)
            ruling = rule(
                match=found,
                says=given["says"],
                reason=given["reason"],
                evidence=form.evidence(document and document.pk),
                by=by,
                at=at,
            )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    messages.success(request, TO_BE_AGREED if ruling.state == WAITS else TOLD[ruling.says])
    return True


def _shown(request: HttpRequest, found: Match, form: RulingForm) -> dict:
    actor, person = actor_of(request), found.practitioner
    at, said = timezone.now(), evidence(found)
    # Both sides tell the birth date: the ledger keeps who looked.
    record("match:open", by=actor, at=at, practitioner=person.pk, detail={"match": found.pk})
    rulings = rulings_of(found)
    force = next((one for one in rulings if one.state in IN_FORCE), None)
    second = may_agree(force.ruler_id, actor.id) if force and force.state == WAITS else None
    rule_it = may(actor, "screening:rule", about(person.pk))
    return {
        "match": found,
        "person": person,
        "said": said,
        "sides": sides(said),
        "beside": [one for one in (found.beside, *found.others.all()) if one],
        "rulings": rulings,
        "force": force,
        "duties": due(duties_within(actor, "screening:see", "open").filter(ruling=force)),
        "may_rule": rule_it,
        "may_agree": second and rule_it,
        "why_not": second is not None and not second and second.reason,
        "form": form,
        "next": reads.matches(actor, "waiting", "screening:rule").exclude(pk=found.pk).first(),
    }


@needs("screening:see")
@csp({"default-src": [NONE], "sandbox": True})
def document(request: HttpRequest, pk: int, document_id: int) -> HttpResponse:
    """A copy of what was looked at, to be saved; it lies with the ruling and not in the file."""
    found = match_of(request, pk, "screening:see")
    seen = {one.get("document") for said in rulings_of(found) for one in said.evidence}
    kept = documents([document_id] if document_id in seen else []).get(document_id)
    if kept is None:
        raise Http404
    by, at, detail = actor_of(request), timezone.now(), {"document": kept.pk, "sha256": kept.sha256}
    record("document:fetch", by=by, at=at, practitioner=found.practitioner_id, detail=detail)
    response = HttpResponse(read(kept), content_type=kept.media_type)
    named = quote(kept.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{named}"
    return response


@needs("screening:rule")
@require_POST
def second(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to what a colleague ruled."""
    found = match_of(request, pk, "screening:rule")
    number = asked.number(request.POST.get("ruling"))
    ruling = next((one for one in rulings_of(found) if one.pk == number), None)
    try:
        if ruling:
            agree(ruling=ruling, by=actor_of(request), at=timezone.now())
            messages.success(request, TOLD[ruling.says])
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    return redirect("match", found.pk)


@needs("screening:rule")
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Rule that the picked matches are other people: all of them, or none. Those that a number
    confirms are looked at one by one."""
    numbers = {asked.number(one) for one in request.POST.getlist("pick")} - {None}
    reason = asked.words(request.POST.get("reason"))
    by, at = actor_of(request), timezone.now()
    waiting = reads.matches(by, "waiting", "screening:rule").exclude(band=CONFIRMED)
    rows = list(waiting.filter(pk__in=numbers)[:MOST_AT_ONCE])
    try:
        with atomic():
            for one in rows:
                rule(match=one, says=RULED_DIFFERENT, reason=reason, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        _tell(request, len(rows))
    return redirect(way_back(request, "screening"))


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        messages.success(request, f"Recorded of {count}: other people.")
    else:
        messages.info(
            request,
            "Pick matches first, and say what tells them apart. Those that a number "
            "confirms are ruled on one by one.",
        )
