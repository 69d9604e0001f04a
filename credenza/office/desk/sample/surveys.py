"""The sample's audits, one closed with findings and one begun, and a survey that is running."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.core.permissions import Actor
from credenza.core.standards.scoring import NA, NO, YES
from credenza.office.compliance.actions.audits import (
    close_audit,
    draw_audit,
    plan,
    score_file,
    set_aside,
)
from credenza.office.compliance.actions.surveyors import let_in
from credenza.office.compliance.actions.surveys import call, open_survey, ready
from credenza.office.compliance.queries.audits import Scored, scored
from credenza.office.desk.sample.telling import Teller
from credenza.office.practitioners.queries.decided import verifiers_of
from credenza.office.team.actions import enrol, share_password
from credenza.office.team.queries import account_at, facility
from credenza.sample.places import DOMAIN, MEDICAL_CENTER, PASSWORD
from credenza.sample.surveys import (
    AGAIN,
    AUDIT,
    CALLED,
    CONCLUSION,
    FAILED,
    MINUTES,
    NOTES,
    PLANS,
    SEED,
    SURVEY,
    SURVEYOR,
)

DIRECTOR = f"director@{DOMAIN}"
COORDINATOR = f"coordinator@{DOMAIN}"
AUDITORS = ("director", "riverside", "coordinator")
DRAWN, BEGUN, SURVEYED, STAYS = -14, -2, -1, 4
BACK = timedelta(days=1095)


def moments(teller: Teller, sample: Actor) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The director audits, plans corrections and begins another audit; a surveyor comes."""
    drawn, begun, surveyed = (teller.at(on, 8) for on in (DRAWN, BEGUN, SURVEYED))
    yield drawn, lambda: _audit(teller, drawn)
    yield begun, lambda: _begin(teller, begun)
    yield surveyed, lambda: _survey(teller, sample, surveyed)


def _audit(teller: Teller, at: datetime) -> None:
    by, audit = teller.actors[DIRECTOR], _draw(teller, AUDIT, "share", at)
    whole = _scorable(teller, audit, at)
    for files in whole.files.values():
        for place, file in enumerate(files):
            asked = [one.key for one in whole.sheet.elements if one.is_asked_of(file.group)]
            answers = {key: _answer(key, place, file) for key in asked}
            score_file(file=file, answers=answers, by=_auditor(teller, file), at=at)
    found = close_audit(audit=audit, conclusion=CONCLUSION, closed_on=at.date(), by=by, at=at)
    owner = account_at(COORDINATOR)
    for finding in found:
        words, days = PLANS[finding.element]
        due_on = teller.today + timedelta(days=days)
        plan(finding=finding, words=words, owner=owner, due_on=due_on, by=by, at=at)


def _answer(key: str, place: int, file) -> tuple[str, str]:
    if place < FAILED.get(key, 0):
        return NO, NOTES[key]
    is_physician = file.practitioner.profession in ("md", "do")
    return (YES if is_physician or key != "board" else NA), ""


def _begin(teller: Teller, at: datetime) -> None:
    """Another audit, with the first two files of it scored."""
    audit = _draw(teller, AGAIN, "eight_thirty", at)
    whole = _scorable(teller, audit, at)
    for file in next(iter(whole.files.values()))[:2]:
        answers = {
            one.key: (YES, "") for one in whole.sheet.elements if one.is_asked_of(file.group)
        }
        score_file(file=file, answers=answers, by=_auditor(teller, file), at=at)


def _scorable(teller: Teller, audit, at: datetime) -> Scored:
    """The audit less the files that nobody of the office may score."""
    for file in audit.files.all():
        if _auditor(teller, file) is None:
            why = "Everybody of the office verified in it."
            set_aside(file=file, reason=why, by=teller.actors[DIRECTOR], at=at)
    return scored(audit)


def _auditor(teller: Teller, file) -> Actor | None:
    """Somebody of the office who verified nothing in the file."""
    verified = verifiers_of(file.practitioner_id)
    colleagues = (teller.actors[f"{one}@{DOMAIN}"] for one in AUDITORS)
    return next((one for one in colleagues if one.name not in verified), None)


def _draw(teller: Teller, title: str, method: str, at: datetime):
    return draw_audit(
        facility=_place(teller),
        title=title,
        sheet="credentials",
        method=method,
        seed=SEED,
        since=teller.today - BACK,
        until=at.date(),
        by=teller.actors[DIRECTOR],
        at=at,
    )


def _survey(teller: Teller, sample: Actor, at: datetime) -> None:
    by = teller.actors[DIRECTOR]
    survey = open_survey(
        facility=_place(teller),
        title=SURVEY,
        body="tjc",
        ends_at=at + timedelta(days=STAYS),
        by=by,
        at=at,
    )
    email, name = SURVEYOR
    user = enrol(email=email, name=name, grants=(), by=sample, at=at)
    share_password(users=[user], password=PASSWORD, by=sample, at=at)
    let_in(survey=survey, name=name, email=email, by=by, at=at)
    for number, one in enumerate(_called(teller)):
        called = at + timedelta(minutes=20 + 7 * number)
        shown = call(survey=survey, practitioner=one, why="Called out by name", by=by, at=called)
        if number < len(MINUTES):
            ready(shown=shown, by=by, at=called + timedelta(minutes=MINUTES[number]))


def _called(teller: Teller) -> list:
    """The first files with an appointment at the medical center."""
    here = (
        teller.written[number].practitioner
        for number, file in teller.files.items()
        if number in teller.written
        and any(one.facility == MEDICAL_CENTER for one in file.appointments)
    )
    return [person for person, _ in zip(here, range(CALLED), strict=False)]


def _place(teller: Teller):
    return facility(teller.ground.facilities[MEDICAL_CENTER])
