"""The people of a case, by the part they have in it."""

from dataclasses import dataclass

SUBJECT, COMPLAINANT, PATIENT = "subject", "complainant", "patient"
REPORTER, WITNESS, OTHER = "reporter", "witness", "other"

ROLES = {
    SUBJECT: "About whom it is",
    COMPLAINANT: "Who complains",
    PATIENT: "The patient",
    REPORTER: "Who reported it",
    WITNESS: "Witness",
    OTHER: "Another person",
}


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """Somebody as a report names them; ``practitioner_id`` or ``user_id`` where they are known
    here. ``relation`` says in words what they are to the matter, such as "daughter".
    """

    role: str
    practitioner_id: int | None = None
    name: str = ""
    contact: str = ""
    relation: str = ""
    user_id: int | None = None
