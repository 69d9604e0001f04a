"""The office's own shorter clocks."""

from collections.abc import Mapping
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.office.concerns.queries.clocks import TIGHTENED
from credenza.office.ledger.actions import about, act
from credenza.office.team.actions import choose
from credenza.office.team.queries import setting


@act("clocks:tighten")
def tighten(*, facility, clocks: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Make the shorter clocks of a facility exactly these, by "kind.clock"; open cases too run by
    them. What is longer than the pack's does not count.
    """
    about(facility=facility.pk)
    chosen = dict(setting(TIGHTENED, {})) | {str(facility.pk): dict(clocks)}
    choose(key=TIGHTENED, value=chosen, by=by, at=at)
