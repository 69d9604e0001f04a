"""An answer of the live NPI Registry API (version 2.1) as registry entries."""

from collections.abc import Iterator, Mapping
from datetime import date

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

PERSON = "NPI-1"
DATES = {
    "enumerated_on": "enumeration_date",
    "updated_on": "last_updated",
    "certified_on": "certification_date",
    "deactivated_on": "deactivation_date",
    "reactivated_on": "reactivation_date",
}


def entry_from(result: Mapping) -> RegistryEntry:
    """The entry that one result gives. Raises KeyError, TypeError or AttributeError when the
    answer has another shape."""
    basic = result["basic"]
    dates, unreadable = _dates(basic)
    return RegistryEntry(
        npi=str(result["number"]),
        name=_name(basic, "legal", "name_"),
        other_names=tuple(_other_names(_list(result, "other_names"))),
        sex=_text(basic, "sex") or _text(basic, "gender"),
        mailing=_of_purpose(result, "MAILING"),
        practice=_of_purpose(result, "LOCATION"),
        other_practices=tuple(map(_address, _list(result, "practiceLocations"))),
        deactivation_reason=_text(basic, "deactivation_reason_code"),
        replacement_npi=_text(basic, "replacement_npi"),
        sole_proprietor=SOLE_PROPRIETOR.get(_text(basic, "sole_proprietor").upper()),
        taxonomies=tuple(map(_taxonomy, _list(result, "taxonomies"))),
        identifiers=tuple(map(_identifier, _list(result, "identifiers"))),
        unreadable=tuple(unreadable),
        **dates,
    )


def _text(fields: Mapping, key: str) -> str:
    """A value as trimmed text; null, "--" (the API's "none") and absence are empty."""
    value = fields.get(key)
    text = "" if value is None else str(value).strip()
    return "" if text == "--" else text


def _list(result: Mapping, key: str) -> list:
    return result.get(key) or []


def _dates(basic: Mapping) -> tuple[dict[str, date | None], list[str]]:
    read, unreadable = {}, []
    for field, key in DATES.items():
        text = _text(basic, key)
        try:
            read[field] = date.fromisoformat(text) if text else None
        except ValueError:
            read[field] = None
            unreadable.append(f"{key}: {text}")
    return read, unreadable


def _name(fields: Mapping, kind: str, before: str = "") -> RegistryName:
    return RegistryName(
        family=_text(fields, "last_name"),
        given=_text(fields, "first_name"),
        middle=_text(fields, "middle_name"),
        prefix=_text(fields, f"{before}prefix"),
        suffix=_text(fields, f"{before}suffix"),
        credential=_text(fields, "credential"),
        kind=kind,
    )


def _other_names(names: list[Mapping]) -> Iterator[RegistryName]:
    for fields in names:
        if _text(fields, "last_name"):
            yield _name(fields, NAME_KINDS.get(_text(fields, "code"), "other"))


def _of_purpose(result: Mapping, purpose: str) -> Address | None:
    for fields in _list(result, "addresses"):
        if fields.get("address_purpose") == purpose:
            return _address(fields)
    return None


def _address(fields: Mapping) -> Address:
    return Address(
        line1=_text(fields, "address_1"),
        line2=_text(fields, "address_2"),
        city=_text(fields, "city"),
        state=_text(fields, "state"),
        postal_code=_text(fields, "postal_code"),
        country=_text(fields, "country_code"),
        phone=_digits(_text(fields, "telephone_number")),
        fax=_digits(_text(fields, "fax_number")),
    )


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _taxonomy(fields: Mapping) -> Taxonomy:
    return Taxonomy(
        code=_text(fields, "code"),
        licence=unmasked(_text(fields, "license")),
        state=_text(fields, "state"),
        is_primary=fields.get("primary") is True,
    )


def _identifier(fields: Mapping) -> OtherIdentifier:
    return OtherIdentifier(
        number=_text(fields, "identifier"),
        kind=_text(fields, "code"),
        state=_text(fields, "state"),
        issuer=_text(fields, "issuer"),
    )
