"""What is told at the front door, and what whoever told it may learn of its way and its end."""

from dataclasses import dataclass
from datetime import date, time

from credenza.core.concerns.contacts import Contact
from credenza.core.concerns.kinds import PATIENT
from credenza.core.concerns.parties import COMPLAINANT, REPORTER, SUBJECT, PartyFacts
from credenza.core.concerns.routing import IN_A_PATIENTS_NAME, RELATIONS, kind_of
from credenza.core.concerns.steps import CLOSED, DECIDED, RECEIVED

NOBODY = Contact()
_TITLES = {
    "service": "Care or service as a patient lived it",
    "behavior": "How somebody behaved",
    "treatment": "A treatment",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A concern as somebody tells it.

    ``who`` and ``what`` are keys of ``core.concerns.routing``. ``subject`` is whom it is about, in
    the teller's words. Without ``name`` it is anonymous. ``place`` is where, in their words too.
    """

    who: str
    what: str
    account: str
    name: str = ""
    contact: Contact = NOBODY
    patient: str = ""
    subject: str = ""
    place: str = ""
    occurred_on: date | None = None
    occurred_at: time | None = None
    urgent: bool = False
    user_id: int | None = None

    @property
    def kind(self) -> str:
        """The kind of case it opens."""
        return kind_of(self.who, self.what)

    @property
    def title(self) -> str:
        """A title that names no one."""
        return _TITLES[self.what]

    @property
    def whole_account(self) -> str:
        """What was told, with the place, which may name somebody and is sealed with it."""
        return f"{self.account.strip()}\n\nWhere: {self.place.strip()}".removesuffix("\n\nWhere: ")

    def parties(self) -> tuple[PartyFacts, ...]:
        """The people that it names; whoever told it stays out where they gave no name."""
        return tuple(filter(None, (self._teller(), *self._others())))

    def _teller(self) -> PartyFacts | None:
        contact = self.contact.written()
        if not (self.name or contact or self.user_id):
            return None
        complains = self.who in IN_A_PATIENTS_NAME
        return PartyFacts(
            COMPLAINANT if complains else REPORTER,
            name=self.name,
            contact=contact,
            relation=RELATIONS[self.who],
            user_id=self.user_id,
        )

    def _others(self) -> tuple[PartyFacts | None, ...]:
        return (
            PartyFacts(PATIENT, name=self.patient) if self.patient else None,
            PartyFacts(SUBJECT, name=self.subject) if self.subject else None,
        )


WHAT_NEXT = {
    PATIENT: (
        "A person at the medical staff office reads it, by the next working day.",
        "You are told that it arrived, and who answers your questions.",
        "What you told is looked into. We may ask you something.",
        "You get a written answer: who to ask, what was done, what was found, and when it ended.",
    ),
}
WHAT_NEXT_OF_REVIEWS = (
    "The director of the medical staff office reads it; nobody whom it is about does.",
    "You are told that it arrived. We may ask you something.",
    "What you told is reviewed by those who must know it, and by nobody else.",
    "You are told when the review has ended. What it found of a person is confidential by law.",
)
STATES = {
    RECEIVED: "It has arrived, and waits to be read.",
    DECIDED: "It has been looked into; the answer is being written.",
    CLOSED: "It is closed.",
}
IN_WORK = "It is being looked into."
REVIEW_ENDED = (
    "The review has ended. What was done about a person is confidential by the law on peer review, "
    "and is told to nobody; that you told us has been taken seriously."
)
ANSWERED = "It is closed. What was done and found stands in the letter to you."


def what_next(kind: str) -> tuple[str, ...]:
    """What happens next with a case of that kind, in the order in which it happens."""
    return WHAT_NEXT.get(kind, WHAT_NEXT_OF_REVIEWS)


def state_told(kind: str, state: str) -> str:
    """Where a case stands, in words for whoever told it: of peer review, never what was found."""
    if state == CLOSED:
        return ANSWERED if kind == PATIENT else REVIEW_ENDED
    if state == DECIDED and kind != PATIENT:
        return IN_WORK
    return STATES.get(state, IN_WORK)
