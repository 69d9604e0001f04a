"""A small committee in session, for the tests of roll, quorum, motions and votes."""

from dataclasses import replace
from fractions import Fraction

from credenza.core.committees.charter import MEMBERS, VOTING, Charter, QuorumRule
from credenza.core.committees.roll import Place, Roll
from credenza.core.committees.session import SessionState

HALF = QuorumRule(Fraction(1, 2), at_least=2)
CHARTER = Charter(
    kind="credentials",
    title="Credentials committee",
    purpose="Recommends on applications",
    quorum=HALF,
    majority=VOTING,
    confidentiality=MEMBERS,
    legend="Confidential",
    citation="Bylaws, article X",
    evote=True,
)
PLACES = (
    Place(1, "Okafor", "chair", physician=True, practitioner=101),
    Place(2, "Lindqvist", "vice", physician=True, practitioner=102),
    Place(3, "Brandt-Ruiz", "member", physician=True, practitioner=103),
    Place(4, "Haddad", "member", practitioner=104),
    Place(5, "Moreau", "member", practitioner=105),
    Place(6, "Sato", "member", stands_in_for=5),
    Place(7, "Keller", "member", stands_in_for=5),
    Place(8, "Novak", "ex_officio"),
    Place(9, "Ames", "staff"),
)
MEMBERS_OF_IT = (1, 2, 3, 4, 5)


def session(*present: int, places=PLACES, charter: dict | None = None, **more) -> SessionState:
    """``session(1, 2, 3)``: the committee with those seats present."""
    roll = Roll(places, frozenset(present))
    return SessionState(replace(CHARTER, **charter or {}), roll, **more)
