"""The list of corrective actions: each with what it is about and its nearest clock."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from credenza.core.calendar import days_between
from credenza.core.concerns.corrective import KINDS, OPEN, STATES
from credenza.core.concerns.suspension import Period
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Action, Resolution
from credenza.office.concerns.queries.corrective import (
    Clock,
    clocks_of,
    resting,
    visible_actions,
)


@dataclass(frozen=True, slots=True)
class Row:
    """An action as the list shows it."""

    action: Action
    clock: Clock | None
    period: Period | None
    as_of: date

    @property
    def kind(self) -> str:
        """Its kind in words."""
        return KINDS[self.action.kind]

    @property
    def state(self) -> str:
        """Its state in words."""
        return STATES[self.action.state]

    @property
    def day(self) -> int | None:
        """The number of today among the days of a suspension that goes on."""
        on = self.period is not None and self.period.rests(self.as_of)
        return days_between(self.period.starts_on, self.as_of) + 1 if on else None

    @property
    def is_late(self) -> bool:
        """Whether its nearest clock is over."""
        return self.clock is not None and self.clock.day < self.as_of


def listed(actor: Actor, as_of: date, *, over: bool = False) -> list[Row]:
    """Actions that ``actor`` may know of: under way (or with a report that nobody decided on), the
    nearest clock first; or those that are ``over``, the latest first.
    """
    resolved = Prefetch("resolutions", Resolution.objects.order_by("resolved_on", "id"))
    rows = visible_actions(actor).prefetch_related("suspensions", "reports", resolved)
    found = [_row(one, as_of) for one in rows]
    going = [one for one in found if one.clock is not None or one.action.state in OPEN]
    if over:
        return [one for one in found if one not in going]
    return sorted(going, key=lambda one: (one.clock is None, one.clock.day if one.clock else as_of))


def _row(action: Action, as_of: date) -> Row:
    clocks = clocks_of(action, as_of)
    return Row(action, clocks[0] if clocks else None, resting(action), as_of)
