"""When the next audit of integrity and the next lesson are due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from credenza.core.calendar import add_months
from credenza.core.rulebook import limits_of
from credenza.office.compliance.models import IntegrityAudit
from credenza.office.compliance.queries.integrity import YEAR, taught
from credenza.office.team.queries import facilities as every
from credenza.office.team.queries import packs_at, places
from credenza.packs.readiness import soon_days

BODY = "ncqa"
AUDITED, TAUGHT = "NCQA-II-AUDIT", "NCQA-II-CTL"


@dataclass(frozen=True, slots=True)
class NextAudit:
    """A facility that a body asks to audit every year: the last audit, and by when the next is due.

    Both days are None where none was held yet.
    """

    facility: int
    citation: str
    held_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class NextLesson:
    """How many of everybody who keeps files wait for a lesson, and by when the next one is due.

    ``due_on`` is the earliest day among those who were taught; None where nobody was.
    """

    waiting: int
    everybody: int
    due_on: date | None
    citation: str


def next_audits(facilities: Collection[int] | None, as_of: date) -> list[NextAudit]:
    """Of the facilities (None: of every one) that are asked to, in a few reads."""
    asked = _citations(AUDITED, facilities, as_of)
    rows = IntegrityAudit.objects.filter(facility__in=asked, held_on__lte=as_of)
    held = dict(rows.order_by("held_on", "id").values_list("facility", "held_on"))
    return [
        NextAudit(one, citation, last, last and add_months(last, YEAR))
        for one, citation in asked.items()
        for last in [held.get(one)]
    ]


def next_lesson(as_of: date) -> NextLesson | None:
    """Of the whole office; None where no facility is asked to teach, or nobody keeps files."""
    asked = _citations(TAUGHT, None, as_of)
    rows = taught() if asked else []
    if not rows:
        return None
    days = [one.due_on for one in rows if one.due_on]
    waiting = sum(one.due_on is None or one.due_on < as_of for one in rows)
    return NextLesson(waiting, len(rows), min(days, default=None), next(iter(asked.values())))


def is_near(due_on: date | None, as_of: date) -> bool:
    """Whether it is time to see to what is due then; what was never done is."""
    return due_on is None or due_on < as_of + timedelta(days=soon_days())


def _citations(rule: str, facilities: Collection[int] | None, as_of: date) -> dict[int, str]:
    """What to cite at each facility that the rule binds."""
    asked = {pk for pk, bodies in every().values_list("pk", "bodies") if BODY in bodies}
    asked = asked if facilities is None else asked & set(facilities)
    found = {}
    for pk, place in places().items() if asked else ():
        if pk in asked:
            for limit in limits_of(packs_at(place), place, (rule,), as_of):
                found[pk] = limit.citation
    return found
