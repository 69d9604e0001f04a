"""Why a requirement of a file is not met: the rules, the dates they measure, and what mends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from credenza.core.facts import Finding, PractitionerFile, State
from credenza.core.requirements import evaluate
from credenza.core.standards.alone import verdict
from credenza.core.standards.asking import Asking, asking, deciding_day
from credenza.core.standards.trying import Way, ways
from credenza.office.practitioners.queries.remedies import Remedy, remedy
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.practitioners.queries.sheet import Sheet, facts
from credenza.office.team.queries import packs_at, place
from credenza.packs.loader import credential_kinds, requirements

OPEN = (State.LATE, State.MISSING, State.DUE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing on file that the rule looks at: a credential with its days, or an answer."""

    what: str
    starts_on: date | None
    ends_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Why:
    """One finding, told. ``measured_on`` is the day whose rules measure it."""

    finding: Finding
    title: str
    measured_on: date
    asking: Sequence[Asking]
    evidence: Sequence[Evidence]
    ways: Sequence[Way]
    remedy_text: str
    remedy: Remedy | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something."""
        return self.finding.state in OPEN


def why(
    sheet: Sheet, facility, requirement: str, credential: int | None, as_of: date
) -> Why | None:
    """Why a requirement stands as it does in a file; None where it is not asked there.

    Without ``credential``, or where nothing is found of it, the gravest finding is told.
    """
    file, here = facts(sheet), place(facility)
    rules = rules_for(here, as_of)
    found = [one for one in evaluate(file, here, rules, as_of) if one.requirement == requirement]
    chosen = verdict([one for one in found if one.credential == credential] or found)
    if chosen is None:
        return None
    measured_on = deciding_day(file, rules, requirement, as_of) or as_of
    asked, profession = requirements()[requirement], packs_at(here).professions.get(file.profession)
    is_open = chosen.state in OPEN
    return Why(
        finding=chosen,
        title=asked.title,
        measured_on=measured_on,
        asking=asking(packs_at(here), here, profession, chosen, measured_on),
        evidence=_evidence(file, asked.kinds, chosen),
        ways=ways(file, rules, chosen, as_of) if is_open else (),
        remedy_text=asked.remedy,
        remedy=_remedy(sheet, facility, chosen) if is_open else None,
    )


def why_address(
    practitioner: int,
    facility: int,
    requirement: str,
    credential: int | None = None,
    as_of: date | None = None,
) -> str:
    """The page that says why a requirement of a file stands as it does."""
    known = {"facility": facility, "requirement": requirement}
    if credential:
        known["credential"] = credential
    if as_of:
        known["as_of"] = as_of.isoformat()
    return f"{reverse('why', args=[practitioner])}?{urlencode(known)}"


def _remedy(sheet: Sheet, facility, found: Finding) -> Remedy:
    return remedy(
        practitioner=sheet.person.pk,
        requirement=found.requirement,
        credential=found.credential,
        facility=facility.pk,
    )


def _evidence(file: PractitionerFile, kinds: Sequence[str], found: Finding) -> list[Evidence]:
    """What is on file of these kinds, the newest first; of a finding about one credential, that
    credential's alone.
    """
    one = found.credential
    held = [
        Evidence(_named(row.kind, row.jurisdiction), row.starts_on, row.ends_on, row.status)
        for row in file.credentials
        if row.kind in kinds and one in (None, row.id)
    ]
    answers = [
        Evidence(f"{_named(row.kind)}: {row.source}", row.verified_on, None, row.result.value)
        for row in file.verifications
        if row.kind in kinds and (one is None or one in row.credentials)
    ]
    return sorted([*held, *answers], key=lambda row: row.starts_on or date.min, reverse=True)


def _named(kind: str, jurisdiction: str = "") -> str:
    title = credential_kinds()[kind].title
    return f"{title} ({jurisdiction})" if jurisdiction else title
