"""What the sample's committees gave somebody to do, and what was added to their agendas by hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """Something given to do by a kind of committee, ``on`` a day from the opening day.

    ``who`` is the number of a member's file; None: the coordinator. ``due`` is its last day,
    ``done`` the day on which ``answer`` was recorded; None while it is open. ``item`` is the title
    of the item at which it was given.
    """

    kind: str
    title: str
    on: int
    due: int
    who: int | None = None
    done: int | None = None
    answer: str = ""
    item: str = ""


PROXY = "Policy on telemedicine privileges by proxy"
GIVEN = (
    Given(
        "mec",
        "Bring the bylaws' article on telemedicine to the bylaws committee",
        on=-34,
        due=-6,
        who=47,
        item=PROXY,
    ),
    Given("mec", "Ask the operating room for its turnover figures of the last quarter", -34, 9, 81),
    Given(
        "mec",
        "Send the adopted policy on privileges by proxy to both distant sites",
        on=-34,
        due=-20,
        done=-25,
        answer="Sent to both; both confirmed receipt.",
        item=PROXY,
    ),
    Given("credentials", "Ask the carrier of the second claim for its summary", -12, 3, 45),
)

BY_HAND = {
    "credentials": ("Peer references by telephone: what counts as an answer", 10, "Chair"),
    "mec": ("Call for nominations: secretary-treasurer", 5, "Chief of staff"),
}
"""An item added by hand to the agenda of each kind of committee: title, minutes, presenter."""

CONSENT_ON, CONSENT_HOUR = -4, 7
"""The special meeting of the credentials committee that decided its consent agenda."""

TAKEN_OFF = "The department chair asked to speak with the practitioner first."
"""Why a request for privileges waits on the docket again."""
