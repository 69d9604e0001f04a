"""The two sides of a match: what a file says, and what an entry of a list says."""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl
from django.conf import settings

from credenza.core.screening.marks import Values, written
from credenza.office.practitioners.queries.identities import Identity
from credenza.screening.records import FIELDS

Entry = Mapping[str, object]
"""A row of a list, in the columns of ``sources.exclusions.entry``."""

_DAYS = ("excluded_on", "reinstated_on", "ends_on")
_NOT_KEPT = ("row", "row_hash", "source")


def ours(one: Identity) -> Values:
    """What a file says of its practitioner, by field."""
    return {
        "name": [_name(one.last, one.first, one.middle, one.suffix)],
        "other_names": one.other_names,
        "born_on": [one.born_on],
        "sex": [one.sex],
        "npi": [one.npi],
        "licence": [f"{state} {number}".strip() for number, state in one.licences],
        "address": [_place(one.street, one.city, one.state, one.zip)],
        "profession": [one.profession],
    }


def theirs(entry: Entry) -> Values:
    """What an entry says of the person listed, by field; days as YYYY-MM-DD."""
    text = {name: str(value or "") for name, value in entry.items()}
    named = _name(*(text[part] for part in ("last", "first", "middle", "suffix")))
    return {
        "name": [named or text["name"]],
        "other_names": entry["aliases"],
        "born_on": [text["born_on"]],
        "sex": [text["sex"]],
        "npi": [*entry["npis"], *entry["bad_npis"]],
        "upin": [text["upin"]],
        "licence": entry["licences"],
        "address": [_place(text["address"], text["city"], text["state"], text["zip"])],
        "profession": [text["profession"]],
        **{day: [text[day]] for day in _DAYS},
        "basis": [text["basis"]],
    }


def mark(values: Values) -> str:
    """The keyed fingerprint of a side: it tells whether anything changed, and nothing else."""
    return settings.VAULT.blind_index(written(values), "screening")


def roster(people: Iterable[Identity]) -> pl.DataFrame:
    """The people frame that screening compares: a row for each licence of a practitioner."""
    rows = [row for one in people for row in _rows(one)]
    return pl.DataFrame(rows, schema=dict.fromkeys(FIELDS, pl.String), orient="row")


def printed(entry: Entry) -> dict[str, object]:
    """An entry as it is kept with a match: what the list says, and nothing that is empty."""
    kept = {name: value for name, value in entry.items() if value and name not in _NOT_KEPT}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in kept.items()
    }


def _rows(one: Identity) -> Iterable[tuple[str, ...]]:
    for number, state in one.licences or (("", ""),):
        yield (
            str(one.id), one.last, one.first, one.middle, one.suffix,
            "; ".join(one.other_names), one.born_on, one.sex, one.npi, "",
            number, state, one.street, one.city, one.state, one.zip, one.profession,
        )  # fmt: skip


def _name(last: str, first: str, middle: str, suffix: str) -> str:
    given = " ".join(part for part in (first, middle, suffix) if part)
    return ", ".join(part for part in (last, given) if part)


def _place(street: str, city: str, state: str, code: str) -> str:
    return ", ".join(part for part in (street, city, f"{state} {code}".strip()) if part)
