"""Requests for privileges that belong to no application: chair, credentials, executive committee,
board.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day, long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import WORDS, Condition
from credenza.core.privileges.recommending import (
    AS_REQUESTED,
    DEFER,
    DENY,
    REQUEST_KINDS,
    WITH_CONDITIONS,
    Recommendation,
)
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.queries.docket import applying_for_privileges
from credenza.office.credentialing.queries.staff import running
from credenza.office.privileging.actions import grants, requests
from credenza.office.privileging.queries.docket import (
    next_to_speak,
    open_lines,
    requests_under_way,
)

CHOICES = (
    Choice(AS_REQUESTED, "As requested"),
    Choice(WITH_CONDITIONS, "With conditions", needs_reason=True),
    Choice(DEFER, "Defer", needs_reason=True),
    Choice(DENY, "Deny", needs_reason=True),
)
BODIES = ("credentials", "mec", "board")
MINUTES = 5


class Requests:
    """A request before one body is one matter: its reference is the request's id and the body."""

    key, title = "privilege-request", "Privileges"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = list(requests_under_way(facilities))
        with_application = applying_for_privileges(facilities)
        bodies = ((one, next_to_speak(one)) for one in rows)
        return [
            _matter(one, body)
            for one, body in bodies
            if body in BODIES and (one.practitioner_id, one.facility_id) not in with_application
        ]

    def matter(self, reference: str) -> Matter | None:
        number, body = _parts(reference)
        one = requests_under_way(None).filter(pk=number).first() if number else None
        return _matter(one, body) if one and body in BODIES else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        number, body = _parts(reference)
        one = requests_under_way(None).filter(pk=number).first() if number else None
        if one is None or next_to_speak(one) != body:
            raise Refused(refused("The request waits for this committee no longer."))
        lines = {line.item: _says(outcome) for line in open_lines(one)}
        speaker = Actor.system(f"{BODY_TITLES[body]}, as its minutes show")
        if body != "board":
            requests.recommend(request=one, station=body, lines=lines, by=speaker, at=at)
            return f"The recommendation on {len(lines)} privileges is with the request."
        return _granted(one, lines, outcome, by=speaker, at=at)


BODY_TITLES: Mapping[str, str] = {
    "credentials": "Credentials committee",
    "mec": "Medical executive committee",
    "board": "Governing body",
}


def _parts(reference: str) -> tuple[int | None, str]:
    number, _, body = reference.partition("-")
    return (int(number) if number.isdecimal() else None), body


def _matter(request, body: str) -> Matter:
    count = len(open_lines(request))
    asked = f"{count} privilege{'' if count == 1 else 's'}"
    zone = ZoneInfo(request.facility.zone)
    return Matter(
        kind=Requests.key,
        reference=f"{request.pk}-{body}",
        title=f"{request.practitioner}: {REQUEST_KINDS[request.kind].lower()}",
        summary=f"{asked} asked for at {request.facility}.",
        facility=request.facility_id,
        committee_kind=body,
        practitioner=request.practitioner_id,
        conflicted=(request.practitioner_id,),
        ready_on=local_day(request.handed_in_at, zone),
        choices=CHOICES,
        minutes=MINUTES,
        addresses=(reverse("privilege-request", args=[request.pk]),),
    )


def _says(outcome: Outcome) -> Recommendation:
    words = outcome.words
    conditions = (Condition(WORDS, words),) if outcome.choice == WITH_CONDITIONS else ()
    return Recommendation(outcome.choice, words, conditions)


def _granted(request, lines, outcome: Outcome, *, by: Actor, at: datetime) -> str:
    """The board's word: what is granted runs until the appointment ends."""
    held = running(request.practitioner, request.facility)
    if held is None or held.ends_on is None:
        raise Refused(refused("There is no running appointment with a last day to grant it for."))
    given = grants.decide(
        request=request,
        lines=lines,
        starts_on=outcome.meeting_on,
        ends_on=held.ends_on,
        decided_on=outcome.meeting_on,
        kind="regular",
        by=by,
        at=at,
    )
    return f"{len(given)} of {len(lines)} privileges are granted until {long_date(held.ends_on)}."
