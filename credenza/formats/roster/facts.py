"""What a row of a roster says, as plain frozen facts, and what is said about the row."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell: sheet row (1-based), column header, value, reason and remedy.

    Social Security numbers and birth dates are shown masked, because remarks are logged.
    """

    row: int
    header: str
    value: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        shown = f" “{self.value}”" if self.value else ""
        return f"Row {self.row}, {self.header}{shown}: {self.reason} {self.remedy}".strip()


class RowError(Remark):
    """A remark that keeps the row from being imported."""


class RowWarning(Remark):
    """A remark on a row that is imported all the same."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who a row is about; what the row does not say is empty or None.

    ``raw_name`` is a full name as it stood in one column. ``phones`` are pairs of kind (mobile,
    office, home, pager, fax) and number.
    """

    last_name: str
    first_name: str
    middle_name: str = ""
    suffix: str = ""
    degrees: tuple[str, ...] = ()
    raw_name: str = ""
    preferred_name: str = ""
    former_name: str = ""
    born_on: date | None = None
    sex: str = ""
    ssn: str = ""
    npi: str = ""
    caqh_id: str = ""
    profession: str = ""
    specialties: tuple[str, ...] = ()
    taxonomies: tuple[str, ...] = ()
    email: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    street: str = ""
    street_2: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """Membership of one facility's staff, in the roster's own words."""

    facility: str
    department: str = ""
    section: str = ""
    category: str = ""
    status: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    reappointment_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class CredentialFacts:
    """One credential; ``kind`` is a key of the credential packs.

    ``precision`` is "day", "month" or "year"; an end known by its month is stored as the last
    day of it. ``continuous`` means that the roster says it does not expire. ``details`` are
    pairs of name and text.
    """

    kind: str
    number: str = ""
    state: str = ""
    issuer: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"
    continuous: bool = False
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A row that can be imported, with its sheet row number and what is worth a look."""

    row: int
    person: PersonFacts
    appointment: AppointmentFacts | None = None
    credentials: tuple[CredentialFacts, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
