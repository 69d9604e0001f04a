"""From the sample's shapes to the columns of the office."""

from collections.abc import Mapping

from credenza.core.facts import AppointmentFact, CredentialFact
from credenza.office.practitioners.actions.filling import WholeFile
from credenza.sample.shapes import Asked, File, Person

Departments = Mapping[tuple[int, str], int]
CREDENTIAL = (
    "kind", "number", "issuer", "jurisdiction", "status", "starts_on", "ends_on", "precision",
    "continuous", "details",
)  # fmt: skip
ASKED = (
    "kind", "source", "method", "result", "asked_on", "verified_on", "verified_by",
    "stated_ends_on", "stated_status", "stated_number", "note",
)  # fmt: skip
PERSON = (
    "profession", "last_name", "first_name", "middle_name", "suffix", "preferred_name", "degrees",
    "sex", "born_on", "ssn", "npi", "caqh", "email", "mobile", "phone", "street", "city", "state",
    "postal_code",
)  # fmt: skip
APPOINTMENT = ("category", "standing", "starts_on", "ends_on", "reappointment_due_on", "decided_on")


def whole_file(file: File, facilities: Mapping[int, int], departments: Departments) -> WholeFile:
    """A file to write; ``facilities`` and ``departments`` tell the ids of the sample's places."""
    positions = {one.id: position for position, one in enumerate(file.held)}
    return WholeFile(
        values=_of_person(file.person),
        other_names=[
            _taken(one, ("kind", "last_name", "first_name")) for one in file.person.other_names
        ],
        specialties=[_taken(one, ("code", "title", "primary")) for one in file.person.specialties],
        appointments=[_of_appointment(one, facilities, departments) for one in file.appointments],
        credentials=[_of_credential(one, facilities) for one in file.held],
        verifications=[_of_answer(one, positions) for one in file.asked],
    )


def _taken(one: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(one, name) for name in names}


def _of_person(person: Person) -> dict[str, object]:
    return _taken(person, PERSON) | {"languages": list(person.languages)}


def _of_appointment(
    one: AppointmentFact, facilities: Mapping[int, int], departments: Departments
) -> dict[str, object]:
    return _taken(one, APPOINTMENT) | {
        "facility_id": facilities[one.facility],
        "department_id": departments[one.facility, one.department],
    }


def _of_credential(one: CredentialFact, facilities: Mapping[int, int]) -> dict[str, object]:
    facility = facilities[one.facility] if one.facility else None
    return _taken(one, CREDENTIAL) | {"facility_id": facility, "details": dict(one.details)}


def _of_answer(one: Asked, positions: Mapping[int, int]) -> tuple[dict[str, object], list[int]]:
    return _taken(one, ASKED), [positions[number] for number in one.proves]
