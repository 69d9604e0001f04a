"""What the NPI registry, and registers by NPI, say otherwise than the files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db.models import QuerySet

from credenza.core.names import Name
from credenza.core.permissions import Actor
from credenza.office.monitoring.models import Alert, Copy
from credenza.office.monitoring.queries.lists import frame_of, newest
from credenza.office.practitioners.queries.identities import Identity
from credenza.office.practitioners.queries.scope import in_visible_files
from credenza.sources.catalog.nppes.differences import (
    Difference,
    FileFacts,
    StateLicence,
    differences,
)
from credenza.sources.catalog.nppes.registry import Registry
from credenza.sources.registers.layout import layout_of
from credenza.sources.scan import CATALOG

IN_REGISTRY = ("npi", "name", "licence")
"""What is watched of the registry; specialties and addresses differ too freely to be told."""

REGISTERS = {"npi_deactivated": "deactivated", "cms_opt_out": "opted out"}
"""Registers in which it is of consequence to stand, and the subject of what is told then."""

NOT_THERE = "The NPI is not in the registry."

Found = Mapping[tuple[int, str], "Seen"]
"""What differs, by practitioner and sentence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that differs, and the fingerprint of the file that says so."""

    difference: Difference
    sha256: str


def can_watch() -> bool:
    """Whether the office has a copy of the registry or of a register."""
    return _file().exists() or any(newest(key) for key in REGISTERS)


def compared(people: Sequence[Identity], as_of: date) -> tuple[set[str], Found]:
    """The subjects that could be compared now, and all that differs.

    Raises SourceError where a copy was altered on the disk.
    """
    subjects, found = set(), {}
    with Registry.open(_file()) if _file().exists() else nullcontext() as asked:
        if asked:
            subjects.update(IN_REGISTRY)
            found |= _with(asked.snapshot.sha256, _in_registry(people, asked))
    for key, subject in REGISTERS.items():
        if copy := newest(key):
            subjects.add(subject)
            found |= _with(copy.sha256, _in_register(people, copy, subject, as_of))
    return subjects, found


def alerts(actor: Actor, state: str = "", verb: str = "screening:see") -> QuerySet[Alert]:
    """Alerts at files within reach, those of consequence first; of one state, or of all."""
    rows = Alert.objects.filter(state=state) if state else Alert.objects.all()
    return in_visible_files(rows.select_related("practitioner"), actor, verb)


def _file() -> Path:
    return Path(settings.REGISTRY) / "nppes.sqlite3"


def _with(sha256: str, found: Iterable[tuple[int, Difference]]) -> Found:
    return {(pk, one.sentence): Seen(one, sha256) for pk, one in found}


def _in_registry(people: Iterable[Identity], asked: Registry) -> Iterator[tuple[int, Difference]]:
    for one in people:
        if one.npi:
            for difference in _of(one, asked):
                yield one.id, difference


def _of(one: Identity, asked: Registry) -> Iterator[Difference]:
    entry = asked.by_npi(one.npi)
    if entry is None:
        if asked.snapshot.is_whole:
            yield Difference("npi", one.npi, "", NOT_THERE, of_consequence=True)
        return
    found = differences(entry, _facts(one))
    yield from (difference for difference in found if difference.subject in IN_REGISTRY)


def _facts(one: Identity) -> FileFacts:
    return FileFacts(
        npi=one.npi,
        name=Name(one.last, one.first, one.middle, one.suffix),
        former_families=tuple(name.partition(",")[0] for name in one.other_names),
        licences=tuple(StateLicence(state, number) for number, state in one.licences),
    )


def _in_register(
    people: Iterable[Identity], copy: Copy, subject: str, as_of: date
) -> Iterator[tuple[int, Difference]]:
    says = layout_of(CATALOG / copy.source / "source.toml").says
    by_npi = {one.npi: one.id for one in people if one.npi}
    stands = pl.col("npi").is_in([*by_npi]) & ~(pl.col("ends_on") < as_of).fill_null(False)
    rows = frame_of(copy).filter(stands).sort("begins_on", nulls_last=False)
    for npi, begins_on, ends_on in rows.select("npi", "begins_on", "ends_on").iter_rows():
        days = [f"since {begins_on}"] if begins_on else []
        days += [f"until {ends_on}"] if ends_on else []
        yield by_npi[npi], Difference(subject, npi, " ".join(days), f"{says}.", True)
