"""The shapes of the sample: what is known of a practitioner, a place, a colleague, a document.

Credentials and appointments are those of the core. Within a file, credentials are numbered from
1; facilities are numbered as in ``places.FACILITIES``, from 1 too.
"""

from dataclasses import dataclass, field
from datetime import date

from credenza.core.facts import AppointmentFact, CredentialFact, Result


@dataclass(frozen=True, slots=True)
class OtherName:
    """A former or other name."""

    last_name: str
    first_name: str = ""
    kind: str = "former"


@dataclass(frozen=True, slots=True)
class Work:
    """A specialty in our own words, with its taxonomy code."""

    code: str
    title: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is. ``number`` counts the office's practitioners from 0."""

    number: int
    profession: str
    last_name: str
    first_name: str
    middle_name: str
    suffix: str
    preferred_name: str
    degrees: str
    sex: str
    born_on: date
    ssn: str
    npi: str
    caqh: str
    email: str
    mobile: str
    phone: str
    street: str
    city: str
    state: str
    postal_code: str
    languages: tuple[str, ...]
    other_names: tuple[OtherName, ...]
    specialties: tuple[Work, ...]

    @property
    def name(self) -> str:
        """The name as signed."""
        parts = (self.first_name, self.last_name, self.suffix)
        return ", ".join(filter(None, (" ".join(filter(None, parts)), self.degrees)))


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking of a source; ``proves`` are numbers of credentials in the same file."""

    kind: str
    source: str
    method: str
    result: Result
    asked_on: date
    verified_on: date | None
    verified_by: str
    proves: tuple[int, ...] = ()
    stated_ends_on: date | None = None
    stated_status: str = ""
    stated_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """Everything about one practitioner."""

    person: Person
    held: tuple[CredentialFact, ...]
    asked: tuple[Asked, ...]
    appointments: tuple[AppointmentFact, ...]

    def first(self, kind: str) -> CredentialFact:
        """The first credential of a kind. Raises LookupError where there is none."""
        for one in self.held:
            if one.kind == kind:
                return one
        raise LookupError(f"{self.person.name} holds no {kind}.")

    def has(self, kind: str) -> bool:
        """Whether a credential of the kind is on file."""
        return any(one.kind == kind for one in self.held)


@dataclass(frozen=True, slots=True)
class Facility:
    """A facility with its departments (section -> department it belongs to, or "")."""

    name: str
    short_name: str
    kind: str
    city: str
    bodies: tuple[str, ...]
    departments: dict[str, str]
    committees: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who signs in: one role, everywhere, at a facility, or in one department of it.

    ``practitioner`` is the number of the file that is their own.
    """

    email: str
    name: str
    role: str
    facility: int | None = None
    department: str = ""
    practitioner: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: what it certifies, for whom, in a few lines, and the credential it shows.

    ``kind`` is the credential's; ``picture`` makes a photograph instead of a PDF.
    """

    practitioner: int
    kind: str
    name: str
    title: str
    lines: tuple[str, ...] = field(default_factory=tuple)
    picture: bool = False
