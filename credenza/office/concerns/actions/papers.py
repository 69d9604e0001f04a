"""How the notices of an action left the office: on paper, with the proof of their delivery."""

from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.action_steps import held, require_past
from credenza.office.concerns.actions.holding import required
from credenza.office.concerns.models import ActionPaper
from credenza.office.ledger.actions import act


@act("action:paper-gone")
def gone(
    *, paper: ActionPaper, on: date, how: str, receipt: str = "", by: Actor, at: datetime
) -> ActionPaper:
    """Record how a notice left and the proof of it. Raises Refused where that is recorded."""
    action = held(paper.action, by)
    require_past(action.facility, on, at)
    if paper.gone_on is not None:
        raise Refused(refused("How it left is recorded already."))
    paper.gone_on, paper.gone_how = on, required(how, "Say how it left.")[:40]
    paper.receipt = receipt.strip()[:80]
    paper.save()
    return paper
