"""What the NPI registry says otherwise than the files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from credenza.core.names import Name
from credenza.core.permissions import Actor
from credenza.office.monitoring.models import Alert
from credenza.office.practitioners.queries.identities import Identity
from credenza.office.practitioners.queries.scope import in_visible_files
from credenza.sources.catalog.nppes.differences import (
    Difference,
    FileFacts,
    StateLicence,
    differences,
)
from credenza.sources.catalog.nppes.registry import Registry

SEE = "screening:see"
WATCHED = ("npi", "name", "licence")
"""What is watched of a file; specialties and addresses differ too freely to be told each night."""

NOT_THERE = "The NPI is not in the registry."


def has_registry() -> bool:
    """Whether the office has a copy of the registry."""
    return _file().exists()


def registry() -> Registry:
    """The local copy of the registry, opened. Raises SourceError when there is none."""
    return Registry.open(_file())


def _file() -> Path:
    return Path(settings.REGISTRY) / "nppes.sqlite3"


def differing(people: Iterable[Identity], asked: Registry) -> Iterator[tuple[int, Difference]]:
    """What is watched and differs, of everybody who has an NPI."""
    for one in people:
        if one.npi:
            for difference in _of(one, asked):
                yield one.id, difference


def alerts(actor: Actor, state: str = "", verb: str = SEE) -> QuerySet[Alert]:
    """Alerts at files within reach, those of consequence first; of one state, or of all."""
    rows = Alert.objects.filter(state=state) if state else Alert.objects.all()
    return in_visible_files(rows.select_related("practitioner"), actor, verb)


def _of(one: Identity, asked: Registry) -> Iterator[Difference]:
    entry = asked.by_npi(one.npi)
    if entry is None:
        if asked.snapshot.is_whole:
            yield Difference("npi", one.npi, "", NOT_THERE, of_consequence=True)
        return
    found = differences(entry, _facts(one))
    yield from (difference for difference in found if difference.subject in WATCHED)


def _facts(one: Identity) -> FileFacts:
    return FileFacts(
        npi=one.npi,
        name=Name(one.last, one.first, one.middle, one.suffix),
        former_families=tuple(name.partition(",")[0] for name in one.other_names),
        licences=tuple(StateLicence(state, number) for number, state in one.licences),
    )
