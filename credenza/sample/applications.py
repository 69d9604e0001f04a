"""Which applications the sample office has, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass

FILLED = ("start", "submit")
VERIFIED = (*FILLED, "accept")
COMPLETED = (*VERIFIED, "look", "complete")
SENT = (*COMPLETED, "send")


@dataclass(frozen=True, slots=True)
class Plan:
    """An application: ``opened`` days before the opening day, and the steps taken since.

    A step is a verb of the table of steps, "look", or "says:" with what a station says. ``facts``
    are credentials that come to light meanwhile, by kind, their days counted from the opening day.
    """

    kind: str
    opened: int
    steps: tuple[str, ...] = ()
    category: str = "1"
    words: str = ""
    facts: tuple[tuple[str, Mapping[str, object]], ...] = ()


YES, NO, LATER = "says:as_asked", "says:deny", "says:defer"

CLAIMS = (
    ("malpractice_claim", {"starts_on": -1500, "ends_on": -900, "issuer": "Buckeye Mutual",
     "details": {"outcome": "Settled", "paid": "640000", "summary": "Delay in diagnosis"}}),
    ("malpractice_claim", {"starts_on": -700, "issuer": "Buckeye Mutual",
     "details": {"outcome": "Open", "summary": "Retained sponge"}}),
)  # fmt: skip
ELSEWHERE = (
    ("hospital_affiliation", {"starts_on": -2900, "ends_on": -2500, "jurisdiction": "IN",
     "issuer": "Wabash Federal Clinic"}),
)  # fmt: skip

INITIAL = (
    Plan("initial", 19, VERIFIED),
    Plan("initial", 17, (*VERIFIED, "look")),
    Plan("initial", 15, ("start",)),
    Plan("initial", 12, FILLED),
    Plan("initial", 9, (*FILLED, "return"), words="The page with your references is empty."),
    Plan("initial", 4),
)
"""Those of the applicants, in the order of their numbers."""
REAPPOINTMENTS = (
    Plan("reappointment", 118, (*SENT, YES, YES, YES, YES, "tell")),
    Plan("reappointment", 112, (*SENT, YES, YES, YES, YES)),
    Plan("reappointment", 104, (*SENT, YES, YES, YES)),
    Plan("reappointment", 101, (*SENT, YES, YES, NO), "2", facts=CLAIMS,
         words="Two of three complications were not told to the department.\n"
         "The answer to the letter of inquiry is missing."),
    Plan("reappointment", 98, (*SENT, YES, YES)),
    Plan("reappointment", 92, (*SENT, YES, LATER), "2", facts=CLAIMS[:1],
         words="What came of the claim, and does the carrier still cover the procedure?"),
    Plan("reappointment", 88, (*SENT, YES), "2", facts=ELSEWHERE),
    Plan("reappointment", 80, SENT),
    Plan("reappointment", 77, SENT),
    Plan("reappointment", 71, COMPLETED),
    Plan("reappointment", 66, (*VERIFIED, "look"), facts=(*CLAIMS, *ELSEWHERE)),
    Plan("reappointment", 58, VERIFIED),
    Plan("reappointment", 41, VERIFIED),
    Plan("reappointment", 30, FILLED),
    Plan("reappointment", 24, ("start",)),
    Plan("reappointment", 16, ("start",)),
    Plan("reappointment", 10),
    Plan("reappointment", 8),
    Plan("reappointment", 60, (*FILLED, "withdraw"), words="Moving to another state."),
)  # fmt: skip
"""Those of members, the earliest end of a term first."""
