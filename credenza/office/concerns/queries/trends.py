"""One look at the cases of a kind at a facility: month by month, and side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count

from credenza.core.concerns.comparing import Comparison, Counted, compare
from credenza.core.concerns.exposures import (
    DEPARTMENT,
    PRACTITIONER,
    UNIT,
    Measure,
    count_words,
)
from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.limits import ChartLimits, limits_on
from credenza.core.concerns.runs import Line, Month, line
from credenza.core.permissions import Actor
from credenza.office.concerns.queries import exposures
from credenza.office.concerns.queries.counting import (
    DIMENSIONS,
    NOT_TOLD,
    SHIFT,
    Tallied,
    by_key,
    by_month,
    tallied,
    window,
)
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.sight import Sight, sight
from credenza.office.practitioners.queries.lookup import Listed, listed
from credenza.office.practitioners.queries.practices import colleagues_of
from credenza.office.team.queries import departments
from credenza.packs.trends import chart_numbers, measures, shifts

SEE = "concern:trends"
MONTHS = (12, 24, 36)


@dataclass(frozen=True, slots=True)
class Row:
    """One of those side by side. ``months`` is in how many of them it is known how much it did."""

    key: str
    label: str
    count: int
    months: int
    exposure: float | None


@dataclass(frozen=True)
class Trends:
    """What ``actor`` may know of the cases of ``kind`` at ``facility``, over ``months`` months.

    ``by`` is one of ``DIMENSIONS``, ``measure`` what rates are told in; ``one`` is the key of the
    one among them whose months are shown, "" for all together.
    """

    actor: Actor
    facility: object
    kind: str
    by: str
    measure: Measure
    months: int
    as_of: date
    one: str = ""

    @cached_property
    def limits(self) -> ChartLimits:
        """The numbers by which it is read."""
        return limits_on(chart_numbers(), self.as_of)

    @cached_property
    def sight(self) -> Sight:
        """Which cases count for this reader, and how exactly."""
        return sight(self.actor, self.facility, self.kind, self.limits.band)

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """What this reader may compare by: single people only by who reads the cases."""
        hidden = () if self.sight.exact else (PRACTITIONER,)
        return {key: title for key, title in DIMENSIONS.items() if key not in hidden}

    @cached_property
    def across(self) -> str:
        """What is compared by: what was asked for, where it may be."""
        return self.by if self.by in self.dimensions else UNIT

    @cached_property
    def firsts(self) -> list[date]:
        """The months, by their first days."""
        return window(self.as_of, self.months)

    @cached_property
    def rows(self) -> list[Row]:
        """Everything side by side, by name; what is only known from cases that the reader may not
        read is told together.
        """
        counted, done, names = by_key(self._tallied), self._done, self._names
        rows = [self._row(key, counted.get(key, Counter()), done.get(key, {})) for key in names]
        rest = sum((count for key, count in counted.items() if key not in names), Counter())
        if rest:
            rows.append(self._row(NOT_TOLD, rest, {}))
        return sorted(rows, key=lambda row: (row.key == "", row.label.casefold(), row.key))

    @cached_property
    def comparison(self) -> Comparison | None:
        """Those side by side, judged by chance; None for who is told bands."""
        if not self.sight.exact:
            return None
        known = (row for row in self.rows if row.key)
        return compare((Counted(r.key, r.label, r.count, r.exposure) for r in known), self.limits)

    @cached_property
    def line(self) -> Line | None:
        """The months, of all or of the one chosen; None for who is told bands."""
        if not self.sight.exact:
            return None
        return line(self._months(*self._chosen), self.limits)

    @cached_property
    def quarters(self) -> list[tuple[date, str]]:
        """Each quarter of the window and its count as the reader may know it."""
        counts = by_month(self._tallied)
        found = []
        for start in range(0, len(self.firsts), 3):
            count = sum(counts[month] for month in self.firsts[start : start + 3])
            found.append((self.firsts[start], self.told(count)))
        return found

    @property
    def total(self) -> int:
        """All cases that count in the window."""
        return len(self._tallied)

    @property
    def chosen(self) -> str:
        """The name of the one whose months are shown, "" for all together."""
        return next((row.label for row in self.rows if row.key and row.key == self.one), "")

    def told(self, count: int) -> str:
        """A count as this reader may know it."""
        return count_words(count, self.sight.width)

    @cached_property
    def _tallied(self) -> list[Tallied]:
        return tallied(self.sight.cases, self.facility, self.firsts, self.across)

    @cached_property
    def _done(self) -> Mapping[object, Mapping[date, float]]:
        if self.across == SHIFT or (self.across == UNIT and self.sight.departments is not None):
            return {}
        done = exposures.amounts(self.facility.pk, self.measure.key, self.firsts, self.across)
        if self.across == UNIT:
            return {key.casefold(): amounts for key, amounts in done.items()}
        return done

    @cached_property
    def _names(self) -> Mapping[object, str]:
        """The labels of all that stand side by side, also those without a case."""
        if self.across == SHIFT:
            return {one.key: one.title for one in shifts()}
        if self.across == DEPARTMENT:
            return self._departments
        if self.across == PRACTITIONER:
            return {one.pk: one.name for one in self._people}
        return self._units_of_cases | exposures.units(self.facility.pk, self.firsts)

    @cached_property
    def _people(self) -> list[Listed]:
        """Those about whom there is a case, or of whom it is known how much they did; never the
        reader, nor anybody of their practice, of whose cases they may not read all.
        """
        people = {key for row in self._tallied for key in row.keys} | set(self._done)
        own = {self.actor.practitioner} - {None}
        found = listed(people - own - colleagues_of(own) - {NOT_TOLD}, self.facility.pk)
        if self.sight.departments is None:
            return found
        return [one for one in found if one.department in self._departments.values()]

    @cached_property
    def _departments(self) -> dict[object, str]:
        mine = self.sight.departments
        here = departments(self.facility.pk)
        return {one.pk: one.name for one in here if mine is None or one.pk in mine}

    @cached_property
    def _units_of_cases(self) -> dict[object, str]:
        if not self.sight.exact:
            return {}
        told = self.sight.cases.exclude(unit="").order_by("id").values_list("unit", flat=True)
        names = {unit.strip().casefold(): unit.strip() for unit in told}
        counted = {key for row in self._tallied for key in row.keys}
        return {key: name for key, name in names.items() if key in counted}

    @cached_property
    def _chosen(self) -> tuple[Mapping[date, int], Mapping[date, float]]:
        """The counts of the months to be shown, and what was done in them."""
        if not self.chosen:
            return by_month(self._tallied), self._whole
        counted = {str(key): counts for key, counts in by_key(self._tallied).items()}
        done = {str(key): amounts for key, amounts in self._done.items()}
        return counted.get(self.one, Counter()), done.get(self.one, {})

    @cached_property
    def _whole(self) -> Mapping[date, float]:
        place, measure = self.facility.pk, self.measure.key
        if self.sight.departments is None:
            return exposures.whole_of(place, measure, self.firsts)
        parts = exposures.amounts(place, measure, self.firsts, DEPARTMENT)
        mine = [parts.get(one, {}) for one in self.sight.departments]
        known = (month for month in self.firsts if all(month in part for part in mine))
        return {month: sum(part[month] for part in mine) for month in known}

    def _months(self, counts: Mapping[date, int], done: Mapping[date, float]) -> Sequence[Month]:
        return [Month(first, counts.get(first, 0), done.get(first)) for first in self.firsts]

    def _row(self, key: object, counts: Counter, done: Mapping[date, float]) -> Row:
        """Where the amount is known in some months only, cases of those months count."""
        label = self._names.get(key) or "Elsewhere, or not told"
        count = sum(counts[month] for month in done) if done else sum(counts.values())
        return Row(
            key="" if key == NOT_TOLD else str(key),
            label=label,
            count=count,
            months=len(done),
            exposure=sum(done.values()) if done else None,
        )


def trends_of(actor: Actor, facility, as_of: date, asked: Mapping[str, str]) -> Trends:
    """What an address asks for, each part among what there is."""
    months = asked.get("months", "")
    return Trends(
        actor=actor,
        facility=facility,
        kind=asked.get("kind") if asked.get("kind") in KINDS else next(iter(KINDS)),
        by=asked.get("by") if asked.get("by") in DIMENSIONS else UNIT,
        measure=measures().get(asked.get("measure", "")) or next(iter(measures().values())),
        months=int(months) if months in {str(one) for one in MONTHS} else MONTHS[1],
        as_of=as_of,
        one=asked.get("which", ""),
    )


def busiest(actor: Actor, places: Sequence) -> int | None:
    """The one of these facilities with the most cases that ``actor`` may read; None without any."""
    rows = visible_cases(actor).filter(facility__in=places).order_by()
    counts = rows.values_list("facility").annotate(count=Count("pk")).order_by("-count", "facility")
    return next((pk for pk, _ in counts), None)
