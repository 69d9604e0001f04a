"""Applications that lie before a committee, as its docket needs them."""

from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet

from credenza.core.applications.steps import ENDED
from credenza.office.credentialing.models import Application, Reference, Station, Upload
from credenza.office.credentialing.queries.holders import body_of
from credenza.packs.loader import application_sections

VOTING = ("committee", "board")


def stations() -> QuerySet[Station]:
    """Stations of bodies that vote, with their applications and how many flags are open
    (``open_flags``), or were ever found (``flags``).
    """
    found = Q(application__flags__gone_at=None, application__flags__isnull=False)
    rows = Station.objects.filter(who__in=VOTING).annotate(
        flags=Count("application__flags", filter=found),
        open_flags=Count("application__flags", filter=found & Q(application__flags__resolution="")),
    )
    return rows.select_related(
        "application__practitioner", "application__facility", "application__department"
    ).order_by("opened_at", "id")


def before_bodies(facilities: Collection[int] | None) -> QuerySet[Station]:
    """Those that wait for their body's word now, at these facilities (None: at all)."""
    rows = stations().filter(opened_at__isnull=False, closed_at=None, application__state="review")
    return rows if facilities is None else rows.filter(application__facility__in=facilities)


def body_at(station: Station) -> str:
    """The kind of committee that holds a station."""
    return body_of(station.who, station.committee)


def papers_of(applications: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Ids of the documents that members may read with each application, in two reads.

    Answers of references first, then what was handed in on pages that are not private.
    """
    ids = list(applications)
    open_pages = [key for key, one in application_sections().items() if not one.private]
    papers = [
        *Reference.objects.filter(application__in=ids, document__isnull=False)
        .order_by("answered_at", "id")
        .values_list("application", "document"),
        *Upload.objects.filter(answers__application__in=ids, answers__section__in=open_pages)
        .order_by("answers__section", "id")
        .values_list("answers__application", "document"),
    ]
    return _grouped(papers)


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for application, document in pairs:
        found[application] = (*found.get(application, ()), document)
    return found


def applying_for_privileges(facilities: Collection[int] | None) -> set[tuple[int, int]]:
    """Practitioner and facility of every application under way that carries what is asked for on
    privileges: such requests are decided with it.
    """
    rows = Application.objects.exclude(state__in=ENDED)
    rows = rows if facilities is None else rows.filter(facility__in=facilities)
    return set(rows.order_by().values_list("practitioner", "facility"))
