"""Whom one heard, and what they said."""

from datetime import date, datetime

from credenza.core.concerns.parties import COMPLAINANT, PATIENT, SUBJECT, WITNESS
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.holding import day_at, happened, held_open, required
from credenza.office.concerns.models import Interview, Party
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act
from credenza.packs.cases import case_kinds

HEARD = {
    SUBJECT: ("heard", "heard_staff"),
    WITNESS: ("heard_witnesses", "heard_staff"),
    COMPLAINANT: ("heard_complainant",),
    PATIENT: ("heard_complainant",),
}
"""What an interview with somebody of that part makes happen, where the kind knows it."""


@act("case:interview")
def record_interview(
    *, party: Party, held_on: date, words: str, by: Actor, at: datetime
) -> Interview:
    """Record that somebody was heard, and what they said; the step that asked for it is done."""
    case = held_open(party.case, "concern:work", by)
    if held_on > day_at(case, at):
        raise Refused(refused("That day is still to come: correct the date."))
    one = Interview(
        case=case, party=party, held_on=held_on, recorded_at=at, recorded_by=by.name[:120]
    )
    words = required(words, "Write what they said.")
    one.words_sealed = sealed(words, "interview", one.uid, "words")
    one.save()
    known = case_kinds()[case.kind].events
    event = next((key for key in HEARD.get(party.role, ()) if key in known), None)
    if event:
        happened(case, event, by, at, on=held_on)
    return one
