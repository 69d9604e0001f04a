"""A facility's forms: the version in force on a day, and what an item is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from credenza.core.permissions import Actor
from credenza.core.privileges.forms import PrivilegeForm
from credenza.core.privileges.steps import IN_FORCE, RETIRED
from credenza.core.privileges.written import read
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.privileging.models import FormVersion
from credenza.packs.loader import credential_kinds


@dataclass(frozen=True, slots=True)
class Named:
    """What an item is called in one version of its form."""

    title: str
    form: str
    is_core: bool
    procedures: Mapping[str, str]


def in_force(facility: int, as_of: date) -> QuerySet[FormVersion]:
    """The versions in force at a facility on a day, one of each form."""
    running = Q(ends_on=None) | Q(ends_on__gte=as_of)
    return FormVersion.objects.filter(
        running, facility=facility, state__in=[IN_FORCE, RETIRED], effective_on__lte=as_of
    )


def visible_versions(actor: Actor, verb: str) -> QuerySet[FormVersion]:
    """Versions at the facilities where ``actor`` may use ``verb``."""
    within = places_within(actor, verb)
    rows = FormVersion.objects.select_related("facility")
    return rows if within is None else rows.filter(facility__in=within)


def form_of(version: FormVersion) -> PrivilegeForm:
    """The form that a version holds."""
    return read(version.content, credential_kinds())


def names_of(versions: Iterable[int]) -> dict[tuple[int, str], Named]:
    """What the items of these versions are called, by version and key, in one read."""
    rows = FormVersion.objects.filter(pk__in=set(versions)).order_by("id")
    return {
        (pk, item["key"]): _named(title, item, item is content["core"])
        for pk, title, content in rows.values_list("id", "title", "content")
        for item in (content["core"], *content["special"])
    }


def unknown(item: str) -> Named:
    """The name of an item whose version does not have it: its key."""
    return Named(item, "", False, {})


def _named(form: str, item: dict, is_core: bool) -> Named:
    procedures = {one["key"]: one["title"] for one in item["includes"]}
    return Named(item["title"], form, is_core, procedures)
