"""An audit is drawn, scored and closed; what fell short is corrected and audited again."""

from collections.abc import Mapping
from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.standards.following import may_audit_again, may_score
from credenza.core.standards.sampling import draw, may_draw
from credenza.core.standards.scoring import ANSWERS, falls_short, may_close
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.models import Audit, AuditAnswer, AuditFile, AuditFinding
from credenza.office.compliance.queries.audits import next_of, scored
from credenza.office.compliance.queries.populations import population
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries.decided import verifiers_of
from credenza.packs.loader import audit_methods

CLOSED = "The audit is closed; its scores stay as they are."


@act("audit:draw")
def draw_audit(
    *,
    facility,
    title: str,
    sheet: str,
    method: str,
    seed: str,
    since: date,
    until: date,
    delegate: str = "",
    follows: Audit | None = None,
    by: Actor,
    at: datetime,
) -> Audit:
    """Draw the files that were decided on one of the days. The same seed draws the same files.

    Raises Refused where nobody was decided then, and for a re-audit before its time.
    """
    if follows is not None:
        require(_may_follow(follows, at.date()))
    drawn_from = population(facility.pk, since, until)
    require(may_draw(drawn_from.groups))
    audit = Audit.objects.create(
        facility=facility,
        title=title.strip(),
        sheet=sheet,
        method=method,
        seed=seed,
        since=since,
        until=until,
        population=drawn_from.counts,
        delegate=delegate.strip(),
        follows=follows,
        drawn_at=at,
        drawn_by=by.name,
    )
    AuditFile.objects.bulk_create(
        AuditFile(
            audit=audit,
            practitioner_id=one.file,
            group=one.group,
            place=one.place,
            alternate=one.alternate,
            decided_on=drawn_from.decided_on[one.file],
        )
        for one in draw(audit_methods()[method], seed, drawn_from.groups)
    )
    about(audit=audit.pk, seed=seed, population=drawn_from.counts)
    return audit


@act("audit:score")
def score_file(
    *, file: AuditFile, answers: Mapping[str, tuple[str, str]], by: Actor, at: datetime
) -> None:
    """Write the answers of one file: by element, the answer and words beside it. Only what
    differs from what stands there is written.

    Raises Refused for who verified in the file, after the closing, and for other answers.
    """
    _open_audit(file.audit)
    about(practitioner=file.practitioner_id, audit=file.audit_id)
    require(may_score(by.name, verifiers_of(file.practitioner_id)))
    known = {one.element: one for one in file.answers.all()}
    fresh = []
    for element, (answer, words) in answers.items():
        if answer not in ANSWERS:
            raise Refused(refused(f"“{answer}” is no answer: choose yes, no or does not apply."))
        row = known.get(element) or AuditAnswer(file=file, element=element)
        if (row.answer, row.words) != (answer, words):
            row.answer, row.words, row.by, row.at = answer, words, by.name, at
            fresh.append(row) if row.pk is None else row.save()
    AuditAnswer.objects.bulk_create(fresh)


@act("audit:set-aside")
def set_aside(*, file: AuditFile, by: Actor, at: datetime, reason: str) -> None:
    """Leave a file of the sample out, such as one drawn by mistake; the next alternate comes in."""
    _open_audit(file.audit)
    if not reason.strip():
        raise Refused(refused("Say why the file cannot be scored."))
    about(practitioner=file.practitioner_id, audit=file.audit_id)
    file.set_aside_why = reason.strip()
    file.save(update_fields=["set_aside_why"])


@act("audit:close")
def close_audit(
    *, audit: Audit, conclusion: str, closed_on: date, by: Actor, at: datetime
) -> list[AuditFinding]:
    """Close an audit: each element below the target becomes a finding. Raises Refused while
    answers are waiting, or without a conclusion.
    """
    audit = _open_audit(audit)
    whole = scored(audit)
    require(may_close(whole.scores))
    if not conclusion.strip():
        raise Refused(refused("Say what the audit concludes."))
    audit.closed_on, audit.closed_by, audit.conclusion = closed_on, by.name, conclusion.strip()
    audit.save(update_fields=["closed_on", "closed_by", "conclusion"])
    about(audit=audit.pk)
    return AuditFinding.objects.bulk_create(
        AuditFinding(
            audit=audit,
            element=one.element.key,
            group=one.group,
            passed=one.passed,
            failed=one.failed,
        )
        for one in falls_short(whole.scores, whole.sheet.target)
    )


@act("finding:plan")
def plan(
    *, finding: AuditFinding, words: str, owner, due_on: date, by: Actor, at: datetime
) -> None:
    """Say how a finding is corrected, by whom and until when."""
    if not words.strip():
        raise Refused(refused("Say what is done about it."))
    finding.plan, finding.owner, finding.due_on = words.strip(), owner, due_on
    finding.save(update_fields=["plan", "owner", "due_on"])


@act("finding:done")
def correct(*, finding: AuditFinding, words: str, done_on: date, by: Actor, at: datetime) -> None:
    """Record that the corrective action was done. Raises Refused without a plan."""
    if finding.owner_id is None:
        raise Refused(refused("Plan it first: what, by whom and until when."))
    finding.done_on, finding.done_by, finding.done_words = done_on, by.name, words.strip()
    finding.save(update_fields=["done_on", "done_by", "done_words"])


def _may_follow(audit: Audit, day: date):
    due = next_of(audit)
    if due is None:
        return refused("That audit is running still, or was held again already.")
    return may_audit_again(due, day)


def _open_audit(audit: Audit) -> Audit:
    """The audit, held; refused once it is closed."""
    audit = Audit.objects.select_for_update().get(pk=audit.pk)
    if audit.closed_on is not None:
        raise Refused(refused(CLOSED))
    return audit
