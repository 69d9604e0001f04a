"""Cases for the tests of concerns: what was told is invented, and sealed like any other."""

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.office.concerns.actions.cases import open_case
from credenza.office.concerns.models import Case
from tests.fixtures import BEGAN, SYSTEM, Office

TOLD = "The nurse waited forty minutes, and was then shouted at."


def case_at(office: Office, kind: str = "conduct", *, about=None, **more) -> Case:
    """A case at the northern facility, about the practitioner ``about`` where one is given."""
    parties = more.pop("parties", ())
    if about is not None:
        parties = (PartyFacts(SUBJECT, practitioner_id=about.pk), *parties)
    given = {
        "kind": kind,
        "facility": office.north,
        "title": "Shouting at the nurses' station",
        "account": TOLD,
        "channel": "staff",
        "received_at": BEGAN,
        "parties": parties,
    }
    return open_case(**given | more, by=SYSTEM, at=more.get("received_at", BEGAN))
