"""Laying a case before a committee, and taking its word."""

from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.concerns.steps import CASE, may_decide
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.cases import decide
from credenza.office.concerns.actions.holding import held, let_in, required
from credenza.office.concerns.models import Case, Referral
from credenza.office.concerns.queries.clocks import events_of, traits
from credenza.office.concerns.queries.referrals import committees_for, members_to_name
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act
from credenza.packs.cases import case_kinds

ASK = "Say what the committee is asked."
RETURNED = "returned"
"""The choice of a committee that sends a case back with a question."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a committee said: one of the outcomes of the case's kind, or ``RETURNED``."""

    choice: str
    words: str
    vote: str = ""
    meeting_on: date | None = None


@act("case:refer")
def refer(
    *, case: Case, committee, question: str, members: bool = False, by: Actor, at: datetime
) -> Referral:
    """Lay the case before a committee of its facility; what is asked is sealed. With ``members``
    everybody who sits there, and has part in it, is let in by name.

    Raises Refused where the policy does not bring this kind before that committee, where it lies
    there already, and where the case is closed.
    """
    case = held(case, "concern:refer", by)
    if case.state in CASE.final:
        raise Refused(refused("The case is closed: reopen it first."))
    if committee not in committees_for(case):
        raise Refused(refused(f"Cases of this kind do not go before the {committee}."))
    if case.referrals.filter(committee=committee, ended_at=None).exists():
        raise Refused(refused(f"It lies before the {committee} already."))
    made = Referral(case=case, committee=committee, sent_at=at, sent_by=by.name[:120])
    made.question_sealed = sealed(required(question, ASK), "referral", made.uid, "question")
    made.save()
    for user in members_to_name(case, committee) if members else ():
        let_in(case, user, f"It lies before the {committee}.", at)
    return made


@act("case:take-back")
def take_back(*, referral: Referral, by: Actor, at: datetime) -> None:
    """Take the case off the committee's docket again."""
    held(referral.case, "concern:refer", by)
    Referral.objects.filter(pk=referral.pk, ended_at=None).update(ended_at=at)


@act("case:answer-referral")
def answer(*, referral: Referral, word: Word, by: Actor, at: datetime) -> Referral:
    """Write the committee's word into the case. Its outcome becomes that of the case, where the
    case still waits for one and each required step is done; else it stands beside it, for people
    to weigh.

    Raises Refused where the committee's word is not waited for any more.
    """
    case = held(referral.case, "concern:refer", by)
    row = Referral.objects.select_for_update().get(pk=referral.pk)
    if row.ended_at is not None:
        raise Refused(refused("The case waits for this committee no longer."))
    row.choice, row.vote = word.choice, word.vote[:80]
    row.meeting_on, row.ended_at = word.meeting_on, at
    row.answer_sealed = sealed(word.words, "referral", row.uid, "answer")
    row.save()
    if word.choice != RETURNED and _may_decide(case, word.choice):
        words = f"{row.committee}: {word.words}".strip()
        decide(case=case, version=case.version, outcome=word.choice, words=words, by=by, at=at)
    return row


def _may_decide(case: Case, outcome: str) -> bool:
    if not CASE.may_go(case.state, "decide"):
        return False
    done = {one.key for one in events_of([case])[case.pk]}
    return bool(may_decide(case_kinds()[case.kind], outcome, traits(case), done))
