"""Notice and hearing on corrective action, by the steps of ``core.applications.hearing``.

What is written stands behind the wall: sealed in the hearing's own words, and in letters that lie
with the action and in no file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.applications.hearing import HEARING, ask_by, may_ask, may_set, may_waive
from credenza.core.concerns.corrective import KINDS
from credenza.core.permissions import Actor
from credenza.core.verdict import require
from credenza.office.concerns.actions.action_steps import day_of, held, require_past
from credenza.office.concerns.actions.holding import required
from credenza.office.concerns.models import ActionPaper, FairHearing
from credenza.office.concerns.queries.corrective import hearing_words
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.queries import addressee_of
from credenza.office.correspondence.queries.typesetting import typeset
from credenza.office.documents.actions import keep
from credenza.office.ledger.actions import act
from credenza.office.team.queries import packs_of
from credenza.packs.floors import ASK_FOR_HEARING, NOTICE_OF_HEARING, days

BODY = "a hearing panel appointed under the bylaws"
IN_WORDS = "Say it in words: they are part of the record."


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a hearing is, before whom, and which witnesses are expected."""

    hearing_on: date
    place: str
    hour: str
    panel: str
    witnesses: str = ""


@act("fair-hearing:notify")
def notify(
    *, hearing: FairHearing, proposal: str, grounds: str, request_to: str, by: Actor, at: datetime
) -> ActionPaper:
    """Write the first notice, with all that the law wants said; the time to ask begins.

    ``proposal`` is what is proposed, ``grounds`` its reasons, one a line, as the practitioner reads
    them.
    """
    one = _stepped(hearing, "notify", by)
    one.noticed_on = day_of(one.action.facility, at)
    here = packs_of(one.action.facility)
    one.ask_by = ask_by(one.noticed_on, days(here, ASK_FOR_HEARING, one.noticed_on))
    values = {
        "proposed_by": one.action.ordered_by or "The medical executive committee",
        "action": required(proposal, IN_WORDS),
        "reasons": _lines(required(grounds, IN_WORDS)),
        "request_to": request_to,
        "request_by": one.ask_by.isoformat(),
        "hearing_before": BODY,
    }
    _saved(one, {"proposal": proposal, "grounds": grounds, "request_to": request_to})
    return _paper(one, "denial_notice", values, by, at)


@act("fair-hearing:ask")
def ask(*, hearing: FairHearing, on: date, by: Actor, at: datetime) -> FairHearing:
    """Record that a hearing was asked for. Raises Refused for a day after the time to ask."""
    one = _stepped(hearing, "ask", by)
    require_past(one.action.facility, on, at)
    require(may_ask(one.noticed_on, on, one.ask_by))
    one.asked_on = on
    return _saved(one)


@act("fair-hearing:waive")
def waive(
    *, hearing: FairHearing, on: date, said_so: bool, why: str, by: Actor, at: datetime
) -> FairHearing:
    """Record that the right was waived: said by the practitioner, or by letting the time pass."""
    one = _stepped(hearing, "waive", by)
    require_past(one.action.facility, on, at)
    require(may_waive(on, one.ask_by, said_so=said_so))
    one.waived_on = on
    return _saved(one, {"waiver": required(why, IN_WORDS)})


@act("fair-hearing:set")
def set_hearing(*, hearing: FairHearing, setting: Setting, by: Actor, at: datetime) -> ActionPaper:
    """Set the hearing, and write its notice. Raises Refused for a day too near."""
    one = _stepped(hearing, "set", by)
    one.set_on, one.hearing_on = day_of(one.action.facility, at), setting.hearing_on
    apart = days(packs_of(one.action.facility), NOTICE_OF_HEARING, one.set_on)
    require(may_set(one.set_on, one.hearing_on, apart))
    values = {
        "asked_on": one.asked_on.isoformat(),
        "proposed_by": one.action.ordered_by or "The medical executive committee",
        "place_and_time": [f"{setting.place} | {setting.hour}"],
        "hearing_on": setting.hearing_on.isoformat(),
        "hearing_before": setting.panel,
        "witnesses": _lines(setting.witnesses) or ["None are expected at present."],
    }
    words = {name: getattr(setting, name) for name in ("place", "hour", "panel", "witnesses")}
    _saved(one, words)
    return _paper(one, "hearing_notice", values, by, at)


@act("fair-hearing:hear")
def hear(*, hearing: FairHearing, by: Actor, at: datetime) -> FairHearing:
    """Record that it was held. Raises Refused before its day."""
    one = _stepped(hearing, "hear", by)
    require_past(one.action.facility, one.hearing_on, at)
    return _saved(one)


@act("fair-hearing:report")
def report(*, hearing: FairHearing, on: date, why: str, by: Actor, at: datetime) -> FairHearing:
    """Record what the panel reported, with its basis."""
    one = _stepped(hearing, "report", by)
    require_past(one.action.facility, on, at)
    one.reported_on = on
    return _saved(one, {"report": required(why, IN_WORDS)})


def _stepped(hearing: FairHearing, verb: str, by: Actor) -> FairHearing:
    rows = FairHearing.objects.select_for_update(of=("self",))
    one = rows.select_related("action__practitioner", "action__facility").get(pk=hearing.pk)
    held(one.action, by)
    require(HEARING.may_go(one.state, verb))
    one.state = HEARING.step(verb).target
    return one


def _saved(one: FairHearing, words: Mapping[str, str] | None = None) -> FairHearing:
    if words:
        kept = hearing_words(one) | dict(words)
        one.words_sealed = sealed(json.dumps(kept), "fair-hearing", one.uid, "words")
    one.version += 1
    one.save()
    return one


def _paper(one: FairHearing, kind: str, values: Mapping, by: Actor, at: datetime) -> ActionPaper:
    action = one.action
    made = typeset(
        kind=kind,
        practitioner=action.practitioner,
        facility=action.facility,
        to=addressee_of(action.practitioner),
        values=values,
        by=by,
        at=at,
    )
    document = keep(
        data=made.pdf, name=f"{made.kind.title}.pdf", media_type="application/pdf", by=by, at=at
    )
    return ActionPaper.objects.create(
        action=action,
        kind=kind,
        title=f"{made.kind.title}: {KINDS[action.kind].lower()}",
        document=document,
        made_at=at,
        made_by=by.name[:120],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
