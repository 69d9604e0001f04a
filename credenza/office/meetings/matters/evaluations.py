"""Focused evaluations to be concluded."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from credenza.core.calendar import long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.core.privileges.steps import REFERRED
from credenza.core.verdict import Refused, refused
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.queries.docket import (
    counted_evaluations,
    evaluations_to_conclude,
)
from credenza.office.privileging.queries.forms import names_of, unknown

CONTINUE, EXTEND, REFER = "continue", "extend", "refer"
GO_ON = Choice(CONTINUE, "Conclude: go on with ongoing evaluation")
LONGER = Choice(EXTEND, "Extend by as many cases and as long again", needs_reason=True)
TO_PEERS = Choice(REFER, "Refer to peer review", needs_reason=True)
CLEAN, OPEN = 2, 10


class Evaluations:
    """An evaluation to be concluded is one matter; its reference is its id and how often
    something was concluded of it before.
    """

    key, title = "evaluation", "Focused evaluation"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = list(evaluations_to_conclude(facilities, today(timezone.now())))
        names = names_of(one.grant.form_version_id for one in rows)
        return [_matter(one, names) for one in rows]

    def matter(self, reference: str) -> Matter | None:
        one = _at(reference)
        return _matter(one, names_of([one.grant.form_version_id])) if one else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = _at(reference)
        if one is None:
            raise Refused(refused("Something else was concluded of it meanwhile."))
        why = outcome.words or _summary(one)
        told = {"evaluation": one, "by": by, "at": at, "reason": why}
        if outcome.choice == CONTINUE:
            evaluations.conclude(**told)
            return "Concluded: ongoing evaluation takes over."
        if outcome.choice == REFER:
            evaluations.refer(**told)
            return "Referred to peer review, on whose docket it waits now."
        longer = max(one.due_on, today(at)) + (one.due_on - one.starts_on)
        one = evaluations.extend(cases=2 * one.cases, due_on=longer, **told)
        return f"Extended to {one.cases} cases until {long_date(one.due_on)}."


def _at(reference: str):
    number, _, concluded = reference.partition("-")
    if not (number.isdecimal() and concluded.isdecimal()):
        return None
    return counted_evaluations().filter(pk=number, concluded=concluded).first()


def _matter(one, names) -> Matter:
    item = one.grant.item
    named = names.get((one.grant.form_version_id, item)) or unknown(item)
    evaluator = (one.evaluator_id,) if one.evaluator_id else ()
    clean = one.state != REFERRED and not one.doubtful and one.seen >= one.cases
    return Matter(
        kind=Evaluations.key,
        reference=f"{one.pk}-{one.concluded}",
        title=f"{one.practitioner}: focused evaluation, {named.title}",
        summary=_summary(one),
        facility=one.facility_id,
        committee_kind="peer_review" if one.state == REFERRED else "credentials",
        practitioner=one.practitioner_id,
        conflicted=(one.practitioner_id, *evaluator),
        due_on=one.due_on,
        consent=clean,
        choices=_choices(one),
        minutes=CLEAN if clean else OPEN,
        addresses=(reverse("evaluation", args=[one.pk]),),
    )


def _choices(one) -> tuple[Choice, ...]:
    """It is concluded with all its cases only, and referred once."""
    whole = (GO_ON,) if one.seen >= one.cases else ()
    return (*whole, LONGER, *(() if one.state == REFERRED else (TO_PEERS,)))


def _summary(one) -> str:
    doubtful = f", {one.doubtful} not satisfactory" if one.doubtful else ""
    return f"{one.seen} of {one.cases} cases seen{doubtful}; due {long_date(one.due_on)}."
