"""The sample office, written whole or not at all."""

from collections.abc import Callable, Generator, Iterator
from datetime import datetime
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import count
from zoneinfo import ZoneInfo

from django.db.transaction import atomic

from credenza.core.calendar import add_months
from credenza.core.facts import Result, Standing
from credenza.core.permissions import Actor
from credenza.office.desk.sample.actions import moments as actions
from credenza.office.desk.sample.agendas import moments as agendas
from credenza.office.desk.sample.applications import moments as applications
from credenza.office.desk.sample.ballots import moments as ballots
from credenza.office.desk.sample.cases import moments as cases
from credenza.office.desk.sample.changes import moments as changes
from credenza.office.desk.sample.columns import whole_file
from credenza.office.desk.sample.committees import moments as committees
from credenza.office.desk.sample.desks import hand_out, recall_the_week
from credenza.office.desk.sample.intake import moments as intake
from credenza.office.desk.sample.letters import moments as letters
from credenza.office.desk.sample.oncall import moments as oncall
from credenza.office.desk.sample.places import Ground, enrol_all, found
from credenza.office.desk.sample.policies import moments as policies
from credenza.office.desk.sample.portal import moments as portal
from credenza.office.desk.sample.privileges import Privileges
from credenza.office.desk.sample.readiness import count_months
from credenza.office.desk.sample.readiness import moments as readiness
from credenza.office.desk.sample.references import moments as references
from credenza.office.desk.sample.screening import moments as screening
from credenza.office.desk.sample.sittings import moments as sittings
from credenza.office.desk.sample.surveys import moments as surveys
from credenza.office.desk.sample.telling import Teller
from credenza.office.desk.sample.trends import moments as trends
from credenza.office.documents.actions import keep
from credenza.office.ledger.actions import acting
from credenza.office.practitioners.actions.credentials import attach
from credenza.office.practitioners.actions.filling import fill, record_answers
from credenza.office.practitioners.actions.judging import judge_all
from credenza.office.practitioners.queries.days import today
from credenza.office.team.actions import choose
from credenza.office.team.queries import actor_of, setting
from credenza.packs.loader import credential_kinds
from credenza.sample.folder import BOOKS_OPENED
from credenza.sample.papers import drawn, papers
from credenza.sample.practitioners import RECEIVED, is_applicant, practitioners
from credenza.sample.professions import ROUND
from credenza.sample.shapes import File
from credenza.sample.story import Round, rounds, story

SAMPLE = Actor.system("sample")
MARK = "sample"
"""The setting that says of an office that it is the sample."""

PAPERED = 6
"""So many files have their documents in them."""
Moment = tuple[datetime, Callable[[], Generator[datetime] | None]]


@atomic
def write(*, at: datetime) -> None:
    """Write the sample office as of the office's day at ``at``, and judge its files."""
    day = today(at)
    files = {one.person.number: one for one in practitioners(ROUND, day)}
    teller = Teller(day, ZoneInfo(setting("zone")), files, {}, {})
    _open_books(teller)
    privileges = Privileges(teller, SAMPLE)
    privileges.open(teller.at(BOOKS_OPENED, 9))
    moments = [
        *_moments(teller),
        *privileges.moments(),
        *letters(teller),
        *applications(teller, SAMPLE),
        *references(teller),
        *portal(teller),
        *oncall(teller),
        *screening(teller),
        *committees(teller, SAMPLE),
        *sittings(teller),
        *agendas(teller),
        *ballots(teller),
        *policies(teller),
        *cases(teller),
        *intake(teller),
        *actions(teller),
        *trends(teller),
        *changes(teller),
        *surveys(teller, SAMPLE),
        *readiness(teller),
    ]
    _let_happen(moments)
    judge_all(at=teller.at(-1, 22), everyone=True)
    judge_all(at=at)
    count_months(teller)
    recall_the_week(day)
    hand_out(teller.actors, at=at)


def _let_happen(moments: list[Moment]) -> None:
    """All of them in the order of their time.

    What happens may be a story that takes days: it yields the time at which it goes on.
    """
    numbers = count()
    waiting = [(at, next(numbers), happen) for at, happen in moments]
    heapify(waiting)
    while waiting:
        _, _, happen = heappop(waiting)
        story = happen()
        then = next(story, None) if isinstance(story, Generator) else None
        if then is not None:
            heappush(waiting, (then, next(numbers), partial(_same, story)))


def _same(story: Generator) -> Generator:
    return story


def _open_books(teller: Teller) -> None:
    at = teller.at(BOOKS_OPENED, 8)
    with acting("office:open", by=SAMPLE, at=at, reason="The sample office was opened."):
        teller.ground = found(by=SAMPLE, at=at)
        _fill(teller, [number for number in teller.files if not is_applicant(number)], at)
        own_files = {number: rows.practitioner.pk for number, rows in teller.written.items()}
        users = enrol_all(teller.ground, own_files, by=SAMPLE, at=at)
        teller.actors = {address: actor_of(user) for address, user in users.items()}
        for number in range(PAPERED):
            _file_papers(teller, number, at)
        choose(key="second_factor", value="offered", by=SAMPLE, at=at)
        choose(key=MARK, value=teller.today.isoformat(), by=SAMPLE, at=at)


def _fill(teller: Teller, numbers: list[int], at: datetime) -> None:
    ground: Ground = teller.ground
    wholes = [
        whole_file(teller.files[number], ground.facilities, ground.departments)
        for number in numbers
    ]
    rows = fill(files=wholes, by=SAMPLE, at=at)
    teller.written |= dict(zip(numbers, rows, strict=True))


def _file_papers(teller: Teller, number: int, at: datetime) -> None:
    file, rows = teller.files[number], teller.written[number]
    held = {one.kind: row for one, row in zip(file.held[::-1], rows.credentials[::-1], strict=True)}
    for sheet in papers(file):
        media_type = "image/jpeg" if sheet.picture else "application/pdf"
        document = keep(data=drawn(sheet), name=sheet.name, media_type=media_type, by=SAMPLE, at=at)
        attach(
            practitioner=rows.practitioner, document=document, credential=held[sheet.kind],
            label=sheet.title[:120], by=SAMPLE, at=at,
        )  # fmt: skip


def _moments(teller: Teller) -> Iterator[Moment]:
    """Everything that happened since the books were opened, in no order."""
    for event in story():
        yield teller.at(event.on, event.hour), lambda event=event: teller.tell(event)
    for one in rounds():
        at = _day_of(teller, one)
        yield at, lambda one=one, at=at: _ask_everybody(teller, one, at)
    applicants = [number for number in teller.files if is_applicant(number)]
    received = teller.at(RECEIVED, 8)
    yield received, lambda: _fill(teller, applicants, received)


def _day_of(teller: Teller, one: Round) -> datetime:
    if one.on is not None:
        return teller.at(one.on, 16)
    day = add_months(teller.today.replace(day=1), -(one.month or 0))
    return teller.at((day - teller.today).days, 0)


def _ask_everybody(teller: Teller, one: Round, at: datetime) -> None:
    day = at.astimezone(teller.zone).date()
    sources = credential_kinds()[one.kind].sources
    answer = {
        "source": one.source,
        "method": next(source.method for source in sources if source.key == one.source),
        "result": Result.CONFIRMED,
        "asked_on": day,
        "verified_on": day,
    }
    people = [
        teller.written[number].practitioner
        for number, file in teller.files.items()
        if number not in one.skipping and _is_asked_about(file, one)
    ]
    record_answers(practitioners=people, kind=one.kind, answer=answer, by=SAMPLE, at=at)


def _is_asked_about(file: File, one: Round) -> bool:
    running = [
        each
        for each in file.appointments
        if each.standing not in (Standing.APPLICANT, Standing.ENDED)
    ]
    return any(each.facility in one.places for each in running)
