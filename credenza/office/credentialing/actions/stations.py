"""What a station says, and where that leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.category import ONE
from credenza.core.applications.route import (
    BOARD_COMMITTEE,
    CONDITIONS,
    DEFER,
    DENY,
    Votes,
    agrees,
    carried,
    may_say,
    step_after,
)
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.privileges.conditions import WORDS, Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.actions import deciding, denials, hearings
from credenza.office.credentialing.actions.deferrals import write_question
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Station, Word
from credenza.office.credentialing.queries.hearings import is_heard
from credenza.office.credentialing.queries.holders import is_body, may_speak
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.credentialing.queries.ways import may_expedite
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import requests
from credenza.office.privileging.queries.requests import undecided


@dataclass(frozen=True, slots=True)
class Said:
    """What a station says. ``lines`` are its words on single privileges, by the item's key, where
    they differ from ``outcome``; ``votes`` and ``meeting_on`` those of a body.
    ``to_applicant``: the question is the applicant's to answer, and a letter asks it.
    """

    outcome: str
    reason: str = ""
    question: str = ""
    lines: Mapping[str, Recommendation] = field(default_factory=dict)
    votes: Votes = field(default_factory=Votes)
    recused_names: str = ""
    meeting_on: date | None = None
    to_applicant: bool = False


@act("station:speak")
def speak(
    *, station: Station, said: Said, by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Record what a station says; the application goes where that leads.

    Raises Refused for who does not hold the station, for one that is not open, and for a word
    without its reasons, its question, its day or a majority.
    """
    application = _held(station)
    about(practitioner=application.practitioner_id, station=station.key, outcome=said.outcome)
    station.refresh_from_db()
    require(may_speak(by, station, application))
    if station.opened_at is None or station.closed_at is not None:
        raise Refused(refused(f"{station} has spoken already, or is not reached yet."))
    _require_whole(application, station, said, at)
    word = _written(station, said, by=by, at=at)
    lines = _lines(application, said)
    if lines and not station.decides:
        requests.recommend(
            request=request_of(application), station=station.key, lines=lines, by=by, at=at
        )
    _lead_on(application, station, word, lines, by=by, at=at)
    if said.outcome == DEFER and said.to_applicant:
        write_question(application=application, word=word, by=by, at=at)
    return application


@act("station:minute")
def minute(
    *, station: Station, said: Said, by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Record what the minutes show that a body said; the application goes where that leads.

    Done by the office, which is no member: the word is the body's, its act stands beside that of
    who recorded it. Raises Refused for one person's station, without the right, for one's own
    application, and wherever ``speak`` does.
    """
    application = station.application
    about(practitioner=application.practitioner_id)
    if not is_body(station):
        raise Refused(refused(f"{station} is one person: there are no minutes of it."))
    require(may(by, "application:minute", about_application(application)))
    body = Actor.system(f"{station}, as its minutes show")
    return speak(station=station, said=said, by=body, at=at)


@act("station:answer")
def answer(*, application: Application, by: Actor, at: datetime, reason: str) -> Application:
    """Bring a deferred application back to the station that deferred it, with the answer."""
    word = Word.objects.filter(station__application=application, outcome=DEFER).latest("id")
    station = word.station
    go(
        application=application,
        verb="answer",
        station=station.key,
        held_by=station.who,
        days=station.days,
        by=by,
        at=at,
        reason=reason,
    )
    word.answer, word.answered_at, word.answered_by = reason.strip(), at, by.name[:120]
    word.save(update_fields=["answer", "answered_at", "answered_by"])
    Station.objects.filter(pk=station.pk).update(opened_at=at, closed_at=None)
    return application


def _held(station: Station) -> Application:
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("practitioner", "facility", "department").get(
        pk=station.application_id
    )


def _require_whole(application: Application, station: Station, said: Said, at: datetime) -> None:
    require(may_say(said.outcome, said.reason, said.question))
    require(agrees(said.outcome, (one.says for one in said.lines.values())))
    if not is_body(station):
        return
    if said.meeting_on is None:
        raise Refused(refused("Say on which day the body met."))
    if said.meeting_on > local_day(at, ZoneInfo(application.facility.zone)):
        raise Refused(refused("The meeting lies ahead: record what was said once it was held."))
    require(carried(said.votes, at_least=_voters(application, station, said)))


def _voters(application: Application, station: Station, said: Said) -> int:
    """How many must be in favour: of a board's committee that decides for it, two."""
    if station.who != "board" or application.category != ONE or said.outcome in (DENY, DEFER):
        return 1
    return BOARD_COMMITTEE if may_expedite(application, kind_of(application).expedited) else 1


def _written(station: Station, said: Said, *, by: Actor, at: datetime) -> Word:
    votes = said.votes
    return Word.objects.create(
        station=station,
        outcome=said.outcome,
        reason=said.reason.strip(),
        question=said.question.strip(),
        lines={item: one.says for item, one in said.lines.items()},
        meeting_on=said.meeting_on,
        yes=votes.yes,
        no=votes.no,
        abstained=votes.abstained,
        recused=votes.recused,
        recused_names=said.recused_names.strip()[:300],
        at=at,
        by=by.name[:120],
        user_id=by.id,
    )


def _lines(application: Application, said: Said) -> dict[str, Recommendation]:
    """What is said on each privilege asked for and not decided yet."""
    request = request_of(application)
    if request is None or request.handed_in_at is None:
        return {}
    asked = undecided(request).values_list("item", flat=True)
    return {item: said.lines.get(item) or _same(said) for item in asked}


def _same(said: Said) -> Recommendation:
    words = said.reason.strip() or said.question.strip()
    if said.outcome == CONDITIONS:
        return Recommendation(CONDITIONS, words, (Condition(WORDS, words),))
    return Recommendation(said.outcome, words)


def _lead_on(
    application: Application, station: Station, word: Word, lines, *, by: Actor, at: datetime
) -> None:
    heard = is_heard(application)
    verb = step_after(station, word.outcome, heard=heard)
    Station.objects.filter(pk=station.pk).update(closed_at=at)
    if station.adverse and verb in ("decide", "recommend") and not heard:
        lines = denials.hold_back(station=station, lines=lines, by=by, at=at)
    if verb == "decide":
        deciding.decide(application=application, word=word, lines=lines, by=by, at=at)
    elif verb == "recommend":
        _open_next(application, station, by=by, at=at)
    else:
        words = word.question if verb == "defer" else word.reason
        go(application=application, verb=verb, station=station.key, by=by, at=at, reason=words)
        if verb == "stop":
            hearings.open_hearing(
                application=application, station=station, by=by, at=at, reason=word.reason
            )


def _open_next(application: Application, station: Station, *, by: Actor, at: datetime) -> None:
    following = Station.objects.get(
        application=application, round=station.round, position=station.position + 1
    )
    Station.objects.filter(pk=following.pk).update(opened_at=at, closed_at=None)
    go(
        application=application,
        verb="recommend",
        station=following.key,
        held_by=following.who,
        days=following.days,
        by=by,
        at=at,
    )
