"""Reads of the lists that the office follows, their copies and their differences."""

from datetime import date

import polars as pl
from django.db.models import QuerySet

from credenza.office.monitoring import shelf
from credenza.office.monitoring.models import Copy
from credenza.sources.exclusions.comparing import parted

TAKEN, SAME, REFUSED, FAILED = "taken", "same", "refused", "failed"
DOWNLOAD, FOLDER, UPLOAD = "download", "folder", "upload"


def copies(key: str) -> QuerySet[Copy]:
    """All copies of a list, the newest first."""
    return Copy.objects.filter(source=key).select_related("before")


def newest(key: str) -> Copy | None:
    """The copy of a list that counts now; None when there is none yet."""
    return copies(key).first()


def frame_of(copy: Copy) -> pl.DataFrame:
    """The entries of a copy (of a list in ``sources.exclusions.entry.SCHEMA``, of a register in
    ``sources.registers.layout.SCHEMA``), in the order of its file.

    Raises SourceError when what was read from it is gone or was altered on the disk.
    """
    return shelf.frame(copy.source, copy.sha256, copy.frame_sha256)


def differences(old: Copy, new: Copy) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The entries added, removed and changed (as they stand in ``new``) between two copies.

    Raises ValueError when the two are not of one list.
    """
    if old.source != new.source:
        raise ValueError(f"{old.source} is not compared with {new.source}")
    return parted(frame_of(old), frame_of(new))


def latest_day(frame: pl.DataFrame, until: date) -> date | None:
    """The last day of exclusion on a list that is not after ``until``; None for a register."""
    if "excluded_on" not in frame.columns:
        return None
    days = frame["excluded_on"]
    return days.filter(days <= until).max()
