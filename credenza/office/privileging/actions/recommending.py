"""Writing down what a station, or the decision, says on lines; part of several acts."""

from collections.abc import Mapping
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import stored
from credenza.core.privileges.recommending import Recommendation as Said
from credenza.office.privileging.models import Line, Recommendation


def keep(
    *,
    lines: Mapping[str, Line],
    says: Mapping[str, Said],
    station: str,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what ``station`` says on each of ``lines``, in the place of what it said before."""
    picked = [lines[item] for item in says]
    Recommendation.objects.filter(line__in=picked, station=station).delete()
    Recommendation.objects.bulk_create(
        Recommendation(
            line=lines[item],
            station=station,
            says=said.says,
            conditions=stored(said.conditions),
            without=list(said.without),
            reason=said.reason.strip(),
            by=by.name,
            at=at,
        )
        for item, said in says.items()
    )
