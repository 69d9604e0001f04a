"""Copies that come by themselves: fetched from their publisher, or put into the office's folder."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
from django.conf import settings

from credenza.core.permissions import Actor
from credenza.office.monitoring.actions.lists import Mark, not_fetched, still_same, take_in
from credenza.office.monitoring.models import Copy, Following
from credenza.office.monitoring.queries.followed import address_of, known_keys, known_registers
from credenza.office.monitoring.queries.lists import DOWNLOAD, FOLDER, newest
from credenza.sources.base import SourceError
from credenza.sources.catalog.sam import extract
from credenza.sources.fetching.download import UNKNOWN, Downloaded, Downloader, Limits
from credenza.sources.fetching.gate import Gate
from credenza.sources.fetching.parts import Validators
from credenza.sources.fetching.patience import Patience
from credenza.sources.fetching.questions import Questions

LARGEST, LARGEST_REGISTER = 256 * 2**20, 2 * 2**30
AT_REST = 60
"""Seconds without a change after which a file in the folder is taken to be whole."""

REFUSED = ".refused"


def fetch(*, following: Following, by: Actor, at: datetime) -> Copy | None:
    """Fetch the newest edition of a list; the copy that stands then, None where none came.

    Whatever goes wrong is noted, and the copy there is stands.
    """
    key = following.source
    known = newest(key)
    try:
        address = _file_address(following)
        mark = known if known and known.address == address else None
        found = _downloader(key).get(
            address, Validators(mark.etag, mark.modified) if mark else UNKNOWN
        )
    except SourceError as error:
        not_fetched(key=key, words=str(error), by=by, at=at)
        return None
    if found is None:
        return still_same(copy=known, by=by, at=at)
    return _taken(key, found, address, by, at)


def read_folder(*, by: Actor, at: datetime) -> list[Copy]:
    """Take in what lies at rest in the office's folder; the copies that stand then.

    What was taken in is removed there; what was refused stays beside a note that says why.
    """
    taken = []
    for key, file in _arrived():
        try:
            taken.append(take_in(key=key, path=file, origin=FOLDER, by=by, at=at))
            file.unlink()
        except SourceError as error:
            file.rename(file.with_name(file.name + REFUSED))
            file.with_name(f"{file.name}.why.txt").write_text(f"{error}\n", encoding="utf-8")
    return taken


def _taken(key: str, found: Downloaded, address: str, by: Actor, at: datetime) -> Copy | None:
    said = found.validators
    file = found.file.with_name(found.name or key)
    found.file.rename(file)
    try:
        return take_in(
            key=key,
            path=file,
            origin=DOWNLOAD,
            mark=Mark.of(address, said.etag, said.modified),
            by=by,
            at=at,
        )
    except SourceError:
        return None
    finally:
        file.unlink()


def _file_address(following: Following) -> str:
    """Where the file itself lies today; SAM.gov's is named by its day, and listed."""
    address = address_of(following)
    if following.source != "sam" or following.address:
        return address
    url = httpx.URL(address)
    asked = Questions(
        "SAM.gov", str(url.copy_with(query=None)), timeout=30.0, patience=Patience(), gate=_gate()
    )
    try:
        return asked.ask(dict(url.params), lambda answer: extract.newest(answer, address))
    finally:
        asked.close()


def _gate() -> Gate:
    return Gate(private=settings.PRIVATE_LISTS)


def _downloader(key: str) -> Downloader:
    largest = LARGEST_REGISTER if key in known_registers() else LARGEST
    return Downloader(Path(settings.LISTS) / "coming" / key, _gate(), Limits(size=largest))


def _arrived() -> Iterator[tuple[str, Path]]:
    """What lies in the folder of each list, and has not changed for a minute."""
    for key in (*known_keys(), *known_registers()):
        folder = Path(settings.ARRIVALS) / key
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.iterdir()):
            if _is_whole(file):
                yield key, file


def _is_whole(file: Path) -> bool:
    if not file.is_file() or file.is_symlink() or file.name.startswith("."):
        return False
    if file.name.endswith((REFUSED, ".why.txt", ".part", ".tmp")):
        return False
    return time.time() - file.stat().st_mtime > AT_REST
