"""Tracer lists: the practitioners that surveyors follow through a hospital, by what they did."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import long_date
from credenza.core.standards.sampling import INITIAL, REAPPOINTED
from credenza.office.compliance.queries.populations import population
from credenza.office.practitioners.queries.decided import ended_between, lapsed_between
from credenza.office.practitioners.queries.decided import people as people_by_id
from credenza.office.privileging.queries.tracing import (
    evaluations_between,
    grants_named,
    seen_doing,
    temporary_between,
)
from credenza.packs.loader import credential_kinds


@dataclass(frozen=True, slots=True)
class Traced:
    """One line: who, what, and the days between which it counts."""

    practitioner: object
    what: str
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked: where, over which days, and for which words."""

    facility: int
    since: date
    until: date
    words: str = ""


def traced(key: str, asked: Asked) -> list[Traced]:
    """The list of that key. Raises KeyError for one that is not known."""
    return list(LISTS[key](asked))


def _privilege(asked: Asked) -> Iterable[Traced]:
    return (_grant(one) for one in grants_named(asked.facility, asked.words, asked.until))


def _temporary(asked: Asked) -> Iterable[Traced]:
    return (_grant(one) for one in temporary_between(asked.facility, asked.since, asked.until))


def _did(asked: Asked) -> Iterable[Traced]:
    for one in seen_doing(asked.facility, asked.words, asked.since, asked.until):
        cases = f"{one.seen} case{'' if one.seen == 1 else 's'} seen"
        yield Traced(one.practitioner, one.title, one.starts_on, one.due_on, cases)


def _evaluated(asked: Asked) -> Iterable[Traced]:
    for one in evaluations_between(asked.facility, asked.since, asked.until):
        yield Traced(one.practitioner, one.title, one.starts_on, one.due_on, one.state)


def _grant(one) -> Traced:
    grant = one.grant
    note = f"granted {long_date(grant.decided_on)}; {one.answer.reason}"
    return Traced(grant.practitioner, one.named.title, grant.starts_on, grant.ends_on, note)


def _appointed(asked: Asked) -> Iterable[Traced]:
    return _decided(asked, INITIAL, "Initial appointment")


def _reappointed(asked: Asked) -> Iterable[Traced]:
    return _decided(asked, REAPPOINTED, "Reappointment")


def _decided(asked: Asked, group: str, what: str) -> Iterable[Traced]:
    found = population(asked.facility, asked.since, asked.until)
    people = people_by_id(found.groups[group])
    rows = sorted(found.groups[group], key=lambda pk: (found.decided_on[pk], pk), reverse=True)
    return (Traced(people[pk], what, found.decided_on[pk]) for pk in rows)


def _lapsed(asked: Asked) -> Iterable[Traced]:
    for one in lapsed_between(asked.facility, asked.since, asked.until):
        kind = credential_kinds().get(one.kind)
        title = f"{kind.title if kind else one.kind} {one.jurisdiction}".strip()
        yield Traced(one.practitioner, title, one.starts_on, one.ends_on, one.followed)


def _ended(asked: Asked) -> Iterable[Traced]:
    for one in ended_between(asked.facility, asked.since, asked.until):
        yield Traced(one.practitioner, one.category, one.starts_on, one.ends_on)


LISTS: dict[str, Callable[[Asked], Iterable[Traced]]] = {
    "privilege": _privilege,
    "did": _did,
    "temporary": _temporary,
    "appointed": _appointed,
    "reappointed": _reappointed,
    "lapsed": _lapsed,
    "ended": _ended,
    "evaluated": _evaluated,
}
"""By the keys of ``packs/audits/tracers.toml``."""
