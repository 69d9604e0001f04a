"""How often somebody did something: as they state it, and as it was seen here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from credenza.core.privileges import Volume
from credenza.core.privileges.forms import AnyOf, Enough, Item, Procedure
from credenza.core.privileges.volumes import since
from credenza.office.privileging.models import Case, Line

PROCTORING = "proctoring"
"""The method of evaluation whose cases count as proctored."""


def counted(item: Item) -> tuple[Procedure, ...]:
    """The procedures that an item's first count of cases is of; none where it is of the item."""
    for criterion in item.criteria:
        for one in criterion.ways if isinstance(criterion, AnyOf) else (criterion,):
            if isinstance(one, Enough):
                return one.procedures
    return ()


def stated(lines: Mapping[str, Line], items: Iterable[Item], as_of: date) -> list[Volume]:
    """What the practitioner says to have done of each item, as its criteria count it."""
    found = []
    for item in items:
        line = lines.get(item.key)
        if line is not None and line.cases is not None and line.months:
            of = next((one.key for one in counted(item)), item.key)
            found.append(Volume(line.pk, of, line.cases, since(as_of, line.months), as_of))
    return found


def observed(people: Iterable[int]) -> dict[int, list[Volume]]:
    """Cases of each person seen in focused evaluations here: confirmed, in one read."""
    rows = Case.objects.filter(evaluation__practitioner__in=people, satisfactory=True)
    columns = ("evaluation__practitioner", "id", "evaluation__grant__item", "on")
    found: dict[int, list[Volume]] = defaultdict(list)
    for person, pk, item, on, method in rows.order_by("id").values_list(
        *columns, "evaluation__method"
    ):
        proctored = method == PROCTORING
        found[person].append(Volume(-pk, item, 1, on, on, confirmed=True, proctored=proctored))
    return found
