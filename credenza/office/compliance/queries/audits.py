"""Audits within reach, how far they are scored, and what follows them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from credenza.core.permissions import RIGHTS, Actor
from credenza.core.standards.following import Due, next_audit
from credenza.core.standards.sampling import GROUPS, Drawn, Method
from credenza.core.standards.scoring import Score, Sheet, in_play, score
from credenza.office.compliance.models import Audit, AuditAnswer, AuditFile, AuditFinding
from credenza.packs.loader import audit_again, audit_methods, audit_sheets


@dataclass(frozen=True, slots=True)
class Scored:
    """An audit as far as it is scored: the files in play by group, and each element's score."""

    audit: Audit
    sheet: Sheet
    method: Method
    files: dict[str, list[AuditFile]]
    scores: Sequence[Score]

    @property
    def waiting(self) -> dict[int, list[str]]:
        """Titles of the elements that wait for an answer, by file."""
        found: dict[int, list[str]] = defaultdict(list)
        for one in self.scores:
            for file in one.waiting:
                found[file].append(one.element.title)
        return dict(found)

    def after(self, file: AuditFile | None) -> AuditFile | None:
        """The next file that waits, in the order of the sample, from the first again at the end."""
        rows = [one for files in self.files.values() for one in files]
        start = rows.index(file) + 1 if file in rows else 0
        waiting = self.waiting
        return next((one for one in rows[start:] + rows[:start] if one.pk in waiting), None)


def visible_audits(actor: Actor, verb: str = "audit:see") -> QuerySet[Audit]:
    """Audits of the facilities where ``actor`` may do ``verb``, the last drawn first."""
    rows = Audit.objects.select_related("facility")
    scope = actor.scope(RIGHTS[verb].roles)
    if actor.is_system or scope.everywhere:
        return rows
    return rows.filter(facility__in=scope.facilities)


def with_counts(rows: QuerySet[Audit]) -> QuerySet[Audit]:
    """Each with how many findings it has, and how many of them are open."""
    still_open = Q(findings__done_on=None)
    return rows.annotate(
        found=Count("findings"), still_open=Count("findings", filter=still_open)
    ).order_by("-drawn_at", "-id")


def scored(audit: Audit) -> Scored:
    """An audit with its files and scores, in two reads."""
    sheet, method = audit_sheets()[audit.sheet], audit_methods()[audit.method]
    files = _in_play(audit.files.select_related("practitioner").order_by("group", "place"))
    answers = answers_of(audit)
    scores = [
        score(method, element, group, [one.pk for one in rows], answers)
        for group, rows in files.items()
        for element in sheet.elements
        if element.is_asked_of(group)
    ]
    return Scored(audit, sheet, method, files, scores)


def answers_of(audit: Audit) -> dict[tuple[int, str], str]:
    """Every answer of an audit by file and element."""
    rows = AuditAnswer.objects.filter(file__audit=audit).order_by("id")
    return {
        (file, element): said
        for file, element, said in rows.values_list("file", "element", "answer")
    }


def given(file: AuditFile) -> dict[str, AuditAnswer]:
    """The answers of one file by element."""
    return {one.element: one for one in file.answers.order_by("id")}


def findings_of(audit: Audit) -> list[AuditFinding]:
    """What fell short, each with its element of the score sheet."""
    sheet = audit_sheets()[audit.sheet]
    rows = list(audit.findings.select_related("owner").order_by("id"))
    for one in rows:
        one.of, one.group_title = sheet.element(one.element), GROUPS.get(one.group, one.group)
    return rows


def next_of(audit: Audit) -> Due | None:
    """When an audit is to be held again; None while it runs, and once it was."""
    if audit.closed_on is None or hasattr(audit, "followed_by"):
        return None
    return next_audit(audit_again(), audit.closed_on, audit.findings.count())


def to_hold_again(actor: Actor, as_of: date) -> list[tuple[Audit, Due]]:
    """The closed audits whose next one's time has come, in one read."""
    rows = with_counts(visible_audits(actor, "audit:keep")).filter(
        closed_on__isnull=False, followed_by=None
    )
    due = [(one, next_audit(audit_again(), one.closed_on, one.found)) for one in rows]
    return [(one, when) for one, when in due if one.found and when.is_open(as_of)]


def corrections(actor: Actor) -> QuerySet[AuditFinding]:
    """Corrective actions that were planned and are not done, by their last day."""
    rows = AuditFinding.objects.filter(done_on=None, due_on__isnull=False)
    rows = rows.filter(audit__in=visible_audits(actor, "audit:keep"))
    return rows.select_related("audit", "audit__facility", "owner").order_by("due_on", "id")


def _in_play(rows) -> dict[str, list[AuditFile]]:
    """The files that are scored, by group."""
    by_group: dict[str, list[AuditFile]] = defaultdict(list)
    for one in rows:
        by_group[one.group].append(one)
    return {group: _playing(by_group[group]) for group in GROUPS if by_group[group]}


def _playing(rows: Sequence[AuditFile]) -> list[AuditFile]:
    by_id = {one.pk: one for one in rows}
    drawn = [Drawn(one.pk, one.group, one.place, one.alternate) for one in rows]
    aside = [one.pk for one in rows if one.set_aside_why]
    return [by_id[one.file] for one in in_play(drawn, aside)]
