"""Where a spreadsheet comes from: a path, or bytes already in hand."""

import io
from pathlib import Path
from typing import BinaryIO

Source = Path | bytes


def open_source(source: Source) -> BinaryIO:
    """A new binary stream over ``source``, at its start."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def source_size(source: Source) -> int:
    """Size in bytes."""
    return len(source) if isinstance(source, bytes) else source.stat().st_size
