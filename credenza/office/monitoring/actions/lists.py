"""Copies of lists taken in: checked against what the list is, and against the copy before."""

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import polars as pl

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring import shelf
from credenza.office.monitoring.models import Copy, Fetch
from credenza.office.monitoring.queries.lists import (
    DOWNLOAD,
    FAILED,
    REFUSED,
    SAME,
    TAKEN,
    frame_of,
    latest_day,
    newest,
)
from credenza.sources.base import SourceError, Unreadable
from credenza.sources.copies import Contents, read_copy
from credenza.sources.editions import is_older, loss
from credenza.sources.exclusions.comparing import parted
from credenza.sources.scan import CATALOG, declared

TOLD = 20
"""Troubles of a copy that are told one by one."""

_AGAIN = "Download it again. If the publisher confirms it, upload it and say so."


@dataclass(frozen=True, slots=True)
class Mark:
    """What a publisher's server said of a file: by it the next request asks only for news."""

    address: str = ""
    etag: str = ""
    modified: str = ""
    published_on: date | None = None

    @classmethod
    def of(cls, address: str, etag: str, modified: str) -> "Mark":
        """With the day on which the server says that the file was last changed."""
        try:
            day = parsedate_to_datetime(modified).date()
        except ValueError:
            day = None
        return cls(address, etag, modified, day)


def take_in(
    *,
    key: str,
    content: bytes | None = None,
    path: Path | None = None,
    origin: str,
    by: Actor,
    at: datetime,
    name: str = "",
    mark: Mark | None = None,
    accepted: str = "",
) -> Copy:
    """Take in a file (``content`` with its ``name``, or ``path``) as a copy of the list ``key``.

    The same bytes again give the copy there is. Raises SourceError, and notes it, where the file
    is damaged, of another layout, or not the whole list; where it has lost many entries or is
    of an older day it is refused too, unless ``accepted`` says why it is right.
    """
    try:
        with shelf.coming(path or content or b"", name) as file:
            found = _known(key, shelf.fingerprint(file))
            if found:
                shelf.put_back(key, found.sha256, file)
                _note_same(copy=found, origin=origin, by=by, at=at)
                return found
            return _taken(key, file, origin, mark or Mark(), accepted, by, at)
    except SourceError as error:
        note(key=key, origin=origin, outcome=REFUSED, words=str(error), by=by, at=at)
        raise


@act("list:note")
def note(*, key: str, origin: str, outcome: str, words: str, by: Actor, at: datetime) -> Fetch:
    """Note an attempt that brought no copy: refused or failed, and why."""
    about(list=key, outcome=outcome)
    return Fetch.objects.create(
        source=key, origin=origin, outcome=outcome, words=words, at=at, by=by.name[:120]
    )


def not_fetched(*, key: str, words: str, by: Actor, at: datetime) -> Fetch:
    """Note that nothing came from the publisher; the copy there is stands, and grows older."""
    return note(key=key, origin=DOWNLOAD, outcome=FAILED, words=words, by=by, at=at)


def still_same(*, copy: Copy, by: Actor, at: datetime) -> Copy:
    """Note that the publisher still gives the copy there is."""
    _note_same(copy=copy, origin=DOWNLOAD, by=by, at=at)
    return copy


@act("list:same")
def _note_same(*, copy: Copy, origin: str, by: Actor, at: datetime) -> None:
    about(list=copy.source)
    words = f"The same as the copy of {copy.taken_at:%d %b %Y}."
    if newest(copy.source) != copy:
        words = f"{words} A newer copy stands, and stays in use."
    Fetch.objects.create(
        source=copy.source,
        origin=origin,
        outcome=SAME,
        words=words,
        copy=copy,
        at=at,
        by=by.name[:120],
    )


def _known(key: str, sha256: str) -> Copy | None:
    return Copy.objects.filter(source=key, sha256=sha256).first()


def _taken(
    key: str, file: Path, origin: str, mark: Mark, accepted: str, by: Actor, at: datetime
) -> Copy:
    read = read_copy(file, key)
    before = newest(key)
    old = frame_of(before) if before else None
    if before and not accepted:
        _check_follows(before, old, read.frame, at)
    sha256 = read.snapshot.sha256
    frame_sha256 = shelf.keep(key, sha256, file, read.frame)
    fields = (
        _counts(read)
        | _compared(old, read.frame)
        | {
            "before": before,
            "frame_sha256": frame_sha256,
            "name": file.name[:200],
            "size": file.stat().st_size,
            "published_on": read.snapshot.published_on or mark.published_on,
            "latest_on": latest_day(read.frame, at.date()),
            "accepted": accepted[:300],
            "origin": origin,
            "address": mark.address,
            "etag": mark.etag,
            "modified": mark.modified,
        }
    )
    return _keep(key=key, sha256=sha256, fields=fields, by=by, at=at)


@act("list:take-in")
def _keep(*, key: str, sha256: str, fields: dict, by: Actor, at: datetime) -> Copy:
    about(list=key, sha256=sha256, entries=fields["entries"])
    given = fields | {"taken_at": at, "taken_by": by.name[:120]}
    copy, _ = Copy.objects.get_or_create(source=key, sha256=sha256, defaults=given)
    Fetch.objects.create(
        source=key,
        origin=fields["origin"],
        outcome=TAKEN,
        words=_words(copy),
        copy=copy,
        at=at,
        by=by.name[:120],
    )
    return copy


def _check_follows(before: Copy, old: pl.DataFrame, new: pl.DataFrame, at: datetime) -> None:
    """Raise Unreadable where the file cannot be what follows the copy there is."""
    bounds = declared(CATALOG / before.source / "source.toml").bounds
    ours, last_on = f"the copy of {before.taken_at:%d %b %Y}", latest_day(new, at.date())
    if why := loss(old, new, bounds):
        raise Unreadable(
            f"This is not what follows {ours}: {why}. Nobody may be cleared by it. {_AGAIN}"
        )
    if is_older(last_on, before.latest_on):
        raise Unreadable(
            f"This is an older edition than {ours}: its last exclusion is of {last_on}, "
            f"not {before.latest_on}. {_AGAIN}"
        )


def _counts(read: Contents) -> dict:
    told = list(read.troubles[:TOLD])
    if (more := len(read.troubles) - TOLD) > 0:
        told.append(f"… and {more:,} more like these.")
    return {
        "rows": read.snapshot.rows,
        "entries": read.frame.height,
        "organisations": read.organisations,
        "trouble": "\n".join(told),
    }


def _compared(old: pl.DataFrame | None, new: pl.DataFrame) -> dict:
    if old is None:
        return {"added": new.height}
    counts = (part.height for part in parted(old, new))
    return dict(zip(("added", "removed", "changed"), counts, strict=True))


def _words(copy: Copy) -> str:
    read = f"{copy.entries:,} entries of {copy.rows:,} rows"
    if copy.before_id is None:
        return f"{read}: the first copy."
    return f"{read}: {copy.added:,} added, {copy.removed:,} removed, {copy.changed:,} changed."
