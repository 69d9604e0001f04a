"""Opening the one audit, or the one file of it, that a page is about, within one's rights."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from credenza.office.compliance.models import Audit, AuditFile, AuditFinding
from credenza.office.compliance.queries.audits import visible_audits
from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team.queries import actor_of

OUTSIDE = "The audit is outside this person's reach."


def audit_of(request: HttpRequest, pk: int, verb: str) -> Audit:
    """The audit, if this person may do ``verb`` at its facility; 404 else, and the ledger keeps
    the attempt.
    """
    actor = actor_of(request)
    audit = visible_audits(actor, verb).filter(pk=pk).first()
    if audit is None:
        if Audit.objects.filter(pk=pk).exists():
            record_refusal(verb, by=actor, at=timezone.now(), why=OUTSIDE)
        raise Http404
    return audit


def audited(request: HttpRequest, pk: int, verb: str) -> AuditFile:
    """A file of a sample, of an audit within reach; nobody scores their own file."""
    file = get_object_or_404(AuditFile.objects.select_related("practitioner"), pk=pk)
    file.audit = audit_of(request, file.audit_id, verb)
    file_of(request, file.practitioner_id, verb)
    return file


def finding_of(request: HttpRequest, pk: int, verb: str) -> AuditFinding:
    """A finding of an audit within reach."""
    finding = get_object_or_404(AuditFinding, pk=pk)
    finding.audit = audit_of(request, finding.audit_id, verb)
    return finding
