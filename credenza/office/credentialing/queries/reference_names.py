"""Who could be asked: the peers that the applicant named, and the hospitals of the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from credenza.core.applications.reference_answers import read_day
from credenza.core.applications.references import WITHDRAWN
from credenza.core.calendar import month_end
from credenza.core.facts import Result
from credenza.office.credentialing.models import Application
from credenza.packs.loader import professions, reference_policy

SECTION = "references"
AFFILIATION = "hospital_affiliation"


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody who is not on the list yet: as whom, with which columns, and what they prove."""

    speaker: str
    values: dict[str, object]
    credential: object = None


def suggested(application: Application) -> list[Suggested]:
    """Peers that the applicant named, then hospitals of the file that were not asked yet."""
    listed = list(application.references.exclude(state=WITHDRAWN))
    known = {one.email or one.name.casefold() for one in listed}
    peers = [one for one in _peers(application) if not known & _names_of(one)]
    asked = {one.credential_id for one in listed}
    offices = [one for one in _hospitals(application) if one.credential.pk not in asked]
    return [*peers, *offices]


def profession_in_words(text: str) -> str:
    """The profession that a text such as "MD, general surgery" names; "" where none is sure."""
    for word in re.split(r"[\s,;/()]+", text):
        plain = word.replace(".", "").casefold()
        for one in professions().values():
            if plain and plain in {degree.replace(".", "").casefold() for degree in one.degrees}:
                return one.key
    return ""


def _names_of(one: Suggested) -> set[str]:
    return {str(one.values["email"]) or str(one.values["name"]).casefold()}


def _peers(application: Application) -> Iterator[Suggested]:
    entries = application.answers.filter(section=SECTION, none=False)
    for entry in entries.order_by("position", "id"):
        said = {key: str(value) for key, value in entry.values.items()}
        if said.get("issuer", "").strip():
            yield Suggested("peer", _columns(said), entry.credential)


def _columns(said: dict[str, str]) -> dict[str, object]:
    last = read_day(said.get("last_worked", ""))
    relation = reference_policy().relation_in_words(said.get("relationship", ""))
    return {
        "name": said["issuer"].strip()[:120],
        "title": said.get("discipline", "").strip()[:160],
        "profession": profession_in_words(said.get("discipline", "")),
        "relation": "relative" if said.get("relative") in ("yes", "True", "true") else relation,
        "known_since": read_day(said.get("known_since", "")),
        "last_worked_on": month_end(last) if last else None,
        "email": said.get("email", "").strip().lower(),
        "phone": said.get("phone", "").strip()[:30],
    }


def _hospitals(application: Application) -> Iterator[Suggested]:
    held = application.practitioner.credentials.filter(kind=AFFILIATION, withdrawn_on=None)
    proven = held.filter(proofs__verification__result=Result.CONFIRMED).values("pk")
    for credential in held.exclude(pk__in=proven).order_by("-ends_on", "id"):
        values = {"name": "Medical staff office", "organisation": credential.issuer, "email": ""}
        yield Suggested("office", values, credential)
