"""The sample's cases: reported, triaged, heard and decided through the acts that people use."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.core.concerns.triage import Triage
from credenza.core.permissions import Actor
from credenza.office.concerns.actions import cases as acts
from credenza.office.concerns.actions.interviews import record_interview
from credenza.office.concerns.actions.naming import name_person
from credenza.office.concerns.actions.notes import write_note
from credenza.office.concerns.actions.tasks import give_task
from credenza.office.concerns.queries.reading import people_of
from credenza.office.desk.sample.telling import Teller
from credenza.office.team.queries import account_at, departments, facility
from credenza.sample.cases import CASES, Told
from credenza.sample.places import DOMAIN

DIRECTOR, COORDINATOR = f"director@{DOMAIN}", f"coordinator@{DOMAIN}"
REVIEWER = f"member@{DOMAIN}"
REVIEWED = "potassium"
"""The case into which a member of a committee was let by name."""


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Each case comes in, and what was done in it follows."""
    known: dict[str, object] = {}
    for told in CASES:
        at = teller.at(told.on, told.hour)
        yield at, partial(_open, teller, known, told, at)
        for number, (days, verb, given) in enumerate(told.course, 1):
            then = teller.at(told.on + days, told.hour) + timedelta(minutes=20 * number)
            yield then, partial(_act, teller, known, told, verb, given, then)


def _open(teller: Teller, known: dict[str, object], told: Told, at: datetime) -> None:
    ground, by = teller.ground, teller.actors[DIRECTOR]
    place = ground.departments.get((told.place, told.department))
    case = acts.open_case(
        kind=told.kind,
        facility=facility(ground.facilities[told.place]),
        department=departments().filter(pk=place).first(),
        unit=told.unit,
        title=told.title,
        account=told.account,
        channel=told.channel,
        received_at=at,
        occurred_on=at.date(),
        parties=_people(teller, told),
        by=by,
        at=at,
    )
    owner = COORDINATOR if told.kind == "patient" else DIRECTOR
    known[told.key] = acts.give(case=case, user=account_at(owner), by=by, at=at)
    if told.key == REVIEWED:
        user = account_at(REVIEWER)
        name_person(case=case, user=user, why="Reviews the case", by=by, at=at)


def _people(teller: Teller, told: Told) -> list[PartyFacts]:
    found = [PartyFacts(role, name=name, relation=tie) for role, name, tie in told.people]
    if told.subject is not None:
        subject = teller.written[told.subject].practitioner.pk
        found.append(PartyFacts(SUBJECT, practitioner_id=subject))
    return found


def _act(
    teller: Teller, known: dict[str, object], told: Told, verb: str, given: dict, at: datetime
) -> None:
    case, by = known[told.key], teller.actors[DIRECTOR]
    case.refresh_from_db()
    if verb == "link":
        acts.link(case=case, other=known[given["other"]], why=given["why"], by=by, at=at)
    else:
        DOING[verb](case, given, by, at)


def _triage(case, given: dict, by: Actor, at: datetime) -> None:
    found = {key: value for key, value in given.items() if key != "words"}
    acts.triage(
        case=case, version=case.version, found=Triage(**found), words=given["words"], by=by, at=at
    )


def _interview(case, given: dict, by: Actor, at: datetime) -> None:
    heard = next(one.party for one in people_of(case) if one.name == given["who"])
    record_interview(party=heard, held_on=at.date(), words=given["words"], by=by, at=at)


def _task(case, given: dict, by: Actor, at: datetime) -> None:
    due_on = at.date() + timedelta(days=given["days"])
    give_task(case=case, title=given["title"], owner=case.owner, due_on=due_on, by=by, at=at)


DOING: dict[str, Callable[[object, dict, Actor, datetime], object]] = {
    "triage": _triage,
    "interview": _interview,
    "task": _task,
    "mark": lambda case, given, by, at: acts.mark(case=case, **given, by=by, at=at),
    "note": lambda case, given, by, at: write_note(case=case, **given, by=by, at=at),
    "begin_review": lambda case, given, by, at: acts.begin_review(case=case, by=by, at=at),
    "decide": lambda case, given, by, at: acts.decide(
        case=case, version=case.version, **given, by=by, at=at
    ),
    "close": lambda case, given, by, at: acts.close(case=case, **given, by=by, at=at),
}
