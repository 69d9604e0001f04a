"""The sample's front door: what came in at it, what was written back, and a mail that waits."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from credenza.core.concerns.contacts import Contact
from credenza.core.concerns.telling import Told
from credenza.core.concerns.triage import Triage
from credenza.office.concerns.actions import cases, letters, mails, ratings
from credenza.office.concerns.actions.doors import set_door
from credenza.office.concerns.actions.holding import day_at
from credenza.office.concerns.actions.intake import report
from credenza.office.concerns.actions.messages import answer, write
from credenza.office.concerns.queries.doors import TELLER, rating_of
from credenza.office.concerns.queries.letters import begun, to_teller
from credenza.office.desk.sample.telling import Teller
from credenza.office.team.queries import account_at, facility
from credenza.packs.loader import letter_kinds
from credenza.sample.folder import BOOKS_OPENED
from credenza.sample.intake import ANSWER, ASKED, CALL_LIGHT, ELSEWHERE, MAIL, REPLIED, WAITING
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

DIRECTOR, COORDINATOR = f"director@{DOMAIN}", f"coordinator@{DOMAIN}"
PHONE, CONTACT = "555-0100", "Dana Whitfield, medical staff office"
CAME, LIGHT, MAILED = -3, -26, -1


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The door opens; a nameless report is asked back, a grievance answered, a mail taken in."""
    for on, hour, happen in (
        (BOOKS_OPENED + 1, 9, _open_door),
        (LIGHT, 10, _light),
        (CAME, 18, _waiting),
        (MAILED, 15, _mail),
    ):
        at = teller.at(on, hour)
        yield at, partial(happen, teller, at)


def _open_door(teller: Teller, at: datetime) -> None:
    for key in teller.ground.facilities:
        set_door(
            facility=facility(teller.ground.facilities[key]),
            is_open=key == MEDICAL_CENTER,
            phone=PHONE,
            contact=CONTACT,
            urgent_to=account_at(DIRECTOR),
            by=teller.actors[DIRECTOR],
            at=at,
        )


def _waiting(teller: Teller, at: datetime) -> Iterator[datetime]:
    """Somebody nameless told of a long wait, was asked something, and has answered."""
    case = _told(teller, WAITING, at)
    asked = at + timedelta(hours=15)
    yield asked
    write(case=case, words=ASKED, by=teller.actors[COORDINATOR], at=asked)
    yield asked + timedelta(hours=4)
    answer(case=case, words=REPLIED, by=TELLER, at=asked + timedelta(hours=4))


def _light(teller: Teller, at: datetime) -> Iterator[datetime]:
    """A grievance from its coming in to its answer and what they said of it."""
    case, by = _told(teller, CALL_LIGHT, at), teller.actors[COORDINATOR]
    triaged = at + timedelta(days=1)
    yield triaged
    found = Triage("moderate", "none", grievance=True)
    case = cases.triage(case=case, version=case.version, found=found, by=by, at=triaged)
    yield from _letter(case, "grievance_acknowledgement", ELSEWHERE, by, triaged)
    ended = at + timedelta(days=6)
    yield ended
    decided = {"outcome": "resolved", "words": ANSWER["results"]}
    case = cases.decide(case=case, version=case.version, **decided, by=by, at=ended)
    yield from _letter(case, "grievance_answer", ANSWER, by, ended)
    case = cases.close(case=case, closing="answered", by=by, at=ended + timedelta(hours=1))
    yield ended + timedelta(days=1)
    ratings.ask(case=case, by=by, at=ended + timedelta(days=1))
    yield ended + timedelta(days=3)
    said = {"heard": 5, "clear": 5, "fair": 4}
    ratings.answer(rating=rating_of(case), **said, by=TELLER, at=ended + timedelta(days=3))


def _mail(teller: Teller, at: datetime) -> None:
    by, place = teller.actors[COORDINATOR], facility(teller.ground.facilities[MEDICAL_CENTER])
    opened = mails.open_mail(data=MAIL.encode(), by=by, at=at)
    mails.take_in(opened=opened, facility=place, by=by, at=at)


def _told(teller: Teller, words: dict, at: datetime):
    email = words.get("email", "")
    told = Told(
        who=words["who"],
        what="service",
        account=words["account"],
        name=words.get("name", ""),
        contact=Contact(email),
        place=words["place"],
        occurred_on=(at - timedelta(days=1)).date(),
    )
    place = facility(teller.ground.facilities[MEDICAL_CENTER])
    return report(told=told, facility=place, channel="public", by=TELLER, at=at).case


def _letter(case, kind: str, values: dict, by, at: datetime) -> Iterator[datetime]:
    known = begun(case, letter_kinds()[kind], day_at(case, at)) | values
    given = {"kind": kind, "to": to_teller(case), "values": known}
    letter = letters.write_letter(case=case, **given, by=by, at=at)
    yield at + timedelta(hours=1)
    letters.send(letter=letter, by=by, at=at + timedelta(hours=1))
