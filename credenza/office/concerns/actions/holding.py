"""What the acts on a case have in common: the row, locked and within rights, and what is kept of
what happened. All of it is written within the act that is under way.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.parties import ROLES, PartyFacts
from credenza.core.concerns.steps import CASE
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.models import Case, Happening, Named, Party
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import about
from credenza.office.team.queries import actor_of


def held(case: Case, verb: str, by: Actor) -> Case:
    """The row, locked. Raises Refused where ``by`` may not do ``verb`` to it."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("facility", "owner")
    one = rows.get(pk=case.pk)
    about(case=one.number)
    require(may_case(by, verb, one))
    return one


def held_for(case: Case, step: str, by: Actor) -> Case:
    """The same, where the step of ``core.concerns.steps`` is possible now."""
    one = held(case, CASE.step(step).right, by)
    require(CASE.may_go(one.state, step))
    return one


def held_open(case: Case, verb: str, by: Actor) -> Case:
    """The same, where the case is not closed: what is closed is reopened first."""
    one = held(case, verb, by)
    if one.closed_at is not None:
        raise Refused(refused("The case is closed: reopen it first."))
    return one


def required(words: str, sentence: str) -> str:
    """The words, trimmed. Raises Refused with ``sentence`` where there are none."""
    if not words.strip():
        raise Refused(refused(sentence))
    return words.strip()


def day_at(case: Case, at: datetime) -> date:
    """The day at the case's facility."""
    return local_day(at, ZoneInfo(case.facility.zone))


def happened(
    case: Case, key: str, by: Actor, at: datetime, *, on: date | None = None, words: str = ""
) -> Happening:
    """Keep that something happened in the case, on ``on`` or today there."""
    one = Happening(case=case, key=key, on=on or day_at(case, at), at=at, by=by.name[:120])
    one.words_sealed = sealed(words, "happening", one.uid, "words")
    one.save()
    return one


def let_in(case: Case, user, why: str, at: datetime) -> Named:
    """The naming of somebody; once for each person at a time. Raises Refused where even a name
    does not open the case to them.
    """
    kept, _ = Named.objects.get_or_create(
        case=case, user=user, ended_at=None, defaults={"why": why[:200], "since": at}
    )
    require(may_case(actor_of(user), "concern:see", case))
    return kept


def add_party(case: Case, facts: PartyFacts) -> Party:
    """A person of the case. Raises Refused for a part that is none."""
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
