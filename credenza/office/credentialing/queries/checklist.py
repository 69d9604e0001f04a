"""The checklist of an application, live from the rules and from what the kind itself needs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.applications import checklist as core
from credenza.core.applications.checklist import Item
from credenza.core.applications.clocks import age_at
from credenza.core.applications.kinds import ApplicationKind
from credenza.core.facts import (
    AppointmentFact,
    Finding,
    PractitionerFile,
    Result,
    Standing,
    State,
)
from credenza.core.requirements import evaluate
from credenza.core.verdict import Verdict
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries import own_items
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.practitioners.queries.waiting import asked_and_unanswered
from credenza.office.team.queries import place
from credenza.packs.loader import requirements

COUNTED = frozenset({"references.received"})
"""Requirements that the kind's own items tell in more detail."""
Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything an application needs, what stands against it first."""

    items: tuple[Item, ...]

    @property
    def against(self) -> list[Item]:
        """What keeps it from being complete."""
        return [item for item in self.items if item.stands_against]

    @property
    def done(self) -> int:
        """How many items stand against nothing."""
        return len(self.items) - len(self.against)

    @property
    def may_complete(self) -> Verdict:
        """May it be called complete?"""
        return core.may_complete(self.items)


def checklist(application: Application, as_of: date) -> Checklist:
    """The checklist on a day; the evidence is judged for the meeting aimed at, where one is."""
    kind = kind_of(application)
    [file] = files([application.practitioner_id])
    items = [*_judged(application, kind, file, as_of), *own_items.items(application, kind, as_of)]
    reasons = dict(application.overrides.values_list("item", "reason"))
    return Checklist(core.slowest_first(core.overridden(items, reasons), as_of))


def as_applicant(file: PractitionerFile, facility: int) -> PractitionerFile:
    """The file as that of somebody who applies at a facility: a decision lies ahead, whatever was
    decided there before.
    """
    others = tuple(one for one in file.appointments if one.facility != facility)
    applies = AppointmentFact(0, facility, "", "", Standing.APPLICANT)
    return replace(file, appointments=(*others, applies))


def _judged(
    application: Application, kind: ApplicationKind, file: PractitionerFile, as_of: date
) -> Iterator[Item]:
    now = _found(application, kind, file, as_of)
    aged = _aged(application, kind, file, as_of)
    asked = asked_and_unanswered(application.practitioner_id)
    for finding in now:
        if finding.requirement in COUNTED and kind.references:
            continue
        requirement = requirements()[finding.requirement]
        days = [asked[key] for key in (*requirement.kinds, finding.credential) if key in asked]
        key = finding.requirement, finding.credential
        yield core.judged(finding, requirement, min(days, default=None), aged.get(key, ""))


def _found(
    application: Application, kind: ApplicationKind, file: PractitionerFile, as_of: date
) -> list[Finding]:
    here = place(application.facility)
    applying = as_applicant(file, here.id)
    found = evaluate(applying, here, rules_for(here, as_of), as_of)
    return list(core.wanted(found, kind.requirements, kind.blocks))


def _aged(
    application: Application, kind: ApplicationKind, file: PractitionerFile, as_of: date
) -> dict[Key, str]:
    """Evidence that will be too old on the day of the meeting, with its age then."""
    target = application.target_on
    if target is None or target <= as_of:
        return {}
    on = {one.id: one.verified_on for one in file.verifications if one.result is not Result.PENDING}
    words = {}
    for finding in _found(application, kind, file, target):
        days = [on[key] for key in finding.evidence if on.get(key)]
        if finding.state is State.LATE and days:
            age = age_at(max(days), target, as_of)
            words[finding.requirement, finding.credential] = f"It {age}: check it again."
    return words
