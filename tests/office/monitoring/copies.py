"""Copies of lists with a few invented people on them, put on the shelf without their files."""

import datetime as dt
import io
from hashlib import sha256

import polars as pl

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import acting
from credenza.office.monitoring import shelf
from credenza.office.monitoring.models import Copy, Following
from credenza.sources.exclusions.acts import act
from credenza.sources.exclusions.entry import PERSON, SCHEMA
from credenza.sources.registers.layout import SCHEMA as REGISTER
from tests.fixtures import BEGAN

_BLANK = {name: [] if kind == pl.List(pl.String) else None for name, kind in SCHEMA.items()}
_BLANK |= {name: "" for name, kind in SCHEMA.items() if kind == pl.String}


def entry(entry_id: str, last: str, first: str, **values) -> dict:
    """Somebody on a list; what is not given is empty."""
    given = {"entry_id": entry_id, "last": last, "first": first, "kind": PERSON, "row": 2}
    return _BLANK | given | values


def frame(source: str, *entries: dict) -> pl.DataFrame:
    """The entries of a list, with what tells their sameness."""
    rows = [
        one | {"source": source, "row_hash": sha256(repr(one).encode()).hexdigest()[:32]}
        for one in entries
    ]
    return pl.DataFrame(rows, schema=SCHEMA).with_columns(act())


def copy(source: str, *entries: dict, at: dt.datetime) -> Copy:
    """A copy of the list with these people on it, the newest from now on; the list is followed."""
    return _shelved(source, frame(source, *entries), at)


def register(source: str, *rows: dict, at: dt.datetime = BEGAN) -> Copy:
    """A copy of a register with these rows in it, the newest from now on."""
    blank = {name: "" if kind == pl.String else None for name, kind in REGISTER.items()}
    return _shelved(source, pl.DataFrame([blank | row for row in rows], schema=REGISTER), at)


def _shelved(source: str, listed: pl.DataFrame, at: dt.datetime) -> Copy:
    written = io.BytesIO()
    listed.write_parquet(written)
    path = shelf.folder_of(source) / "coming"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written.getvalue())
    fingerprint = shelf.fingerprint(path)
    with acting("test:arrange", by=Actor.system("test"), at=at):
        Following.objects.get_or_create(source=source, defaults={"since_at": at})
        return Copy.objects.create(
            source=source,
            sha256=fingerprint,
            frame_sha256=shelf.keep(source, fingerprint, path, listed),
            name=f"{source}.csv",
            size=len(written.getvalue()),
            rows=listed.height,
            entries=listed.height,
            organisations=0,
            origin="upload",
            taken_at=at,
            taken_by="test",
        )
