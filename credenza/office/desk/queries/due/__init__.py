"""The kinds of the day's work beside the findings of the rules.

A room adds its own work here: a module with its ``Kind``, and its name in ``KINDS``, in the order
in which the kinds stand on the page.
"""

from credenza.office.desk.queries.due import (
    action_items,
    affiliations,
    alerts,
    applications,
    audits,
    case_tasks,
    concern_mails,
    concern_messages,
    concerns,
    corrections,
    corrective,
    decisions,
    duties,
    evaluations,
    hearings,
    integrity_audits,
    integrity_lessons,
    mail,
    matches,
    policies,
    proofs,
    references,
    signatures,
)

KINDS = {
    kind.key: kind
    for kind in (
        duties.KIND,
        hearings.KIND,
        corrective.KIND,
        concerns.KIND,
        matches.KIND,
        decisions.KIND,
        concern_messages.KIND,
        concern_mails.KIND,
        applications.KIND,
        references.KIND,
        evaluations.KIND,
        affiliations.KIND,
        case_tasks.KIND,
        action_items.KIND,
        proofs.KIND,
        corrections.KIND,
        audits.KIND,
        integrity_audits.KIND,
        integrity_lessons.KIND,
        policies.KIND,
        signatures.KIND,
        alerts.KIND,
        mail.KIND,
    )
}
