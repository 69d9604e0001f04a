"""Judging files by the rules of the day, and keeping what was found.

What is found is derived: it can be thrown away and made again. A file is judged when a fact in
it changes and on the day after its findings end; in between nothing can change.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction

from credenza.core.facts import Finding, State
from credenza.core.requirements import judge_again_after
from credenza.office.practitioners.actions.proposals import propose
from credenza.office.practitioners.models import Judging, OpenFinding, Practitioner, Standing
from credenza.office.practitioners.queries.days import local_days, today
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.rules import findings
from credenza.office.team.queries import places

OPEN = (State.DUE, State.MISSING, State.LATE)
CHUNK = 500


def judge_now(practitioner: int, *, at: datetime) -> None:
    """Judge one file, in the transaction of the act that changed it."""
    judge([practitioner], at=at)


def judge_all(*, at: datetime, everyone: bool = False) -> int:
    """Judge every file that is due, or all of them; how many were judged.

    Each chunk is a transaction of its own: a run that is killed goes on where it stopped.
    """
    pending = Practitioner.objects.order_by("id")
    if not everyone:
        latest = max([today(at), *local_days(at).values()])
        pending = pending.exclude(judging__due_on__gt=latest)
    ids = iter(list(pending.values_list("id", flat=True)))
    count = 0
    while chunk := list(islice(ids, CHUNK)):
        judge(chunk, at=at)
        count += len(chunk)
    return count


@transaction.atomic
def judge(ids: Sequence[int], *, at: datetime) -> None:
    """Judge the files of ``ids`` as of the day at each facility, and keep what is open."""
    as_of, days = today(at), local_days(at)
    at_place = places(as_of)
    judged = [(file, dict(findings(file, at_place, days))) for file in files(ids)]
    _keep_open(ids, judged, as_of)
    _keep_standings(ids, judged)
    _keep_dates(ids, judged, min(days.values(), default=as_of))
    propose(judged, at=at)


def _keep_open(ids: Sequence[int], judged, as_of: date) -> None:
    known = OpenFinding.objects.filter(practitioner__in=ids)
    since = dict(known.values_list("key", "found_on"))
    known.delete()
    OpenFinding.objects.bulk_create(
        _row(file.id, facility, finding, since, as_of)
        for file, places_ in judged
        for facility, found in places_.items()
        for finding in found
        if finding.state in OPEN
    )


def _row(
    practitioner: int, facility: int, finding: Finding, since: dict[str, date], as_of: date
) -> OpenFinding:
    key = f"{practitioner}:{facility}:{finding.requirement}:{finding.credential or ''}"
    return OpenFinding(
        key=key,
        practitioner_id=practitioner,
        facility_id=facility,
        requirement=finding.requirement,
        credential_id=finding.credential,
        state=finding.state,
        consequence=finding.consequence,
        severity=finding.severity,
        reason=finding.reason,
        citation=finding.citation,
        rule=finding.rule,
        edition=finding.edition,
        due_on=finding.due_on,
        found_on=since.get(key, as_of),
    )


def _keep_standings(ids: Sequence[int], judged) -> None:
    Standing.objects.filter(practitioner__in=ids).delete()
    Standing.objects.bulk_create(
        Standing(practitioner_id=file.id, facility_id=facility, **_counts(found))
        for file, places_ in judged
        for facility, found in places_.items()
    )


def _counts(found: Iterable[Finding]) -> dict[str, int]:
    counts = dict.fromkeys(("met", "due", "missing", "late"), 0)
    for finding in found:
        if finding.state in counts:
            counts[finding.state] += 1
    return counts


def _keep_dates(ids: Sequence[int], judged, as_of: date) -> None:
    Judging.objects.filter(practitioner__in=ids).delete()
    Judging.objects.bulk_create(
        Judging(practitioner_id=file.id, judged_on=as_of, due_on=_again_on(places_, as_of))
        for file, places_ in judged
    )


def _again_on(found_at: dict[int, tuple[Finding, ...]], as_of: date) -> date:
    """The day after the first finding ends, and at the latest in a month: bylaws and packs may
    have changed in between."""
    end = judge_again_after(one for found in found_at.values() for one in found)
    latest = as_of + timedelta(days=30)
    return min(end + timedelta(days=1), latest) if end else latest
