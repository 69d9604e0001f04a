"""Offering what is known beside the questions, and what the person says to it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from credenza.core.applications.kinds import Section
from credenza.core.applications.offering import Known, Offer, offers
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.actions.answers import add_entry, save
from credenza.office.credentialing.models import Answers, Application, Suggestion
from credenza.office.credentialing.queries.answers import all_entries, sealed_keys
from credenza.office.credentialing.queries.forms import section_of, sections_of
from credenza.office.credentialing.queries.suggesting import known_of, seal, values_of
from credenza.office.ledger.actions import about, act

OFFERED, TAKEN, DISMISSED = "offered", "taken", "dismissed"
MOST = 200


def offer_known(*, application: Application, by: Actor, at: datetime) -> None:
    """Offer what the file and the registry know; asked before anything is written."""
    for origin, source, known in known_of(application.practitioner):
        offer(application=application, known=known, origin=origin, source=source, by=by, at=at)


@act("suggestion:offer")
def offer(
    *, application: Application, known: Known, origin: str, source: str, by: Actor, at: datetime
) -> list[Suggestion]:
    """Offer what somebody knows and is neither answered so, nor offered before."""
    about(practitioner=application.practitioner_id, application=application.pk, origin=origin)
    sections = {one.key: one for one in sections_of(application)}
    before = _before(application, sections)
    made = []
    for one in offers(sections.values(), known, all_entries(application)):
        if len(made) < MOST and (one.section, dict(one.answers)) not in before:
            made.append(_make(application, sections[one.section], one, origin, source, at))
    return Suggestion.objects.bulk_create(made)


@act("suggestion:take")
def take(*, suggestion: Suggestion, by: Actor, at: datetime) -> Answers:
    """The person says that it is so: it becomes their answer. Raises Refused once decided."""
    section = _open(suggestion)
    values, application = values_of(suggestion, section), suggestion.application
    if section.repeats:
        row = add_entry(
            application=application,
            section=section,
            values=values,
            origin=suggestion.origin,
            by=by,
            at=at,
        )
    else:
        row = application.answers.get(section=section.key)
        row = save(row=row, version=row.version, values=values, by=by, at=at)
    _decide([suggestion], TAKEN, by, at)
    return row


@act("suggestion:take-all")
def take_all(*, application: Application, section: Section, by: Actor, at: datetime) -> int:
    """The person says that all of one page is so; how many became answers."""
    about(practitioner=application.practitioner_id)
    rows = list(application.suggestions.filter(section=section.key, state=OFFERED))
    for one in rows:
        take(suggestion=one, by=by, at=at)
    return len(rows)


@act("suggestion:dismiss")
def dismiss(*, suggestion: Suggestion, by: Actor, at: datetime) -> None:
    """The person says that it is not so; it is not offered again."""
    _open(suggestion)
    _decide([suggestion], DISMISSED, by, at)


def _before(application: Application, sections: Mapping[str, Section]) -> list[tuple[str, dict]]:
    return [
        (one.section, values_of(one, sections[one.section]))
        for one in application.suggestions.all()
        if one.section in sections
    ]


def _make(application, section: Section, one: Offer, origin: str, source: str, at) -> Suggestion:
    made = Suggestion(
        application=application,
        section=section.key,
        origin=origin,
        source=source[:120],
        made_at=at,
    )
    sealed = sealed_keys(section)
    made.values = {
        key: seal(made, key, text) if key in sealed else text for key, text in one.answers.items()
    }
    return made


def _open(suggestion: Suggestion) -> Section:
    about(practitioner=suggestion.application.practitioner_id)
    section = section_of(suggestion.application, suggestion.section)
    if suggestion.state != OFFERED or section is None:
        raise Refused(refused("This was decided already."))
    return section


def _decide(rows: Iterable[Suggestion], state: str, by: Actor, at: datetime) -> None:
    ids = [one.pk for one in rows]
    Suggestion.objects.filter(pk__in=ids, state=OFFERED).update(
        state=state, decided_at=at, decided_by=by.name[:120]
    )
