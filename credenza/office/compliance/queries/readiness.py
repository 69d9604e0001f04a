"""How each standard that binds a facility stands: today, on a day that was counted, or on a
coming one if nothing is done."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from credenza.core.standards.proofs import Shown, by_proofs
from credenza.core.standards.readiness import Counts, Ready, Standing, of_files, worst
from credenza.office.compliance.models import Proof, Tally
from credenza.office.compliance.queries.counting import counts, counts_on
from credenza.office.compliance.queries.records import sources
from credenza.office.compliance.queries.standards import Standard, binding
from credenza.office.practitioners.queries.days import local_days
from credenza.office.team.queries import places
from credenza.packs.readiness import soon_days

NOTHING = Standing(Ready.NOT_JUDGED, why="Nothing was counted on that day.")


@dataclass(frozen=True, slots=True)
class Row:
    """A standard, and how it stands."""

    standard: Standard
    standing: Standing


def wall(facility: int, as_of: date) -> list[Row]:
    """Every standard that binds a facility on a day, and how it stands; in a few reads.

    What is past is told by that day's tally; where none was kept nothing is judged.
    """
    bound = list(binding(places()[facility], as_of))
    known = _standings(facility, bound, as_of)
    return [Row(one, known.get(one.id, NOTHING)) for one in bound]


def standing_of(rule: str, facility: int, as_of: date) -> Standing | None:
    """How one standard stands at a facility; None where it does not bind it on that day."""
    bound = [one for one in binding(places()[facility], as_of) if one.id == rule]
    return _standings(facility, bound, as_of).get(rule, NOTHING) if bound else None


def _standings(facility: int, bound: Collection[Standard], as_of: date) -> Mapping[str, Standing]:
    today = local_days(timezone.now())[facility]
    if as_of < today:
        return _tallied(facility, as_of)
    by_files = counts(facility) if as_of == today else counts_on(facility, as_of)
    told = {one.id: of_files(by_files.get(one.id, Counts())) for one in bound if one.requirements}
    return told | shown(facility, [one.id for one in bound if not one.requirements], as_of)


def shown(facility: int, rules: Collection[str], as_of: date) -> dict[str, Standing]:
    """How standards stand that files cannot prove: by the office's records and by what was shown;
    where both speak, the worse."""
    by_hand, records = proofs_of(facility, rules), sources(facility, rules, as_of)
    found = {}
    for rule in rules:
        hand = by_proofs(by_hand.get(rule, ()), as_of, soon())
        recorded = [one.standing for one in records.get(rule, ())]
        found[rule] = worst([*recorded, hand]) or hand
    return found


def soon() -> timedelta:
    """How long before something shown ends its standard is at risk."""
    return timedelta(days=soon_days())


def proofs_of(facility: int, rules: Collection[str]) -> dict[str, list[Shown]]:
    """What was shown for standards at a facility, as the core judges it; one read."""
    found: dict[str, list[Shown]] = {}
    for one in Proof.objects.filter(facility=facility, rule__in=rules).order_by("id"):
        found.setdefault(one.rule, []).append(fact(one))
    return found


def fact(proof: Proof) -> Shown:
    """One proof as the core judges it."""
    return Shown(proof.meets, proof.words, proof.shown_on, proof.valid_until, proof.withdrawn_on)


def _tallied(facility: int, day: date) -> Mapping[str, Standing]:
    tally = Tally.objects.filter(facility=facility, day=day).first()
    return {rule: standing_from(*kept) for rule, kept in tally.counts.items()} if tally else {}


def standing_from(state: str, met: int | None, at_risk: int = 0, short: int = 0) -> Standing:
    """A standing out of a tally: with its files, or its state alone."""
    if met is None:
        return Standing(Ready(state), why="As it was counted on that day.")
    return of_files(Counts(met, at_risk, short))


def by_body(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows under the bodies whose standards they are, in the order of the packs."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.standard.body, []).append(row)
    return groups
