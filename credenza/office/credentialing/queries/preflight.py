"""What an application still needs before it can be signed, and what in it contradicts itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.answers import Entry
from credenza.core.applications.completeness import Blocker, Progress, progress
from credenza.core.applications.conflicts import (
    LICENCES,
    Conflict,
    FileSays,
    Told,
    conflicts,
)
from credenza.core.applications.gaps import OpenGap, open_gaps
from credenza.core.applications.kinds import Section
from credenza.core.applications.taking import Held
from credenza.core.law import Limit
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.answers import all_entries
from credenza.office.credentialing.queries.asked_privileges import asks_for_some
from credenza.office.credentialing.queries.forms import sections_of
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.privileging.queries.requests import forms_for
from credenza.office.team.queries import place

GAP_RULES = ("work_history.gaps", "work_history.long_gaps")


@dataclass(frozen=True, slots=True)
class Preflight:
    """How an application stands before its signature."""

    pages: Sequence[Progress]
    gaps: Sequence[OpenGap]
    conflicts: Sequence[Conflict]
    blockers: Sequence[Blocker]

    @property
    def ready(self) -> bool:
        """Whether nothing stands between it and the signature."""
        return not self.blockers

    def of(self, section: str) -> list[Blocker]:
        """What blocks one page."""
        return [one for one in self.blockers if one.section == section]

    @property
    def minutes(self) -> int:
        """About how long what is left will take."""
        return sum(page.section.minutes for page in self.pages if self.of(page.section.key))


def preflight(
    application: Application, as_of: date, entries: Sequence[Entry] | None = None
) -> Preflight:
    """Look over an application as it is now."""
    sections = sections_of(application)
    entries = all_entries(application) if entries is None else entries
    told = Told({one.key: one for one in sections}, entries, file_says(application), as_of)
    pages = [progress(one, entries) for one in sections]
    open_ones = open_gaps(entries, told.sections, gap_limits(application, as_of), as_of)
    found = conflicts(told)
    return Preflight(
        pages=pages,
        gaps=open_ones if "gaps" in told.sections else (),
        conflicts=found,
        blockers=[
            *(one for page in pages for one in page.blockers),
            *_gap_blockers(open_ones, told),
            *(Blocker(one.section, one.words, "", one.entry) for one in found if one.blocks),
            *_privilege_blockers(application, sections, as_of),
        ],
    )


def gap_limits(application: Application, as_of: date) -> list[Limit]:
    """The limits on gaps that bind where the application is made, the strictest of each unit."""
    rules = rules_for(place(application.facility), as_of)
    checks = rules.checks_for(application.practitioner.profession)
    eras = [one.era_on(as_of) for one in checks if one.requirement.key in GAP_RULES]
    limits = [limit for era in eras if era for limit in era.limits]
    return sorted(limits, key=lambda one: one.last_day_from(as_of))


def file_says(application: Application) -> FileSays:
    """What the file holds that answers are compared with."""
    person = application.practitioner
    rows = person.credentials.filter(kind__in=LICENCES, withdrawn_on=None).exclude(number="")
    columns = ("kind", "number", "issuer", "jurisdiction", "starts_on", "ends_on")
    return FileSays(
        family=person.last_name,
        former=tuple(person.other_names.values_list("last_name", flat=True)),
        born_on=birth_date(person.uid, person.born_sealed),
        licences=[Held(*row) for row in rows.order_by("id").values_list(*columns)],
        state=application.facility.state,
    )


def _gap_blockers(found: Sequence[OpenGap], told: Told) -> list[Blocker]:
    if "gaps" not in told.sections:
        return []
    words = "Say below what filled the time, or add the position that is missing."
    return [Blocker("work", f"{one.words} {words}") for one in found if not one.explained]


def _privilege_blockers(
    application: Application, sections: Sequence[Section], as_of: date
) -> list[Blocker]:
    if "privileges" not in {one.key for one in sections}:
        return []
    if asks_for_some(application):
        return []
    if not forms_for(application.practitioner, application.facility, as_of):
        return []
    return [Blocker("privileges", "Ask for at least one privilege.")]
