"""Reading the NUCC taxonomy, which an office installs for itself.

The text is under the publisher's copyright and does not come with Credenza; the file is
``nucc_taxonomy_YYv.csv``, published on 1 January and 1 July.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from credenza.sources.base import Unreadable

NEEDED = ("Code", "Grouping", "Classification", "Specialization", "Notes", "Display Name")
_CODE = re.compile(r"[0-9A-Z]{9}X")
_INACTIVE = re.compile(r"\bmarked inactive\b", re.IGNORECASE)
_NOT_A_TAXONOMY = 'Choose the file named "nucc_taxonomy_….csv" as downloaded.'


@dataclass(frozen=True, slots=True)
class NuccTaxonomy:
    """One specialty of the code set. ``is_inactive`` marks codes not to be given any more."""

    code: str
    grouping: str
    classification: str
    specialization: str
    display_name: str
    is_inactive: bool


def read_taxonomies(file: Path | str) -> dict[str, NuccTaxonomy]:
    """Every code of the file with its place and name, in the file's order.

    Raises Unreadable naming the row and column when the file is not the code set, is not
    UTF-8, or holds a bad or repeated code; nothing of it is then returned.
    """
    file = Path(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{file.name} is not UTF-8 at byte {error.start:,}. Save it as UTF-8."
        ) from None
    taxonomies: dict[str, NuccTaxonomy] = {}
    for row, taxonomy in _rows(file.name, text):
        if taxonomy.code in taxonomies:
            raise Unreadable(f'Row {row}, column "Code": {taxonomy.code} stands there twice.')
        taxonomies[taxonomy.code] = taxonomy
    if not taxonomies:
        raise Unreadable(f"{file.name} has no rows. {_NOT_A_TAXONOMY}")
    return taxonomies


def _rows(name: str, text: str) -> Iterator[tuple[int, NuccTaxonomy]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
    if missing:
        raise Unreadable(f'Row 1 of {name} lacks the column "{missing[0]}". {_NOT_A_TAXONOMY}')
    try:
        for fields in reader:
            yield reader.line_num, _taxonomy(reader.line_num, fields)
    except csv.Error as error:
        raise Unreadable(f"Row {reader.line_num + 1} of {name} is not CSV ({error}).") from None


def _taxonomy(row: int, fields: dict[str, str | None]) -> NuccTaxonomy:
    values = {column: (fields[column] or "").strip() for column in NEEDED}
    if not _CODE.fullmatch(values["Code"]):
        raise Unreadable(
            f'Row {row}, column "Code": "{values["Code"]}" is not a taxonomy code '
            "(nine letters or digits and an X)."
        )
    return NuccTaxonomy(
        code=values["Code"],
        grouping=values["Grouping"],
        classification=values["Classification"],
        specialization=values["Specialization"],
        display_name=values["Display Name"],
        is_inactive=bool(_INACTIVE.search(values["Notes"])),
    )
