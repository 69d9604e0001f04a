"""The NPI registry as the office asks it: the local copy, or the live one where it is set up.

It is self-reported: good for filling in a file and a reason to ask, never evidence of a licence.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from credenza.core.facts import Standing
from credenza.core.names import Name, proper_case
from credenza.office.documents.disk import write_whole
from credenza.office.exchange.words import professions_named
from credenza.office.practitioners.actions.bulk import Arrival
from credenza.office.practitioners.queries.sheet import Sheet
from credenza.packs.loader import professions
from credenza.sources.catalog.nppes.differences import FileFacts, StateLicence
from credenza.sources.catalog.nppes.entry import Address, RegistryEntry, Taxonomy
from credenza.sources.catalog.nppes.live import LiveRegistry
from credenza.sources.catalog.nppes.registry import Registry
from credenza.sources.catalog.nucc.taxonomy import read_taxonomies

FORMER_KINDS = {"former": "former", "professional": "professional"}


def local_path() -> Path:
    """Where the local copy of the registry lies."""
    return Path(settings.REGISTRY) / "nppes.sqlite3"


@contextmanager
def opened() -> Iterator[Registry | LiveRegistry]:
    """The local copy, or the live registry where there is no copy but an address.

    Raises SourceError when there is neither.
    """
    if not local_path().exists() and settings.NPI_API:
        live = LiveRegistry(settings.NPI_API)
        try:
            yield live
        finally:
            live.close()
        return
    with Registry.open(local_path()) as registry:
        yield registry


def keep_taxonomy(file: Path) -> int:
    """Keep the names of specialties from a NUCC file; how many. Raises Unreadable."""
    names = {code: one.display_name for code, one in read_taxonomies(file).items()}
    write_whole(_names_path(), json.dumps(names).encode())
    return len(names)


def specialty_names() -> Mapping[str, str]:
    """Names of specialties by code; empty until the NUCC file was loaded."""
    path = _names_path()
    return json.loads(path.read_text()) if path.exists() else {}


def _names_path() -> Path:
    return Path(settings.REGISTRY) / "nucc.json"


def arrival(entry: RegistryEntry, applying_at: int | None = None) -> Arrival:
    """Everything the registry knows of a practitioner, as somebody to take in.

    With ``applying_at``, a facility's id, as an applicant there, so that the rules speak.
    """
    names = specialty_names()
    profession = profession_of(entry)
    address = entry.practice or entry.mailing
    return Arrival(
        values=_person(entry, profession) | _contact(address),
        other_names=[
            {
                "kind": FORMER_KINDS.get(one.kind, "other"),
                "last_name": proper_case(one.family),
                "first_name": proper_case(one.given),
                "middle_name": proper_case(one.middle),
            }
            for one in entry.other_names
            if one.family
        ],
        specialties=[
            {"code": one.code, "title": names.get(one.code, one.code), "primary": one.is_primary}
            for one in _once(entry.taxonomies)
        ],
        appointments=[] if applying_at is None else [_applicant(profession, applying_at)],
        credentials=_licences(entry, profession),
    )


def _applicant(profession: str, facility: int) -> dict:
    known = professions().get(profession)
    category = "APP" if known and known.app else "Active"
    return {"facility_id": facility, "category": category, "standing": Standing.APPLICANT}


def _once(taxonomies: tuple[Taxonomy, ...]) -> list[Taxonomy]:
    ranked = sorted(taxonomies, key=lambda one: not one.is_primary)
    return list({one.code: one for one in reversed(ranked)}.values())[::-1]


def _person(entry: RegistryEntry, profession: str) -> dict:
    name = entry.name
    return {
        "last_name": proper_case(name.family),
        "first_name": proper_case(name.given),
        "middle_name": proper_case(name.middle),
        "suffix": name.suffix.title() if name.suffix.upper() in ("JR.", "SR.") else name.suffix,
        "degrees": name.credential[:80],
        "profession": profession,
        "sex": entry.sex,
        "npi": entry.npi,
    }


def _contact(address: Address | None) -> dict:
    if address is None:
        return {}
    return {
        "street": ", ".join(filter(None, map(str.title, (address.line1, address.line2)))),
        "city": address.city.title(),
        "state": address.state if len(address.state) == 2 else "",
        "postal_code": _zip(address.postal_code),
        "phone": address.phone,
    }


def _zip(code: str) -> str:
    return f"{code[:5]}-{code[5:9]}" if len(code) == 9 and code.isdigit() else code[:10]


def _licences(entry: RegistryEntry, profession: str) -> list[dict]:
    known = professions().get(profession)
    kind = known.licences[-1] if known and known.licences else "state_licence"
    seen = {
        (one.state, one.licence): {
            "kind": kind,
            "number": one.licence,
            "jurisdiction": one.state,
            "issuer": "",
        }
        for one in entry.taxonomies
        if one.licence and one.state
    }
    return list(seen.values())


def profession_of(entry: RegistryEntry) -> str:
    """The profession by degree as written and by specialty; "" where neither tells.

    The degree decides where professions share specialties, as MD and DO do.
    """
    parts = entry.name.credential.replace("/", ",").split(",")
    by_degree = [key for part in parts for key in professions_named(part)]
    codes = [one.code for one in _once(entry.taxonomies)]
    by_code = [
        key
        for code in codes[:1]
        for key, one in professions().items()
        if any(code.startswith(prefix) for prefix in one.taxonomies)
    ]
    both = [key for key in by_degree if key in by_code]
    return next(iter([*both, *by_code, *by_degree]), "")


def facts_of(sheet: Sheet) -> FileFacts:
    """What a file says of the things that the registry knows too."""
    person = sheet.person
    licences = [one for one in sheet.credentials if one.kind.endswith("licence") and one.number]
    return FileFacts(
        npi=person.npi or "",
        name=Name(
            family=person.last_name,
            given=person.first_name,
            middle=person.middle_name,
            suffix=person.suffix,
            degrees=tuple(filter(None, map(str.strip, person.degrees.split(",")))),
        ),
        former_families=tuple(one.last_name for one in sheet.other_names),
        taxonomies=tuple(one.code for one in sheet.specialties if one.code),
        licences=tuple(StateLicence(one.jurisdiction, one.number) for one in licences),
        addresses=(
            (Address(person.street, "", person.city, person.state, person.postal_code),)
            if person.street
            else ()
        ),
    )
