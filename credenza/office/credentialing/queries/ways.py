"""The way of an application: by its kind, or as its facility has it."""

from credenza.core.applications import category
from credenza.core.applications.kinds import Route, Stop
from credenza.core.applications.route import stops_of
from credenza.core.applications.steps import COMPLETE
from credenza.core.verdict import Verdict, refused
from credenza.office.credentialing.models import Application, FacilityRoute, Station, Word
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.packs.loader import routes


def route_of(application: Application) -> Route:
    """The route that the facility chose for the kind, else the kind's own."""
    chosen = FacilityRoute.objects.filter(
        facility=application.facility_id, kind=application.kind
    ).values_list("route", flat=True)
    key = chosen.first()
    return routes().get(key or "", routes()[kind_of(application).route])


def own_routes(facility) -> dict[str, str]:
    """The ways that a facility chose itself, by kind."""
    rows = FacilityRoute.objects.filter(facility=facility).order_by("kind")
    return dict(rows.values_list("kind", "route"))


def stops_ahead(application: Application) -> tuple[Stop, ...]:
    """The stops that it will pass when it is sent on its way now."""
    kind = kind_of(application)
    return stops_of(
        route_of(application), expedited=bool(may_expedite(application, kind.expedited))
    )


def round_of(application: Application) -> int:
    """Which round of stations is the last; 0 before the first."""
    rows = application.stations.order_by("-round").values_list("round", flat=True)
    return rows.first() or 0


def stations_of(application: Application) -> list[Station]:
    """The stations of the last round in order, with what each said; two reads."""
    rows = application.stations.filter(round=round_of(application)).order_by("position")
    return list(rows.prefetch_related("words"))


def open_station(application: Application) -> Station | None:
    """Where it lies now."""
    rows = application.stations.filter(opened_at__isnull=False, closed_at=None)
    return rows.order_by("-round", "position").first()


def outcomes(application: Application) -> list[str]:
    """What the stations of this round said, deferrals that were answered left out."""
    rows = Word.objects.filter(
        station__application=application, station__round=round_of(application)
    )
    said = rows.exclude(outcome="defer").order_by("id")
    return list(said.values_list("outcome", flat=True))


def may_expedite(application: Application, allowed: bool) -> Verdict:
    """May a committee of the board decide for it? ``allowed``: the kind permits it at all."""
    if not allowed:
        return refused("Applications of this kind are not decided so.")
    flags = list(application.flags.filter(gone_at=None))
    said = outcomes(application)
    found = category.bars(flags, said, complete=application.complete_on is not None)
    if application.state == COMPLETE:  # nobody could recommend yet
        found = (bar for bar in found if bar.citation != category.CMS)
    weighed = {flag.key for flag in flags if flag.weighed}
    return category.may_expedite(application.category, found, weighed)
