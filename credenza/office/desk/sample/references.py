"""Asking the sample's peers and answering its inquiries, each on its day."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from credenza.core.applications.references import OPEN
from credenza.core.calendar import add_months
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.credentialing.actions.affiliations import answer as answer_inquiry
from credenza.office.credentialing.actions.answering import answer, voice_of
from credenza.office.credentialing.actions.naming import name_reference
from credenza.office.credentialing.actions.receiving import receive
from credenza.office.credentialing.actions.references import ask_for
from credenza.office.credentialing.queries.references import form_of, needed_of
from credenza.office.desk.sample.telling import Teller
from credenza.sample.places import DOMAIN as OFFICE
from credenza.sample.references import (
    DOMAIN,
    GOOD,
    INQUIRIES,
    PEERS,
    RESERVED,
    STRANGER,
    Inquiry,
)

CLERK = f"coordinator@{OFFICE}"
Who = Mapping[str, Any]


def ask_peers(application, number: int, who: Who) -> None:
    """Name as many peers as are needed, and ask them; ``number`` tells where the turn begins."""
    for turn in range(needed_of(application)):
        name, title, place, address = PEERS[(2 * number + turn) % len(PEERS)]
        values = {
            "name": name,
            "title": title,
            "organisation": place,
            "profession": application.practitioner.profession,
            "relation": "colleague",
            "known_since": add_months(who["at"].date(), -12 * (3 + turn)),
            "email": f"{address}@{DOMAIN}",
        }
        name_reference(application=application, speaker="peer", values=values, **who)
    if application.references.exists():
        ask_for(application=application, **who)
        deliver_waiting(**who)


def hear_peers(application, who: Who, *, all_of_them: bool, doubt: bool) -> None:
    """Let the peers answer, or all but the last; the first one doubts where there is ``doubt``."""
    asked = list(application.references.filter(state__in=OPEN).order_by("id"))
    for turn, one in enumerate(asked if all_of_them else asked[:-1]):
        said = _answers(one, who["at"]) | (RESERVED if doubt and turn == 0 else {})
        answer(reference=one, answers=said, by=voice_of(one), at=who["at"])


def _answers(one, at: datetime) -> dict[str, str]:
    since = one.known_since or add_months(at.date(), -36)
    said = {
        "relation": "colleague",
        "profession": "",
        "known_since": f"{since:%Y-%m}",
        "still": "yes",
        "recommend": "yes",
        "name": one.name,
        "title": f"{one.title}, {one.organisation}",
    }
    for question in form_of(one).questions():
        if question.key == "profession":
            known = [key for key, _ in question.choices]
            said["profession"] = one.profession if one.profession in known else known[0]
        elif question.type == "rating":
            said[question.key] = GOOD.get(question.key, "good")
        elif question.type == "yes_no" and question.key not in said:
            said[question.key] = "no"
    return said


def moments(teller: Teller) -> Iterator[tuple[datetime, object]]:
    """Every inquiry of another hospital with its instant."""
    for one in INQUIRIES:
        at = teller.at(one.on, 14)
        yield at, lambda one=one, at=at: _receive(teller, one, at)


def _receive(teller: Teller, one: Inquiry, at: datetime) -> None:
    by = teller.actors[CLERK]
    person = STRANGER
    facility = next(iter(teller.written.values())).appointments[0].facility
    if one.about is not None:
        rows = teller.written[one.about]
        known = rows.practitioner
        person = {"last_name": known.last_name, "first_name": known.first_name}
        if not one.by_name:
            person |= {"npi": known.npi or ""}
        facility = rows.appointments[0].facility
    values = dict(person) | {
        "requester": one.requester,
        "email": "credentialing@requests.example",
        "released": one.released,
    }
    received = receive(facility=facility, values=values, by=by, at=at)
    if one.answered:
        answer_inquiry(request=received, by=by, at=at)
        deliver_waiting(by=by, at=at)
