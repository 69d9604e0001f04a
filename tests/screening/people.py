"""Invented people for the tests of screening."""

import polars as pl

from credenza.screening.match import match
from credenza.screening.records import FIELDS

NPI, OTHER_NPI = "1234567893", "1992999825"
ADAMS = {
    "id": "R1", "family": "Adamczyk", "given": "Theodora", "middle": "Louise",
    "born_on": "1971-03-24", "npi": NPI, "address": "12 Elm Street", "city": "Cedar Falls",
    "state": "IA", "zip": "50613", "profession": "MD",
}  # fmt: skip


def frame(*people: dict) -> pl.DataFrame:
    """A people frame of some rows; fields that are not given are empty."""
    return pl.DataFrame(
        [{field: person.get(field, "") for field in FIELDS} for person in people],
        schema=dict.fromkeys(FIELDS, pl.String),
    )


def found(one: dict, other: dict) -> dict | None:
    """The match of one practitioner and one entry, if there is one."""
    rows = match(frame(one), frame({"id": "E1"} | other)).to_dicts()
    return rows[0] if rows else None


def score(one: dict, other: dict) -> float:
    """The score of one practitioner and one entry; 0 when they are no match."""
    row = found(one, other)
    return row["score"] if row else 0.0
