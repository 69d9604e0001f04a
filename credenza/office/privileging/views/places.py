"""The facility that a page is about: chosen in the address, among those the right reaches."""

from django.http import Http404, HttpRequest

from credenza.core.permissions import About
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.team.queries import actor_of, facilities
from credenza.office.team.rights import require_may


def places_for(request: HttpRequest, verb: str) -> list:
    """The facilities at which somebody may use ``verb``."""
    within = places_within(actor_of(request), verb)
    rows = facilities()
    return list(rows if within is None else rows.filter(pk__in=within))


def place_of(request: HttpRequest, places: list):
    """The facility named by ``?at=``, else the first; None where there is none. 404 for another."""
    named = request.GET.get("at", "")
    if not named:
        return places[0] if places else None
    for one in places:
        if str(one.pk) == named:
            return one
    raise Http404


def require_at(request: HttpRequest, verb: str, facility: int) -> None:
    """Go on if somebody may use ``verb`` at a facility."""
    require_may(actor_of(request), verb, About(facilities=frozenset({facility})))
