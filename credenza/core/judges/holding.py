"""Does the practitioner hold what must be held, and is it current?"""

from collections.abc import Iterator
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date
from credenza.core.credentials import NOT_REQUIRED, current_row, good_until, is_current
from credenza.core.facts import CredentialFact, Finding, State
from credenza.core.judges.case import Case, finding, not_applicable, while_chosen
from credenza.core.law import Limit, later
from credenza.core.rulebook import Check, Era


def current(check: Check, case: Case) -> Iterator[Finding]:
    """A credential that must be current today, and asked for anew ahead of its end.

    It falls due the kind's ``notice_days`` (or the requirement's own ``warn``) before its last
    day. What nobody must hold is judged only when it is held.
    """
    era = check.era_on(case.as_of)
    if era is None:
        return
    rows = case.rows(check.kind, check.state)
    row = current_row(rows, case.as_of)
    if row is None or row.status == NOT_REQUIRED:
        yield from _without(check, case, era, row)
        return
    yield _judge_row(check, case, era.basis, row, rows)


def held(check: Check, case: Case) -> Iterator[Finding]:
    """A credential that must be on file; once held, held for good."""
    era = check.era_on(case.as_of)
    if era is None:
        return
    rows = [row for kind in check.kinds for row in case.rows(kind, check.state)]
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= case.as_of]
    row = current_row(begun, case.as_of)
    if row is None or row.status == NOT_REQUIRED:
        yield from _without(check, case, era, row)
        return
    title = named(check, row)
    found = finding(check, case, State.MET, era.basis, f"{title} is on file.", credential=row.id)
    yield while_chosen(found, row, begun, case.as_of)


def named(check: Check, row: CredentialFact) -> str:
    """A credential as sentences name it: its title and, where it counts by state, the state."""
    kind = next((kind for kind in check.kinds if kind.key == row.kind), check.kind)
    return f"{kind.title} ({row.jurisdiction})" if row.jurisdiction else kind.title


def _without(check: Check, case: Case, era: Era, row: CredentialFact | None) -> Iterator[Finding]:
    title = check.kind.title
    if row is not None:
        yield from not_applicable(check, case, era, f"{title} is recorded as not required.")
    elif check.must or check.option("who") == "everyone":
        where = f" for {check.state}" if check.kind.jurisdiction else ""
        reason = f"No {_lower(title)}{where} is on file."
        yield finding(check, case, State.MISSING, era.basis, reason)
    else:
        yield from not_applicable(check, case, era, f"No {_lower(title)} is held or required.")


def _judge_row(
    check: Check, case: Case, basis: Limit, row: CredentialFact, rows: list[CredentialFact]
) -> Finding:
    title = named(check, row)
    verdict = is_current(row, case.as_of)
    if not verdict:
        ahead = row.starts_on is not None and row.starts_on > case.as_of
        state = State.MISSING if ahead else State.LATE
        reason = f"{title} is not current. {verdict.reason}"
        return finding(check, case, state, basis, reason, credential=row.id, due_on=row.ends_on)
    end = good_until(row, rows)
    if end is None:
        return _without_end(check, case, basis, row)
    state, until = _ahead_of(check, case.as_of, end)
    return finding(
        check,
        case,
        state,
        basis,
        f"{title} is good until {long_date(end)}.",
        credential=row.id,
        due_on=end,
        until=until,
    )


def _without_end(check: Check, case: Case, basis: Limit, row: CredentialFact) -> Finding:
    title = named(check, row)
    if check.kind.expires and not row.continuous and row.ends_on is None:
        reason = f"{title} has no expiry date on file."
        return finding(check, case, State.MISSING, basis, reason, credential=row.id)
    reason = f"{title} is kept current without an end date."
    return finding(check, case, State.MET, basis, reason, credential=row.id)


def _ahead_of(check: Check, as_of: date, end: date) -> tuple[State, date]:
    notice = later(end, -(check.requirement.warn or check.kind.notice_days), "days")
    return (State.MET, notice - ONE_DAY) if as_of < notice else (State.DUE, end)


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
