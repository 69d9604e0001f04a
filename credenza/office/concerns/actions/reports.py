"""Reports to the authorities: the worksheet is filled in, and a person says what became of it.

Nothing is sent from here, and nothing counts as reported, or as not reportable, before somebody
says so and signs for it with their name.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.action_steps import held, require_past
from credenza.office.concerns.actions.holding import required
from credenza.office.concerns.models import Action, Report
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act
from credenza.packs.response import report_rules, worksheet

REPORTED, NOT_REPORTABLE, OPEN = "reported", "not_reportable", "open"
STATES = {
    OPEN: "Not decided yet",
    REPORTED: "Reported",
    NOT_REPORTABLE: "Not reportable",
}
SAY_NUMBER = "Write the report's number, or how and to whom it was made."
SAY_WHY = "Say why it is not reportable: that reason is what a surveyor asks for."


@act("report:write")
def write(
    *, action: Action, rule: str, values: Mapping[str, str], by: Actor, at: datetime
) -> Report:
    """Keep what somebody wrote into the worksheet, beside what the record says."""
    one = _report(action, rule, by)
    known = {field.key for field in worksheet()}
    kept = {key: text.strip() for key, text in values.items() if key in known and text.strip()}
    one.values_sealed = sealed(json.dumps(kept), "report", one.uid, "values")
    return _saved(one)


@act("report:made")
def reported(*, action: Action, rule: str, on: date, words: str, by: Actor, at: datetime) -> Report:
    """Record that it was reported on a day, under which number or how."""
    return _decided(action, rule, REPORTED, on, required(words, SAY_NUMBER), by, at)


@act("report:not-reportable")
def not_reportable(
    *, action: Action, rule: str, on: date, words: str, by: Actor, at: datetime
) -> Report:
    """Record that a person found it not reportable, and why."""
    return _decided(action, rule, NOT_REPORTABLE, on, required(words, SAY_WHY), by, at)


@act("report:reopen")
def reopen(*, action: Action, rule: str, by: Actor, at: datetime) -> Report:
    """Take back what was decided, for example to send a revision; the ledger keeps it."""
    one = _report(action, rule, by)
    one.state, one.done_on, one.decided_at, one.decided_by = OPEN, None, None, ""
    return _saved(one)


def _decided(
    action: Action, rule: str, state: str, on: date, words: str, by: Actor, at: datetime
) -> Report:
    one = _report(action, rule, by)
    if one.state != OPEN:
        raise Refused(refused(f"{one.decided_by} decided this already: take it back first."))
    require_past(one.action.facility, on, at)
    one.state, one.done_on = state, on
    one.words_sealed = sealed(words, "report", one.uid, "words")
    one.decided_at, one.decided_by = at, by.name[:120]
    return _saved(one)


def _report(action: Action, rule: str, by: Actor) -> Report:
    if rule not in report_rules():
        raise Refused(refused("There is no such report."))
    kept, _ = Report.objects.get_or_create(action=held(action, by), rule=rule)
    return kept


def _saved(one: Report) -> Report:
    one.version += 1
    one.save()
    return one
