"""A row of the monthly file as a registry entry."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from credenza.sources.catalog.nppes.columns import (
    CERTIFIED,
    DEACTIVATED,
    FAMILY,
    GIVEN,
    IDENTIFIERS,
    MAILING,
    NPI,
    OTHER_FAMILY,
    OTHER_GIVEN,
    PRACTICE,
    REACTIVATED,
    SEX,
    TAXONOMIES,
)
from credenza.sources.catalog.nppes.entry import (
    NAME_KINDS,
    SOLE_PROPRIETOR,
    Address,
    OtherIdentifier,
    RegistryEntry,
    RegistryName,
    Taxonomy,
    unmasked,
)

DATES = {
    "enumerated_on": "Provider Enumeration Date",
    "updated_on": "Last Update Date",
    "certified_on": CERTIFIED,
    "deactivated_on": DEACTIVATED,
    "reactivated_on": REACTIVATED,
}


def entry_from(row: Mapping[str, str]) -> RegistryEntry:
    """The entry that a row (column name to trimmed value) publishes."""
    dates, unreadable = _dates(row)
    return RegistryEntry(
        npi=row[NPI],
        name=_legal_name(row),
        other_names=tuple(_other_names(row)),
        sex=row[SEX],
        mailing=_address(row, MAILING),
        practice=_address(row, PRACTICE),
        deactivation_reason=row["NPI Deactivation Reason Code"],
        replacement_npi=row["Replacement NPI"],
        sole_proprietor=SOLE_PROPRIETOR.get(row["Is Sole Proprietor"]),
        taxonomies=tuple(_taxonomies(row)),
        identifiers=tuple(_identifiers(row)),
        unreadable=tuple(unreadable),
        **dates,
    )


def _dates(row: Mapping[str, str]) -> tuple[dict[str, date | None], list[str]]:
    read, unreadable = {}, []
    for field, column in DATES.items():
        text = row.get(column, "")
        try:
            read[field] = datetime.strptime(text, "%m/%d/%Y").date() if text else None  # noqa: DTZ007
        except ValueError:
            read[field] = None
            unreadable.append(f"{column}: {text}")
    return read, unreadable


def _legal_name(row: Mapping[str, str]) -> RegistryName:
    return RegistryName(
        family=row[FAMILY],
        given=row[GIVEN],
        middle=row["Provider Middle Name"],
        prefix=row["Provider Name Prefix Text"],
        suffix=row["Provider Name Suffix Text"],
        credential=row["Provider Credential Text"],
    )


def _other_names(row: Mapping[str, str]) -> Iterator[RegistryName]:
    if row[OTHER_FAMILY]:
        yield RegistryName(
            family=row[OTHER_FAMILY],
            given=row[OTHER_GIVEN],
            middle=row["Provider Other Middle Name"],
            prefix=row["Provider Other Name Prefix Text"],
            suffix=row["Provider Other Name Suffix Text"],
            credential=row["Provider Other Credential Text"],
            kind=NAME_KINDS.get(row["Provider Other Last Name Type Code"], "other"),
        )


def _address(row: Mapping[str, str], columns: list[str]) -> Address | None:
    values = [row[column] for column in columns]
    return Address(*values) if any(values) else None


def _taxonomies(row: Mapping[str, str]) -> Iterator[Taxonomy]:
    for n in TAXONOMIES:
        code = row[f"Healthcare Provider Taxonomy Code_{n}"]
        licence = unmasked(row[f"Provider License Number_{n}"])
        state = row[f"Provider License Number State Code_{n}"]
        if code or licence:
            primary = row[f"Healthcare Provider Primary Taxonomy Switch_{n}"] == "Y"
            yield Taxonomy(code, licence, state, primary)


def _identifiers(row: Mapping[str, str]) -> Iterator[OtherIdentifier]:
    for n in IDENTIFIERS:
        if number := row[f"Other Provider Identifier_{n}"]:
            yield OtherIdentifier(
                number=number,
                kind=row[f"Other Provider Identifier Type Code_{n}"],
                state=row[f"Other Provider Identifier State_{n}"],
                issuer=row[f"Other Provider Identifier Issuer_{n}"],
            )
