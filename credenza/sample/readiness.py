"""What the sample's medical center showed for standards that no file can prove."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing shown for a standard: how, on which day from the opening day, until which."""

    rule: str
    kind: str
    words: str
    on: int
    until: int | None = None
    document: str = ""


SEEN = (
    Seen(
        "CMS-OR-ROSTER",
        "document",
        "The roster of surgeons' privileges as it lies in the operating rooms.",
        -110,
        255,
        "Roster of surgeons' privileges",
    ),
    Seen(
        "EMTALA-CALL",
        "hand",
        "Three weekends of the call list were read against the schedule of each service.",
        -64,
        21,
    ),
    Seen(
        "TJC-MEC",
        "committee",
        "The executive committee sat with a majority of physicians at each meeting of the year.",
        -58,
    ),
    Seen(
        "CMS-HP",
        "hand",
        "Twenty charts of the summer: each history and physical was there within a day.",
        -41,
        324,
    ),
)
TAKEN_BACK = Seen(
    "CMS-TELE",
    "document",
    "The agreement with the distant site.",
    -47,
    318,
    "Telemedicine agreement",
)
WHY = "The agreement names the old distant site; the new one is being signed."
TAKEN_BACK_ON = -9
MONTHS = 12
"""So many months are counted, each as of its last day."""
