"""Cases that a director laid before a committee.

A docket is read by people who may not know whom a case is about: it tells the kind and the number
and nothing else. Whoever may read the case opens it from there.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.concerns.kinds import KINDS
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.referrals import RETURNED, Word, answer
from credenza.office.concerns.queries.referrals import referrals, subjects_by_case, waiting
from credenza.packs.cases import case_kinds

BACK = Choice(RETURNED, "Back with a question", needs_reason=True)
SUMMARY = "What is asked, and the case, are read on its page by who may read it."
MINUTES = 15


class Concerns:
    """One question about one case to one committee: its reference is the referral's id."""

    key, title = "concern", "Case"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = list(waiting(facilities))
        apart = subjects_by_case({one.case_id for one in rows})
        return [_matter(one, apart[one.case_id]) for one in rows]

    def matter(self, reference: str) -> Matter | None:
        one = _one(reference)
        return _matter(one, subjects_by_case([one.case_id])[one.case_id]) if one else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = _one(reference)
        if one is None or one.ended_at is not None:
            raise Refused(refused("The case waits for this committee no longer."))
        vote = f"{outcome.yes} for, {outcome.no} against, {outcome.abstained} abstained"
        word = Word(outcome.choice, outcome.words, vote, outcome.meeting_on)
        speaker = Actor.system(f"{one.committee}, as its minutes show")
        answer(referral=one, word=word, by=speaker, at=at)
        if outcome.choice == RETURNED:
            return "It went back with the question, which stands in the case."
        return "The committee's word stands in the case."


def _one(reference: str):
    return referrals().filter(pk=reference).first() if reference.isdecimal() else None


def _matter(one, apart: frozenset[int]) -> Matter:
    case = one.case
    return Matter(
        kind=Concerns.key,
        reference=str(one.pk),
        title=f"{KINDS[case.kind]} {case.number}",
        summary=SUMMARY,
        facility=case.facility_id,
        committee_kind=one.committee.kind,
        committee=one.committee_id,
        conflicted=tuple(sorted(apart)),
        ready_on=local_day(one.sent_at, ZoneInfo(case.facility.zone)),
        choices=(*_choices(case.kind), BACK),
        minutes=MINUTES,
        addresses=(reverse("case", args=[case.pk]),),
    )


def _choices(kind: str) -> Iterable[Choice]:
    outcomes = case_kinds()[kind].outcomes.values()
    return (Choice(one.key, one.title, needs_reason=True) for one in outcomes)
