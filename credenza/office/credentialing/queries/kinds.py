"""The kind of an application, as the packs describe it."""

from credenza.core.applications.kinds import ApplicationKind
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.models import Application
from credenza.packs import loader


def kind_of(application: Application) -> ApplicationKind:
    """The kind of an application. Raises KeyError when its pack is gone."""
    return loader.application_kinds()[application.kind]


def known_kind(key: str) -> ApplicationKind:
    """The kind of that key. Raises Refused where no pack knows it."""
    kind = loader.application_kinds().get(key)
    if kind is None:
        raise Refused(refused(f"No kind of application is called “{key}”."))
    return kind


def is_for(kind: ApplicationKind, profession: str) -> bool:
    """May members of a profession apply so? One that no pack knows belongs to everyone alone."""
    known = loader.professions().get(profession)
    groups = known.groups if known else frozenset({"everyone"})
    return not groups.isdisjoint(kind.professions)
