"""One application in a page, made for the question of the station at which it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.flags import TITLES
from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.core.verdict import Verdict
from credenza.office.credentialing.models import Application, Flag, Override, Station, Word
from credenza.office.credentialing.queries.holders import may_speak
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.credentialing.queries.references import flags_of, of_application, progress
from credenza.office.credentialing.queries.ways import may_expedite, stations_of
from credenza.office.privileging.queries.requests import LineSheet, sheet
from credenza.office.team.queries import seats_of


@dataclass(frozen=True, slots=True)
class Referee:
    """One reference in a line: who, how it stands, and what its answer raised."""

    name: str
    title: str
    answered_on: date | None
    raised: Sequence[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a station reads before it speaks, the flags first."""

    station: Station
    flags: Sequence[Flag]
    overrides: Sequence[Override]
    references: Sequence[Referee]
    references_sentence: str
    lines: Sequence[LineSheet]
    earlier: Sequence[Word]
    expedite: Verdict
    facts: Sequence[tuple[str, str]]


def summary(application: Application, station: Station, as_of: date) -> Summary:
    """The one-page summary for a station."""
    kind, rows = kind_of(application), of_application(application)
    request = request_of(application)
    order = list(TITLES)
    flags = application.flags.filter(gone_at=None)
    return Summary(
        station=station,
        flags=sorted(flags, key=lambda flag: (order.index(flag.kind), flag.pk)),
        overrides=list(application.overrides.order_by("id")),
        references=[_referee(one) for one in rows],
        references_sentence=progress(application, rows).sentence if kind.references else "",
        lines=sheet(request, as_of).asked if request else (),
        earlier=[
            word
            for one in stations_of(application)
            for word in one.words.all()
            if one.position <= station.position
        ],
        expedite=may_expedite(application, kind.expedited),
        facts=list(_facts(application)),
    )


def may_read(actor: Actor, application: Application) -> bool:
    """Does the actor hold any station of this round?"""
    if actor.is_system:
        return True
    seats = seats_of(actor)
    return any(bool(may_speak(actor, one, application, seats)) for one in stations_of(application))


def _referee(reference) -> Referee:
    return Referee(
        name=reference.name,
        title=", ".join(filter(None, (reference.title, reference.organisation))),
        answered_on=reference.answered_at.date() if reference.answered_at else None,
        raised=[flag.sentence for flag in flags_of(reference)],
    )


def _facts(application: Application):
    """What the station needs to know of the person at a glance."""
    person = application.practitioner
    specialty = person.specialties.order_by("-primary", "id").first()
    if specialty:
        yield "Specialty", specialty.title
    shown = ("board_certification", "state_licence", "residency", "medical_school")
    for kind in shown:
        row = person.credentials.filter(kind=kind, withdrawn_on=None).order_by("-ends_on").first()
        if row:
            yield _label(kind), _line(row)


def _label(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _line(row) -> str:
    until = f"until {long_date(row.ends_on)}" if row.ends_on else ""
    where = row.issuer or row.jurisdiction
    return ", ".join(filter(None, (where, row.number, until)))
