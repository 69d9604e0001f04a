"""The concerns of one practitioner beside peers, for ongoing evaluation.

Peers are those of the same department of whom it is known how much they did. They have no names
here and no order: one dot among others.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from credenza.core.calendar import add_months, month_start
from credenza.core.concerns.comparing import Compared, Comparison, Counted, compare
from credenza.core.concerns.exposures import PRACTITIONER, Measure
from credenza.core.concerns.feeding import OPPE, Counts
from credenza.core.concerns.limits import ChartLimits, limits_on
from credenza.core.permissions import Actor
from credenza.office.concerns.queries import exposures
from credenza.office.concerns.queries.counting import window
from credenza.office.concerns.queries.feeds import counts_by_practitioner, counts_for
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.practitioners.queries.lookup import Listed, listed
from credenza.packs.trends import chart_numbers

MONTHS = (6, 12, 24)
SEE = "concern:oppe"


@dataclass(frozen=True)
class Evaluated:
    """One practitioner at a facility over whole months, as ``actor`` may know it."""

    actor: Actor
    practitioner: int
    facility: object
    measure: Measure
    months: int
    as_of: date

    @cached_property
    def limits(self) -> ChartLimits:
        """The numbers by which it is read."""
        return limits_on(chart_numbers(), self.as_of)

    @property
    def since(self) -> date:
        """The first day that counts."""
        return add_months(month_start(self.as_of), -self.months)

    @property
    def until(self) -> date:
        """The last day that counts: the end of the last whole month."""
        return date.fromordinal(month_start(self.as_of).toordinal() - 1)

    @cached_property
    def counts(self) -> Counts:
        """What counts, by kind."""
        span = {"purpose": OPPE, "facility": self.facility.pk}
        return counts_for(self.practitioner, self.since, self.until, **span)

    @cached_property
    def comparison(self) -> Comparison:
        """Among the peers; the practitioner's key is their number, peers have no names."""
        rows = visible_cases(self.actor).filter(facility=self.facility)
        people = [one.pk for one in self._department]
        counts = counts_by_practitioner(people, rows, self.since, self.until, purpose=OPPE)
        counted = (self._counted(one, counts.get(one.pk, 0)) for one in self._department)
        return compare(counted, self.limits)

    @property
    def own(self) -> Compared | None:
        """The practitioner among them."""
        key = str(self.practitioner)
        return next((row for row in self.comparison.rows if row.counted.key == key), None)

    @property
    def is_low(self) -> bool:
        """Whether so little was done that none is no news, or nothing at all is known."""
        own = self.own
        return own is None or own.expected is None or own.expected < self.limits.few

    @cached_property
    def _done(self) -> dict[int, float]:
        """How much was done by those who are known in every month."""
        firsts = window(self.as_of, self.months)
        done = exposures.amounts(self.facility.pk, self.measure.key, firsts, PRACTITIONER)
        return {pk: sum(one.values()) for pk, one in done.items() if len(one) == len(firsts)}

    @cached_property
    def _department(self) -> list[Listed]:
        """The practitioner, and those of the same department who are known."""
        found = listed({*self._done, self.practitioner}, self.facility.pk)
        own = next((one.department for one in found if one.pk == self.practitioner), "")
        return [one for one in found if one.department == own]

    def _counted(self, one: Listed, count: int) -> Counted:
        mine = one.pk == self.practitioner
        return Counted(str(one.pk), one.name if mine else "A peer", count, self._done.get(one.pk))
