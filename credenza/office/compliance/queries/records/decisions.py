"""What applications and privileges prove: decisions told in time, temporary privileges within
their limit, evaluations that end."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import add_months
from credenza.core.rulebook import limits_of
from credenza.core.standards.readiness import Ready, Standing
from credenza.office.compliance.queries.records.base import Source
from credenza.office.credentialing.queries.told import decisions_told
from credenza.office.privileging.queries.proving import evaluations_open
from credenza.office.privileging.queries.tracing import temporary_between
from credenza.office.team.queries import packs_at, places
from credenza.packs.readiness import months_looked_back

TOLD = ("NCQA-NOTIFY", "URAC-1-LETTER", "TJC-NOTIFY")
TEMPORARY = ("TJC-TEMP-NEW", "DNV-1-TEMP")
FOCUSED = "TJC-FPPE"


def told(facility: int, rules: Collection[str], as_of: date) -> Iterator[Source]:
    """Of those rules that applications and privileges prove."""
    since = add_months(as_of, -months_looked_back())
    known = [rule for rule in TOLD if rule in rules]
    if known and (standing := _told_in_time(facility, since, as_of)):
        for rule in known:
            yield Source(rule, "Decisions of the year", standing, reverse("applications"))
    for rule in TEMPORARY:
        if rule in rules and (standing := _temporary(facility, rule, since, as_of)):
            yield Source(rule, "Temporary privileges of the year", standing, reverse("tracers"))
    if FOCUSED in rules and (standing := _focused(facility, as_of)):
        yield Source(FOCUSED, "Focused evaluations", standing, reverse("evaluations"))


def _told_in_time(facility: int, since: date, as_of: date) -> Standing | None:
    rows = decisions_told(facility, since, as_of)
    if not rows:
        return None
    good = sum(told_on is not None and told_on <= tell_by for tell_by, told_on in rows)
    state = Ready.MET if good == len(rows) else Ready.NOT_MET
    return Standing(state, why=f"{good} of {len(rows)} decisions of the year were told in time.")


def _temporary(facility: int, rule: str, since: date, as_of: date) -> Standing | None:
    held, place = temporary_between(facility, since, as_of), places()[facility]
    limits = limits_of(packs_at(place), place, (rule,), as_of)
    if not held or not limits:
        return None
    grants = [one.grant for one in held]
    long = sum(one.ends_on > limits[0].last_day_from(one.starts_on) for one in grants)
    words = f"{len(grants) - long} of {len(grants)} temporary privileges of the year end within"
    state = Ready.NOT_MET if long else Ready.MET
    return Standing(state, why=f"{words} {limits[0].in_words()}.")


def _focused(facility: int, as_of: date) -> Standing | None:
    running, late = evaluations_open(facility, as_of)
    if not running:
        return None
    state = Ready.NOT_MET if late else Ready.MET
    return Standing(state, why=f"{late} of {running} focused evaluations are late.")
