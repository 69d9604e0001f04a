"""From what a roster or the registry says to people who can be taken in."""

from collections.abc import Iterable, Mapping

from credenza.core.facts import Standing
from credenza.formats.roster import AppointmentFacts, CredentialFacts, PersonFacts, RosterPerson
from credenza.office.exchange.words import profession_named
from credenza.office.practitioners.actions.bulk import Arrival
from credenza.office.practitioners.forms.words import CATEGORIES
from credenza.packs.loader import professions

# Words of real rosters, the first that is found deciding.
STANDING_WORDS = {
    "appl": Standing.APPLICANT,
    "pend": Standing.APPLICANT,
    "process": Standing.APPLICANT,
    "leave": Standing.LEAVE,
    "loa": Standing.LEAVE,
    "susp": Standing.SUSPENDED,
    "resign": Standing.ENDED,
    "inactive": Standing.ENDED,
    "retire": Standing.ENDED,
    "term": Standing.ENDED,
    "former": Standing.ENDED,
    "expired": Standing.ENDED,
    "decease": Standing.ENDED,
}


def from_roster(
    one: RosterPerson, facilities: Mapping[str, int], departments: Mapping[tuple[int, str], int]
) -> Arrival:
    """A person of a roster; ``departments`` are found by facility and name in lower case."""
    person = one.person
    profession = _profession(person)
    phones = dict(reversed(person.phones))
    return Arrival(
        values={
            "last_name": person.last_name,
            "first_name": person.first_name,
            "middle_name": person.middle_name,
            "suffix": person.suffix,
            "preferred_name": person.preferred_name,
            "degrees": ", ".join(person.degrees),
            "profession": profession,
            "sex": _sex(person.sex),
            "npi": person.npi,
            "caqh": person.caqh_id,
            "email": person.email,
            "mobile": phones.get("mobile", ""),
            "phone": phones.get("office", ""),
            "street": ", ".join(filter(None, (person.street, person.street_2))),
            "city": person.city,
            "state": person.state,
            "postal_code": person.postal_code,
            "languages": list(person.languages),
            "born_on": person.born_on,
            "ssn": person.ssn,
        },
        other_names=_former(person.former_name),
        specialties=_specialties(person.specialties, person.taxonomies),
        appointments=[_appointment(each, facilities, departments) for each in one.appointments],
        credentials=[_credential(each, profession) for each in one.credentials],
    )


def _sex(words: str) -> str:
    """F, M or X by the first letter of "Female", "m", "X"; "" for any other word."""
    return next((letter for letter in "FMX" if words.upper().startswith(letter)), "")


def _profession(person: PersonFacts) -> str:
    """The key of a profession, by its title as written or by a degree; "" where neither tells."""
    words = [person.profession, *person.degrees]
    return next((key for word in words if (key := profession_named(word))), "")


def _former(name: str) -> list[dict[str, str]]:
    last, _, first = name.partition(",")
    return [{"kind": "former", "last_name": last.strip(), "first_name": first.strip()}] * bool(name)


def _specialties(titles: Iterable[str], codes: Iterable[str]) -> list[dict]:
    titles, codes = list(titles), list(codes)
    pairs = zip(
        titles + [""] * (len(codes) - len(titles)),
        codes + [""] * (len(titles) - len(codes)),
        strict=True,
    )
    return [
        {"title": title or code, "code": code, "primary": n == 0}
        for n, (title, code) in enumerate(pairs)
    ]


def _appointment(
    one: AppointmentFacts,
    facilities: Mapping[str, int],
    departments: Mapping[tuple[int, str], int],
) -> dict:
    facility = facilities[one.facility]
    return {
        "facility_id": facility,
        "department_id": departments.get((facility, one.department.lower())),
        "category": _category(one.category),
        "standing": _standing(one.status),
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "reappointment_due_on": one.reappointment_due_on,
    }


def _category(words: str) -> str:
    known = next((one for one in CATEGORIES if one.lower() in words.lower()), words)
    return known or CATEGORIES[0]


def _standing(words: str) -> Standing:
    text = words.lower()
    return next((one for word, one in STANDING_WORDS.items() if word in text), Standing.ACTIVE)


def _credential(one: CredentialFacts, profession: str) -> dict:
    return {
        "kind": _kind(one.kind, profession),
        "number": one.number,
        "jurisdiction": one.state,
        "issuer": one.issuer,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "precision": one.precision,
        "continuous": one.continuous,
        "details": dict(one.details),
    }


def _kind(kind: str, profession: str) -> str:
    """A column called "license" or "school" means what this profession holds of the sort."""
    known = professions().get(profession)
    if kind == "state_licence" and known and kind not in known.licences and known.licences:
        return known.licences[-1]
    if kind == "medical_school" and known and kind not in known.education and known.education:
        return known.education[0]
    return kind
