"""Findings of the rules, as pieces of work."""

from datetime import date

from credenza.office.compliance.queries.why import why_address
from credenza.office.desk.queries.due.base import Due
from credenza.office.practitioners.queries.remedies import remedy
from credenza.packs.loader import requirements


def as_due(finding, as_of: date) -> Due:
    """An open finding, which reads its practitioner and facility, in words."""
    resolved_at = remedy(
        practitioner=finding.practitioner_id,
        requirement=finding.requirement,
        credential=finding.credential_id,
        facility=finding.facility_id,
    )
    return Due(
        key=finding.key,
        title=requirements()[finding.requirement].title,
        state=finding.state,
        why=finding.reason,
        label=resolved_at.label,
        address=resolved_at.url,
        who=finding.practitioner,
        facility=finding.facility,
        citation=finding.citation,
        due_on=finding.due_on,
        is_new=finding.found_on == as_of,
        why_address=why_address(
            finding.practitioner_id, finding.facility_id, finding.requirement, finding.credential_id
        ),
    )
