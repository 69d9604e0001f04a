"""The people of a case: added, and taken out where somebody was added by mistake."""

from datetime import datetime

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.holding import add_party, held_open
from credenza.office.concerns.models import Named, Party
from credenza.office.ledger.actions import act

SAY_WHO = "Say who it is: choose a practitioner or a colleague, or write a name or what is known."


@act("case:add-person")
def add_person(*, case, facts: PartyFacts, by: Actor, at: datetime) -> Party:
    """Add somebody to the case; whom it is about reads nothing of it from now on.

    Raises Refused where nothing says who it is.
    """
    case = held_open(case, "concern:work", by)
    known = facts.practitioner_id or facts.user_id or facts.name.strip() or facts.relation.strip()
    if not known:
        raise Refused(refused(SAY_WHO))
    party = add_party(case, facts)
    if facts.role == SUBJECT:
        _shut_out(party, at)
    return party


@act("case:remove-person")
def remove_person(*, party: Party, by: Actor, at: datetime) -> None:
    """Take somebody out who was added by mistake. Raises Refused once they were heard."""
    held_open(party.case, "concern:work", by)
    if party.interviews.exists():
        raise Refused(refused("They were heard in this case: they stay in it."))
    party.delete()


def _shut_out(party: Party, at: datetime) -> None:
    """End the namings of whom the case is about."""
    running = Named.objects.filter(case=party.case_id, ended_at=None)
    if party.user_id:
        running.filter(user=party.user_id).update(ended_at=at)
    if party.practitioner_id:
        running.filter(user__practitioner_id=party.practitioner_id).update(ended_at=at)
