"""Which DOCX a letter is written with, and what stands at its head."""

from datetime import date

from django.db.models import F, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.formats.letters import Letterhead, Signer
from credenza.office.correspondence import models
from credenza.office.correspondence.models import Template

OFFICE = "Medical Staff Office"


def template_for(kind: str, facility, as_of: date) -> Template | None:
    """The version in force on the day, the facility's own before the office's; else None."""
    rows = Template.objects.filter(Q(facility=facility) | Q(facility=None), kind=kind)
    rows = rows.filter(effective_on__lte=as_of).exclude(withdrawn_on__lte=as_of)
    order = (F("facility").desc(nulls_last=True), "-effective_on", "-version")
    return rows.select_related("document").order_by(*order).first()


def versions(kind: str = "") -> QuerySet[Template]:
    """All versions of the office's own templates, the newest first."""
    rows = Template.objects.select_related("facility", "document")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by("kind", F("facility__name").asc(nulls_first=True), "-version")


def next_version(kind: str, facility) -> int:
    """The number that the next version takes."""
    rows = Template.objects.filter(kind=kind, facility=facility).order_by("-version")
    return (rows.values_list("version", flat=True).first() or 0) + 1


def letterhead_row(facility) -> models.Letterhead | None:
    """What the office entered for the facility; with None, for the office as a whole."""
    return models.Letterhead.objects.filter(facility=facility).first()


def letterhead_of(facility) -> Letterhead:
    """The head of a facility's letters: what was entered, else its name and place."""
    row = letterhead_row(facility) or (facility and letterhead_row(None))
    if row is not None:
        return Letterhead(
            facility.name if row.facility is None and facility else row.name, tuple(row.lines)
        )
    if facility is None:
        return Letterhead(OFFICE)
    place = ", ".join(filter(None, (facility.city, facility.state)))
    return Letterhead(facility.name, tuple(filter(None, (OFFICE, place))))


def signer_of(facility, by: Actor) -> Signer:
    """Who signs the facility's letters: whom the office named, else who writes."""
    row = letterhead_row(facility) or letterhead_row(None)
    if row is not None and row.signer_name:
        return Signer(row.signer_name, row.signer_title)
    return Signer(by.name, OFFICE)
