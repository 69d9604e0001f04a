"""Whom a cohort would invite, and whom not, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.steps import ENDED
from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application
from credenza.office.practitioners.queries.scope import visible
from credenza.office.practitioners.queries.terms import ending_between

KIND = "reappointment"
MOST = 200
"""People whom one cohort may invite."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member whose term ends in the window; ``excluded`` says why nobody invites them now."""

    practitioner: object
    department: str
    ends_on: date
    excluded: str = ""
    note: str = ""


def preview(actor: Actor, facility, since: date, until: date) -> Sequence[Candidate]:
    """Everybody whose term ends within the window, those who can be invited first; four reads."""
    held = list(ending_between(facility.pk, since, until)[: MOST + 1])
    people = [one.practitioner_id for one in held]
    within = set(
        visible(actor, "application:open").filter(pk__in=people).values_list("pk", flat=True)
    )
    running = set(
        Application.objects.filter(practitioner__in=people, facility=facility, kind=KIND)
        .exclude(state__in=ENDED)
        .values_list("practitioner", flat=True)
    )
    found = [_candidate(one, within, running) for one in held[:MOST]]
    return sorted(found, key=lambda one: bool(one.excluded))


def _candidate(held, within: set[int], running: set[int]) -> Candidate:
    person, excluded = held.practitioner, ""
    if person.pk not in within:
        excluded = "The file is outside your reach."
    elif person.pk in running:
        excluded = "A reappointment is running already."
    elif held.standing == Standing.SUSPENDED:
        excluded = "Suspended: invite by itself, once that is settled."
    note = "" if person.email else "No e-mail address: hand the invitation over on paper."
    return Candidate(person, str(held.department or ""), held.ends_on, excluded, note)
