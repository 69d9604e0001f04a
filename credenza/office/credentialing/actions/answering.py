"""What a reference does with the link: opens, saves, answers, declines, names somebody else.

The office records here too what came by telephone or on paper.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from credenza.core.applications import reference_answers
from credenza.core.applications.references import (
    ANSWERED,
    ASKED,
    DECLINED,
    FORWARDED,
    NAMED,
    OPEN,
    OPENED,
    STATES,
    WAITING,
)
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.actions.naming import name_reference
from credenza.office.credentialing.actions.proving import prove
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.references import (
    applicant_of,
    day_at,
    form_of,
    sealed_place,
    speaker_of,
)
from credenza.office.ledger.actions import about, act
from credenza.packs.loader import reference_policy

LINK, PHONE, PAPER = "link", "phone", "paper"


@dataclass(frozen=True, slots=True)
class Way:
    """How an answer came in. ``taken_by`` recorded it; ``document`` is the paper it stands on."""

    via: str = LINK
    taken_by: str = ""
    origin: str = ""
    document: object = None


BY_LINK = Way()


def voice_of(reference: Reference) -> Actor:
    """Who acts by a link: the person asked, who has no account and no rights."""
    return Actor(None, f"{reference.name} (reference)")


@act("reference:open")
def open_form(*, reference: Reference, by: Actor, at: datetime) -> None:
    """Note that the link was opened for the first time."""
    seen = Reference.objects.filter(pk=reference.pk, state=ASKED)
    seen.update(state=OPENED, opened_at=at)


@act("reference:save")
def save_answers(
    *, reference: Reference, answers: Mapping[str, str], by: Actor, at: datetime
) -> None:
    """Keep what was typed so far. Raises Refused once there is an answer."""
    held = _held(reference, WAITING)
    held.answers_sealed, held.saved_at = _sealed(held, answers), at
    held.save(update_fields=["answers_sealed", "saved_at"])


@act("reference:answer")
def answer(
    *,
    reference: Reference,
    answers: Mapping[str, str],
    by: Actor,
    at: datetime,
    way: Way = BY_LINK,
) -> Reference:
    """Take the answer in: once, whole, as a verification in the file.

    Raises Refused where somebody was faster, where the answers are not whole, and where the
    person is no longer asked.
    """
    held = _held(reference, OPEN if way.via != LINK else WAITING)
    form, policy, day = form_of(held), reference_policy(), day_at(held, at)
    kept = _asked_alone(form, answers)
    wrong = reference_answers.problems(form, kept, policy, day)
    if wrong:
        raise Refused(refused(f"The answer is not whole yet. {next(iter(wrong.values()))}"))
    raised = reference_answers.flags(
        form, kept, speaker_of(held), applicant_of(held.practitioner), policy, day
    )
    verdict = reference_answers.counts(form, raised, policy)
    held.state, held.answered_at, held.answered_via = ANSWERED, at, way.via
    held.answers_sealed, held.saved_at = _sealed(held, kept), at
    held.signed_name, held.signed_title = kept["name"][:120], kept["title"][:200]
    held.taken_by, held.document = way.taken_by[:120], way.document
    held.origin_index = settings.VAULT.blind_index(way.origin, "reference origin")
    held.flagged, held.counts, held.remind_on = len(raised), bool(verdict), None
    prove(held, kept, verdict, by=by, at=at)
    held.save()
    about(reference=held.pk, via=way.via, flags=len(raised), counts=bool(verdict))
    return held


@act("reference:decline")
def decline(*, reference: Reference, by: Actor, at: datetime, reason: str) -> Reference:
    """The person would rather not answer, and says why."""
    return _leave(reference, DECLINED, reason)


@act("reference:forward")
def forward(
    *,
    reference: Reference,
    to: Mapping[str, object],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Reference:
    """The person names somebody better placed, whom the office asks once it agrees.

    Gives back the one who is named.
    """
    left = _leave(reference, FORWARDED, reason or "Knows somebody better placed.")
    return name_reference(
        application=left.application,
        speaker=left.speaker,
        values=to,
        credential=left.credential if left.speaker == "office" else None,
        source=left,
        by=by,
        at=at,
    )


def _leave(reference: Reference, state: str, reason: str) -> Reference:
    if not reason.strip():
        raise Refused(refused("A word why, please: it helps us to ask somebody else."))
    held = _held(reference, OPEN)
    held.state, held.why, held.remind_on = state, reason.strip()[:2000], None
    held.save(update_fields=["state", "why", "remind_on"])
    return held


def _held(reference: Reference, states: Iterable[str]) -> Reference:
    """The row, held until the act is over. Raises Refused where it has gone on meanwhile."""
    rows = Reference.objects.select_related("application__facility", "practitioner")
    held = rows.select_for_update(of=("self",)).get(pk=reference.pk)
    if held.state == ANSWERED:
        raise Refused(refused("This was answered already; the first answer stands."))
    if held.state not in states:
        what = "was not asked yet" if held.state == NAMED else STATES[held.state].lower()
        raise Refused(refused(f"{held.name}: {what}."))
    return held


def _asked_alone(form, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers to what is asked, without what was typed where it is no longer shown."""
    kept = {}
    for question in form.questions():
        if not reference_answers.is_asked(question, answers):
            continue
        for key in (question.key, question.words_key):
            if answers.get(key):
                kept[key] = answers[key]
    return kept


def _sealed(reference: Reference, answers: Mapping[str, str]) -> str:
    return settings.VAULT.seal(json.dumps(dict(answers)), *sealed_place(reference))
