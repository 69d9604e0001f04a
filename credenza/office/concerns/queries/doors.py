"""The front doors of the facilities, and the keys and links by which people come back."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from credenza.core.concerns.casekeys import tidied
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, CaseKey, CaseLink, Door, Rating
from credenza.office.team.queries import facilities

TELLER = Actor(None, "somebody who tells a concern")
"""Who acts at the front door: it is not asked who they are, and nothing says so."""


def open_doors() -> QuerySet[Door]:
    """The facilities that take concerns from anybody."""
    rows = Door.objects.filter(is_open=True).select_related("facility")
    return rows.order_by("facility__name")


def door_of(facility: int) -> Door | None:
    """How that facility's door is set; None where nobody has set it."""
    return Door.objects.select_related("facility", "urgent_to").filter(facility=facility).first()


def every_door() -> list[Door]:
    """The doors of all facilities, those that nobody has set as they are until then: closed."""
    rows = Door.objects.select_related("facility", "urgent_to").order_by("facility__name")
    known = {door.facility_id: door for door in rows}
    return [known.get(one.pk) or Door(facility=one) for one in facilities()]


def address_of(facility: int) -> str:
    """The whole address of a facility's public form."""
    return settings.URL.geturl() + reverse("tell", args=[facility])


def digest_of(bare: str) -> str:
    """The keyed fingerprint of a key, or of a link's token: it tells nothing without our keys."""
    return settings.VAULT.blind_index(bare, "case key")


def case_by_key(typed: str) -> Case | None:
    """The case that a key opens; None where nobody was given it, or it was taken back."""
    bare = tidied(typed)
    if bare is None:
        return None
    rows = CaseKey.objects.filter(digest=digest_of(bare), ended_at=None)
    found = rows.select_related("case__facility").first()
    return found and found.case


def case_by_link(token: str, at: datetime) -> Case | None:
    """The case that a mailed link opens; None where it came to its end, or never was."""
    rows = CaseLink.objects.filter(digest=digest_of(token), ends_at__gt=at)
    found = rows.select_related("case__facility").first()
    return found and found.case


def case_by_sending(sending) -> Case | None:
    """The case that the sending of a form has opened already."""
    found = CaseKey.objects.filter(sending=sending).select_related("case__facility").first()
    return found and found.case


def rating_by_link(token: str, at: datetime) -> Rating | None:
    """The three questions that a mailed link opens; None where it came to its end, or never was."""
    rows = Rating.objects.filter(digest=digest_of(token), ends_at__gt=at)
    return rows.select_related("case__facility").first()


def rating_of(case: Case) -> Rating | None:
    """The three questions that were asked of whoever told the case; None before."""
    return Rating.objects.filter(case=case).first()
