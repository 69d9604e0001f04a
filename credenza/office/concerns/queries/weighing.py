"""When the history of complaints was weighed at a facility, and when it is due again."""

from dataclasses import dataclass
from datetime import date

from credenza.core.law import Limit
from credenza.core.rulebook import limits_of
from credenza.office.concerns.models import Weighing
from credenza.office.concerns.queries.sealed import told
from credenza.office.team.queries import packs_at, places

RULE = "NCQA-COMPL"
SEE = "concern:weigh"


@dataclass(frozen=True, slots=True)
class Round:
    """How often it is due by ``limit``, which the pack gives with ``confidence``; when it was done
    last, and when it is due again (both None where it never was).
    """

    limit: Limit
    confidence: str
    last_on: date | None
    due_on: date | None


def round_of(facility: int, as_of: date) -> Round | None:
    """How it stands on a day; None where no rule asks for it there."""
    place = places()[facility]
    packs = packs_at(place)
    limits = limits_of(packs, place, (RULE,), as_of)
    if not limits:
        return None
    rows = Weighing.objects.filter(facility=facility, weighed_on__lte=as_of)
    last_on = rows.order_by("-weighed_on").values_list("weighed_on", flat=True).first()
    rules = (rule for pack in packs.standards.values() for rule in pack.rules)
    confidence = next(rule.confidence for rule in rules if rule.id == RULE)
    due_on = limits[0].last_day_from(last_on) if last_on else None
    return Round(limits[0], confidence, last_on, due_on)


def weighings(facility: int) -> list[tuple[Weighing, str]]:
    """Each at a facility and what was looked at, the latest first."""
    rows = Weighing.objects.filter(facility=facility).order_by("-weighed_on")
    return [(one, told(one.looked_at_sealed, "weighing", one.uid, "looked_at")) for one in rows]
