"""Applications that lie at a committee's station."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.applications.route import (
    AS_ASKED,
    CONDITIONS,
    DEFER,
    DENY,
    Votes,
)
from credenza.core.calendar import local_day, long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.actions.stations import Said, minute
from credenza.office.credentialing.beside import Beside, beside
from credenza.office.credentialing.queries.docket import (
    before_bodies,
    body_at,
    papers_of,
    stations,
)
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.ways import open_station

CLEAN, FLAGGED = 2, 10
"""Minutes for a file with nothing to discuss, and for one that has something."""
CHOICES = (
    Choice(AS_ASKED, "As requested"),
    Choice(CONDITIONS, "With conditions", needs_reason=True),
    Choice(DEFER, "Defer with a question", needs_reason=True),
    Choice(DENY, "Deny", needs_reason=True),
)


class Applications:
    """Each station of an application that a body holds is one matter: its reference is the
    station's id.
    """

    key, title = "application", "Application"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = list(before_bodies(facilities))
        papers = papers_of(one.application_id for one in rows)
        return [_matter(one, papers) for one in rows]

    def matter(self, reference: str) -> Matter | None:
        one = _station(reference)
        return _matter(one, papers_of([one.application_id])) if one else None

    def beside(self, reference: str, actor: Actor, as_of: date) -> list[Beside]:
        one = _station(reference)
        return beside(one.application, actor, as_of) if one else []

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        station = _station(reference)
        if station is None:
            raise Refused(refused("The application is not there any more."))
        application = minute(station=station, said=_said(outcome), by=by, at=at)
        return _told(application)


def _station(reference: str):
    return stations().filter(pk=reference).first() if reference.isdecimal() else None


def _matter(station, papers) -> Matter:
    application = station.application
    clean = application.category == "1"
    return Matter(
        kind=Applications.key,
        reference=str(station.pk),
        title=f"{application.practitioner}: {kind_of(application).title.lower()}",
        summary=_summary(station),
        facility=application.facility_id,
        committee_kind=body_at(station),
        practitioner=application.practitioner_id,
        conflicted=(application.practitioner_id,),
        documents=papers.get(application.pk, ()),
        ready_on=_ready_on(station),
        due_on=application.due_on,
        consent=clean,
        choices=CHOICES,
        minutes=CLEAN if clean else FLAGGED,
        addresses=_pages(application.pk),
    )


def _pages(application: int) -> tuple[str, ...]:
    """The summary for who speaks there, and the whole application for the office."""
    names = ("application-station", "application")
    return tuple(reverse(name, args=[application]) for name in names)


def _ready_on(station) -> date | None:
    zone = ZoneInfo(station.application.facility.zone)
    return local_day(station.opened_at, zone) if station.opened_at else None


def _summary(station) -> str:
    """Where, in which category and with how many flags, then the question that is asked."""
    application = station.application
    category = f"category {application.category}" if application.category else ""
    open_ones, found = station.open_flags, station.flags
    flags = f"{found} flag{'' if found == 1 else 's'}, {open_ones or 'none'} open" if found else ""
    where = str(application.department or application.facility)
    facts = ", ".join(filter(None, (where, category, flags)))
    return f"{facts}. {station.question}"


def _said(outcome: Outcome) -> Said:
    deferred = outcome.choice == DEFER
    return Said(
        outcome=outcome.choice,
        reason="" if deferred else outcome.words,
        question=outcome.words if deferred else "",
        votes=Votes(outcome.yes, outcome.no, outcome.abstained, len(outcome.recused)),
        recused_names=", ".join(outcome.recused),
        meeting_on=outcome.meeting_on,
    )


def _told(application) -> str:
    """Where the word led."""
    application.refresh_from_db()
    if following := open_station(application):
        return f"It lies before {_lower(following.title)} now."
    if application.state == "decided":
        until = application.tell_by
        told = f" Tell the practitioner by {long_date(until)}." if until else ""
        return f"Decided; the letter is drafted.{told}"
    if application.state == "deferred":
        return "Deferred: the office answers the question and brings it back."
    return "Stopped: the practitioner is owed a notice and a hearing."


def _lower(title: str) -> str:
    return f"the {title[:1].lower()}{title[1:]}"
