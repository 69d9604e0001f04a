"""Affiliation requests: matched with a file and answered as the policy allows, or held."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from credenza.core.applications.affiliations import (
    ANSWERED,
    CHOOSING,
    CLOSED,
    GOOD_STANDING,
    HELD,
    NEW,
    NO_RECORD,
    OPEN,
    PLAIN,
    STATES,
    Reply,
    facts_alone,
    reply,
)
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.correspondence.actions.letters import send_letter, write_letter
from credenza.office.correspondence.actions.post import post
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.office.credentialing.actions.letter_checks import issue
from credenza.office.credentialing.models import AffiliationRequest, LetterCheck
from credenza.office.credentialing.queries.affiliations import asked_of
from credenza.office.credentialing.queries.letter_checks import url_of
from credenza.office.credentialing.queries.register import Register
from credenza.office.credentialing.queries.standing import memberships
from credenza.office.ledger.actions import about, act
from credenza.packs.loader import affiliation_policy

NOBODY = "Nobody of the staff is meant."
OWN_FILE = "This is about your own file: ask a colleague to answer it."


@act("affiliation:answer")
def answer(
    *, request: AffiliationRequest, by: Actor, at: datetime, register: Register | None = None
) -> AffiliationRequest:
    """Find whom a new request means and answer it, as far as the policy allows by itself.

    It ends as answered, as no record, held for the director with a neutral interim, or, where
    several people fit, waiting for a person to choose. Raises Refused where it is not new.
    """
    held = _held(request, (NEW,))
    register = register or Register(held.facility)
    found = register.find(asked_of(held))
    if not found.ids:
        return _no_record(held, found.reason, by=by, at=at)
    if not found.certain:
        held.state, held.why = CHOOSING, found.reason
        held.save(update_fields=["state", "why"])
        return held
    return _reply(held, found.ids[0], by=by, at=at)


@act("affiliation:choose")
def choose(*, request: AffiliationRequest, practitioner, by: Actor, at: datetime):
    """Say whom a request means (a file's row), or None for nobody, and answer it."""
    held = _held(request, (NEW, CHOOSING))
    if practitioner is None:
        return _no_record(held, NOBODY, by=by, at=at)
    return _reply(held, practitioner.pk, by=by, at=at)


@act("affiliation:release")
def take_release(*, request: AffiliationRequest, by: Actor, at: datetime) -> AffiliationRequest:
    """The release that was missing has come: answer now, as far as the policy allows.

    Raises Refused where the request is not held, or had its release.
    """
    held = _held(request, (HELD,))
    if held.released:
        raise Refused(refused("The release was there already; something else holds the answer."))
    held.released = True
    return _reply(held, held.practitioner_id, by=by, at=at)


@act("affiliation:decide")
def decide(
    *, request: AffiliationRequest, remarks: str, by: Actor, at: datetime, reason: str
) -> AffiliationRequest:
    """The director answers what was held: facts alone, with remarks that the director words.

    Raises Refused without a reason, which stays in the office.
    """
    held = _held(request, (HELD,))
    if not reason.strip():
        raise Refused(refused("Say why this may go out; the reason stays in the office."))
    facts = _facts_of(held, at)
    held.why = f"{held.why} Decided: {reason.strip()}"
    return _write(held, Reply(PLAIN, facts), remarks.strip(), by=by, at=at)


@act("affiliation:close")
def close(
    *, request: AffiliationRequest, by: Actor, at: datetime, reason: str
) -> AffiliationRequest:
    """Close a request that is answered elsewhere or not at all. Raises Refused without a reason."""
    held = _held(request, OPEN)
    if not reason.strip():
        raise Refused(refused("Say why this is closed without an answer."))
    held.state, held.why = CLOSED, reason.strip()
    held.answered_at, held.answered_by = at, by.name[:120]
    held.save()
    return held


def _held(request: AffiliationRequest, states: Iterable[str]) -> AffiliationRequest:
    rows = AffiliationRequest.objects.select_related("facility", "practitioner")
    held = rows.select_for_update(of=("self",)).get(pk=request.pk)
    if held.state not in states:
        raise Refused(refused(f"The request about {held} is “{STATES[held.state]}” already."))
    return held


def _reply(held: AffiliationRequest, practitioner: int, *, by: Actor, at: datetime):
    if practitioner == by.practitioner:
        raise Refused(refused(OWN_FILE))
    held.practitioner_id = practitioner
    about(practitioner=practitioner)
    day = local_day(at, ZoneInfo(held.facility.zone))
    stands = memberships(held.practitioner, held.facility, day)
    told = reply(stands, affiliation_policy(), held.released, day)
    if told.held:
        return _hold(held, told.held, by=by, at=at)
    if not told.letter:
        return _no_record(held, "Has applied, and is not on the staff.", by=by, at=at)
    return _write(held, told, "", by=by, at=at)


def _facts_of(held: AffiliationRequest, at: datetime) -> tuple[tuple[str, str], ...]:
    """What a letter tells of somebody about whom something is unusual."""
    day = local_day(at, ZoneInfo(held.facility.zone))
    stands = memberships(held.practitioner, held.facility, day)
    return facts_alone(stands, affiliation_policy(), day)


def _write(held: AffiliationRequest, told: Reply, remarks: str, *, by: Actor, at: datetime):
    check = issue(request=held, told=told, by=by, at=at)
    values: dict[str, str | list[str]] = {
        "facts": [f"{label} | {words}" for label, words in told.facts],
        "remarks": "\n".join(filter(None, (remarks, _checked_at(check)))),
    }
    if told.letter == GOOD_STANDING:
        values["good_standing"] = told.standing
    held.letter = write_letter(
        kind=told.letter,
        practitioner=held.practitioner,
        facility=held.facility,
        to=Addressee(held.requester, tuple(filter(None, (held.contact,))), held.email),
        values=values,
        by=by,
        at=at,
    )
    if check is not None:
        check.letter = held.letter
        check.save(update_fields=["letter"])
    if held.email:
        send_letter(letter=held.letter, address=held.email, by=by, at=at)
    return _close(held, ANSWERED, answer=told.letter, by=by, at=at)


def _checked_at(check: LetterCheck | None) -> str:
    return f"Whether this letter is ours can be seen at {url_of(check)}" if check else ""


def _hold(held: AffiliationRequest, why: str, *, by: Actor, at: datetime):
    held.state, held.why = HELD, why
    held.save()
    _mail(held, "interim", affiliation_policy().held, by=by, at=at)
    return held


def _no_record(held: AffiliationRequest, why: str, *, by: Actor, at: datetime):
    held.why = why
    _mail(held, "no record", affiliation_policy().no_record, by=by, at=at)
    return _close(held, NO_RECORD, answer="no_record", by=by, at=at)


def _close(held: AffiliationRequest, state: str, *, answer: str, by: Actor, at: datetime):
    held.state, held.answer = state, answer
    held.answered_at, held.answered_by = at, by.name[:120]
    held.save()
    return held


def _mail(held: AffiliationRequest, occasion: str, words: str, *, by: Actor, at: datetime) -> None:
    """Neutral words to whoever asks; nothing where they gave no address."""
    if not held.email:
        return
    context = {"request": held, "words": words}
    post(
        occasion=f"Affiliation: {occasion}",
        key=f"affiliation {held.uid} {occasion}",
        address=held.email,
        subject=f"Your question about {held.first_name} {held.last_name}".replace("  ", " "),
        body=render_to_string("credentialing/mail/affiliation.txt", context),
        practitioner=held.practitioner_id,
        facility=held.facility_id,
        by=by,
        at=at,
    )
