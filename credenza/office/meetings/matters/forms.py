"""Versions of privilege forms that lie before a committee."""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day, long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.core.privileges.steps import BOARD, FORM
from credenza.core.verdict import Refused, refused
from credenza.office.privileging.actions.forms import step
from credenza.office.privileging.queries.docket import (
    BODIES,
    version_at,
    versions_before_bodies,
)

APPROVE, RETURN = "approve", "return"
CHOICES = (
    Choice(APPROVE, "Approve"),
    Choice(RETURN, "Back to the draft", needs_reason=True),
)


class Forms:
    """A version before one body is one matter: its reference is the version's id and state."""

    key, title = "privilege-form", "Privilege form"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        return [_matter(one) for one in versions_before_bodies(facilities)]

    def matter(self, reference: str) -> Matter | None:
        one = version_at(*_parts(reference))
        return _matter(one) if one else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = version_at(*_parts(reference))
        if one is None:
            raise Refused(refused("The form lies before this committee no longer."))
        verb = "return" if outcome.choice == RETURN else one.state
        effective_on = outcome.meeting_on if verb == BOARD else None
        done = step(
            form_version=one,
            verb=verb,
            on=outcome.meeting_on,
            body=FORM.states[one.state].removeprefix("Before the ").capitalize(),
            effective_on=effective_on,
            by=by,
            at=at,
            reason=outcome.words,
        )
        if effective_on:
            return f"The form is in force from {long_date(effective_on)}."
        return (
            f"The form is {FORM.states[done.state][:1].lower()}{FORM.states[done.state][1:]} now."
        )


def _parts(reference: str) -> tuple[int, str]:
    number, _, state = reference.partition("-")
    return (int(number) if number.isdecimal() else 0), state


def _matter(version) -> Matter:
    return Matter(
        kind=Forms.key,
        reference=f"{version.pk}-{version.state}",
        title=f"Privilege form: {version}",
        summary=f"Made by {version.made_by} for {version.facility}.",
        facility=version.facility_id,
        committee_kind=BODIES[version.state],
        ready_on=local_day(version.made_at, ZoneInfo(version.facility.zone)),
        choices=CHOICES,
        addresses=(reverse("privilege-form", args=[version.pk]),),
    )
