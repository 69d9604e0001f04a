"""Opening cases, linking them, and letting people in by name.

Nothing of what was told goes into the ledger: its entries name the case by its number alone.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.numbers import number
from credenza.core.concerns.parties import ROLES, PartyFacts
from credenza.core.concerns.steps import CASE
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import held, required
from credenza.office.concerns.models import Case, Link, Named, Party
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import about, act
from credenza.office.team.queries import actor_of

SAY_WHAT = "Say in a few words what it is about, without any name."
SAY_WHY = "Say why they must know."


@act("case:open")
def open_case(
    *,
    kind: str,
    facility,
    title: str,
    account: str,
    channel: str,
    received_at: datetime,
    department=None,
    unit: str = "",
    occurred_on: date | None = None,
    occurred_at: time | None = None,
    parties: Iterable[PartyFacts] = (),
    urgent: bool = False,
    by: Actor,
    at: datetime,
) -> Case:
    """Open a case of what was told. Raises Refused for a kind that is none, for one without a
    title, and for what lies in the days to come.
    """
    case = Case(
        number=_free_number(local_day(received_at, ZoneInfo(facility.zone)).year),
        kind=kind,
        state=CASE.start,
        facility=facility,
        department=department,
        unit=unit.strip()[:120],
        title=required(title, SAY_WHAT)[:200],
        channel=channel,
        urgent=urgent,
        received_at=received_at,
        occurred_on=occurred_on,
        occurred_at=occurred_at,
    )
    _require_possible(case, at)
    case.account_sealed = sealed(account, "case", case.uid, "account")
    case.save()
    about(case=case.number, kind=kind)
    for one in parties:
        add_party(case, one)
    return case


@act("case:link")
def link(*, case: Case, other: Case, why: str, by: Actor, at: datetime) -> Link:
    """Say that two cases belong together. Each stays behind its own wall; whoever links them must
    work on both.
    """
    case, other = held(case, "concern:work", by), held(other, "concern:work", by)
    if case.pk == other.pk:
        raise Refused(refused("A case is not linked with itself."))
    first, second = sorted((case, other), key=lambda one: one.pk)
    made, _ = Link.objects.get_or_create(case=first, other=second, defaults={"why": why[:200]})
    return made


@act("case:name")
def name_person(*, case: Case, user, why: str, by: Actor, at: datetime) -> Named:
    """Let somebody into the case by name, and record why.

    Raises Refused for whom it is about, and for whoever holds no role that reads cases.
    """
    case = held(case, "concern:name", by)
    return let_in(case, user, required(why, SAY_WHY), at)


@act("case:end-naming")
def end_naming(*, named: Named, by: Actor, at: datetime) -> None:
    """Close the case again to somebody who was let in by name."""
    case = held(named.case, "concern:name", by)
    if case.owner_id == named.user_id and case.state not in CASE.final:
        raise Refused(refused("They own this case: give it to somebody else first."))
    Named.objects.filter(pk=named.pk, ended_at=None).update(ended_at=at)


def let_in(case: Case, user, why: str, at: datetime) -> Named:
    """The naming of an act under way; once for each person at a time."""
    kept, _ = Named.objects.get_or_create(
        case=case, user=user, ended_at=None, defaults={"why": why[:200], "since": at}
    )
    require(may_case(actor_of(user), "concern:see", case))
    return kept


def add_party(case: Case, facts: PartyFacts) -> Party:
    """A person of the case, written within an act under way."""
    if facts.role not in ROLES:
        raise Refused(refused(f"“{facts.role}” is no part that somebody has in a case."))
    party = Party(
        case=case,
        role=facts.role,
        practitioner_id=facts.practitioner_id,
        user_id=facts.user_id,
        relation=facts.relation.strip()[:80],
    )
    party.name_sealed = sealed(facts.name, "party", party.uid, "name")
    party.contact_sealed = sealed(facts.contact, "party", party.uid, "contact")
    party.save()
    return party


def _require_possible(case: Case, at: datetime) -> None:
    if case.kind not in KINDS:
        raise Refused(refused(f"A case is of one of the kinds {', '.join(KINDS)}."))
    if case.department and case.department.facility_id != case.facility_id:
        raise Refused(refused(f"{case.department} is no department of {case.facility}."))
    today = local_day(at, ZoneInfo(case.facility.zone))
    if case.received_at > at or (case.occurred_on and case.occurred_on > today):
        raise Refused(refused("It lies in the days to come: correct the date."))


def _free_number(year: int) -> str:
    while True:
        drawn = number(year, secrets.randbits(64))
        if not Case.objects.filter(number=drawn).exists():
            return drawn
