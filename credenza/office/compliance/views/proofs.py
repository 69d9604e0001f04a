"""Showing how a standard stands, taking that back, and reading what was shown."""

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import About
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import proofs
from credenza.office.compliance.forms.proofs import ProofForm
from credenza.office.compliance.models import Proof
from credenza.office.compliance.views.standard import PROVE, page
from credenza.office.compliance.views.standard_reach import SEE, facility_needed
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.meetings.views.copies import file_answer
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs, require_may


@needs(PROVE)
@require_POST
def show(request: HttpRequest, rule: str) -> HttpResponse:
    """Show how a standard stands, with a document or without."""
    facility = facility_needed(request)
    require_may(actor_of(request), PROVE, About(facilities=frozenset({facility.pk})))
    form = ProofForm(request.POST, request.FILES)
    handed = examined(request, "document", form) if form.is_valid() else None
    if form.errors or not _show(request, facility, rule, form, handed):
        return page(request, rule, form, status=422)
    messages.success(request, f"What was shown for {rule} is kept.")
    return redirect(f"{reverse('standard', args=[rule])}?facility={facility.pk}")


def _show(request: HttpRequest, facility, rule: str, form: ProofForm, handed) -> bool:
    typed = form.cleaned_data
    try:
        with atomic():
            proofs.show(
                facility=facility,
                rule=rule,
                kind=typed["kind"],
                meets=typed["meets"],
                words=typed["words"],
                valid_until=typed["valid_until"],
                document=stored(request, handed),
                by=actor_of(request),
                at=timezone.now(),
            )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True


@needs(PROVE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was shown."""
    proof = proof_of(request, pk, PROVE)
    try:
        proofs.withdraw(
            proof=proof,
            reason=request.POST.get("reason", ""),
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "It is taken back.")
    return redirect(f"{reverse('standard', args=[proof.rule])}?facility={proof.facility_id}")


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document that shows it; that it was opened is recorded."""
    proof = proof_of(request, pk, SEE)
    if proof.document is None:
        raise Http404
    detail = {"proof": proof.pk, "standard": proof.rule}
    record("proof:open", by=actor_of(request), at=timezone.now(), detail=detail)
    return file_answer(read(proof.document), proof.document.media_type, proof.document.name)


def proof_of(request: HttpRequest, pk: int, verb: str) -> Proof:
    """One proof within reach of ``verb``. Raises Http404 for one outside; the attempt is kept."""
    proof = get_object_or_404(Proof.objects.select_related("facility", "document"), pk=pk)
    require_may(actor_of(request), verb, About(facilities=frozenset({proof.facility_id})))
    return proof
