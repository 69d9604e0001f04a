"""Copies of the samples with something changed, and the published lists where they are at hand."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from credenza.formats.tables import cell_text, read_table, xlsx_bytes
from credenza.sources.scan import CATALOG

SHARED = Path(__file__).parents[4] / "shared" / "data"


def sample(key: str) -> Path:
    return next((CATALOG / key).glob("sample.*"))


def published(name: str) -> Path:
    """A published list of real people, which is never a part of the source code."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the published list is not here (shared/data/{name})")
    return path


def written(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def changed(folder: Path, key: str, change: Callable[[str], str]) -> Path:
    """The CSV sample of a list with its text changed."""
    text = sample(key).read_bytes().decode("utf-8")
    return written(folder, change(text).encode("utf-8"))


def rows_of(key: str) -> list[dict[str, str]]:
    with sample(key).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def csv_of(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def half_of(path: Path, folder: Path) -> Path:
    """The list with the second half of its rows gone, neatly, so that only the count tells."""
    if path.suffix == ".csv":
        lines = path.read_bytes().splitlines(keepends=True)
        return written(folder, b"".join(lines[: (len(lines) + 1) // 2]))
    table = read_table(path)
    rows = [[cell_text(cell) for cell in row.cells] for row in table.rows]
    content = xlsx_bytes(table.headers, rows[: len(rows) // 2])
    return written(folder, content, "list.xlsx")
