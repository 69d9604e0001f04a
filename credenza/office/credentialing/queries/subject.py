"""An application as the finders of flags see it."""

from collections.abc import Iterator
from datetime import date

from credenza.core.applications.answers import YES, why
from credenza.core.applications.flags import Concern, Disclosure, StatedName, Subject
from credenza.core.law import Limit
from credenza.core.names import Name
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.references import flags_of, of_application
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.team.queries import place
from credenza.packs.loader import application_sections, flag_limits

DISCLOSURES, IDENTITY = "disclosures", "identity"


def subject_of(application: Application, as_of: date) -> Subject:
    """All that the finders look at, in a dozen reads."""
    [file] = files([application.practitioner_id])
    return Subject(
        file=file,
        as_of=as_of,
        names=_names(application.practitioner),
        stated=tuple(_stated(application)),
        disclosures=tuple(_disclosures(application)),
        concerns=tuple(_concerns(application)),
        gap_limits=_gap_limits(application, file.profession, as_of),
    )


def _names(person) -> tuple[Name, ...]:
    legal = Name(person.last_name, person.first_name, person.middle_name)
    others = person.other_names.order_by("id")
    return (
        legal,
        *(Name(one.last_name, one.first_name or person.first_name) for one in others),
        *([Name(person.last_name, person.preferred_name)] if person.preferred_name else []),
    )


def _stated(application: Application) -> Iterator[StatedName]:
    for row in application.answers.filter(section=IDENTITY, none=False):
        family = row.values.get("last_name", "").strip()
        if family:
            name = Name(family, row.values.get("first_name", ""), row.values.get("middle_name", ""))
            yield StatedName("The application", name, f"answers:{row.pk}")


def _disclosures(application: Application) -> Iterator[Disclosure]:
    bars, section = flag_limits().bars, application_sections()[DISCLOSURES]
    for row in application.answers.filter(section=DISCLOSURES, none=False):
        for question in section.questions:
            if row.values.get(question.key) == YES:
                words = row.values.get(why(question), "")
                bar = bars.get(question.key, "")
                yield Disclosure(question.key, question.label, words, bar)


def _concerns(application: Application) -> Iterator[Concern]:
    for reference in of_application(application):
        for flag in flags_of(reference):
            evidence = f"reference:{reference.pk}"
            yield Concern(
                f"{reference.pk}:{flag.key}", f"{reference.name}: {flag.sentence}", evidence
            )


def _gap_limits(application: Application, profession: str, as_of: date) -> tuple[Limit, ...]:
    rules = rules_for(place(application.facility), as_of)
    eras = (
        check.era_on(as_of)
        for check in rules.checks_for(profession)
        if check.requirement.test == "gaps"
    )
    return tuple(limit for era in eras if era for limit in era.limits)
