"""One entry of an exclusion list: somebody the list says may not be paid, hired or contracted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

import polars as pl

PERSON = "person"
ORGANISATION = "organisation"
KINDS = (PERSON, ORGANISATION)


@dataclass(frozen=True, slots=True)
class ExclusionEntry:
    """What a list says of one person or organisation, in the list's own words where not stated.

    ``entry_id`` stays the same from one edition of the list to the next while the same act
    stands against the same name; ``row_hash`` changes with any value of the row. ``row`` counts
    from the file's first line. ``name`` is an organisation's, or a person's as written in one
    piece. ``aliases`` are "LAST, FIRST MIDDLE" where the list tells the parts, else as written.
    ``npis`` have the right check digit, ``bad_npis`` are what else stood in their place;
    ``numbers`` are the list's other identifiers. ``basis`` is the list's code or word for the
    exclusion and ``basis_words`` the law behind the code. ``ends_on`` is a published end,
    ``period`` its wording ("Indefinite"). ``act`` is equal on two lists for one federal act.
    """

    entry_id: str
    source: str
    row: int
    kind: str
    last: str
    first: str
    middle: str
    suffix: str
    name: str
    aliases: tuple[str, ...]
    born_on: date | None
    sex: str
    npis: tuple[str, ...]
    bad_npis: tuple[str, ...]
    upin: str
    licences: tuple[str, ...]
    numbers: tuple[str, ...]
    profession: str
    address: str
    city: str
    state: str
    zip: str
    country: str
    basis: str
    basis_words: str
    programme: str
    agency: str
    excluded_on: date | None
    reinstated_on: date | None
    ends_on: date | None
    period: str
    waived_on: date | None
    waiver_state: str
    note: str
    act: str
    row_hash: str

    def in_force(self, as_of: date) -> bool:
        """Whether the exclusion has begun and neither ended nor been lifted by ``as_of``.

        An entry without a date of exclusion is in force: the list would not carry it otherwise.
        """
        begun = self.excluded_on is None or self.excluded_on <= as_of
        ends = (self.reinstated_on, self.ends_on)
        return begun and not any(end is not None and end <= as_of for end in ends)


TEXTS = pl.List(pl.String)
_TYPES = {str: pl.String, int: pl.Int64, date | None: pl.Date, tuple[str, ...]: TEXTS}
SCHEMA = {name: _TYPES[field.type] for name, field in ExclusionEntry.__dataclass_fields__.items()}
"""The columns of a list held as a frame: the entry's own fields, in their order."""

MATCHED_ON = (
    *("entry_id", "row", "kind", "last", "first", "middle", "suffix", "name", "aliases"),
    *("born_on", "sex", "npi", "upin", "licences", "profession"),
    *("address", "city", "state", "zip", "act", "row_hash"),
)
"""The columns that screening compares; ``npi`` and ``aliases`` are lists of texts."""


def entries_of(frame: pl.DataFrame) -> Iterable[ExclusionEntry]:
    """The rows of a frame with the columns of ``SCHEMA`` as entries, in their order."""
    listed = [name for name, kind in SCHEMA.items() if kind == TEXTS]
    for row in frame.select(*SCHEMA).iter_rows(named=True):
        yield ExclusionEntry(**row | {name: tuple(row[name]) for name in listed})


def to_frame(entries: Iterable[ExclusionEntry] | pl.DataFrame) -> pl.DataFrame:
    """Entries as columns for screening, named as in ``MATCHED_ON``; texts are never null."""
    if not isinstance(entries, pl.DataFrame):
        entries = pl.DataFrame([asdict(entry) for entry in entries], schema=SCHEMA)
    return entries.rename({"npis": "npi"}).select(MATCHED_ON)
