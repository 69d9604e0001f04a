"""A facility's own way for a kind of application."""

from datetime import datetime

from credenza.core.permissions import About, Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.models import FacilityRoute
from credenza.office.credentialing.queries.kinds import known_kind
from credenza.office.ledger.actions import about, act
from credenza.packs.loader import routes


@act("route:choose")
def choose_route(*, facility, kind: str, route: str, by: Actor, at: datetime) -> None:
    """Let applications of ``kind`` at ``facility`` go the way ``route``; the kind's own way makes
    it as it was. What is on its way already stays on the way on which it was sent.

    Raises Refused without the right there, and for a kind or way that no pack knows.
    """
    require(may(by, "office:edit", About(facilities=frozenset({facility.pk}))))
    known = known_kind(kind)
    if route not in routes():
        raise Refused(refused(f"No way is called “{route}”."))
    about(facility=facility.pk, kind=kind, route=route)
    rows = FacilityRoute.objects.filter(facility=facility, kind=kind)
    if route == known.route:
        rows.delete()
    else:
        FacilityRoute.objects.update_or_create(
            facility=facility, kind=kind, defaults={"route": route}
        )
