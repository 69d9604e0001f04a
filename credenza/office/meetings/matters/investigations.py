"""Investigations and precautionary suspensions before the medical executive committee.

A docket is read by people who may not know whom it is about: it tells the kind and the number and
nothing else. Whoever may know opens the action from there.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.concerns.corrective import ASKED, INVESTIGATION, KINDS, RESTING, RUNNING
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.corrective import Resolved, resolve
from credenza.office.concerns.queries.corrective import apart_by_action, before_committee, review_by

GO_ON = "go_on"
CHOICES = {
    ASKED: (
        Choice("begin", "Begin the investigation", needs_reason=True),
        Choice("decline", "Decline it", needs_reason=True),
    ),
    RUNNING: (
        Choice("end", "End the investigation", needs_reason=True),
        Choice(GO_ON, "Go on investigating"),
    ),
    RESTING: (
        Choice("continue", "Continue; say how the practitioner was heard", needs_reason=True),
        Choice("lift", "Lift the suspension", needs_reason=True),
    ),
}
SUMMARY = "Whom it is about and why is read on its page by who may know."
MEC, MINUTES = "mec", 20
TOLD = {
    "begin": "The investigation has begun, on the day of this meeting.",
    "decline": "It is declined.",
    "end": "The investigation has ended, on the day of this meeting.",
    "continue": "The suspension goes on; its days are counted further.",
    "lift": "The suspension is lifted from the day of this meeting.",
    GO_ON: "Noted; it comes before the committee again.",
}


class Investigations:
    """An action at one of its states is one matter; its reference is its id, state and version."""

    key, title = "corrective-action", "Corrective action"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = list(before_committee(facilities))
        apart = apart_by_action(rows)
        return [_matter(one, apart[one.pk]) for one in rows]

    def matter(self, reference: str) -> Matter | None:
        one = _one(reference)
        return _matter(one, apart_by_action([one])[one.pk]) if one else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = _one(reference)
        if one is None:
            raise Refused(refused("The action waits for this committee no longer."))
        if outcome.choice != GO_ON:
            speaker = Actor.system("Medical executive committee, as its minutes show")
            said = _said(outcome)
            resolve(action=one, verb=outcome.choice, resolved=said, by=speaker, at=at)
        return TOLD[outcome.choice]


def _one(reference: str):
    number, _, version = reference.partition("-")
    if not (number.isdecimal() and version.isdecimal()):
        return None
    return before_committee(None).filter(pk=number, version=version).first()


def _said(outcome: Outcome) -> Resolved:
    return Resolved(
        on=outcome.meeting_on,
        words=outcome.words,
        yes=outcome.yes,
        no=outcome.no,
        abstained=outcome.abstained,
        heard=outcome.words if outcome.choice == "continue" else "",
        motion=outcome.motion,
    )


def _matter(one, apart: frozenset[int]) -> Matter:
    return Matter(
        kind=Investigations.key,
        reference=f"{one.pk}-{one.version}",
        title=f"{KINDS[one.kind]} {one.number}",
        summary=SUMMARY,
        facility=one.facility_id,
        committee_kind=MEC,
        conflicted=tuple(sorted(apart)),
        ready_on=local_day(one.opened_at, ZoneInfo(one.facility.zone)),
        due_on=None if one.kind == INVESTIGATION else review_by(one),
        choices=CHOICES[one.state],
        minutes=MINUTES,
        addresses=(reverse("corrective-action", args=[one.pk]),),
    )
