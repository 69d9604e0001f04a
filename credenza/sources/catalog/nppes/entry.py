"""What the registry knows of one practitioner, from whichever source it was asked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegistryName:
    """A name as the practitioner reported it. ``kind`` is "legal", "former", "professional" or
    "other"; ``credential`` is free text ("M.D.", "MD, FACS")."""

    family: str
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    credential: str = ""
    kind: str = "legal"


@dataclass(frozen=True, slots=True)
class Address:
    """An address with its telephone and fax, digits only as far as the source gave digits."""

    line1: str
    line2: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""
    phone: str = ""
    fax: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A specialty claimed, with the licence given for it. ``licence`` is empty when the source
    withheld it (numbers that look like an SSN are masked)."""

    code: str
    licence: str = ""
    state: str = ""
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class OtherIdentifier:
    """A number under which somebody else knows the practitioner. ``kind`` is the registry's
    code: "05" Medicaid, "01" other."""

    number: str
    kind: str = ""
    state: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One practitioner's entry in the NPI registry.

    It is what the practitioner told the registry, sometimes long ago: a hint for filling in a
    file and a reason to ask, never evidence of a licence. An entry of a deactivated NPI may
    hold nothing but the NPI and the date. ``sole_proprietor`` is None when not answered;
    ``unreadable`` names values that could not be understood ("Last Update Date: 13/45/2020").
    """

    npi: str
    name: RegistryName
    other_names: tuple[RegistryName, ...] = ()
    sex: str = ""
    mailing: Address | None = None
    practice: Address | None = None
    other_practices: tuple[Address, ...] = ()
    enumerated_on: date | None = None
    updated_on: date | None = None
    certified_on: date | None = None
    deactivated_on: date | None = None
    deactivation_reason: str = ""
    reactivated_on: date | None = None
    replacement_npi: str = ""
    sole_proprietor: bool | None = None
    taxonomies: tuple[Taxonomy, ...] = ()
    identifiers: tuple[OtherIdentifier, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def is_active(self) -> bool:
        """Whether the NPI is in force: never deactivated, or reactivated since."""
        if self.deactivated_on is None:
            return True
        return self.reactivated_on is not None and self.reactivated_on >= self.deactivated_on

    @property
    def primary_taxonomy(self) -> Taxonomy | None:
        """The one taxonomy marked primary; None when none or several are."""
        primary = [taxonomy for taxonomy in self.taxonomies if taxonomy.is_primary]
        return primary[0] if len(primary) == 1 else None


NAME_KINDS = {"1": "former", "2": "professional", "5": "other"}
SOLE_PROPRIETOR = {"Y": True, "N": False, "YES": True, "NO": False}


def unmasked(number: str) -> str:
    """A licence number, or nothing where the registry masked it (``********``, ``$$$$$$$$$``)."""
    return number if number.strip("*$_=") else ""
