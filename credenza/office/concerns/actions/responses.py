"""Answering conduct: people decide on a tier, the practitioner answers, its steps are done.

The practitioner is shown what the office wrote for them and nothing else of the case: not who
reported it, not what others said. No mail says more than that a question waits.
"""

import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string

from credenza.core.calendar import add_days, long_date
from credenza.core.concerns.kinds import CONDUCT
from credenza.core.concerns.responding import RESPONSE, may_pass
from credenza.core.concerns.tiers import THRESHOLDS
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import day_at, happened, held_open, required
from credenza.office.concerns.models import Case, Response, ResponseStep, Threshold
from credenza.office.concerns.queries.responses import (
    digest_of,
    proposal,
    subjects_of,
    url_of,
)
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import about, act
from credenza.packs.response import tiers

DECIDE = "concern:decide"
SAY_WHY = "Say why this tier: the reason is part of the record."
SAY_WHAT = "Write what the practitioner is told, so that they can answer it."
EMPTY = "Write your answer first."
AFTER = timedelta(days=30)
"""How long a link opens after the last day to answer: an answer that comes late is still read."""
LINK, PORTAL, PAPER = "link", "portal", "paper"


@act("conduct:decide")
def decide(
    *, case: Case, practitioner: int, tier: str, told: str, by: Actor, at: datetime, why: str
) -> Response:
    """Decide how a conduct report is answered, and keep what was proposed beside it.

    ``told`` is all that the practitioner will be shown. Raises Refused for another kind of case,
    for somebody whom it is not about, and where it was decided already.
    """
    case = held_open(case, DECIDE, by)
    if case.kind != CONDUCT or practitioner not in {one.pk for one in subjects_of(case)}:
        raise Refused(refused("A response is for a practitioner whom a conduct report is about."))
    if tier not in tiers():
        raise Refused(refused("Choose a tier."))
    if case.responses.filter(practitioner=practitioner).exists():
        raise Refused(refused("It was decided already how this is answered."))
    today = day_at(case, at)
    found = proposal(case, practitioner, by, today)
    one = Response(
        case=case,
        practitioner_id=practitioner,
        state=RESPONSE.start,
        proposed=found.tier,
        proposed_why=found.why[:300],
        tier=tier,
        decided_on=today,
        decided_at=at,
        decided_by=by.name[:120],
    )
    one.reason_sealed = sealed(required(why, SAY_WHY), "response", one.uid, "reason")
    one.told_sealed = sealed(required(told, SAY_WHAT), "response", one.uid, "told")
    one.save()
    return one


@act("conduct:ask")
def ask(*, response: Response, by: Actor, at: datetime) -> str:
    """Ask the practitioner to answer, and mail them that a question waits; the link's token.

    Done again, it makes a new link and ends the one before; the last day stays as it was given.
    """
    one = _stepped(response, "ask", by)
    case, token = one.case, secrets.token_urlsafe(32)
    if one.asked_at is None:
        one.answer_by = add_days(day_at(case, at), tiers()[one.tier].answer_days)
        happened(case, "told", by, at)
    one.asked_at, one.digest = at, digest_of(token)
    one.link_ends_at = datetime.combine(one.answer_by, at.timetz()) + AFTER
    _saved(one)
    _mail(one, token, by=by, at=at)
    return token


@act("conduct:answer")
def answer(*, response: Response, words: str, how: str, by: Actor, at: datetime) -> Response:
    """Keep what the practitioner answered, through their link, their portal or on paper."""
    one = _locked(response)
    require(RESPONSE.may_go(one.state, "answer"))
    one.state = RESPONSE.step("answer").target
    one.answer_sealed = sealed(required(words, EMPTY), "response", one.uid, "answer")
    one.answered_at, one.answered_how, one.digest = at, how, ""
    _saved(one)
    happened(one.case, "heard", by, at)
    return one


@act("conduct:pass")
def go_on(*, response: Response, declined: bool, by: Actor, at: datetime, why: str) -> Response:
    """Go on without an answer: the practitioner declined one, or their time is over."""
    one = _stepped(response, "pass", by)
    require(may_pass(one.answer_by, day_at(one.case, at), declined=declined))
    one.silence_sealed = sealed(required(why, SAY_WHY), "response", one.uid, "silence")
    return _saved(one)


@act("conduct:step")
def step_done(
    *, response: Response, key: str, on: date, words: str = "", by: Actor, at: datetime
) -> ResponseStep:
    """Keep that a step of the tier was done on a day that is past or today."""
    one = _locked(response)
    held_open(one.case, DECIDE, by)
    known = {step.key for step in tiers()[one.tier].steps if not step.answer}
    if key not in known or one.steps.filter(key=key).exists():
        raise Refused(refused("There is no such step to be done."))
    if on > day_at(one.case, at):
        raise Refused(refused("That day lies ahead: record it once it has come."))
    done = ResponseStep(response=one, key=key, done_on=on, at=at, by=by.name[:120])
    done.words_sealed = sealed(words, "response-step", done.uid, "words")
    done.save()
    return done


@act("conduct:conclude")
def conclude(*, response: Response, by: Actor, at: datetime, why: str) -> Response:
    """End the response, in words. Raises Refused before the practitioner could answer."""
    one = _stepped(response, "conclude", by)
    one.conclusion_sealed = sealed(required(why, SAY_WHY), "response", one.uid, "conclusion")
    one.concluded_at, one.concluded_by, one.digest = at, by.name[:120], ""
    return _saved(one)


@act("conduct:threshold")
def set_threshold(
    *, facility, key: str, limit: int, from_on: date, by: Actor, at: datetime, why: str
) -> Threshold:
    """Set from how many reports a tier is proposed at a facility, from a day on."""
    if key not in THRESHOLDS or limit < 1:
        raise Refused(refused("Choose which number it is, and write 1 or more."))
    kept, _ = Threshold.objects.update_or_create(
        facility=facility,
        key=key,
        from_on=from_on,
        defaults={
            "limit": limit,
            "reason": required(why, "Say why the office sets its own number.")[:200],
            "set_at": at,
            "set_by": by.name[:120],
        },
    )
    return kept


def _locked(response: Response) -> Response:
    rows = Response.objects.select_for_update(of=("self",))
    one = rows.select_related("case__facility", "practitioner").get(pk=response.pk)
    about(case=one.case.number)
    return one


def _stepped(response: Response, verb: str, by: Actor) -> Response:
    """The row, locked and brought to where ``verb`` leads, for who decides on its case."""
    one = _locked(response)
    held_open(one.case, RESPONSE.step(verb).right, by)
    require(RESPONSE.may_go(one.state, verb))
    one.state = RESPONSE.step(verb).target
    return one


def _saved(one: Response) -> Response:
    one.version += 1
    one.save()
    return one


def _mail(one: Response, token: str, *, by: Actor, at: datetime) -> None:
    """Word that a question waits; it names no case, no kind and no reason."""
    facility = one.case.facility
    context = {
        "facility": facility,
        "url": url_of(token),
        "answer_by": long_date(one.answer_by),
        "office": settings.URL.netloc,
    }
    post(
        occasion="A question to answer",
        key=f"question {one.uid} {at:%Y%m%d%H%M%S%f}",
        address=one.practitioner.email,
        subject=f"A question from the medical staff office of {facility}",
        body=render_to_string("concerns/mail/question.txt", context),
        facility=facility.pk,
        by=by,
        at=at,
    )
